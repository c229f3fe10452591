import type { Hono } from 'hono';
import { Faults } from '../../faults/faults.ts';
import type { OrgState } from '../../org.ts';
import { Schema } from '../../schema/schema.ts';
import { STANDARD_OBJECTS } from '../../schema/standardObjects.ts';
import { Store } from '../../store/store.ts';
import type { Row, Value } from '../../store/store.ts';
import { apiRoutes } from '../api.ts';
import type { ApiEnv, ApiOptions } from '../api.ts';
import { Tokens } from '../tokens.ts';
import { LINE, ORDER } from './objects.ts';

export interface TestUser {
  readonly id: string;
  readonly token: string;
}

export interface TestOrg {
  readonly api: ApiOptions;
  readonly routes: Hono<ApiEnv>;
  /** May do everything. */
  readonly admin: TestUser;
  /** A user whose profile has these user permissions. */
  readonly user: (...permissions: string[]) => TestUser;
  /** A request with the admin's token, unless headers say otherwise. */
  readonly send: (
    method: string,
    path: string,
    body?: unknown,
    headers?: Readonly<Record<string, string>>
  ) => Promise<Response>;
}

export const EVERYTHING = [
  'ApiEnabled',
  'ModifyAllData',
  'ViewAllData',
  'ViewSetup',
  'ManageUsers',
  'ModifyMetadata'
];

/** An org with two custom objects and an administrator, behind its HTTP APIs. */
export function testOrg(
  options: Partial<ApiOptions> = {},
  at = new Date('2026-11-22T08:00:00.000Z')
): TestOrg {
  const org = emptyOrg(() => at);
  const tokens = new Tokens(org);
  const user = (...permissions: string[]): TestUser => addUser(org, tokens, permissions);
  const admin = user(...EVERYTHING);
  grantFields(org, admin.id);
  const api = { org, tokens, faults: new Faults(), ...options };
  const routes = apiRoutes(api);
  return {
    api,
    routes,
    admin,
    user,
    send: async (method, path, body, headers = {}) =>
      routes.request(`http://127.0.0.1${path}`, {
        method,
        headers: { ...headersOf(admin.token, body), ...headers },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) })
      })
  };
}

function headersOf(token: string, body: unknown): Readonly<Record<string, string>> {
  const json = body === undefined ? {} : { 'content-type': 'application/json' };
  return { host: '127.0.0.1', authorization: `Bearer ${token}`, ...json };
}

/** An org of one row, its `Organization`. */
export function emptyOrg(now: () => Date): OrgState {
  const store = new Store(':memory:');
  store.transaction(() => put(store, 'Organization', '00D', { Name: 'Test' }));
  return { store, schema: new Schema([...STANDARD_OBJECTS, ORDER, LINE]), now };
}

/** A user whose profile has these user permissions, with a token. */
export function addUser({ store }: OrgState, tokens: Tokens, permissions: readonly string[]): TestUser {
  const granted = Object.fromEntries(permissions.map((name) => [`Permissions${name}`, true]));
  const id = store.transaction(() => {
    const ProfileId = put(store, 'Profile', '00e', {
      Name: `Profile of ${permissions.join(', ')}`,
      UserType: 'Standard'
    });
    const set = { Name: ProfileId, ProfileId, IsOwnedByProfile: true, Type: 'Profile', ...granted };
    const PermissionSetId = put(store, 'PermissionSet', '0PS', set);
    const number = store.count('User') + 1;
    const AssigneeId = put(store, 'User', '005', {
      Username: `user${number}@example.com`,
      Name: `User ${number}`,
      LastName: `User ${number}`,
      Email: `user${number}@example.com`,
      IsActive: true,
      UserType: 'Standard',
      ProfileId
    });
    put(store, 'PermissionSetAssignment', '0Pa', { AssigneeId, PermissionSetId, IsActive: true });
    return AssigneeId;
  });
  return { id, token: tokens.issue(id) };
}

/** Modify All Data reaches no field that has field permissions. */
function grantFields({ store, schema }: OrgState, userId: string): void {
  const [assignment] = store.find('PermissionSetAssignment', 'AssigneeId', userId);
  const ParentId = String(assignment!['PermissionSetId']);
  store.transaction(() => {
    for (const SobjectType of ['Order__c', 'Line__c']) {
      for (const { name, permissionable } of schema.object(SobjectType)!.fields) {
        if (permissionable !== true) continue;
        const Field = `${SobjectType}.${name}`;
        const rights = { PermissionsRead: true, PermissionsEdit: true };
        put(store, 'FieldPermissions', '01k', { ParentId, SobjectType, Field, ...rights });
      }
    }
  });
}

function put(
  store: Store,
  object: string,
  keyPrefix: string,
  fields: Readonly<Record<string, Value>>
): string {
  const row: Row = { Id: store.nextId(keyPrefix), ...fields };
  store.put(object, row);
  return row.Id;
}
