import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import type { OrgState } from '../org.ts';
import { STANDARD_OBJECTS } from '../schema/standardObjects.ts';
import { longId } from '../store/ids.ts';
import type { Row } from '../store/store.ts';
import { truth } from './seed/files.ts';
import { DEMO_ROLES, seedDemo, seedKiosks } from './seedDemo.ts';
import { NOW, deployNames, namedDemo } from './test/namedDemo.ts';

const DAY = 86_400_000;

describe('the demo organisation', () => {
  let org: OrgState;
  before(async () => {
    org = await namedDemo();
  });
  const user = (username: string): Row => org.store.find('User', 'Username', username)[0]!;

  test('is the same each time it is made', async () => {
    const other = await namedDemo();
    for (const { name } of STANDARD_OBJECTS)
      assert.deepEqual(org.store.rows(name), other.store.rows(name), name);
  });

  test('is made in an empty org only', async () => {
    await assert.rejects(seedDemo(org, deployNames), /empty org only/);
  });

  test('has ids that are whole, and every reference points at a row', () => {
    for (const { name, fields } of STANDARD_OBJECTS) {
      const references = fields.filter(({ type }) => type === 'reference');
      for (const row of org.store.rows(name)) {
        assert.equal(longId(row.Id), row.Id, name);
        for (const field of references) {
          const value = row[field.name];
          if (typeof value !== 'string') continue;
          assert.ok(
            field.referenceTo?.some((target) => org.store.row(target, value)),
            `${name}.${field.name} ${value}`
          );
        }
      }
    }
  });

  test('has no other users than those whose truth is written down, each once', () => {
    const written = truth().map(({ username }) => username);
    assert.deepEqual(
      org.store
        .rows('User')
        .map((row) => row['Username'])
        .sort(),
      [...written].sort()
    );
  });

  test('gives every user one profile, assigned through the set that it owns', () => {
    for (const row of org.store.rows('User')) {
      const sets = org.store
        .find('PermissionSetAssignment', 'AssigneeId', row.Id)
        .map((one) => org.store.row('PermissionSet', String(one['PermissionSetId'])));
      const owned = sets.filter((set) => set?.['IsOwnedByProfile'] === true);
      assert.deepEqual(
        owned.map((set) => set?.['ProfileId']),
        [row['ProfileId']],
        String(row['Username'])
      );
      assert.equal(org.store.find('UserLogin', 'UserId', row.Id).length, 1);
    }
  });

  test('has the users that the local org acts as', () => {
    for (const username of Object.values(DEMO_ROLES)) assert.equal(user(username)['IsActive'], true);
    const profile = org.store.row('Profile', String(user(DEMO_ROLES.admin)['ProfileId']));
    assert.equal(profile?.['Name'], 'System Administrator');
  });

  test('has hundreds of logins, none older than half a year or in the future', () => {
    const times = org.store.rows('LoginHistory').map((row) => Date.parse(String(row['LoginTime'])));
    assert.ok(times.length > 300 && times.length < 3000, String(times.length));
    assert.ok(Math.min(...times) >= NOW.getTime() - 181 * DAY);
    assert.ok(Math.max(...times) <= NOW.getTime());
  });

  test('ends each history of logins with the last login of the user', () => {
    const byUser = Map.groupBy(org.store.rows('LoginHistory'), (row) => String(row['UserId']));
    for (const [id, rows] of byUser) {
      const last = rows
        .map((row) => String(row['LoginTime']))
        .sort()
        .at(-1);
      assert.equal(last, org.store.row('User', id)?.['LastLoginDate']);
    }
  });

  test('takes more users than a page holds, when asked', async () => {
    const crowded = await namedDemo();
    const usernames = seedKiosks(crowded, 201);
    assert.equal(new Set(usernames).size, 201);
    assert.equal(crowded.store.count('User'), truth().length + 201);
  });
});
