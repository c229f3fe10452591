import { audit } from '../../src/core/index.ts';
import type { Audit, OrgSnapshot } from '../../src/core/index.ts';
import { readOrg } from '../../src/org/live/readOrg.ts';
import type { ReadOrgOptions } from '../../src/org/live/readOrg.ts';
import { RestCatalogue } from '../../src/org/live/restCatalogue.ts';
import { FakeOrg, TAKEN_AT, idOf } from './fakeOrg.ts';
import type { FakeOrgOptions } from './fakeOrg.ts';
import { xmlOf } from './folder.ts';

/** One user for each way to be found, and two persons. */
export const NAMES = [
  'declared',
  'external',
  'licensed',
  'apiOnly',
  'login',
  'token',
  'job',
  'agent',
  'named',
  'ann',
  'bob'
];
export const ID = Object.fromEntries(NAMES.map((name, i) => [name, idOf('005', i + 1)]));
const AGO = '2026-11-15T10:00:00.000+0000';

export const USERS = NAMES.map((name) => ({
  Id: ID[name],
  Username: name === 'named' ? 'integration@acme.test' : `${name}@acme.test`,
  Name: name,
  IsActive: name !== 'job',
  Profile: {
    Name: 'Standard',
    UserLicense: { Name: name === 'licensed' ? 'Salesforce Integration' : 'Salesforce' }
  }
}));

function login(name: string, more: object): Record<string, unknown> {
  return { Id: name, UserId: ID[name], LoginTime: AGO, Status: 'Success', ...more };
}

export const TABLES = {
  Organization: [{ Id: idOf('00D', 1), Name: 'Acme' }],
  User: USERS,
  UserLogin: [{ Id: 'frozen', UserId: ID['token'], IsFrozen: true }],
  ConnectedApplication: [{ Id: '0H4-1', Name: 'Loader' }],
  ExternalClientApplication: [{ Id: '0xI-1', DeveloperName: 'Mover', MasterLabel: 'Data Mover' }],
  ExtlClntAppOauthPlcyCnfg: [
    {
      ExternalClientApplicationId: '0xI-1',
      ClientCredentialsFlowUser: 'EXTERNAL@acme.test',
      IsClientCredentialsFlowEnabled: true
    }
  ],
  ExtlClntAppPlcyCnfg: [{ ExternalClientApplicationId: '0xI-1', IsEnabled: true }],
  PermissionSet: [
    { Id: '0PS-1', Name: 'ApiOnly', IsOwnedByProfile: false, PermissionsApiUserOnly: true },
    { Id: '0PS-2', Name: 'X00e', IsOwnedByProfile: true, ProfileId: '00e-1', PermissionsApiEnabled: true }
  ],
  Profile: [{ Id: '00e-1', Name: 'Standard' }],
  PermissionSetAssignment: [
    ...NAMES.map((name) => ({
      Id: `0Pa-${name}`,
      AssigneeId: ID[name],
      PermissionSetId: '0PS-2',
      IsActive: true
    })),
    { Id: '0Pa-1', AssigneeId: ID['apiOnly'], PermissionSetId: '0PS-1', IsActive: true }
  ],
  CronTrigger: [
    { Id: '08e-1', OwnerId: ID['job'], State: 'WAITING', CronJobDetail: { Name: 'Nightly', JobType: '7' } },
    { Id: '08e-2', OwnerId: ID['ann'], State: 'WAITING', CronJobDetail: { Name: 'Board', JobType: '3' } }
  ],
  BotDefinition: [{ Id: '0Xx-1', DeveloperName: 'Helper', BotUserId: ID['agent'] }],
  LoginHistory: [
    login('login', { LoginSubType: 'OauthClientCredentials', Application: 'Loader' }),
    login('ann', { LoginType: 'Application' }),
    login('token', { LoginType: 'Application' })
  ],
  OauthToken: [
    { UserId: ID['token'], AppName: 'Vendor', LastUsedDate: AGO },
    { UserId: ID['bob'], AppName: 'Salesforce for iOS', LastUsedDate: AGO }
  ]
};
const DECLARED = xmlOf(
  'ConnectedApp',
  '<label>Loader</label><oauthConfig><oauthClientCredentialUser>declared@acme.test</oauthClientCredentialUser></oauthConfig>'
);
export const ORG: FakeOrgOptions = {
  tables: TABLES,
  fields: { PermissionSet: ['PermissionsApiUserOnly', 'PermissionsApiEnabled'] },
  files: { 'connectedApps/Loader.connectedApp': DECLARED }
};

export interface ReadSample {
  readonly snapshot: OrgSnapshot;
  readonly audited: Audit;
  readonly org: FakeOrg;
}

/** Reads and audits the sample org, changed so. */
export async function readSample(
  more: FakeOrgOptions = {},
  options: Omit<ReadOrgOptions, 'takenAt'> = {}
): Promise<ReadSample> {
  const org = new FakeOrg({ ...ORG, ...more });
  const snapshot = await readOrg(new RestCatalogue(org), { takenAt: TAKEN_AT, ...options });
  return { snapshot, audited: audit(snapshot, TAKEN_AT), org };
}

/** The identities, by what they are called here. */
export const namesOf = ({ audited }: ReadSample): (string | undefined)[] =>
  audited.identities.map(({ userId }) => NAMES.find((name) => ID[name] === userId)).sort();
/** Everybody but the persons. */
export const IDENTITIES = NAMES.filter((name) => name !== 'ann' && name !== 'bob').sort();
