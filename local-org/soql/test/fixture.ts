import type { Caller, OrgState } from '../../org.ts';
import { Schema } from '../../schema/schema.ts';
import type { Field, FieldType, ObjectType } from '../../schema/types.ts';
import { idOf } from '../../store/ids.ts';
import type { Value } from '../../store/store.ts';
import { Store } from '../../store/store.ts';
import type { QueryAnswer, ResultRecord } from '../answer.ts';
import type { Binds } from '../binds.ts';
import type { Sources } from '../reader.ts';
import { answerQuery } from '../runQuery.ts';

export const NOW = new Date('2026-11-18T10:30:00Z');
export const CALLER: Caller = { userId: '005000000000001AAA', mode: 'system' };

export function field(name: string, type: FieldType, more: Partial<Field> = {}): Field {
  return { name, label: name, type, nillable: true, ...more };
}

export function objectType(
  name: string,
  keyPrefix: string,
  fields: readonly Field[],
  more: Partial<ObjectType> = {}
): ObjectType {
  return {
    name,
    label: name,
    labelPlural: name,
    keyPrefix,
    custom: name.endsWith('__c'),
    queryable: true,
    createable: true,
    updateable: true,
    deletable: true,
    setup: false,
    fields: [field('Id', 'id'), ...fields],
    ...more
  };
}

const NAME = field('Name', 'string', { nameField: true });
const UNFILTERED = { filterable: false, sortable: false, groupable: false };
const LEVELS = ['Junior', 'Senior', 'Lead'];

export const TEAM = objectType('Team', 'a01', [
  NAME,
  field('Rank', 'int'),
  field('IsOpen', 'boolean'),
  field('Lead__c', 'reference', { referenceTo: ['Person__c'] })
]);
export const PERSON = objectType(
  'Person__c',
  'a02',
  [
    NAME,
    field('Code__c', 'string', { caseSensitive: true, unique: true, custom: true, createable: true }),
    field('Age__c', 'double'),
    field('IsActive__c', 'boolean'),
    field('Born__c', 'date'),
    field('Seen__c', 'datetime'),
    field('Skills__c', 'multipicklist'),
    field('Level__c', 'picklist', {
      picklist: LEVELS.map((value) => ({ value, label: value, active: true, defaultValue: false }))
    }),
    field('Notes__c', 'textarea', UNFILTERED),
    field('Shout__c', 'string', { formula: 'UPPER(Name)' }),
    field('Team__c', 'reference', { referenceTo: ['Team'], relationshipName: 'Team__r' }),
    field('Boss__c', 'reference', { referenceTo: ['Person__c'], relationshipName: 'Boss__r' }),
    field('OwnerId', 'reference', { referenceTo: ['Person__c', 'Team'], relationshipName: 'Owner' })
  ],
  { childRelationships: { Team__c: 'People__r', Boss__c: 'Reports__r' } }
);
const TOKEN = objectType('OauthToken', '0CQ', [field('AppName', 'string'), field('UserId', 'reference')]);
const ENTITY = objectType('EntityDefinition', '000', [
  field('QualifiedApiName', 'string'),
  field('IsTriggerable', 'boolean')
]);
const PARTICLE = objectType('FieldDefinition', '000', [
  field('EntityDefinitionId', 'reference', { referenceTo: ['EntityDefinition'] }),
  field('Label', 'string')
]);
const FILE_LINK = objectType('ContentDocumentLink', '06A', [field('LinkedEntityId', 'reference')]);
const FIELD_PERMISSIONS = objectType('FieldPermissions', '01k', [field('Field', 'picklist')]);
const DARK = objectType('Dark__c', 'a09', [], { queryable: false });

export const OBJECTS = [TEAM, PERSON, TOKEN, ENTITY, PARTICLE, FILE_LINK, FIELD_PERMISSIONS, DARK];

export type Values = Readonly<Record<string, Value>>;

export function teamId(n: number): string {
  return idOf('a01', n);
}

export function personId(n: number): string {
  return idOf('a02', n);
}

/** An org with these rows; the nth row of an object has the nth id. */
export function orgWith(rows: Readonly<Record<string, readonly Values[]>>, objects = OBJECTS): OrgState {
  const org = { store: new Store(':memory:'), schema: new Schema(objects), now: () => NOW };
  org.store.transaction(() => {
    for (const [name, list] of Object.entries(rows)) {
      const prefix = org.schema.object(name)!.keyPrefix!;
      list.forEach((values, i) => org.store.put(name, { ...values, Id: idOf(prefix, i + 1) }));
    }
  });
  return org;
}

/** All rows are readable, and the one formula there is shouts the name. */
export const OPEN_SOURCES: Sources = {
  readableRows: (org, _caller, object) => org.store.rows(object.name),
  requireReadable: () => undefined,
  fieldValue: (_org, _object, row) => String(row['Name'] ?? '').toUpperCase() || null
};

export function query(org: OrgState, soql: string, binds?: Binds): QueryAnswer {
  return answerQuery(OPEN_SOURCES, org, CALLER, soql, binds ? { binds } : {});
}

/** The records without their attributes, at all depths. */
export function plain(records: readonly ResultRecord[]): unknown {
  return JSON.parse(
    JSON.stringify(records, (key, value: unknown) => (key === 'attributes' ? undefined : value))
  );
}

/** The names of the rows that a filter lets through, in the order of their ids. */
export function namesWhere(org: OrgState, condition: string, binds?: Binds): string {
  const { records } = query(org, `SELECT Name FROM Person__c WHERE ${condition} ORDER BY Id`, binds);
  return records.map((record) => String(record['Name'])).join(' ');
}
