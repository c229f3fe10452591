import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import type { OrgState } from '../org.ts';
import type { Row } from '../store/store.ts';
import { activity, truth } from './seed/files.ts';
import { namedDemo } from './test/namedDemo.ts';

describe('the truth about the demo', () => {
  let org: OrgState;
  before(async () => {
    org = await namedDemo();
  });
  const user = (username: string): Row => org.store.find('User', 'Username', username)[0]!;

  test('shows a person by interactive logins, and hides none of the traces of an ordinary one', () => {
    const ordinary = truth().filter(({ evidence }) => evidence.length === 0);
    assert.ok(ordinary.length >= 30);
    const ids = new Set(ordinary.map(({ username }) => user(username).Id));
    const of = (object: string, field: string): Row[] =>
      org.store.rows(object).filter((row) => ids.has(String(row[field])));
    assert.ok(of('LoginHistory', 'UserId').some((row) => row['LoginType'] === 'Application'));
    assert.ok(of('LoginHistory', 'UserId').some((row) => String(row['LoginType']).startsWith('SAML')));
    assert.ok(of('OauthToken', 'UserId').some((row) => row['AppName'] === 'Salesforce for iOS'));
    const jobs = of('CronTrigger', 'OwnerId').map((row) =>
      org.store.row('CronJobDetail', String(row['CronJobDetailId']))
    );
    assert.deepEqual([...new Set(jobs.map((job) => job?.['JobType']))].sort(), ['3', '8', 'A']);
  });

  test('shows each trace that its truth names, and no other', () => {
    const ids = (rows: readonly Row[], field: string): Set<unknown> => new Set(rows.map((row) => row[field]));
    const { store } = org;
    const login = store.find('LoginHistory', 'LoginSubType', 'OauthClientCredentials');
    const jobs = store
      .rows('CronTrigger')
      .filter((row) => store.row('CronJobDetail', String(row['CronJobDetailId']))?.['JobType'] === '7');
    const tokens = store.rows('OauthToken').filter((row) => !/^Salesforce for /.test(String(row['AppName'])));
    const traces = {
      clientCredentialsLogin: ids(login, 'UserId'),
      scheduledJobOwner: ids(jobs, 'OwnerId'),
      liveToken: ids(tokens, 'UserId'),
      agentUser: ids(store.rows('BotDefinition'), 'BotUserId')
    };
    for (const [kind, found] of Object.entries(traces)) {
      const named = truth().filter(({ evidence }) => evidence.includes(kind as keyof typeof traces));
      assert.ok(named.length > 0, kind);
      assert.deepEqual(found, new Set(named.map(({ username }) => user(username).Id)), kind);
    }
  });

  test('shows licences and names as its truth names them', () => {
    for (const { username, evidence } of truth()) {
      const row = user(username);
      const profile = org.store.row('Profile', String(row['ProfileId']));
      const licence = org.store.row('UserLicense', String(profile?.['UserLicenseId']));
      assert.equal(
        evidence.includes('integrationLicence'),
        licence?.['Name'] === 'Salesforce Integration',
        username
      );
      const named = /integration/i.test(`${String(row['Name'])} ${username}`);
      assert.equal(evidence.includes('namePattern'), named, username);
    }
  });

  test('has a frozen and an inactive run-as user', () => {
    const of = (archetype: string): Row => user(truth().find((one) => one.archetype === archetype)!.username);
    assert.equal(org.store.find('UserLogin', 'UserId', of('frozenRunAs').Id)[0]?.['IsFrozen'], true);
    assert.equal(of('inactiveRunAs')['IsActive'], false);
  });
});

test('every line of the activity names users of the truth', () => {
  const known = new Set(truth().map(({ username }) => username.split('@')[0]));
  const { logins, tokens, jobs, agents } = activity();
  const named = [
    ...logins.flatMap(({ users }) => users),
    ...tokens.map(({ user }) => user),
    ...jobs.map(({ owner }) => owner),
    ...agents.map(({ user }) => user)
  ];
  assert.deepEqual(
    named.filter((name) => !known.has(name)),
    []
  );
});
