import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { FakeOrg, TAKEN_AT, idOf } from '../../../test/support/fakeOrg.ts';
import { ID, IDENTITIES, ORG, TABLES, USERS, namesOf, readSample } from '../../../test/support/sampleOrg.ts';
import { ACCESS_PARTS, accessChange, accessSummary, audit, savedAccess } from '../../core/index.ts';
import { auditRows } from '../../report/auditTable.ts';
import { auditResult } from '../../report/json.ts';
import { QUERY_CATALOGUE } from '../queryCatalogue.ts';

describe('readOrg', () => {
  it('finds every archetype and no ordinary person', async () => {
    const found = await readSample();
    assert.deepEqual(namesOf(found), IDENTITIES);
    assert.deepEqual(found.audited.gaps, []);
    assert.deepEqual(found.snapshot.org, { name: 'Acme', id: idOf('00D', 1), takenAt: TAKEN_AT });
    for (const { access } of found.audited.identities) assert.equal(access.bound, 'exact');
    assert.deepEqual(found.snapshot.partialTables, []);
  });

  it('reads whether an identity is frozen or inactive', async () => {
    const { audited } = await readSample();
    const by = (name: string): unknown => {
      const user = audited.identities.find(({ userId }) => userId === ID[name])?.user;
      return [user?.IsFrozen, user?.IsActive];
    };
    assert.deepEqual(
      [by('token'), by('job'), by('login')],
      [
        [true, true],
        [false, false],
        [false, true]
      ]
    );
    const { snapshot } = await readSample({ lacks: ['ManageUsers'] });
    assert.ok(
      snapshot.rows.User?.every((user) => !('IsFrozen' in user)),
      'not read is not false'
    );
  });

  it('keeps logins and tokens of identities alone', async () => {
    const { snapshot } = await readSample();
    const users = [...(snapshot.rows.LoginHistory ?? []), ...(snapshot.rows.OauthToken ?? [])];
    assert.deepEqual(new Set(users.map(({ UserId }) => UserId)), new Set([ID['login'], ID['token']]));
    const rows = JSON.stringify(snapshot.rows.User);
    for (const person of ['ann', 'bob']) assert.ok(!rows.includes(ID[person]!));
  });

  it('never asks for a token', async () => {
    const { org } = await readSample();
    for (const soql of org.asked) assert.doesNotMatch(soql, /(?:Access|Delete|Request)Token/);
  });

  it('reads no more when there are more persons', async () => {
    const more = Array.from({ length: 3_000 }, (_, i) => ({
      Id: idOf('005', 1_000 + i),
      Username: `${i}@acme.test`
    }));
    const [one, two] = [
      await readSample(),
      await readSample({ tables: { ...TABLES, User: [...USERS, ...more] } })
    ];
    assert.deepEqual(two.org.asked, one.org.asked);
    assert.deepEqual(two.snapshot, one.snapshot);
  });

  it('reads no persons where all usernames contain the word, as in a sandbox of that name', async () => {
    const User = USERS.map((user) => ({ ...user, Username: `${user.Username}.integration` }));
    const { snapshot } = await readSample({ tables: { ...TABLES, User } });
    const read = snapshot.rows.User?.map(({ Id }) => Id) ?? [];
    assert.ok(!read.includes(ID['ann']!), `${read.length} users were read`);
    const org = new FakeOrg({ ...ORG, tables: { ...TABLES, User } });
    const asked = await org.query(QUERY_CATALOGUE.namedUsers.soql);
    assert.deepEqual(
      asked.map((user) => user['Id']),
      [ID['named']]
    );
  });

  it('takes for frozen whom UserLogin says to be', async () => {
    const UserLogin = [...TABLES.UserLogin, { Id: 'open', UserId: ID['login'], IsFrozen: false }];
    const { snapshot } = await readSample({ tables: { ...TABLES, UserLogin } });
    const frozen = snapshot.rows.User?.filter(({ IsFrozen }) => IsFrozen).map(({ Id }) => Id);
    assert.deepEqual(frozen, [ID['token']]);
  });

  it('does not count assignments that have ended, nor what a session must activate', async () => {
    const PermissionSetAssignment = TABLES.PermissionSetAssignment.map((row) => ({
      ...row,
      ...(row.PermissionSetId === '0PS-1' && { ExpirationDate: '2026-01-01T00:00:00.000+0000' })
    }));
    const PermissionSet = TABLES.PermissionSet.map((row) => ({
      ...row,
      HasActivationRequired: row.Id === '0PS-1'
    }));
    for (const changed of [{ PermissionSetAssignment }, { PermissionSet }]) {
      const found = await readSample({ tables: { ...TABLES, ...changed } });
      assert.deepEqual(
        namesOf(found),
        IDENTITIES.filter((name) => name !== 'apiOnly')
      );
    }
  });

  it('names an app that no row has', async () => {
    const { audited } = await readSample({ tables: { ...TABLES, ConnectedApplication: [] } });
    const found = audited.identities.find(({ userId }) => userId === ID['declared']);
    assert.deepEqual(
      found?.apps.map(({ name }) => name),
      ['Loader']
    );
  });

  it('leaves objects to who opens an identity, and says nothing of them', async () => {
    const { audited, org, snapshot } = await readSample();
    assert.ok(!org.asked.some((soql) => /FROM (?:ObjectPermissions|FieldPermissions)/.test(soql)));
    for (const { access } of audited.identities) {
      const { objects, fingerprint } = accessSummary(access, audited.resolver);
      assert.equal(objects, null);
      assert.deepEqual(Object.keys(fingerprint?.parts ?? {}), ['userPermissions']);
    }
    const objects = [{ ParentId: '0PS-2', SobjectType: 'Account', PermissionsRead: true }];
    const rows = {
      ...snapshot.rows,
      ObjectPermissions: objects,
      FieldPermissions: [],
      SetupEntityAccess: []
    };
    const whole = audit({ ...snapshot, parts: ACCESS_PARTS, rows }, TAKEN_AT);
    const [before, after] = [audited, whole].map(({ identities, resolver }) =>
      savedAccess(identities[0]!.access, resolver)
    );
    assert.deepEqual(accessChange(before!, after!), { gained: [], lost: [] });
    assert.deepEqual(accessChange(after!, before!), { gained: [], lost: [] });
  });

  it('joins an external client app by its label', async () => {
    const [login] = TABLES.LoginHistory;
    const LoginHistory = [{ ...login, Application: 'data mover' }];
    const { audited } = await readSample({ tables: { ...TABLES, LoginHistory } });
    const found = audited.identities.find(({ userId }) => userId === ID['login']);
    assert.deepEqual(
      found?.apps.map(({ name, kind }) => [name, kind]),
      [['Mover', 'externalClientApp']]
    );
  });

  it('takes access for the least there is where some assignments may not have come', async () => {
    const { audited } = await readSample({ lacks: ['ViewSetup', 'AssignPermissionSets', 'ManageUsers'] });
    assert.ok(audited.identities.length > 0);
    for (const { access } of audited.identities) assert.equal(access.bound, 'lower');
  });

  it('tells that older logins were left out', async () => {
    const found = await readSample({}, { loginDays: 5 });
    assert.deepEqual(found.audited.gaps, [
      { code: 'loginsLeftOut', params: { date: '2026-11-16', hides: 'olderLogins' } }
    ]);
    assert.deepEqual(found.snapshot.partialTables, ['LoginHistory']);
    assert.deepEqual(
      namesOf(found),
      IDENTITIES.filter((name) => name !== 'login')
    );
    assert.deepEqual((await readSample({}, { loginDays: 184 })).audited.gaps, []);
  });

  it('leaves out older logins where there are too many, as with --login-days', async () => {
    const found = await readSample({}, { mostLogins: 2 });
    assert.deepEqual(found.audited.gaps, [
      { code: 'loginsLeftOut', params: { date: '2026-11-15 18:00 UTC', hides: 'olderLogins' } }
    ]);
    assert.deepEqual(found.snapshot.partialTables, ['LoginHistory']);
    assert.ok(!namesOf(found).includes('login'));
    const whole = await readSample({}, { mostLogins: 3 });
    assert.deepEqual([whole.audited.gaps, whole.snapshot.partialTables], [[], []]);
  });

  it('says where the logins begin that were not too many within --login-days', async () => {
    const { audited } = await readSample({}, { mostLogins: 2, loginDays: 8 });
    assert.deepEqual(
      audited.gaps.map(({ params }) => params['date']),
      ['2026-11-17 12:00 UTC']
    );
  });

  it('is reported with why, and with who was seen there when', async () => {
    const { audited } = await readSample();
    const named = 'token@acme.test';
    const reported = auditResult(audited).identities.find(({ username }) => username === named);
    const at = '2026-11-15T10:00:00.000Z';
    assert.deepEqual(
      [reported?.lastApiLoginAt, reported?.lastInteractiveLoginAt, reported?.isUsedByPerson],
      [null, at, true]
    );
    assert.equal(reported?.apps[0]?.lastUsedAt, at);
    const row = auditRows(audited).find(({ user }) => user.startsWith(named));
    assert.match(row?.user ?? '', /used by a person/);
    assert.equal(row?.evidence, 'Live token');
    const unseen = await readSample({ lacks: ['ManageUsers', 'MonitorLoginHistory'] });
    const [first] = auditResult(unseen.audited).identities;
    assert.equal(first?.isUsedByPerson, null);
  });
});
