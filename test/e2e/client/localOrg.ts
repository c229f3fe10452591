import assert from 'node:assert/strict';
import { Faults } from '../../../local-org/faults/faults.ts';
import { loadSchema } from '../../../local-org/metadata/loadSchema.ts';
import type { OrgState } from '../../../local-org/org.ts';
import { serveApi } from '../../../local-org/rest/serve.ts';
import { EVERYTHING, addUser, emptyOrg } from '../../../local-org/rest/test/fixture.ts';
import type { TestUser } from '../../../local-org/rest/test/fixture.ts';
import { Tokens } from '../../../local-org/rest/tokens.ts';

type Row = Readonly<Record<string, unknown>>;

/** What a System Administrator has beside the rights over all data that the admin of each test has. */
const SYSTEM_ADMINISTRATOR = [
  ...EVERYTHING,
  'AssignPermissionSets',
  'AuthorApex',
  'CustomizeApplication',
  'ManageProfilesPermissionsets'
];

/** An org on loopback whose one user may do everything. */
export interface LocalOrg {
  readonly origin: string;
  readonly admin: TestUser;
  /** A token for another user, whose profile has these user permissions. */
  readonly user: (...permissions: string[]) => TestUser;
  /** The records of a query, as another client than the one under test sees them: a plain request. */
  readonly rows: (soql: string) => Promise<readonly Row[]>;
  readonly close: () => Promise<void>;
}

export async function startLocalOrg(): Promise<LocalOrg> {
  const org = emptyOrg(() => new Date());
  org.schema = loadSchema(org.store);
  addStandardUserProfile(org);
  const tokens = new Tokens(org);
  const user = (...permissions: string[]): TestUser => addUser(org, tokens, permissions);
  const admin = user(...SYSTEM_ADMINISTRATOR);
  const { origin, close } = await serveApi({ org, tokens, faults: new Faults() }, 0);
  return { origin, admin, user, close, rows: (soql) => query(origin, admin.token, soql) };
}

/** Every org has it, and tests make users of it. */
function addStandardUserProfile({ store }: OrgState): void {
  store.transaction(() => {
    const licence = store.nextId('100');
    store.put('UserLicense', { Id: licence, Name: 'Salesforce', LicenseDefinitionKey: 'SFDC' });
    const Id = store.nextId('00e');
    store.put('Profile', { Id, Name: 'Standard User', UserType: 'Standard', UserLicenseId: licence });
    const set = { Name: Id, ProfileId: Id, IsOwnedByProfile: true, Type: 'Profile' };
    store.put('PermissionSet', { Id: store.nextId('0PS'), ...set, PermissionsApiEnabled: true });
  });
}

async function query(origin: string, token: string, soql: string): Promise<readonly Row[]> {
  const url = `${origin}/services/data/v67.0/query?q=${encodeURIComponent(soql)}`;
  const response = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
  assert.equal(response.status, 200, await response.clone().text());
  const { records } = (await response.json()) as { records: readonly Row[] };
  const isField = ([name]: readonly [string, unknown]): boolean => name !== 'attributes';
  return records.map((record) => Object.fromEntries(Object.entries(record).filter(isField)));
}
