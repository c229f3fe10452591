import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { FakeOrg, TAKEN_AT, failing } from '../../../test/support/fakeOrg.ts';
import type { FakeOrgOptions } from '../../../test/support/fakeOrg.ts';
import { IDENTITIES, ORG, namesOf, readSample } from '../../../test/support/sampleOrg.ts';
import { QUERY_CATALOGUE } from '../queryCatalogue.ts';
import type { QueryName } from '../queryCatalogue.ts';
import { OrgReadError } from './orgClient.ts';
import { readOrg } from './readOrg.ts';
import { RestCatalogue } from './restCatalogue.ts';

/** Every request but the rights of the caller, and those about `User`, fails. */
const onlyUsers: FakeOrgOptions['fails'] = (asked) =>
  / FROM (?:User |User$|UserPermissionAccess)/.test(asked)
    ? undefined
    : new OrgReadError('INVALID_TYPE', 'No.');
/** What each later query reads is known from the answers to earlier ones. */
const LATER =
  /ermissionSet|groups|groupMembers|assignments|objectPerm|fieldPerm|setupEntity|apexC|apexP|flows|customP/;

describe('readOrg of an org that answers little', () => {
  it('finds by licence and name when only users can be read, and all else is a gap', async () => {
    const found = await readSample({ fails: onlyUsers });
    assert.deepEqual(namesOf(found), ['licensed', 'named']);
    const objects = new Set(found.snapshot.gaps.map(({ params }) => params['object']));
    for (const [name, { object }] of Object.entries(QUERY_CATALOGUE) as [QueryName, { object: string }][]) {
      if (object !== 'User' && !LATER.test(name)) assert.ok(objects.has(object), name);
    }
    assert.ok(objects.has('ConnectedApp'));
    for (const { access } of found.audited.identities) assert.notEqual(access.bound, 'exact');
  });

  it('fails when nothing at all can be read', async () => {
    const fails = (): OrgReadError => new OrgReadError('INVALID_SESSION_ID', 'Session expired.');
    const reading = readOrg(new RestCatalogue(new FakeOrg({ ...ORG, fails })), { takenAt: TAKEN_AT });
    await assert.rejects(reading, { name: 'OrgReadError', code: 'INVALID_SESSION_ID' });
  });

  it('finds the same by the rest when one thing fails', async () => {
    const cases = {
      RETRIEVE: 'declared',
      ' FROM OauthToken': 'token',
      ' FROM LoginHistory': 'login',
      BotDefinition: 'agent'
    };
    for (const [text, lost] of Object.entries(cases)) {
      const found = await readSample({ fails: failing(text) });
      assert.deepEqual(
        namesOf(found),
        IDENTITIES.filter((name) => name !== lost),
        text
      );
      assert.notDeepEqual(found.snapshot.gaps, []);
    }
  });

  it('finds the same where the rights of the caller cannot be read, and is sure of nothing', async () => {
    const found = await readSample({ fails: failing('UserPermissionAccess') });
    assert.deepEqual(namesOf(found), IDENTITIES);
    assert.deepEqual([...new Set(found.audited.gaps.map(({ code }) => code))].sort(), ['rightNotKnown']);
    for (const { access, logins } of found.audited.identities) {
      assert.equal(access.bound, 'lower');
      assert.notEqual(logins?.isUsedByPerson, false, 'logins of others may be missing');
    }
  });

  it('does not find through logins and tokens of which only the own come', async () => {
    const lacks = ['ManageUsers', 'MonitorLoginHistory', 'CustomizeApplication'];
    const found = await readSample({ lacks });
    const lost = new Set(['login', 'token']);
    assert.deepEqual(
      namesOf(found),
      IDENTITIES.filter((name) => !lost.has(name))
    );
    assert.deepEqual(found.snapshot.gaps.map(({ code, params }) => `${code} ${params['object']}`).sort(), [
      'rightMissing LoginHistory',
      'rightMissing OauthToken',
      'rightMissing UserLogin'
    ]);
    assert.equal(found.snapshot.rows.LoginHistory, undefined);
    for (const { logins } of found.audited.identities) assert.equal(logins, null);
  });

  it('does not say that an app names nobody when the users it names could not be read', async () => {
    const { audited } = await readSample({ fails: failing(' FROM User WHERE Username IN') });
    const codes = audited.gaps.map(({ code }) => code);
    assert.ok(codes.includes('queryFailed'));
    assert.ok(!codes.includes('usernameHasNoUser'), codes.join());
  });

  it('fails when nothing but the rights of the caller can be read', async () => {
    const fails = (asked: string): OrgReadError | undefined =>
      asked.includes('UserPermissionAccess')
        ? undefined
        : new OrgReadError('REQUEST_LIMIT_EXCEEDED', 'TotalRequests Limit exceeded.');
    await assert.rejects(readSample({ fails }), { code: 'REQUEST_LIMIT_EXCEEDED' });
  });

  for (const name of ['login', 'token', 'apiOnly', 'licensed']) {
    it(`keeps the identity that ${name} shows when users cannot be read`, async () => {
      const found = await readSample({ fails: failing(' FROM User WHERE Id IN') });
      assert.ok(namesOf(found).includes(name), namesOf(found).join());
    });
  }

  it('says of users whose rows did not come that they are not all of them', async () => {
    const some = await readSample({ fails: failing(' FROM User WHERE Id IN') });
    assert.ok(some.snapshot.partialTables?.includes('User'));
    const none = await readSample({ fails: failing(' FROM User WHERE') });
    assert.equal(none.snapshot.rows.User, undefined);
  });
});
