import { notModelled } from '../apiError.ts';
import { rightsOf } from '../security/rights.ts';
import type { Field, FieldType, ObjectType } from '../schema/types.ts';
import type { Row, Value } from '../store/store.ts';
import type { Compiled, FormulaType, Input, Scope } from './scope.ts';
import { FormulaError } from './tokens.ts';
import { exact } from './values.ts';

/** Types of fields in formulas (Salesforce Help, "Formula Operators and Functions by Context"). */
const TYPES: Readonly<Partial<Record<FieldType, FormulaType>>> = {
  id: 'text',
  string: 'text',
  textarea: 'text',
  combobox: 'text',
  reference: 'text',
  email: 'text',
  phone: 'text',
  url: 'text',
  boolean: 'boolean',
  int: 'number',
  double: 'number',
  currency: 'number',
  percent: 'number',
  date: 'date',
  datetime: 'datetime',
  picklist: 'picklist',
  multipicklist: 'multipicklist'
};

/** @throws FormulaError when the path names nothing that a formula can read. */
export function compileReference(path: string, scope: Scope): Compiled {
  const [first = '', ...rest] = path.split('.');
  if (first.startsWith('$')) return compileGlobal(path, first.toUpperCase(), rest, scope);
  const { field, object, rowOf } = follow(scope, scope.object, [first, ...rest], path);
  const compiled = compileField(path, object, field, rowOf);
  return rest.length === 0 ? { ...compiled, field } : compiled;
}

/** The type that a field has in formulas; undefined when they cannot read it. */
export function formulaTypeOf(type: FieldType): FormulaType | undefined {
  return TYPES[type];
}

/** What a formula sees of a field of this row. */
function readField(input: Input, object: ObjectType, row: Row, field: Field): Value {
  const value = field.formula === undefined ? row[field.name] : input.formulaOf(object, row, field);
  return seen(value ?? null, field, input);
}

function seen(value: Value, field: Field, { blanksAreZero }: Input): Value {
  const type = TYPES[field.type];
  if (type === 'boolean') return value === true;
  if (type === 'number') {
    if (value === null) return blanksAreZero ? 0 : null;
    return field.type === 'percent' ? exact(Number(value) / 100) : value;
  }
  // Ids are 15 characters long in formulas (Salesforce Help, CASESAFEID).
  if ((field.type === 'id' || field.type === 'reference') && typeof value === 'string')
    return value.slice(0, 15);
  return value === '' ? null : value;
}

type RowOf = (input: Input, row: Row) => Row | undefined;

function compileField(path: string, object: ObjectType, field: Field, rowOf: RowOf): Compiled {
  const run = (input: Input): Value => {
    const row = rowOf(input, input.row);
    return row ? readField(input, object, row, field) : seen(null, field, input);
  };
  const type = formulaTypeOf(field.type);
  if (!type)
    throw new FormulaError(`Field ${path} has the data type ${field.type}, which formulas cannot use.`);
  return { type, run };
}

function follow(
  scope: Scope,
  object: ObjectType,
  [first = '', ...rest]: readonly string[],
  path: string
): { field: Field; object: ObjectType; rowOf: RowOf } {
  if (rest.length === 0) {
    const field = scope.schema.field(object, first);
    if (!field) throw doesNotExist(path);
    return { field, object, rowOf: (_, row) => row };
  }
  const reference = scope.schema.parentRelationship(object, first);
  const parents = reference?.referenceTo ?? [];
  const parent = parents.length === 1 ? scope.schema.object(parents[0]!) : undefined;
  if (!reference || !parent) throw doesNotExist(path);
  const further = follow(scope, parent, rest, path);
  const rowOf: RowOf = (input, row) => {
    const id = row[reference.name];
    const found = typeof id === 'string' ? input.org.store.row(parent.name, id) : undefined;
    return found && further.rowOf(input, found);
  };
  return { ...further, rowOf };
}

function compileGlobal(path: string, global: string, names: readonly string[], scope: Scope): Compiled {
  if (global === '$PERMISSION' && names.length === 1) return compilePermission(names[0]!);
  const user = scope.schema.object('User');
  if (global !== '$USER' || !user || names.length === 0) {
    throw new FormulaError(`The local org does not model ${path} in formulas.`);
  }
  const { field, object, rowOf } = follow(scope, user, names, path);
  return compileField(path, object, field, (input) => {
    const row = input.org.store.row('User', callerOf(input).userId);
    return row && rowOf(input, row);
  });
}

/** True when the running user has the custom permission (Salesforce Help, "Global Variables"). */
function compilePermission(name: string): Compiled {
  return {
    type: 'boolean',
    run: (input) => rightsOf(input.org, callerOf(input).userId).hasCustomPermission(name)
  };
}

function callerOf(input: Input): NonNullable<Input['caller']> {
  if (!input.caller) throw notModelled('a formula that depends on the user, read for no user');
  return input.caller;
}

function doesNotExist(path: string): FormulaError {
  return new FormulaError(`Field ${path} does not exist. Check spelling.`);
}
