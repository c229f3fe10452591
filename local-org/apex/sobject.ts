import type { OrgState } from '../org.ts';
import type { Field, ObjectType } from '../schema/types.ts';
import type { ResultRecord } from '../soql/answer.ts';
import { decimalOf, idOf, libraryType, runtimeType } from './conversion.ts';
import { Decimal } from './decimal.ts';
import type { Execution } from './execution.ts';
import { bytesOf } from './heap.ts';
import { SOBJECT, typeName } from './typeName.ts';
import { ApexBlob, ApexDate, ApexDatetime, ApexId, ApexList, ApexSObject } from './values.ts';
import type { ApexValue } from './values.ts';

export function fieldOf({ schema }: OrgState, object: ObjectType, name: string): Field | undefined {
  return schema.field(object, name);
}

/** `record.Name`, or `record.Parent`. */
export function readField(execution: Execution, record: ApexSObject, name: string): ApexValue {
  const found = nameIn(execution, record, name);
  if (found === undefined) {
    throw execution.raise('SObjectException', `Invalid field ${name} for ${record.object.name}`);
  }
  if (record.selected && !record.values.has(found) && !record.selected.has(found)) {
    const message = 'SObject row was retrieved via SOQL without querying the requested field: ';
    throw execution.raise('SObjectException', `${message}${record.object.name}.${found}`);
  }
  return record.values.get(found) ?? record.inTrigger?.computed(execution, found) ?? null;
}

export function writeField(execution: Execution, record: ApexSObject, name: string, value: ApexValue): void {
  const field = fieldOf(execution.org, record.object, name);
  if (!field) throw execution.raise('SObjectException', `Invalid field ${name} for ${record.object.name}`);
  record.inTrigger?.requireWritable(execution, field);
  record.values.set(field.name, inField(execution, field, value));
}

/** The field or relationship as the schema spells it. */
function nameIn({ org }: Execution, { object }: ApexSObject, name: string): string | undefined {
  const { schema } = org;
  return (
    schema.field(object, name)?.name ??
    schema.parentRelationship(object, name)?.relationshipName ??
    schema.childRelationships(object).find((one) => one.name.toLowerCase() === name.toLowerCase())?.name
  );
}

function inField(execution: Execution, { type }: Field, value: ApexValue): ApexValue {
  if (typeof value === 'string' && IDS.has(type)) return idOf(execution, value);
  const wanted = WANTED[type];
  if (value instanceof ApexId && !IDS.has(type)) return value.value;
  if (value === null || !wanted || wanted.holds(value)) return value;
  throw execution.raise(
    'SObjectException',
    `Illegal assignment from ${runtimeType(value)} to ${wanted.name}`
  );
}

const IDS: ReadonlySet<Field['type']> = new Set(['id', 'reference']);

interface Wanted {
  readonly name: string;
  readonly holds: (value: ApexValue) => boolean;
}

const DECIMAL: Wanted = { name: 'Decimal', holds: (value) => decimalOf(value) instanceof Decimal };
const WANTED: Readonly<Partial<Record<Field['type'], Wanted>>> = {
  base64: { name: 'Blob', holds: (value) => value instanceof ApexBlob },
  boolean: { name: 'Boolean', holds: (value) => typeof value === 'boolean' },
  int: { name: 'Integer', holds: (value) => typeof value === 'number' },
  double: DECIMAL,
  currency: DECIMAL,
  percent: DECIMAL
};

/** The rows of an answer as records of Apex. */
export function recordsOf(execution: Execution, rows: readonly ResultRecord[]): ApexSObject[] {
  // All rows of one object have the same columns.
  const readers = new Map<string, (row: ResultRecord) => ApexSObject>();
  return rows.map((row) => {
    const { type } = row.attributes;
    const read = readers.get(type) ?? rowReader(execution, type, Object.keys(row));
    readers.set(type, read);
    return read(row);
  });
}

function rowReader(
  execution: Execution,
  type: string,
  columns: readonly string[]
): (row: ResultRecord) => ApexSObject {
  const { schema } = execution.org;
  const object = schema.object(type);
  if (!object) throw execution.notModelled(`rows of ${type} in Apex`);
  const names = columns.filter((name) => name !== 'attributes');
  const selected = new Set(['Id', ...names]);
  const fields = names.map((name) => [name, schema.field(object, name)] as const);
  return (row) => {
    const record = new ApexSObject(object, selected);
    // The id comes along whether it was selected or not.
    const id = row.attributes.url?.split('/').at(-1);
    if (id !== undefined) record.values.set('Id', new ApexId(id));
    for (const [name, field] of fields) {
      const value = apexValue(execution, field, row[name]);
      if (value === null) continue;
      record.values.set(name, value);
      // What a relationship leads to was counted as it was read.
      if (field) execution.allocate(bytesOf(value));
    }
    return execution.held(record);
  };
}

/** A value as the API writes it; without a field what a relationship leads to. */
export function apexValue(execution: Execution, field: Field | undefined, value: unknown): ApexValue {
  if (value === null || value === undefined) return null;
  if (!field) return relatedValue(execution, value);
  if (typeof value === 'number') return WANTED[field.type] === DECIMAL ? Decimal.of(String(value)) : value;
  if (typeof value !== 'string') return value as boolean;
  if (field.type === 'id' || field.type === 'reference') return new ApexId(value);
  if (field.type === 'datetime') return new ApexDatetime(Date.parse(value.replace(/\+0000$/, 'Z')));
  if (field.type === 'base64') return new ApexBlob(Buffer.from(value, 'base64'));
  return field.type === 'date' ? new ApexDate(value) : value;
}

/** The parent of a row, or the rows below it. */
function relatedValue(execution: Execution, value: unknown): ApexValue {
  if (typeof value !== 'object' || value === null) throw execution.notModelled('a computed column in Apex');
  if (!('records' in value)) return recordsOf(execution, [value as ResultRecord])[0]!;
  const rows = (value as { records: readonly ResultRecord[] }).records;
  const element = rows[0] ? typeName(rows[0].attributes.type) : SOBJECT;
  return new ApexList(element, recordsOf(execution, rows));
}

/** What goes to the store: as an API client would write it. */
export function storedValues(execution: Execution, record: ApexSObject): Record<string, unknown> {
  return Object.fromEntries([...record.values].map(([name, value]) => [name, stored(execution, value)]));
}

export function stored(execution: Execution, value: ApexValue): string | number | boolean | null {
  if (value instanceof ApexId) return value.value;
  if (value instanceof ApexDatetime) return new Date(value.milliseconds).toISOString();
  if (value instanceof ApexDate) return value.iso;
  if (value instanceof ApexBlob) return Buffer.from(value.bytes).toString('base64');
  if (value instanceof Decimal) return Number(value.toString());
  if (typeof value === 'bigint') return Number(value);
  if (typeof value === 'object' && value !== null) {
    throw execution.notModelled(`a ${libraryType(value)} where a value of a field is wanted`);
  }
  return value;
}
