import path from 'node:path';
import type { OrgState } from '../../local-org/org.ts';
import { bundlePreview } from '../../local-org/preview/bundle.ts';
import type { CallApex } from '../../local-org/preview/apexRoute.ts';
import type { RunQuery } from '../../local-org/preview/pages/context.ts';
import { pageRoutes } from '../../local-org/preview/routes.ts';
import type { PageOptions } from '../../local-org/preview/routes.ts';
import { listen } from '../../local-org/listen.ts';
import { newSession } from '../../local-org/preview/session.ts';
import { putSourcePages } from '../../local-org/preview/sourcePages.ts';
import { Schema } from '../../local-org/schema/schema.ts';
import type { ObjectType } from '../../local-org/schema/types.ts';
import type { Rights } from '../../local-org/security/rights.ts';
import { Store } from '../../local-org/store/store.ts';
import { ofEmptyOrg } from './apexAnswers.ts';
import type { ReaderCall } from './apexAnswers.ts';

const root = path.resolve(import.meta.dirname, '../..');
const FLAGS = { queryable: true, createable: true, updateable: true, deletable: true, setup: false };

export const ADMIN = '005000000000001AAA';
export const VIEWER = '005000000000002AAA';
export const THING = 'a00000000000001AAA';

/** An object of the tests' own, so that they need no data model of the package. */
export const THING_TYPE: ObjectType = {
  ...FLAGS,
  name: 'Thing__c',
  label: 'Thing',
  labelPlural: 'Things',
  keyPrefix: 'a00',
  custom: true,
  fields: [
    { name: 'Id', label: 'Record ID', type: 'id' },
    { name: 'Name', label: 'Thing Name', type: 'string', nameField: true },
    { name: 'Size__c', label: 'Size', type: 'double', custom: true },
    { name: 'IsSharp__c', label: 'Sharp', type: 'boolean', custom: true },
    { name: 'Secret__c', label: 'Secret', type: 'string', custom: true }
  ]
};

/** Everything but one field is readable; what the frame does with rights is tested, not the rights. */
const RIGHTS: Rights = {
  hasUserPermission: () => true,
  hasCustomPermission: () => true,
  hasApexClass: () => true,
  object: () => ({ create: true, read: true, edit: true, delete: true, viewAll: true, modifyAll: true }),
  field: (_object, field) => ({ read: field !== 'Secret__c', edit: false })
};

export interface LocalPages {
  readonly org: OrgState;
  /** With the token, of any path. */
  readonly address: (path?: string) => string;
  readonly close: () => Promise<void>;
}

/** An org with the package's app and two users, and its pages on loopback. */
export async function serveLocalPages(changes: Partial<PageOptions> = {}): Promise<LocalPages> {
  const org = testOrg();
  const session = newSession(ADMIN);
  const routes = pageRoutes({
    org,
    session,
    bundle: changes.bundle ?? Promise.resolve(await bundlePreview(() => undefined)),
    rights: () => RIGHTS,
    query: queryOf(org),
    callApex: readNothing,
    ...changes
  });
  const { origin, close } = await listen(routes.fetch, 0);
  return {
    org,
    close,
    address: (to = '/') => `${origin}${to}${to.includes('?') ? '&' : '?'}token=${session.token}`
  };
}

/** Whoever calls `RunAsReader` finds an org without rows. */
export const readNothing: CallApex = (_userId, _className, methodName, parameters) => {
  const call = { method: methodName, ...parameters } as Pick<ReaderCall, 'method' | 'request'>;
  return { value: ofEmptyOrg(call) };
};

/** Puts files into the org as a deployment would leave them. */
export function deploy(org: OrgState, files: Readonly<Record<string, string>>): void {
  org.store.transaction(() => {
    for (const [file, xml] of Object.entries(files)) org.store.putFile(file, Buffer.from(xml));
  });
}

function testOrg(): OrgState {
  const store = new Store(':memory:');
  putSourcePages(store, path.join(root, 'force-app'));
  store.transaction(() => {
    store.put('Profile', { Id: '00e000000000001AAA', Name: 'System Administrator' });
    store.put('User', user(ADMIN, 'Ada Admin', 'ada@acme.example'));
    store.put('User', user(VIEWER, 'Vera Viewer', 'vera@acme.example'));
    store.put('User', { ...user('005000000000003AAA', 'Ida Inactive', 'ida@acme.example'), IsActive: false });
    for (const [index, DeveloperName] of ['RunAsScan', 'RunAsView'].entries()) {
      store.put('CustomPermission', { Id: `0CP00000000000${index}AAA`, DeveloperName });
    }
    store.put('Thing__c', { Id: THING, Name: 'Saw', Size__c: 7, IsSharp__c: true, Secret__c: 'hidden' });
  });
  return { store, schema: new Schema([THING_TYPE]), now: () => new Date() };
}

function user(id: string, name: string, username: string): { Id: string } & Record<string, string | boolean> {
  return { Id: id, Name: name, Username: username, ProfileId: '00e000000000001AAA', IsActive: true };
}

/** As much of SOQL as the frame's own queries need. */
function queryOf(org: OrgState): RunQuery {
  return (_userId, soql) => {
    const [, object = '', id] = /FROM (\w+)(?: WHERE Id = '(\w+)')?/.exec(soql) ?? [];
    const records = org.store.rows(object).filter((row) => id === undefined || row.Id === id);
    return { totalSize: records.length, records };
  };
}
