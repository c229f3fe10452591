import type { OrgState } from '../../org.ts';
import type { Field, ObjectType } from '../../schema/types.ts';
import type { Row, Value } from '../../store/store.ts';

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
/** Longest that logins are kept (Object Reference, LoginHistory). */
export const LOGIN_HISTORY_DAYS = 180;
/** The day on which the times in the files are those of the company. */
const WRITTEN_ON = Date.parse('2026-11-21T00:00:00Z');

/** A seeding of the demo: the org, and who makes the rows. */
export interface Seeding {
  readonly org: OrgState;
  readonly now: number;
  /** Id of the administrator, whose rows these are. */
  readonly adminId: string;
}

/** A time of the files, moved by whole days so that it lies before the org's now as it was written. */
export function shifted({ now }: Seeding, written: string): string {
  return stored(Date.parse(written) + Math.floor((now - WRITTEN_ON) / DAY) * DAY);
}

/** Milliseconds as a stored time. */
export function stored(time: number): string {
  return new Date(time).toISOString().replace('Z', '+0000');
}

/** The day so many days after the org's today; before it when negative. */
export function dayOf({ now }: Seeding, days: number): string {
  return new Date(now + days * DAY).toISOString().slice(0, 10);
}

/** Puts a row with its id, its truth values and who made it when; answers the id. */
export function putRow(
  seeding: Seeding,
  objectName: string,
  values: Readonly<Record<string, Value>>,
  createdAt = seeding.now - 400 * DAY
): string {
  const object = seeding.org.schema.object(objectName);
  if (!object) throw new Error(`The schema has no object ${objectName}.`);
  const { store } = seeding.org;
  const id = typeof values['Id'] === 'string' ? values['Id'] : store.nextId(object.keyPrefix ?? '000');
  requireFields(object, values);
  const audit = {
    CreatedDate: stored(createdAt),
    LastModifiedDate: stored(createdAt),
    SystemModstamp: stored(createdAt),
    CreatedById: seeding.adminId,
    LastModifiedById: seeding.adminId
  };
  const defaults = object.fields.flatMap((field) => defaultOf(field, audit));
  store.put(objectName, { ...Object.fromEntries(defaults), ...values, Id: id });
  return id;
}

/** As `putRow`, of an object whose name is a number that counts on: `R-{0000}`. */
export function putNumbered(
  seeding: Seeding,
  objectName: string,
  values: Readonly<Record<string, Value>>,
  createdAt: number
): string {
  const { schema, store } = seeding.org;
  const object = schema.object(objectName);
  const field = object?.fields.find(({ autoNumber }) => autoNumber !== undefined);
  const [, before = '', zeros = '', after = ''] = /^(.*)\{(0+)\}(.*)$/.exec(field?.autoNumber ?? '') ?? [];
  if (!field || zeros === '') throw new Error(`${objectName} has no auto number.`);
  // The counter of `dml/`, so that later records have later numbers.
  const number = store.nextNumber(`auto number ${objectName}.${field.name}`);
  const name = `${before}${String(number).padStart(zeros.length, '0')}${after}`;
  return putRow(seeding, objectName, { ...values, [field.name]: name }, createdAt);
}

function defaultOf(
  { name, type, defaultValue }: Field,
  audit: Readonly<Record<string, Value>>
): [string, Value][] {
  const value = audit[name] ?? defaultValue ?? (type === 'boolean' ? false : null);
  // A user permission that a set does not have is absent: there are over a thousand.
  return value === null || (value === false && name.startsWith('Permissions')) ? [] : [[name, value]];
}

function requireFields(object: ObjectType, values: Readonly<Record<string, Value>>): void {
  const names = new Set(object.fields.map(({ name }) => name));
  const unknown = Object.keys(values).find((name) => !names.has(name));
  if (unknown !== undefined) throw new Error(`${object.name} has no field ${unknown}.`);
}

/** The only row with this value. @throws Error when there is none. */
export function rowBy({ org }: Seeding, object: string, field: string, value: string): Row {
  const [row] = org.store.find(object, field, value);
  if (!row) throw new Error(`No ${object} has the ${field} ${value}.`);
  return row;
}
