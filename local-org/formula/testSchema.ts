import type { OrgState } from '../org.ts';
import { Schema } from '../schema/schema.ts';
import type { Field, ObjectType } from '../schema/types.ts';
import { Store } from '../store/store.ts';

function field(name: string, type: Field['type'], more: Partial<Field> = {}): Field {
  return { name, label: name, type, ...more };
}

function object(name: string, keyPrefix: string, fields: readonly Field[]): ObjectType {
  const flags = {
    custom: false,
    queryable: true,
    createable: true,
    updateable: true,
    deletable: true,
    setup: false
  };
  return { name, label: name, labelPlural: name, keyPrefix, ...flags, fields };
}

const ID = field('Id', 'id');

/** The objects that tests of formulas are written against. */
export const ENTRY = object('Entry__c', 'a00', [
  ID,
  field('Name', 'string'),
  field('Owner__c', 'reference', { referenceTo: ['User'], relationshipName: 'Owner__r' }),
  field('Anyone__c', 'reference', { referenceTo: ['User', 'Group'], relationshipName: 'Anyone__r' }),
  field('Status__c', 'picklist'),
  field('Kinds__c', 'multipicklist'),
  field('Days__c', 'double', { scale: 2 }),
  field('Share__c', 'percent', { scale: 1 }),
  field('Due__c', 'date'),
  field('Seen__c', 'datetime'),
  field('Done__c', 'boolean'),
  field('Note__c', 'textarea'),
  field('Place__c', 'address'),
  field('Double__c', 'double', { scale: 1, formula: 'Days__c * 2' }),
  field('Loop__c', 'double', { scale: 0, formula: 'Loop__c + 1' })
]);

const USER = object('User', '005', [
  ID,
  field('Name', 'string'),
  field('IsActive', 'boolean'),
  field('ManagerId', 'reference', { referenceTo: ['User'], relationshipName: 'Manager' })
]);

export const NOW = new Date('2026-11-19T07:18:36.500Z');
export const SCHEMA = new Schema([ENTRY, USER]);

export function testOrg(): OrgState {
  return { store: new Store(':memory:'), schema: SCHEMA, now: () => NOW };
}
