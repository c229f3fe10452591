import type { Caller, OrgState } from '../org.ts';
import type { Field, ObjectType } from '../schema/types.ts';
import type { Row, Value } from '../store/store.ts';
import type { Hop, Path } from './path.ts';
import { isToken } from './restrictions.ts';

/** Where rows and values come from. */
export interface Sources {
  readonly readableRows: (org: OrgState, caller: Caller, object: ObjectType) => readonly Row[];
  readonly requireReadable: (
    org: OrgState,
    caller: Caller,
    object: ObjectType,
    fields: readonly Field[]
  ) => void;
  readonly fieldValue: (org: OrgState, object: ObjectType, row: Row, field: Field, caller: Caller) => Value;
}

/** The rows that one query may see, read once. */
export interface Reader {
  rows(object: ObjectType): readonly Row[];
  row(object: ObjectType, id: Value): Row | undefined;
  /** The rows whose stored field has exactly this value. */
  find(object: ObjectType, field: Field, value: Value): readonly Row[];
  value(object: ObjectType, row: Row, field: Field): Value;
}

type RowsByValue = ReadonlyMap<Value, readonly Row[]>;

export function createReader(org: OrgState, caller: Caller, sources: Sources): Reader {
  const rows = remembered(
    (object: ObjectType) => object.name,
    (object) => sources.readableRows(org, caller, object)
  );
  const find = finder(org, rows);
  return {
    rows,
    find: (object, field, wanted) => find(object, field.name, wanted),
    row: (object, id) => (typeof id === 'string' ? find(object, 'Id', id)[0] : undefined),
    value: (object, row, field) => {
      if (field.formula !== undefined) return sources.fieldValue(org, object, row, field, caller);
      if (field.type === 'id' && isToken(object)) return null;
      return storedValue(row, field);
    }
  };
}

type Find = (object: ObjectType, field: string, wanted: Value) => readonly Row[];

/** Where the caller sees all rows, the store's own index serves, which outlives the query. */
function finder({ store }: OrgState, rows: Reader['rows']): Find {
  const index = remembered(
    (object: ObjectType, field: string) => `${object.name}.${field}`,
    (object, field): RowsByValue => Map.groupBy(rows(object), (row) => row[field] ?? null)
  );
  return (object, field, wanted) => {
    if (rows(object).length !== store.count(object.name)) return index(object, field).get(wanted) ?? [];
    if (field !== 'Id') return store.find(object.name, field, wanted);
    const row = store.row(object.name, String(wanted));
    return row ? [row] : [];
  };
}

function remembered<Input extends readonly unknown[], Output>(
  nameOf: (...input: Input) => string,
  make: (...input: Input) => Output
): (...input: Input) => Output {
  const made = new Map<string, Output>();
  return (...input) => {
    const name = nameOf(...input);
    let output = made.get(name);
    if (output === undefined) made.set(name, (output = make(...input)));
    return output;
  };
}

function storedValue(row: Row, field: Field): Value {
  const value = row[field.name] ?? null;
  if (value === null || value === '') return field.type === 'boolean' ? false : null;
  return value;
}

/** A row, and of which object it is. */
export interface Located {
  readonly object: ObjectType;
  readonly row: Row;
}

/** The row that a reference of this row names; null when it names none that the caller sees. */
export function follow(reader: Reader, from: Located, hop: Hop): Located | null {
  const id = reader.value(from.object, from.row, hop.field);
  if (id === null) return null;
  for (const object of hop.targets) {
    if (hop.targets.length > 1 && !mayBeOf(object, id)) continue;
    const row = reader.row(object, id);
    if (row) return { object, row };
  }
  return null;
}

/** Spares the caller being asked for rights on objects that the reference does not name. */
function mayBeOf({ keyPrefix }: ObjectType, id: Value): boolean {
  return keyPrefix === null || String(id).startsWith(keyPrefix);
}

/** Reads what a path leads to; null where a reference on the way is empty. */
export function pathReader(reader: Reader, object: ObjectType, path: Path): (row: Row) => Value {
  const { hops, field } = path;
  if (hops.length === 0) return (row) => reader.value(object, row, field);
  return (row) => {
    let at: Located | null = { object, row };
    for (const hop of hops) {
      at = follow(reader, at, hop);
      if (!at) return null;
    }
    return path.owner ? reader.value(at.object, at.row, field) : sharedValue(reader, at, field);
  };
}

/** Id, Name and Type are what the targets of a polymorphic reference have in common. */
export function sharedValue(reader: Reader, { object, row }: Located, field: Field): Value {
  if (field.name === 'Type') return object.name;
  const named = object.fields.find((one) => (field.name === 'Id' ? one.type === 'id' : one.nameField));
  return named ? reader.value(object, row, named) : null;
}
