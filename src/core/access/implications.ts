import type { BitSet } from './bitSet.ts';
import type { Right, RightTable } from './right.ts';

/**
 * "Whoever holds the premise holds all of these too." Stored rights are closed under the platform's
 * dependencies on save; what is left are the rights that reach over objects and fields without a row.
 */
export interface Implication {
  readonly premise: number;
  readonly conclusions: BitSet;
}

/**
 * The implications between the rights of a table:
 * - Modify All Data: create, read, edit, delete, view all and modify all on every object.
 * - View All Data: read and view all on every object.
 * - View All Fields (Global): read on every field; View All Fields of an object: read on its fields.
 *
 * Neither of the first two reaches fields: users with them "must still be assigned field permissions"
 * (Salesforce Help, users_profiles_view_all_mod_all), so View All Fields is not among their conclusions.
 * INVARIANT: no conclusion is a premise, so one pass closes a set; and each has a single premise, so
 * closing sets before their union gives the closed union.
 */
export function implicationsOf(table: RightTable): Implication[] {
  const modifyAll: number[] = [];
  const viewAll: number[] = [];
  const allFields: number[] = [];
  const fieldsOfObject = new Map<string, number[]>();
  for (const [id, right] of table.entries()) {
    if (right.part === 'objects' && right.access !== 'viewAllFields') modifyAll.push(id);
    if (right.part === 'objects' && (right.access === 'read' || right.access === 'viewAll')) viewAll.push(id);
    if (right.part === 'fields' && right.access === 'read') {
      allFields.push(id);
      appendTo(fieldsOfObject, objectOfField(right.name), id);
    }
  }
  const fromObjects = [...fieldsOfObject].flatMap(([object, fields]) =>
    implication(table, { part: 'objects', name: object, access: 'viewAllFields' }, fields)
  );
  return [
    ...implication(table, { part: 'userPermissions', name: 'ModifyAllData' }, modifyAll),
    ...implication(table, { part: 'userPermissions', name: 'ViewAllData' }, viewAll),
    ...implication(table, { part: 'userPermissions', name: 'ViewAllFieldsGlobal' }, allFields),
    ...fromObjects
  ];
}

export function closed(rights: BitSet, implications: readonly Implication[]): BitSet {
  const result = rights.copy();
  for (const { premise, conclusions } of implications) if (rights.has(premise)) result.addAll(conclusions);
  return result;
}

/** The right through which a set reaches another that it does not name; undefined when it names it. */
export function reasonOf(
  id: number,
  rights: BitSet,
  implications: readonly Implication[],
  table: RightTable
): Right | undefined {
  if (rights.has(id)) return undefined;
  const found = implications.find(({ premise, conclusions }) => rights.has(premise) && conclusions.has(id));
  return found && table.rightOf(found.premise);
}

export function objectOfField(field: string): string {
  return field.slice(0, Math.max(0, field.indexOf('.')));
}

function implication(table: RightTable, premise: Right, conclusions: number[]): Implication[] {
  const id = table.idOf(premise);
  if (id === undefined || conclusions.length === 0) return [];
  return [{ premise: id, conclusions: table.setOf(conclusions) }];
}

function appendTo<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
