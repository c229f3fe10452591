import type { Page } from 'playwright-core';
import type { ApexReadRequest } from '../../src/org/live/apexCatalogue.ts';
import { ASKED_PERMISSIONS } from '../../src/org/queryCatalogue.ts';

/** A call of `RunAsReader` that a page makes. */
export interface ReaderCall {
  readonly method: 'read' | 'count' | 'heldPermissions';
  /** Of the query; absent where none is asked for. */
  readonly request?: ApexReadRequest;
  /** What the org returns. */
  readonly ofOrg: () => Promise<unknown>;
}

/** What the list asks of the register, not of the org. */
export function isOfRegister({ request }: ReaderCall): boolean {
  return /^(?:listed|register)[A-Z]/.test(request?.query ?? '');
}

/** What a call gets in the place of what the org returns; undefined lets the org answer. */
type Answering = (call: ReaderCall) => unknown;

/** The body of the error of a call. */
class Refusal {
  readonly message: string;

  constructor(message: string) {
    this.message = message;
  }
}

/** Answers the page's calls of `RunAsReader` from now on, in the place of what was set before. */
export async function answerCalls(page: Page, answering: Answering): Promise<void> {
  await letOrgAnswer(page);
  await page.route('**/local-org/apex/RunAsReader/*', async (route) => {
    const method = new URL(route.request().url()).pathname.split('/').at(-1) as ReaderCall['method'];
    const { request } = route.request().postDataJSON() as { request?: ApexReadRequest };
    const ofOrg = async (): Promise<unknown> => (await route.fetch()).json();
    const answer = await answering({ method, ofOrg, ...(request && { request }) });
    if (answer === undefined) await route.continue();
    else if (answer instanceof Refusal)
      await route.fulfill({ status: 500, json: { message: answer.message } });
    else await route.fulfill({ json: answer });
  });
}

/** The org itself answers again. */
export async function letOrgAnswer(page: Page): Promise<void> {
  await page.unroute('**/local-org/apex/RunAsReader/*');
}

/** Every call throws an AuraHandledException with this message. */
export function refusing(message: string): Answering {
  return () => new Refusal(message);
}

/** Calls for this query throw; the org answers the others. */
export function refusingQuery(query: ApexReadRequest['query'], message: string): Answering {
  return ({ request }) => (request?.query === query ? new Refusal(message) : undefined);
}

/** What `RunAsReader` returns in an org that has no rows but its name. */
export function ofEmptyOrg({ method, request }: Pick<ReaderCall, 'method' | 'request'>): unknown {
  if (method === 'heldPermissions') return ASKED_PERMISSIONS;
  if (method === 'count') return 0;
  return { columns: [], rows: request?.query === 'organization' ? [{ Name: 'Empty' }] : [] };
}
