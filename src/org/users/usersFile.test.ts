import assert from 'node:assert/strict';
import path from 'node:path';
import { describe, it } from 'node:test';
import type { TestContext } from 'node:test';
import { folderWith } from '../../../test/support/folder.ts';
import type { ListedUser } from './listedUser.ts';
import { USER_COLUMNS, readUsersFiles } from './usersFile.ts';

const HEADER = USER_COLUMNS.join(',');

function read(t: TestContext, ...contents: string[]): ListedUser[] {
  const files = Object.fromEntries(contents.map((content, i) => [`users${i + 1}`, content]));
  const folder = folderWith(t, files);
  return readUsersFiles(Object.keys(files).map((file) => path.join(folder, file)));
}

function assignedTo(user: ListedUser | undefined): string[] {
  return (user?.assigned ?? []).map(({ kind, name }) => `${kind} ${name}`);
}

describe('readUsersFiles, CSV', () => {
  it('reads every column', (t) => {
    const line =
      'a@x.example,Ann,TRUE,false,Standard,Loader,Orders;Invoices,Fulfilment,2026-11-20T10:00:00.000+0000';
    const [user] = read(t, `${HEADER}\n${line}\n`);
    const { assigned, ...rest } = user!;
    assert.deepEqual(rest, {
      id: 'User:a@x.example',
      username: 'a@x.example',
      name: 'Ann',
      isActive: true,
      isFrozen: false,
      userType: 'Standard',
      lastLoginDate: '2026-11-20T10:00:00.000+0000'
    });
    assert.deepEqual(
      assigned.map(({ kind, name, place }) => [kind, name, path.basename(place)]),
      [
        ['Profile', 'Loader', 'users1, line 2'],
        ['PermissionSet', 'Orders', 'users1, line 2'],
        ['PermissionSet', 'Invoices', 'users1, line 2'],
        ['PermissionSetGroup', 'Fulfilment', 'users1, line 2']
      ]
    );
  });

  it('reads a byte order mark, CRLF, empty lines, spaces, and columns in another order', (t) => {
    const columns = [...USER_COLUMNS].reverse().join(', ');
    const users = read(t, `\uFEFF${columns}\r\n\r\n,,,,,,,, a@x.example \r\n`);
    assert.deepEqual(
      users.map(({ username }) => username),
      ['a@x.example']
    );
  });

  it('reads quoted values with commas, quotes and line breaks, and keeps the line number', (t) => {
    const users = read(
      t,
      `${HEADER}\na@x.example,"Finch, ""Ann""\nMaria",,,,"Sales, EMEA",,,\nb@x.example,,,,,P,,,\n`
    );
    assert.equal(users[0]?.name, 'Finch, "Ann"\nMaria');
    assert.deepEqual(assignedTo(users[0]), ['Profile Sales, EMEA']);
    assert.match(users[1]?.assigned[0]?.place ?? '', /line 4$/);
  });

  it('leaves out empty names of a list', (t) => {
    const [user] = read(t, `${HEADER}\na@x.example,,,,,, ;A; ;B;,;,\n`);
    assert.deepEqual(assignedTo(user), ['PermissionSet A', 'PermissionSet B']);
  });

  it('takes an empty value as not read', (t) => {
    const [user] = read(t, `${HEADER}\na@x.example,,,,,,,,\n`);
    assert.equal(user?.isActive, undefined);
    assert.equal(user?.isFrozen, undefined);
    assert.deepEqual([user?.name, user?.userType, user?.lastLoginDate], [null, null, undefined]);
    assert.deepEqual(user?.assigned, []);
  });

  it('refuses a file without users, and one without a column', (t) => {
    assert.throws(() => read(t, `${HEADER}\n`), /users1 lists no users\.$/);
    assert.throws(() => read(t, 'Username,Name\na,b\n'), /users1 has no column `IsActive`, /);
  });

  it('refuses a line with more or fewer values than columns', (t) => {
    assert.throws(() => read(t, `${HEADER}\na,Finch, Ann,,,,,,,\n`), /line 2 has 10 values for 9 columns\.$/);
    assert.throws(() => read(t, `${HEADER}\na\n`), /line 2 has 1 values for 9 columns\.$/);
  });

  it('refuses a flag and a date that are none', (t) => {
    assert.throws(() => read(t, `${HEADER}\na,,maybe,,,,,,\n`), /line 2 has `maybe` as `IsActive`\.$/);
    assert.throws(() => read(t, `${HEADER}\na,,,,,,,,soon\n`), /line 2 has `soon` as `LastLoginDate`\.$/);
  });

  it('refuses a user that is listed twice, whatever the casing', (t) => {
    const line = 'a@x.example,,,,,,,,';
    for (const other of [line, line.toUpperCase()]) {
      assert.throws(() => read(t, `${HEADER}\n${line}\n${other}\n`), /the user `a@x\.example` 2 times\.$/);
    }
  });
});

describe('readUsersFiles, JSON list', () => {
  const user = {
    ...Object.fromEntries(USER_COLUMNS.map((column) => [column, null])),
    Username: 'a@x.example',
    IsActive: false,
    PermissionSets: ['A', 'B'],
    PermissionSetGroups: 'G;H'
  };

  it('reads a list, or one user', (t) => {
    for (const text of [JSON.stringify([user]), JSON.stringify(user, null, 2)]) {
      const [read1] = read(t, text);
      assert.equal(read1?.isActive, false);
      const names = ['PermissionSet A', 'PermissionSet B', 'PermissionSetGroup G', 'PermissionSetGroup H'];
      assert.deepEqual(assignedTo(read1), names);
    }
  });

  it('joins files of different kinds', (t) => {
    const users = read(t, JSON.stringify([user]), `${HEADER}\nb@x.example,,,,,,,,\n`);
    assert.deepEqual(users.map(({ username }) => username).sort(), ['a@x.example', 'b@x.example']);
  });

  it('names the user that a value is wrong of', (t) => {
    const wrong = (change: object): string => JSON.stringify([user, { ...user, Username: 'b', ...change }]);
    assert.throws(() => read(t, wrong({ IsActive: 1 })), /users1, user 2 has 1 as `IsActive`\.$/);
    assert.throws(() => read(t, wrong({ PermissionSets: [{}] })), /user 2 has \{\} as `PermissionSets`\.$/);
    assert.throws(() => read(t, '[null]'), /user 1 is no object\.$/);
  });
});
