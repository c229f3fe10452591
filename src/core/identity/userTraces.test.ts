import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { READ_TABLES } from '../../../test/support/readTables.ts';
import { audit } from '../index.ts';
import type { AuditedIdentity, CronTriggerRow, PermissionSetRow, SnapshotRows, UserRow } from '../index.ts';

const AS_OF = '2026-11-21T00:00:00Z';
const USER: UserRow = { Id: 'user-1', Username: 'ann@acme.test', Name: 'Ann' };
const API_ONLY = { Id: 'set-1', Name: 'ApiOnly', PermissionsApiUserOnly: true } as const;

function identitiesOf(rows: SnapshotRows): readonly AuditedIdentity[] {
  const org = { name: 'acme', takenAt: AS_OF };
  const tables = { ...READ_TABLES, User: [USER], ...rows };
  return audit({ org, apiVersion: null, rows: tables, gaps: [] }, AS_OF).identities;
}

function evidenceOf(rows: SnapshotRows): string[] {
  return identitiesOf(rows).flatMap(({ evidence }) =>
    evidence.map(({ kind, source, confidence }) => `${kind}: ${source} (${confidence})`)
  );
}

function assigned(set: PermissionSetRow, more: object = {}): SnapshotRows {
  return {
    PermissionSet: [set],
    PermissionSetAssignment: [{ AssigneeId: USER.Id, PermissionSetId: set.Id, ...more }]
  };
}

describe('API Only User', () => {
  it('is evidence through a profile, under its name', () => {
    const set = { ...API_ONLY, Name: 'X00e', IsOwnedByProfile: true, ProfileId: 'profile-1' };
    const Profile = [{ Id: 'profile-1', Name: 'Integration Profile' }];
    assert.deepEqual(evidenceOf({ Profile, ...assigned(set) }), [
      'apiOnly: Profile Integration Profile (high)'
    ]);
  });

  it('is evidence through a permission set', () => {
    assert.deepEqual(evidenceOf(assigned(API_ONLY)), ['apiOnly: PermissionSet ApiOnly (high)']);
  });

  it('is one trace for each grant and none twice', () => {
    const other = { ...API_ONLY, Id: 'set-2', Name: 'ApiOnlyToo' };
    const PermissionSetAssignment = ['set-1', 'set-2', 'set-1'].map((PermissionSetId) => ({
      AssigneeId: USER.Id,
      PermissionSetId
    }));
    assert.deepEqual(evidenceOf({ PermissionSet: [API_ONLY, other], PermissionSetAssignment }), [
      'apiOnly: PermissionSet ApiOnly (high)',
      'apiOnly: PermissionSet ApiOnlyToo (high)'
    ]);
  });

  const group: SnapshotRows = {
    PermissionSet: [API_ONLY],
    PermissionSetGroup: [{ Id: 'group-1', DeveloperName: 'Ops', Status: 'Updated' }],
    PermissionSetGroupComponent: [{ PermissionSetGroupId: 'group-1', PermissionSetId: 'set-1' }],
    PermissionSetAssignment: [{ AssigneeId: USER.Id, PermissionSetGroupId: 'group-1' }]
  };

  it('is evidence through a group', () => {
    assert.deepEqual(evidenceOf(group), ['apiOnly: PermissionSetGroup Ops (high)']);
  });

  it('is none where a group mutes it', () => {
    const muted: SnapshotRows = {
      ...group,
      MutingPermissionSet: [{ Id: 'muting-1', DeveloperName: 'Mute', PermissionsApiUserOnly: true }],
      PermissionSetGroupComponent: ['set-1', 'muting-1'].map((PermissionSetId) => ({
        PermissionSetGroupId: 'group-1',
        PermissionSetId
      }))
    };
    assert.deepEqual(evidenceOf(muted), []);
  });

  it('is none where the aggregate set of a group lacks it', () => {
    const aggregate = {
      Id: 'set-2',
      Name: 'X0PG',
      PermissionSetGroupId: 'group-1',
      PermissionsApiUserOnly: false
    };
    const PermissionSetAssignment = [
      { AssigneeId: USER.Id, PermissionSetGroupId: 'group-1', PermissionSetId: 'set-2' }
    ];
    const rows = { ...group, PermissionSet: [API_ONLY, aggregate], PermissionSetAssignment };
    assert.deepEqual(evidenceOf(rows), []);
  });

  const withoutForce = {
    'has expired': { ExpirationDate: '2026-11-20T23:59:59.000+0000' },
    'expires at the very time': { ExpirationDate: AS_OF },
    'is not active': { IsActive: false },
    'is revoked': { IsRevoked: true }
  };
  for (const [what, more] of Object.entries(withoutForce)) {
    it(`is none when the assignment ${what}`, () => {
      assert.deepEqual(evidenceOf(assigned(API_ONLY, more)), []);
    });
  }

  it('is evidence while the assignment has not expired', () => {
    const more = { ExpirationDate: '2026-11-21T00:00:01.000+0000', IsActive: true, IsRevoked: false };
    assert.equal(evidenceOf(assigned(API_ONLY, more)).length, 1);
  });

  it('is none where a session must activate it', () => {
    assert.deepEqual(evidenceOf(assigned({ ...API_ONLY, HasActivationRequired: true })), []);
  });
});

