import { rowOf } from '../../metadata/componentRow.ts';
import type { Store } from '../../store/store.ts';

/** The id of a class of the org. */
export function classIdOf(store: Store, className: string): string {
  const row = rowOf(store, 'ApexClass', className);
  if (!row) throw new Error(`The class ${className} has source and no row.`);
  return row.Id;
}
