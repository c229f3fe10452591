import type { FetchResponse } from './fetchUiApi.ts';

/** Something that wires read, under a key: the same key is read once for all of them. */
export interface Resource {
  readonly key: string;
  readonly load: () => Promise<unknown>;
  /** Milliseconds for which an answer is given out again. */
  readonly maxAge: number;
  /** Ids of the records that are asked for; 15 or 18 characters. */
  readonly recordIds: readonly string[];
}

/** What a wire gives: both are undefined while it loads. */
export interface Emission<Data = unknown> {
  readonly data: Data | undefined;
  readonly error: FetchResponse | undefined;
}

export type Listener = (emission: Emission) => void;

interface Entry {
  readonly resource: Resource;
  readonly listeners: Set<Listener>;
  answer: { readonly emission: Emission; readonly text: string; readonly at: number } | undefined;
  loading: Promise<void> | undefined;
}

export const LOADING: Emission<never> = Object.freeze({ data: undefined, error: undefined });

const entries = new Map<string, Entry>();
const changeListeners = new Set<(recordIds: readonly string[]) => void>();

/** Gives the resource's answer to the listener, now and after each refresh, until the answered function is called. */
export function listen(resource: Resource, listener: Listener): () => void {
  const entry = entryOf(resource);
  entry.listeners.add(listener);
  const { answer } = entry;
  if (answer && Date.now() - answer.at < resource.maxAge) listener(answer.emission);
  else {
    listener(LOADING);
    void loadOnce(entry);
  }
  return () => entry.listeners.delete(listener);
}

/**
 * Reads anew what shows one of these records, and forgets what nobody shows. Resolves when every wire has
 * the new data; one whose data did not change is not told (LWC guide, `notifyRecordUpdateAvailable`).
 */
export async function refreshRecords(recordIds: readonly string[]): Promise<void> {
  const wanted = new Set(recordIds.map(shortId));
  const stale = [...entries.values()].filter((entry) => shows(entry, wanted));
  for (const { resource, listeners } of stale) if (listeners.size === 0) entries.delete(resource.key);
  // What is on its way may have been read before the change.
  await Promise.all(stale.filter(({ listeners }) => listeners.size > 0).map((entry) => load(entry)));
  for (const listener of changeListeners) listener(recordIds);
}

/** Calls the listener with the ids of records that changed, until the answered function is called. */
export function onRecordsChanged(listener: (recordIds: readonly string[]) => void): () => void {
  changeListeners.add(listener);
  return () => void changeListeners.delete(listener);
}

/** Reads anew what any wire shows, and forgets the rest. */
export async function refreshShown(): Promise<void> {
  const shown = [...entries.values()].filter(({ listeners }) => listeners.size > 0);
  for (const { resource, listeners } of entries.values())
    if (listeners.size === 0) entries.delete(resource.key);
  await Promise.all(shown.map((entry) => load(entry)));
}

/** Everything is forgotten, as by loading the page anew. */
export function clearCache(): void {
  entries.clear();
}

function entryOf(resource: Resource): Entry {
  let entry = entries.get(resource.key);
  if (!entry) {
    entry = { resource, listeners: new Set(), answer: undefined, loading: undefined };
    entries.set(resource.key, entry);
  }
  return entry;
}

function loadOnce(entry: Entry): Promise<void> {
  return entry.loading ?? load(entry);
}

function load(entry: Entry): Promise<void> {
  const loading: Promise<void> = entry.resource.load().then(
    (data) => keep(entry, loading, { data, error: undefined }),
    (error: unknown) => keep(entry, loading, { data: undefined, error: error as FetchResponse })
  );
  entry.loading = loading;
  return loading;
}

function keep(entry: Entry, loading: Promise<void>, emission: Emission): void {
  // A later read has begun: its answer is the newer one.
  if (entry.loading !== loading) return;
  entry.loading = undefined;
  const text = JSON.stringify(emission);
  const isNew = entry.answer?.text !== text;
  entry.answer = { emission: isNew ? emission : entry.answer!.emission, text, at: Date.now() };
  if (isNew) for (const listener of [...entry.listeners]) listener(emission);
}

/** Asked for by id, or found within the answer as somebody's parent. */
function shows({ resource, answer }: Entry, ids: ReadonlySet<string>): boolean {
  if (resource.recordIds.some((id) => ids.has(shortId(id)))) return true;
  return [...(answer?.text ?? '').matchAll(/"id":"(\w{15})\w{3}"/g)].some(([, id = '']) => ids.has(id));
}

function shortId(id: string): string {
  return id.slice(0, 15);
}
