import type { Field, ObjectType } from '../schema/types.ts';
import type { Method } from './classType.ts';
import { idOf } from './conversion.ts';
import { Decimal } from './decimal.ts';
import type { Execution } from './execution.ts';
import { instantiate } from './invoke.ts';
import type { Program } from './program.ts';
import { writeField } from './sobject.ts';
import { STRING, shownType } from './typeName.ts';
import type { TypeName } from './typeName.ts';
import { ApexDate, ApexDatetime, ApexList, ApexMap, ApexSObject } from './values.ts';
import type { ApexValue, ApexObject } from './values.ts';

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const DATETIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?Z$/;

/** The arguments of a method from the parameters of a call, by name; one that is not given is null. */
export function argumentsOf(
  execution: Execution,
  program: Program,
  method: Method,
  given: Readonly<Record<string, unknown>>
): ApexValue[] {
  return method.parameters.map(({ name, type }) =>
    fromJson(execution, program, type, Object.hasOwn(given, name) ? given[name] : null)
  );
}

function fromJson(execution: Execution, program: Program, type: TypeName, json: unknown): ApexValue {
  if (json === null || json === undefined) return null;
  const read = SIMPLE.get(type.name);
  const value = read ? read(execution, json) : partsFromJson(execution, program, type, json);
  if (value !== undefined) return value;
  throw invalidValue(execution, shownType(type), json);
}

function invalidValue(execution: Execution, what: string, json: unknown): Error {
  const shown = JSON.stringify(json).slice(0, 100);
  return execution.raise('TypeException', `Value provided is invalid for ${what}: ${shown}`);
}

/** Undefined: the value is none of the type. */
const SIMPLE: ReadonlyMap<string, (execution: Execution, json: unknown) => ApexValue | undefined> = new Map<
  string,
  (execution: Execution, json: unknown) => ApexValue | undefined
>([
  ['string', (_, json) => (typeof json === 'string' ? json : undefined)],
  ['boolean', (_, json) => (typeof json === 'boolean' ? json : undefined)],
  ['integer', (_, json) => (typeof json === 'number' && json === (json | 0) ? json : undefined)],
  ['id', (execution, json) => (typeof json === 'string' ? idOf(execution, json) : undefined)],
  ['date', (_, json) => (typeof json === 'string' ? date(json) : undefined)],
  ['datetime', (_, json) => (typeof json === 'string' ? datetime(json) : undefined)],
  // Nothing sends content of files to Apex as a value of its own.
  ['blob', (execution) => refuseBlob(execution)],
  ['object', (_, json) => untyped(json)]
]);

function refuseBlob(execution: Execution): never {
  throw execution.notModelled('parameters of the type Blob');
}

/** A text of that form may still name no day. */
function datetime(text: string): ApexDatetime | undefined {
  const time = DATETIME.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(time) ? undefined : new ApexDatetime(time);
}

function date(text: string): ApexDate | undefined {
  const time = DATE.test(text) ? Date.parse(text) : Number.NaN;
  // The host makes a day of the next month of one that a month does not have.
  const isDay = !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
  return isDay ? new ApexDate(text) : undefined;
}

function untyped(json: unknown): ApexValue | undefined {
  if (typeof json === 'string' || typeof json === 'boolean') return json;
  return typeof json === 'number' ? (Number.isInteger(json) ? json : Decimal.of(String(json))) : undefined;
}

function partsFromJson(
  execution: Execution,
  program: Program,
  type: TypeName,
  json: unknown
): ApexValue | undefined {
  if (type.name === 'list') {
    const element = type.parameters[0]!;
    if (!Array.isArray(json)) return undefined;
    return new ApexList(
      element,
      json.map((item: unknown) => fromJson(execution, program, element, item))
    );
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return undefined;
  if (type.name === 'map') {
    const map = new ApexMap(STRING, type.parameters[1]!);
    for (const [key, value] of Object.entries(json)) {
      map.put(key, fromJson(execution, program, type.parameters[1]!, value));
    }
    return map;
  }
  const object = program.classNamed(type.name) ? undefined : program.objectNamed(type.name);
  return object ? recordFromJson(execution, object, json) : objectFromJson(execution, program, type, json);
}

/** A record as a page sends it: values by API name of the field, and which kind of record it is where it says so. */
function recordFromJson(execution: Execution, object: ObjectType, json: object): ApexSObject | undefined {
  const record = new ApexSObject(object);
  for (const [name, value] of Object.entries(json) as [string, unknown][]) {
    if (NO_FIELDS.has(name)) {
      if (!isOfKind(object, name, value)) return undefined;
      continue;
    }
    const field = execution.org.schema.field(object, name);
    if (!field) {
      throw execution.raise('TypeException', `No such column '${name}' on sobject of type ${object.name}`);
    }
    const held = fieldFromJson(execution, field, value);
    if (held === undefined) throw invalidValue(execution, field.name, value);
    writeField(execution, record, field.name, held);
  }
  return execution.held(record);
}

const NO_FIELDS: ReadonlySet<string> = new Set(['attributes', 'sobjectType']);

function isOfKind({ name }: ObjectType, where: string, value: unknown): boolean {
  const kind =
    where === 'attributes' && typeof value === 'object' && value !== null && 'type' in value
      ? value.type
      : value;
  return typeof kind !== 'string' || kind.toLowerCase() === name.toLowerCase();
}

/** Undefined: the field has no such values. */
function fieldFromJson(execution: Execution, { type }: Field, json: unknown): ApexValue | undefined {
  if (json === null) return null;
  if (type === 'double' || type === 'currency' || type === 'percent') {
    return typeof json === 'number' ? Decimal.of(String(json)) : undefined;
  }
  const read = SIMPLE.get(FIELD_TYPES[type] ?? 'string')!;
  return read(execution, json);
}

const FIELD_TYPES: Readonly<Partial<Record<Field['type'], string>>> = {
  boolean: 'boolean',
  int: 'integer',
  date: 'date',
  datetime: 'datetime',
  id: 'id',
  reference: 'id',
  base64: 'blob'
};

function objectFromJson(execution: Execution, program: Program, type: TypeName, json: object): ApexObject {
  const found = program.classNamed(type.name);
  const constructor = found?.constructors.find(({ parameters }) => parameters.length === 0);
  const cannotBeMade =
    !found || found.isEnum || found.isAbstract || (found.constructors.length > 0 && !constructor);
  if (cannotBeMade) throw execution.notModelled(`parameters of the type ${shownType(type)}`);
  const made = instantiate(execution, found, constructor, []);
  for (const [name, value] of Object.entries(json)) {
    const member = found.member(name.toLowerCase());
    if (!member?.annotations.has('auraenabled')) {
      throw execution.raise('TypeException', `No such property: ${name} in ${found.name}`);
    }
    if (member.setter) throw execution.notModelled(`a parameter for ${name}, which has a setter`);
    made.fields.set(name.toLowerCase(), fromJson(execution, program, member.type, value));
  }
  return made;
}
