import type { Caller, OrgState } from '../org.ts';
import type { ObjectType } from '../schema/types.ts';
import type { Row } from '../store/store.ts';
import { brokenRules, valueErrors } from './checks.ts';
import { changedDraft, newDraft } from './draft.ts';
import { inPasses } from './passes.ts';
import type { Failures } from './passes.ts';
import type { SaveRequest } from './request.ts';
import { updateRollups } from './rollups.ts';
import { noSuchRecord, saveError } from './saveError.ts';
import type { SaveError } from './saveError.ts';
import { afterSave, setupErrors } from './setupObjects.ts';
import type { DmlTransaction } from './transaction.ts';
import { firstAttempt, hasTriggers, runTriggers } from './triggers.ts';
import type { Draft } from './triggers.ts';
import { uniqueCheck } from './unique.ts';

/** What saving works in. */
export interface Work {
  readonly org: OrgState;
  readonly caller: Caller;
  readonly transaction: DmlTransaction;
}

interface Change {
  readonly request: SaveRequest;
  readonly draft: Draft;
  readonly old: Row | undefined;
}

/** @returns the id under which each request was saved; who is not in it failed, and `failures` says why. */
export function saveAll(
  work: Work,
  object: ObjectType,
  requests: readonly SaveRequest[],
  failures: Failures<SaveRequest>,
  allOrNone: boolean
): ReadonlyMap<SaveRequest, string> {
  let saved: ReadonlyMap<SaveRequest, string> = new Map();
  const store = (some: readonly SaveRequest[]): boolean => {
    const stored = storeSome(work, object, some, failures);
    saved = new Map(stored.map(({ request, draft }) => [request, draft.Id]));
    const touched = hasTriggers(work.org, object) ? some : stored.map(({ request }) => request);
    return touched.some((request) => failures.has(request));
  };
  inPasses(
    work.org,
    requests,
    failures,
    allOrNone,
    store,
    firstAttempt(work.org, work.transaction, [object])
  );
  return saved;
}

/** One pass, in the order of the Apex Developer Guide, "Triggers and Order of Execution". */
function storeSome(
  work: Work,
  object: ObjectType,
  requests: readonly SaveRequest[],
  failures: Failures<SaveRequest>
): Change[] {
  const drafts = requests.flatMap((request) => changeOf(work, request, failures) ?? []);
  triggers('before', work, object, drafts, failures);
  const uniqueErrors = uniqueCheck(work.org, object);
  const good = drafts.filter(
    (change) => !failed(change, failures, () => errorsOf(work, object, change, uniqueErrors))
  );
  for (const { draft } of good) work.org.store.put(object.name, draft);
  for (const { draft, old } of good) afterSave(work.org, object, draft, old);
  triggers('after', work, object, good, failures);
  sumUp(work, object, good, failures);
  return good;
}

function changeOf(work: Work, request: SaveRequest, failures: Failures<SaveRequest>): Change | undefined {
  const { org, caller } = work;
  if (request.id === undefined) return { request, draft: newDraft(org, caller, request), old: undefined };
  const old = org.store.row(request.object.name, request.id);
  if (old) return { request, draft: changedDraft(org, caller, request, old), old };
  failures.set(request, [noSuchRecord()]);
  return undefined;
}

function failed(
  { request }: Change,
  failures: Failures<SaveRequest>,
  check: () => readonly SaveError[]
): boolean {
  if (failures.has(request)) return true;
  const errors = check();
  if (errors.length > 0) failures.set(request, errors);
  return errors.length > 0;
}

/** Rules are tried on what is otherwise in order. */
function errorsOf(
  { org, caller }: Work,
  object: ObjectType,
  { draft, old }: Change,
  uniqueErrors: (row: Row) => SaveError[]
): readonly SaveError[] {
  const checks = [
    () => setupErrors(org, caller, object, draft, old),
    () => valueErrors(org, object, draft, old),
    () => brokenRules(org, caller, object, draft, old),
    () => uniqueErrors(draft)
  ];
  for (const check of checks) {
    const errors = check();
    if (errors.length > 0) return errors;
  }
  return [];
}

function triggers(
  when: 'before' | 'after',
  work: Work,
  object: ObjectType,
  changes: readonly Change[],
  failures: Failures<SaveRequest>
): void {
  for (const operation of ['insert', 'update'] as const) {
    const some = changes.filter(({ request }) => request.operation === operation && !failures.has(request));
    const newRows = some.map(({ draft }) => draft);
    const oldRows = some.flatMap(({ old }) => old ?? []);
    for (const [i, errors] of runTriggers(when, { ...work, object, operation, newRows, oldRows })) {
      if (errors.length > 0) failures.set(some[i]!.request, errors);
    }
  }
}

/** A master that cannot be saved with its new sums fails the details that changed them. */
function sumUp(
  work: Work,
  object: ObjectType,
  changes: readonly Change[],
  failures: Failures<SaveRequest>
): void {
  const touched = changes.flatMap(({ draft, old }) => (old ? [draft, old] : [draft]));
  const broken = updateRollups(work, object, touched);
  if (broken.size === 0) return;
  for (const { request, draft, old } of changes) {
    const errors = mastersOf(object, draft, old).flatMap((id) => broken.get(id) ?? []);
    if (errors.length > 0) failures.set(request, errors);
  }
}

function mastersOf(object: ObjectType, draft: Row, old: Row | undefined): string[] {
  const fields = object.fields.filter((field) => field.masterDetail);
  return [...new Set(fields.flatMap(({ name }) => [draft[name], old?.[name]]).map(String))];
}

/** A record may come once in a call. */
export function repeated(requests: readonly SaveRequest[], failures: Failures<SaveRequest>): void {
  const seen = new Set<string>();
  for (const request of requests) {
    const { id } = request;
    if (id === undefined) continue;
    if (seen.has(id))
      failures.set(request, [saveError('DUPLICATE_VALUE', `Duplicate id specified: ${id}`, ['Id'])]);
    seen.add(id);
  }
}
