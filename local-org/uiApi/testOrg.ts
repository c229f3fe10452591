import { Hono } from 'hono';
import { ApiError } from '../apiError.ts';
import type { Caller, OrgState } from '../org.ts';
import { Schema } from '../schema/schema.ts';
import { STANDARD_OBJECTS } from '../schema/standardObjects.ts';
import type { Field, ObjectType } from '../schema/types.ts';
import { Store } from '../store/store.ts';
import { uiApiRoutes } from './routes.ts';

export const USER = '005000000000001AAA';
export const STRANGER = '005000000000002AAA';
export const THING = 'a00000000000001AAA';
export const BASE = '/services/data/v67.0/ui-api';
export const SAVED_AT = '2026-11-19T07:18:36.000+0000';

const SET = '0PS000000000001AAA';

const AUDIT: readonly Field[] = [
  { name: 'Id', label: 'Record ID', type: 'id', length: 18, idLookup: true },
  { name: 'LastModifiedDate', label: 'Last Modified Date', type: 'datetime' },
  {
    name: 'LastModifiedById',
    label: 'Last Modified By ID',
    type: 'reference',
    referenceTo: ['User'],
    relationshipName: 'LastModifiedBy'
  },
  { name: 'SystemModstamp', label: 'System Modstamp', type: 'datetime' }
];

function custom(name: string, type: Field['type'], more: Partial<Field> = {}): Field {
  const flags = { createable: true, updateable: true, nillable: true, custom: true, permissionable: true };
  return { name, label: `Label of ${name}`, type, ...flags, ...more };
}

const NAME: Field = {
  name: 'Name',
  label: 'Thing Name',
  type: 'string',
  length: 80,
  nameField: true,
  createable: true,
  updateable: true
};

const THING_OBJECT: ObjectType = {
  name: 'Thing__c',
  label: 'Thing',
  labelPlural: 'Things',
  keyPrefix: 'a00',
  custom: true,
  queryable: true,
  createable: true,
  updateable: true,
  deletable: true,
  setup: false,
  sharingModel: 'ReadWrite',
  fields: [
    ...AUDIT,
    NAME,
    {
      name: 'OwnerId',
      label: 'Owner ID',
      type: 'reference',
      referenceTo: ['Group', 'User'],
      relationshipName: 'Owner',
      createable: true,
      updateable: true
    },
    custom('Kind__c', 'picklist', {
      inlineHelpText: 'Which kind.',
      restrictedPicklist: true,
      picklist: [
        { value: 'a', label: 'First kind', active: true, defaultValue: true },
        { value: 'b', label: 'Second kind', active: true, defaultValue: false },
        { value: 'old', label: 'Old kind', active: false, defaultValue: false }
      ]
    }),
    custom('Kinds__c', 'multipicklist', {
      picklist: [
        { value: 'x', label: 'Ex', active: true, defaultValue: false },
        { value: 'y', label: 'Why', active: true, defaultValue: false }
      ]
    }),
    custom('Due__c', 'date'),
    custom('Seen__c', 'datetime'),
    custom('Price__c', 'currency', { precision: 10, scale: 2 }),
    custom('Count__c', 'double', { precision: 10, scale: 0 }),
    custom('User__c', 'reference', { referenceTo: ['User'], relationshipName: 'User__r' }),
    custom('Secret__c', 'string', { length: 10 })
  ],
  childRelationships: { User__c: 'Things__r' }
};

const ROW = {
  Id: THING,
  Name: 'One',
  OwnerId: USER,
  Kind__c: 'a',
  Kinds__c: 'x;y',
  Due__c: '2026-12-24',
  Seen__c: '2026-11-19T23:30:00.000+0000',
  Price__c: 1234.5,
  Count__c: 7,
  User__c: STRANGER,
  Secret__c: 'hush',
  LastModifiedById: STRANGER,
  LastModifiedDate: SAVED_AT,
  SystemModstamp: SAVED_AT
};

/** One thing, and a user who may see and change all of it but its secret; a stranger who may nothing. */
export function testOrg(): OrgState {
  const store = new Store(':memory:');
  const org: OrgState = {
    store,
    schema: new Schema([...STANDARD_OBJECTS, THING_OBJECT]),
    now: () => new Date('2026-11-22T08:00:00Z')
  };
  store.transaction(() => {
    seedUsers(store);
    seedRights(store);
    store.put('Thing__c', ROW);
  });
  return org;
}

function seedUsers(store: Store): void {
  for (const [Id, Name] of [
    [USER, 'Ada Smith'],
    [STRANGER, 'Bo Jones']
  ] as const) {
    store.put('User', {
      Id,
      Name,
      IsActive: true,
      LocaleSidKey: 'en_US',
      TimeZoneSidKey: 'America/Los_Angeles',
      UserType: 'Standard'
    });
  }
}

function seedRights(store: Store): void {
  store.put('PermissionSet', { Id: SET, Name: 'Things', IsOwnedByProfile: false, Type: 'Regular' });
  const assignment = { AssigneeId: USER, PermissionSetId: SET, IsActive: true };
  store.put('PermissionSetAssignment', { Id: '0Pa000000000001AAA', ...assignment });
  seedObjects(store);
  for (const field of THING_OBJECT.fields) {
    if (!field.permissionable || field.name === 'Secret__c') continue;
    store.put('FieldPermissions', {
      Id: store.nextId('01k'),
      ParentId: SET,
      SobjectType: 'Thing__c',
      Field: `Thing__c.${field.name}`,
      PermissionsRead: true,
      PermissionsEdit: field.name !== 'Count__c'
    });
  }
}

function seedObjects(store: Store): void {
  const rights = {
    PermissionsRead: true,
    PermissionsCreate: true,
    PermissionsEdit: true,
    PermissionsDelete: true
  };
  for (const [index, SobjectType] of ['Thing__c', 'User'].entries()) {
    const Id = store.nextId('110');
    store.put('ObjectPermissions', { Id, ParentId: SET, SobjectType, ...(index === 0 ? rights : {}) });
  }
}

export type Asked = (
  path: string,
  init?: RequestInit & { readonly user?: string }
) => Promise<{ status: number; body: unknown }>;

/** Asks the routes as they are mounted, on behalf of the user that the header names. */
export function client(org: OrgState): Asked {
  const app = new Hono().route(
    '/',
    uiApiRoutes(org, (context): Caller => {
      const userId = context.req.header('x-user') ?? '';
      if (userId === '') throw new ApiError('INVALID_SESSION_ID', 'Session expired or invalid');
      return { userId, mode: 'user' };
    })
  );
  return async (path, { user = USER, ...init } = {}) => {
    const headers = { 'content-type': 'application/json', 'x-user': user, ...(init.headers as object) };
    const response = await app.request(BASE + path, { ...init, headers });
    const text = await response.text();
    return { status: response.status, body: text === '' ? undefined : (JSON.parse(text) as unknown) };
  };
}
