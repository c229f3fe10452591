import type { Caller, OrgState } from '../org.ts';
import type { ObjectType } from '../schema/types.ts';
import type { Row, Store, Value } from '../store/store.ts';
import type { SaveError } from './saveError.ts';
import type { DmlTransaction } from './transaction.ts';

export type TriggerOperation = 'insert' | 'update' | 'delete';

/** A row that is being built. */
export type Draft = Record<string, Value> & { Id: string };

/** One run of the triggers of an object; `newRows[i]` and `oldRows[i]` are the same record. */
export interface TriggerEvent {
  readonly org: OrgState;
  readonly caller: Caller;
  readonly transaction: DmlTransaction;
  readonly object: ObjectType;
  readonly operation: TriggerOperation;
  /** Empty on delete. Before a save they may be changed in place, in the form in which they are stored. */
  readonly newRows: readonly Draft[];
  /** Empty on insert. */
  readonly oldRows: readonly Row[];
}

/** What `addError` said, by the position of the record. */
export type TriggerErrors = ReadonlyMap<number, readonly SaveError[]>;

/**
 * The place where Apex triggers plug in (Apex Developer Guide, "Triggers and Order of Execution"): `before`
 * runs ahead of the checks, `after` when the rows are stored and roll-ups are not yet summed up.
 */
export interface TriggerRunner {
  before(event: TriggerEvent): TriggerErrors;
  after(event: TriggerEvent): TriggerErrors;
  /** Whether an object has triggers at all; then a record that fails has the others saved anew. */
  hasAny?(of: Pick<TriggerEvent, 'org' | 'object'>): boolean;
  /** A first attempt begins; what it returns is called ahead of each further one, and may say that there is none. */
  attempt?(transaction: DmlTransaction): () => SaveError | undefined;
}

/** By store: whoever has another clock saves into the same org. */
const runners = new WeakMap<Store, TriggerRunner>();

/** From now on the org runs these triggers; undefined: none. */
export function installTriggers(org: OrgState, runner: TriggerRunner | undefined): void {
  if (runner) runners.set(org.store, runner);
  else runners.delete(org.store);
}

export function runTriggers(when: 'before' | 'after', event: TriggerEvent): TriggerErrors {
  const runner = runners.get(event.org.store);
  const isEmpty = event.newRows.length === 0 && event.oldRows.length === 0;
  return !runner || isEmpty ? new Map() : runner[when](event);
}

export function hasTriggers(org: OrgState, object: ObjectType): boolean {
  return runners.get(org.store)?.hasAny?.({ org, object }) ?? false;
}

/** To be called before records of an object are saved; the result ahead of saving some of them anew. */
export function firstAttempt(
  org: OrgState,
  transaction: DmlTransaction,
  objects: readonly ObjectType[]
): () => SaveError | undefined {
  const isAsked = objects.some((object) => hasTriggers(org, object));
  return (isAsked ? runners.get(org.store)?.attempt?.(transaction) : undefined) ?? (() => undefined);
}
