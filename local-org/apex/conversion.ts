import { longId } from '../store/ids.ts';
import { Decimal } from './decimal.ts';
import type { Execution } from './execution.ts';
import { EXCEPTION, EXCEPTIONS } from './exceptions.ts';
import type { Program } from './program.ts';
import type { TypeName } from './typeName.ts';
import { shownType, typeName } from './typeName.ts';
import {
  ApexBlob,
  ApexDate,
  ApexDatetime,
  ApexEnum,
  ApexId,
  ApexList,
  ApexMap,
  ApexObject,
  ApexSObject,
  ApexSet,
  PlatformObject
} from './values.ts';
import type { ApexValue } from './values.ts';

export type Conversion = (execution: Execution, value: ApexValue) => ApexValue;

/** What becomes of a value that a variable of the type is given; only what a compiler lets pass comes here. */
export function conversionTo(type: TypeName, program: Program): Conversion {
  const convert = CONVERSIONS.get(type.name);
  if (convert) return convert;
  return program.objectNamed(type.name) || type.name === 'sobject' ? onlyRow : unchanged;
}

const unchanged: Conversion = (_, value) => value;

const CONVERSIONS: ReadonlyMap<string, Conversion> = new Map<string, Conversion>([
  ['long', (_, value) => (typeof value === 'number' ? BigInt(value) : value)],
  ['decimal', (_, value) => decimalOf(value)],
  ['id', (execution, value) => (typeof value === 'string' ? idOf(execution, value) : value)],
  ['string', (_, value) => (value instanceof ApexId ? value.value : value)],
  ['datetime', (_, value) => (value instanceof ApexDate ? new ApexDatetime(Date.parse(value.iso)) : value)]
]);

/** An item as a collection holds it: an id where ids are held, a text where texts are. */
export function fitting(execution: Execution, item: ApexValue, { name }: TypeName): ApexValue {
  const convert = CONVERSIONS.get(name);
  return convert ? convert(execution, item) : item;
}

/** Integers are widened where a Decimal is wanted. */
export function decimalOf(value: ApexValue): ApexValue {
  if (typeof value === 'number' || typeof value === 'bigint') return new Decimal(BigInt(value), 0);
  return value;
}

export function idOf(execution: Execution, text: string): ApexId {
  const long = longId(text);
  if (long === undefined) throw execution.raise('StringException', `Invalid id: ${text}`);
  return new ApexId(long);
}

/** A query whose answer is given to one record (Apex Developer Guide, "Using SOQL Queries That Return One Record"). */
function onlyRow(execution: Execution, value: ApexValue): ApexValue {
  if (!(value instanceof ApexList && value.isQueryResult)) return value;
  const [row = null, ...more] = value.items;
  if (row === null) throw execution.raise('QueryException', 'List has no rows for assignment to SObject');
  if (more.length > 0) {
    throw execution.raise('QueryException', 'List has more than 1 row for assignment to SObject');
  }
  return row;
}

/** A cast (Apex Developer Guide, "Classes and Casting"). */
export function cast(execution: Execution, value: ApexValue, type: TypeName, program: Program): ApexValue {
  if (value === null || isInstance(value, type, program)) return value;
  const converted = conversionTo(type, program)(execution, value);
  if (converted !== value && isInstance(converted, type, program)) return converted;
  const message = `Invalid conversion from runtime type ${runtimeType(value)} to ${shownType(type)}`;
  throw execution.raise('TypeException', message);
}

/** `instanceof`; null is an instance of nothing. */
export function isInstance(value: ApexValue, type: TypeName, program: Program): boolean {
  if (value === null) return false;
  if (type.name === 'object') return true;
  if (value instanceof ApexObject) return isObjectOf(value, type, program);
  if (value instanceof ApexSObject)
    return type.name === 'sobject' || value.object.name.toLowerCase() === type.name;
  if (value instanceof ApexEnum) {
    const { file, name } = value.type;
    return file === '' ? typeName(name).name === type.name : program.classNamed(type.name) === value.type;
  }
  if (!haveSameParameters(value, type, program)) return false;
  const actual = libraryType(value);
  return actual === type.name || (WIDER[actual] ?? []).includes(type.name);
}

/** Numbers are also of the types that can hold more. */
const WIDER: Readonly<Record<string, readonly string[]>> = {
  integer: ['long', 'decimal'],
  long: ['decimal']
};

function isObjectOf({ type }: ApexObject, wanted: TypeName, program: Program): boolean {
  const found =
    wanted.name === 'exception'
      ? EXCEPTION
      : (program.classNamed(wanted.name) ?? EXCEPTIONS.get(wanted.name));
  if (found && !found.isInterface) return type.extendsClass(found);
  return [...type.lineage()].some((one) =>
    one.interfaces.some(({ name }) => {
      const implemented = program.classNamed(name, one);
      return implemented ? implemented === found : name === wanted.name;
    })
  );
}

function haveSameParameters(value: ApexValue, type: TypeName, program: Program): boolean {
  const actual = parametersOf(value);
  return type.parameters.every(({ name }, i) => {
    const given = actual[i]?.name;
    // Lists of a kind of record stand for lists of records, and the other way round.
    const areRecords = name === 'sobject' || given === 'sobject';
    return (
      given === name ||
      (areRecords && (given === name || !!program.objectNamed(name === 'sobject' ? given! : name)))
    );
  });
}

function parametersOf(value: ApexValue): readonly TypeName[] {
  if (value instanceof ApexList || value instanceof ApexSet) return [value.element];
  return value instanceof ApexMap ? [value.key, value.value] : [];
}

/** Under which name the library keeps the methods of a value, in lower case. */
export function libraryType(value: ApexValue): string {
  switch (typeof value) {
    case 'string':
      return 'string';
    case 'number':
      return 'integer';
    case 'bigint':
      return 'long';
    case 'boolean':
      return 'boolean';
    default:
      return value === null ? 'null' : objectType(value);
  }
}

function objectType(value: object): string {
  if (value instanceof PlatformObject) return value.type;
  return BY_CLASS.get(value.constructor) ?? 'object';
}

const BY_CLASS: ReadonlyMap<unknown, string> = new Map<unknown, string>([
  [ApexId, 'id'],
  [ApexList, 'list'],
  [ApexSet, 'set'],
  [ApexMap, 'map'],
  [ApexSObject, 'sobject'],
  [Decimal, 'decimal'],
  [ApexDatetime, 'datetime'],
  [ApexDate, 'date'],
  [ApexBlob, 'blob'],
  [ApexEnum, 'enum']
]);

/** The type of a value as the platform's messages name it. */
export function runtimeType(value: ApexValue): string {
  if (value instanceof ApexObject || value instanceof ApexEnum) return value.type.name;
  if (value instanceof ApexSObject) return value.object.name;
  const name = libraryType(value);
  const parameters = parametersOf(value).map(shownType);
  const shown = name.charAt(0).toUpperCase() + name.slice(1);
  return parameters.length === 0 ? shown : `${shown}<${parameters.join(',')}>`;
}
