import { rowOf } from '../../metadata/componentRow.ts';
import type { Store } from '../../store/store.ts';

/** The id of a class of the org. */
export function classIdOf(store: Store, className: string): string {
  return idOf(store, ['ApexClass'], className);
}

/** The id of a class or a trigger. */
export function codeIdOf(store: Store, name: string): string {
  return idOf(store, ['ApexClass', 'ApexTrigger'], name);
}

function idOf(store: Store, types: readonly string[], name: string): string {
  const row = types.map((type) => rowOf(store, type, name)).find(Boolean);
  if (!row) throw new Error(`${name} has source and no row.`);
  return row.Id;
}
