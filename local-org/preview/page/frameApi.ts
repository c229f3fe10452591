import type { FoundUsers, FrameModel, PageModel } from '../pages/pageModel.ts';

/** @throws Error with what the server says, when it refuses or fails. */
export async function readJson<Answer>(path: string, options: RequestInit = {}): Promise<Answer> {
  const response = await fetch(path, options);
  if (!response.ok) throw new Error(await response.text());
  return (await response.json()) as Answer;
}

export function readFrame(app: string | null): Promise<FrameModel> {
  return readJson(`/frame/state?${query({ app })}`);
}

export function readPage(app: string | null, address: string): Promise<PageModel> {
  return readJson(`/frame/page?${query({ app, address })}`);
}

export function findUsers(search: string): Promise<FoundUsers> {
  return readJson(`/frame/users?${query({ search })}`);
}

/** From the next request on the page is this user's. */
export async function switchUser(id: string): Promise<void> {
  await readJson('/frame/user', { method: 'POST', body: id });
}

function query(parameters: Readonly<Record<string, string | null>>): string {
  const given = Object.entries(parameters).filter((entry): entry is [string, string] => entry[1] !== null);
  return new URLSearchParams(given).toString();
}
