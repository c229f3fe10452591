import assert from 'node:assert/strict';
import path from 'node:path';
import { describe, it } from 'node:test';
import type { TestContext } from 'node:test';
import { folderWith } from '../../../test/support/folder.ts';
import type { ListedAssignment, ListedUser } from './listedUser.ts';
import { readUsersFiles } from './usersFile.ts';

type Json = Readonly<Record<string, unknown>>;

/** What `sf data query --json` prints. */
function printed(type: string, records: readonly Json[], result: Json = {}): string {
  const all = records.map((record) => ({ attributes: { type, url: `/services/data/${type}` }, ...record }));
  return `${JSON.stringify({ status: 0, result: { records: all, done: true, ...result }, warnings: [] }, null, 2)}\n`;
}

const ANN = { Id: '005A', Username: 'ann@x.example', Name: 'Ann', IsActive: true, UserType: 'Standard' };
const LOGINS = { UserLogins: { totalSize: 1, done: true, records: [{ IsFrozen: true }] } };

function assignment(fields: Json): Json {
  return {
    AssigneeId: '005A',
    PermissionSet: null,
    PermissionSetGroup: null,
    IsActive: true,
    ExpirationDate: null,
    ...fields
  };
}

const PROFILE = assignment({
  PermissionSet: { Name: 'X00e', IsOwnedByProfile: true, Profile: { Name: 'System Administrator' } }
});

function read(t: TestContext, ...contents: string[]): ListedUser[] {
  const files = Object.fromEntries(contents.map((content, i) => [`file${i + 1}.json`, content]));
  const folder = folderWith(t, files);
  return readUsersFiles(Object.keys(files).map((file) => path.join(folder, file)));
}

function assigned(t: TestContext, ...assignments: Json[]): readonly ListedAssignment[] {
  const [user] = read(t, printed('User', [ANN]), printed('PermissionSetAssignment', assignments));
  return user?.assigned.map((one) => ({ ...one, place: path.basename(one.place) })) ?? [];
}

