import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { FakeOrg, idOf } from '../../../test/support/fakeOrg.ts';
import { ID, IDENTITIES, ORG, TABLES, USERS, namesOf, readSample } from '../../../test/support/sampleOrg.ts';
import { QUERY_CATALOGUE } from '../queryCatalogue.ts';

describe('readOrg', () => {
  it('finds every archetype and no ordinary person', async () => {
    const found = await readSample();
    assert.deepEqual(namesOf(found), IDENTITIES);
    assert.deepEqual(found.audited.gaps, []);
    assert.equal(found.snapshot.org.name, 'Acme');
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

  it('takes access for the least there is where some assignments may not have come', async () => {
    const { audited } = await readSample({ lacks: ['ViewSetup', 'AssignPermissionSets', 'ManageUsers'] });
    assert.ok(audited.identities.length > 0);
    for (const { access } of audited.identities) assert.equal(access.bound, 'lower');
  });

  it('tells that older logins were left out', async () => {
    const found = await readSample({}, 5);
    assert.deepEqual(found.audited.gaps, [
      { code: 'loginsLeftOut', params: { date: '2026-11-16', hides: 'olderLogins' } }
    ]);
    assert.deepEqual(found.snapshot.partialTables, ['LoginHistory']);
    assert.deepEqual(
      namesOf(found),
      IDENTITIES.filter((name) => name !== 'login')
    );
    assert.deepEqual((await readSample({}, 184)).audited.gaps, []);
  });
});
