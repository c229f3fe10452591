import assert from 'node:assert/strict';
import type { Caller, OrgState } from '../org.ts';
import { Schema } from '../schema/schema.ts';
import { STANDARD_OBJECTS } from '../schema/standardObjects.ts';
import type { Field, ObjectType, PicklistValue } from '../schema/types.ts';
import { Store } from '../store/store.ts';
import type { Row } from '../store/store.ts';
import { insertRecords } from './dml.ts';
import type { NewRecord, SaveResult } from './dml.ts';

export const NOW = '2026-11-19T07:18:36.000+0000';
export const ADMIN_ID = '005000000000001AAA';
export const SYSTEM: Caller = { userId: ADMIN_ID, mode: 'system' };

function open(name: string, type: Field['type'], more: Partial<Field> = {}): Field {
  return {
    name,
    label: name.replace(/__c$/, ''),
    type,
    nillable: true,
    createable: true,
    updateable: true,
    ...more
  };
}

function closed(name: string, type: Field['type'], more: Partial<Field> = {}): Field {
  return { name, label: name, type, ...more };
}

const SYSTEM_FIELDS: readonly Field[] = [
  closed('Id', 'id'),
  closed('CreatedById', 'reference', { referenceTo: ['User'] }),
  closed('CreatedDate', 'datetime'),
  closed('LastModifiedById', 'reference', { referenceTo: ['User'] }),
  closed('LastModifiedDate', 'datetime'),
  closed('SystemModstamp', 'datetime')
];

function custom(
  name: string,
  keyPrefix: string,
  fields: readonly Field[],
  more: Partial<ObjectType> = {}
): ObjectType {
  const names = { name, label: name, labelPlural: `${name}s`, keyPrefix };
  const flags = {
    custom: true,
    queryable: true,
    createable: true,
    updateable: true,
    deletable: true,
    setup: false
  };
  return { ...names, ...flags, fields: [...SYSTEM_FIELDS, ...fields], ...more };
}

function picklist(...values: readonly string[]): readonly PicklistValue[] {
  return values.map((value, i) => ({ value, label: value, active: value !== 'Old', defaultValue: i === 0 }));
}

function rollup(
  name: string,
  operation: 'count' | 'sum' | 'min' | 'max',
  field?: string,
  isFiltered = false
): Field {
  const filters = isFiltered
    ? [{ field: 'Finding__c.Status__c', operation: 'equals', value: 'Open, Accepted' }]
    : [];
  const summary = {
    operation,
    object: 'Finding__c',
    foreignKey: 'Entry__c',
    ...(field && { field }),
    filters
  };
  return closed(name, 'double', { scale: 2, nillable: true, rollup: summary });
}

const ENTRY = custom(
  'Entry__c',
  'a00',
  [
    open('Name', 'string', { length: 20, nameField: true }),
    open('OwnerId', 'reference', { referenceTo: ['User'], nillable: false }),
    open('Key__c', 'string', { length: 40, externalId: true, unique: true }),
    open('Exact__c', 'string', { length: 40, externalId: true, unique: true, caseSensitive: true }),
    open('Loose__c', 'string', { length: 40, externalId: true }),
    open('Purpose__c', 'string', { length: 40, nillable: false, defaultValue: 'unknown' }),
    open('Status__c', 'picklist', {
      restrictedPicklist: true,
      picklist: picklist('Proposed', 'Active', 'Old')
    }),
    open('Kinds__c', 'multipicklist', { restrictedPicklist: true, picklist: picklist('API', 'Agent') }),
    open('Free__c', 'picklist', { picklist: picklist('One') }),
    open('Days__c', 'double', { precision: 5, scale: 2, defaultValue: 90 }),
    open('Count__c', 'int'),
    open('Due__c', 'date', { defaultFormula: 'TODAY() + 30' }),
    open('Seen__c', 'datetime'),
    open('Done__c', 'boolean', { nillable: false }),
    open('Mail__c', 'email', { length: 80 }),
    open('Friend__c', 'reference', { referenceTo: ['Entry__c'] }),
    open('Bound__c', 'reference', { referenceTo: ['Entry__c'], deleteConstraint: 'Restrict' }),
    open('Chained__c', 'reference', { referenceTo: ['Entry__c'], deleteConstraint: 'Cascade' }),
    closed('Number__c', 'string', { autoNumber: 'R-{0000}' }),
    closed('Twice__c', 'double', { formula: 'Days__c * 2', scale: 2 }),
    rollup('Findings__c', 'count'),
    rollup('Open__c', 'count', undefined, true),
    rollup('Sum__c', 'sum', 'Rank__c'),
    rollup('Worst__c', 'max', 'Rank__c', true),
    rollup('Least__c', 'min', 'Rank__c')
  ],
  {
    validationRules: [
      { name: 'NotTooMuch', active: true, formula: 'Sum__c > 1000', message: 'Too much' },
      { name: 'Off', active: false, formula: 'TRUE', message: 'Never' },
      {
        name: 'Fixed',
        active: true,
        formula: 'ISCHANGED(Loose__c) && NOT(ISBLANK(PRIORVALUE(Loose__c)))',
        message: 'Loose is fixed',
        field: 'Loose__c'
      },
      { name: 'NotBad', active: true, formula: 'Name = "bad"', message: 'Name is bad', field: 'Name' },
      { name: 'NotBad2', active: true, formula: 'Name = "bad"', message: 'Very bad' }
    ]
  }
);

const FINDING = custom('Finding__c', 'a01', [
  closed('Name', 'string', { autoNumber: 'F-{000}', nameField: true }),
  open('Entry__c', 'reference', {
    referenceTo: ['Entry__c'],
    nillable: false,
    masterDetail: { order: 0, writeRequiresMasterRead: true, reparentable: false }
  }),
  open('Status__c', 'picklist', {
    restrictedPicklist: true,
    picklist: picklist('Open', 'Accepted', 'Resolved')
  }),
  open('Rank__c', 'double', { precision: 18, scale: 2 })
]);

const RULE = custom('Rule__mdt', 'm00', [], { customMetadata: true });

const SCHEMA = new Schema([...STANDARD_OBJECTS, ENTRY, FINDING, RULE]);

/** An empty org with the standard objects, a master, a detail, and the user that acts. */
export function testOrg(): OrgState {
  const now = new Date('2026-11-19T07:18:36.700Z');
  const org: OrgState = { store: new Store(':memory:'), schema: SCHEMA, now: () => now };
  org.store.transaction(() => {
    org.store.put('User', { Id: ADMIN_ID, Username: 'admin@example.com', IsActive: true });
  });
  return org;
}

export const PARTLY = { allOrNone: false };
export const WHOLLY = { allOrNone: true };

/** The id of a new record; fails when it is refused. */
export function inserted(org: OrgState, object: string, record: NewRecord): string {
  const [result] = insertRecords(org, SYSTEM, object, [record], PARTLY);
  assert.deepEqual(result?.errors, []);
  return result.id!;
}

export function rowOf(org: OrgState, object: string, id: string): Row {
  return org.store.row(object, id)!;
}

/** The status codes of each record; empty for one that was saved. */
export function codes(results: readonly SaveResult[]): string[] {
  return results.map(({ errors }) => errors.map(({ statusCode }) => statusCode).join(' '));
}