describe('readUsersFiles, answers of queries', () => {
  it('reads both answers from two files, in any order, or appended to one', (t) => {
    const users = printed('User', [{ ...ANN, ...LOGINS, LastLoginDate: null }]);
    const assignments = printed('PermissionSetAssignment', [PROFILE]);
    const windows = (users + assignments).replaceAll('\n', '\r\n');
    for (const files of [[users, assignments], [assignments, users], [users + assignments], [windows]]) {
      const [user, ...more] = read(t, ...files);
      assert.deepEqual(more, []);
      assert.equal(user?.id, '005A');
      assert.equal(user.isFrozen, true);
      assert.deepEqual(
        user.assigned.map(({ kind, name }) => [kind, name]),
        [['Profile', 'System Administrator']]
      );
    }
  });

  it('takes a user without login row as one whose freezing was not read', (t) => {
    for (const UserLogins of [null, undefined, { records: [] }]) {
      const [user] = read(
        t,
        printed('User', [{ ...ANN, UserLogins }]),
        printed('PermissionSetAssignment', [PROFILE])
      );
      assert.equal(user?.isFrozen, undefined);
    }
  });

  it('takes a login date that was not queried as not read, and an empty one as never', (t) => {
    const dates = [{}, { LastLoginDate: null }].map((fields) => {
      const users = printed('User', [{ ...ANN, ...fields }]);
      return read(t, users, printed('PermissionSetAssignment', [PROFILE]))[0]?.lastLoginDate;
    });
    assert.deepEqual(dates, [undefined, null]);
  });

  it('reads sets, groups and profiles with their state', (t) => {
    const group = {
      PermissionSet: { NamespacePrefix: null, Name: 'Agg', IsOwnedByProfile: false },
      PermissionSetGroup: { NamespacePrefix: null, DeveloperName: 'G' }
    };
    const found = assigned(
      t,
      assignment({ PermissionSet: { NamespacePrefix: null, Name: 'A', IsOwnedByProfile: false } }),
      assignment({ ...group, IsActive: false }),
      assignment({
        PermissionSet: { NamespacePrefix: null, Name: 'B' },
        ExpirationDate: '2026-12-31T00:00:00.000+0000',
        IsRevoked: true
      }),
      PROFILE,
      assignment({ AssigneeId: '005B', PermissionSet: { NamespacePrefix: null, Name: 'other' } })
    );
    const state = { isActive: true, isRevoked: false, expirationDate: null };
    assert.deepEqual(found, [
      { kind: 'PermissionSet', name: 'A', ...state, place: 'file2.json, record 1' },
      { kind: 'PermissionSetGroup', name: 'G', ...state, isActive: false, place: 'file2.json, record 2' },
      {
        kind: 'PermissionSet',
        name: 'B',
        isActive: true,
        isRevoked: true,
        expirationDate: '2026-12-31T00:00:00.000+0000',
        place: 'file2.json, record 3'
      },
      { kind: 'Profile', name: 'System Administrator', ...state, place: 'file2.json, record 4' }
    ]);
  });

  it('takes the profile from the user where no assignment names one, and once', (t) => {
    const users = printed('User', [{ ...ANN, Profile: { Name: 'Loader' } }]);
    const set = assignment({ PermissionSet: { NamespacePrefix: null, Name: 'A', IsOwnedByProfile: false } });
    const names = (row: Json): string[] =>
      read(t, users, printed('PermissionSetAssignment', [row])).flatMap((user) =>
        user.assigned.map(({ kind, name }) => `${kind} ${name}`)
      );
    assert.deepEqual(names(set), ['Profile Loader', 'PermissionSet A']);
    assert.deepEqual(names(PROFILE), ['Profile System Administrator']);
  });

  it('names what a package brings with its namespace, and refuses an answer that leaves it out', (t) => {
    const packaged = { NamespacePrefix: 'acme', Name: 'Loader' };
    const [found] = assigned(t, assignment({ PermissionSet: packaged }));
    assert.equal(found?.name, 'acme__Loader');
    const group = { NamespacePrefix: 'acme', DeveloperName: 'Ops' };
    assert.equal(assigned(t, assignment({ PermissionSetGroup: group }))[0]?.name, 'acme__Ops');
    assert.throws(() => assigned(t, assignment({ PermissionSet: { Name: 'Loader' } })), /NamespacePrefix/);
  });

  it('joins ids of 15 and of 18 characters, and refuses records without', (t) => {
    const long = '005000000000001AAA';
    const users = printed('User', [{ ...ANN, Id: long }]);
    const [user] = read(
      t,
      users,
      printed('PermissionSetAssignment', [{ ...PROFILE, AssigneeId: long.slice(0, 15) }])
    );
    assert.equal(user?.assigned.length, 1);
    const without = (column: string, record: Json): Json =>
      Object.fromEntries(Object.entries(record).filter(([name]) => name !== column));
    const answers = printed('PermissionSetAssignment', [PROFILE]);
    assert.throws(() => read(t, printed('User', [without('Id', ANN)]), answers), /no `Id`/);
    const assignments = printed('PermissionSetAssignment', [without('AssigneeId', PROFILE)]);
    assert.throws(() => read(t, printed('User', [ANN]), assignments), /no `AssigneeId`/);
  });

  it('refuses half of the answers, with the query that is missing', (t) => {
    const remedy = (text: string): unknown => {
      try {
        return read(t, text);
      } catch (error) {
        return (error as { remedy?: string }).remedy;
      }
    };
    assert.match(String(remedy(printed('User', [ANN]))), /FROM PermissionSetAssignment/);
    assert.match(String(remedy(printed('PermissionSetAssignment', [PROFILE]))), /FROM User"/);
  });

  it('refuses assignments without their state or their end', (t) => {
    for (const column of ['IsActive', 'ExpirationDate']) {
      const row = Object.fromEntries(Object.entries(PROFILE).filter(([name]) => name !== column));
      assert.throws(() => assigned(t, row), new RegExp(`file2\\.json, record 1 has no \`${column}\`\\.$`));
    }
  });

  it('refuses a failed query, a part of the records, and records of no type', (t) => {
    const failed = JSON.stringify({ name: 'INVALID_FIELD', message: 'No such column', status: 1 }, null, 2);
    assert.throws(() => read(t, failed), /file1\.json holds a failed query: No such column\.$/);
    assert.throws(() => read(t, '{"status": 1}'), /file1\.json holds a failed query: status 1\.$/);
    assert.throws(() => read(t, printed('User', [ANN], { done: false })), /holds only a part of the records/);
    for (const result of [undefined, [], { records: {} }]) {
      assert.throws(() => read(t, JSON.stringify({ status: 0, result })), /file1\.json holds no users\.$/);
    }
    for (const record of [null, {}, 'x']) {
      const text = JSON.stringify({ status: 0, result: { records: [record] } });
      assert.throws(() => read(t, text), /file1\.json, record 1 has no `attributes\.type`/);
    }
    assert.throws(() => read(t, `${printed('User', [ANN])}{`), /is not JSON: /);
  });
});
