import type { OrgState } from '../org.ts';
import type { SaveError } from './saveError.ts';

/** The records of a call that failed so far, and why. */
export type Failures<T> = Map<T, readonly SaveError[]>;

/**
 * Runs a pass over the records until none fails after something of it was stored. Such a failure undoes the
 * pass, and the rest is saved anew without it (Apex Developer Guide, "Bulk DML Exception Handling").
 *
 * @param pass adds to the failures, and returns whether one of them left something stored, or may have.
 * @param again is called ahead of each pass but the first; it returns why there is none for those that are left.
 */
export function inPasses<T>(
  org: OrgState,
  all: readonly T[],
  failures: Failures<T>,
  allOrNone: boolean,
  pass: (some: readonly T[]) => boolean,
  again: () => SaveError | undefined
): void {
  for (;;) {
    const start = org.store.savepoint();
    if (allOrNone && failures.size > 0) return;
    const isLate = pass(all.filter((one) => !failures.has(one)));
    if (failures.size === 0 || !(isLate || allOrNone)) return;
    org.store.rollback(start);
    const end = allOrNone ? undefined : again();
    if (end) {
      for (const one of all) if (!failures.has(one)) failures.set(one, [end]);
      return;
    }
  }
}