describe('other traces of a user', () => {
  it('finds who holds the Salesforce Integration licence, whatever the profile and the name', () => {
    const user = (licence: string | null): UserRow => ({
      ...USER,
      Profile: { Name: 'Minimum', UserLicense: licence === null ? null : { Name: licence } }
    });
    assert.deepEqual(evidenceOf({ User: [user('Salesforce Integration')] }), [
      'integrationLicence: UserLicense Salesforce Integration (high)'
    ]);
    for (const licence of ['Salesforce', 'Salesforce Integration Plus', null]) {
      assert.deepEqual(evidenceOf({ User: [user(licence)] }), []);
    }
    assert.deepEqual(evidenceOf({ User: [{ ...USER, Profile: null }] }), []);
  });

  it('finds the users that agents run as, and none where the caller of an agent counts', () => {
    const agent = (BotUserId: string | null): SnapshotRows => ({
      BotDefinition: [{ DeveloperName: 'Helper', BotUserId }]
    });
    assert.deepEqual(evidenceOf(agent(USER.Id)), ['agentUser: BotDefinition Helper (high)']);
    assert.deepEqual(evidenceOf(agent(null)), []);
  });

  it('takes a name for a weak hint', () => {
    const named = (more: Partial<UserRow>): string[] => evidenceOf({ User: [{ ...USER, ...more }] });
    assert.deepEqual(named({ Name: 'Order INTEGRATION' }), ['namePattern: User.Name (low)']);
    assert.deepEqual(named({ Username: 'orders.Integration1@acme.test', Name: null }), [
      'namePattern: User.Username (low)'
    ]);
    assert.deepEqual(named({ Username: 'integration@acme.test', Name: 'Integration' }), [
      'namePattern: User.Name (low)'
    ]);
    assert.deepEqual(named({ Username: 'ann@integration.test' }), [], 'a domain names many persons');
  });

  it('does not list an ordinary person', () => {
    const rows: SnapshotRows = {
      User: [{ ...USER, Profile: { Name: 'Sales', UserLicense: { Name: 'Salesforce' } } }],
      LoginHistory: [
        { UserId: USER.Id, LoginTime: AS_OF, LoginType: 'Application', Status: 'Success' },
        { UserId: USER.Id, LoginTime: AS_OF, LoginType: 'Other Apex API', Status: 'Success' }
      ],
      OauthToken: [{ UserId: USER.Id, AppName: 'Salesforce for Android' }],
      CronTrigger: [{ OwnerId: USER.Id, State: 'WAITING', CronJobDetail: { JobType: '3' } }],
      ...assigned({ Id: 'set-1', Name: 'Sales', PermissionsApiEnabled: true })
    };
    assert.deepEqual(identitiesOf(rows), []);
  });
});

describe('the owner of a job', () => {
  const job = (JobType: string | null, State: string | null = 'WAITING'): CronTriggerRow => ({
    OwnerId: USER.Id,
    State,
    CronJobDetail: { Name: 'Nightly', JobType }
  });
  const counting = { '0': 'Data Export', '6': 'Scheduled Flow', '7': 'Scheduled Apex', '9': 'Batch Job' };

  for (const [type, name] of Object.entries(counting)) {
    it(`is an identity when the job is of type ${name}`, () => {
      assert.deepEqual(evidenceOf({ CronTrigger: [job(type), job(type, 'PAUSED')] }), [
        `scheduledJobOwner: CronTrigger ${name} (medium)`
      ]);
    });
  }

  it('is none when the job refreshes a dashboard, runs a report, or says nothing of itself', () => {
    const CronTrigger = [...['3', '4', '8', 'A', '', null].map((type) => job(type)), { OwnerId: USER.Id }];
    assert.deepEqual(evidenceOf({ CronTrigger: [...CronTrigger, { ...job('7'), CronJobDetail: null }] }), []);
  });

  it('is none when the job has ended', () => {
    const ended = ['COMPLETE', 'DELETED', 'ERROR', 'Complete'].map((state) => job('7', state));
    assert.deepEqual(evidenceOf({ CronTrigger: ended }), []);
    assert.equal(evidenceOf({ CronTrigger: [job('7', null), job('7', 'BLOCKED')] }).length, 1);
  });
});
