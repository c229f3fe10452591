import assert from 'node:assert/strict';
import path from 'node:path';
import { describe, it } from 'node:test';
import { gapText } from '../../src/core/index.ts';
import { USER_COLUMNS, readUsersFiles } from '../../src/org/users/usersFile.ts';
import { ANN, APP, GOOD_FILES, assertNoStack, assertWhole, auditOf } from '../support/badInput.ts';
import { runas } from '../support/command.ts';
import { folderWith } from '../support/folder.ts';

interface BadUsers {
  readonly content: string;
  readonly message: RegExp;
  readonly remedy: RegExp;
}

const HEADER = USER_COLUMNS.join(',');

/** Users files that cannot be used. */
const BAD_USERS: Readonly<Record<string, BadUsers>> = {
  'a missing column': {
    content: 'Username,Name\na,b\n',
    message: /users has no column `IsActive`, .*`LastLoginDate`\.$/,
    remedy: /^Add it; columns are Username, /
  },
  'a bad boolean': {
    content: `${HEADER}\n${ANN},,maybe,,,,,,\n`,
    message: /users, line 2 has `maybe` as `IsActive`\.$/,
    remedy: /^Give true, false or nothing\.$/
  },
  'a bad date': {
    content: `${HEADER}\n${ANN},,,,,,,,31.12.2026\n`,
    message: /users, line 2 has `31\.12\.2026` as `LastLoginDate`\.$/,
    remedy: /^Give an ISO 8601 date/
  },
  'a date that no calendar has': {
    content: `${HEADER}\n${ANN},,,,,,,,2026-02-30\n`,
    message: /has `2026-02-30` as `LastLoginDate`\.$/,
    remedy: /ISO 8601/
  },
  'a user twice': {
    content: `${HEADER}\n${ANN},,,,,,,,\n${ANN.toUpperCase()},,,,,,,,\n`,
    message: /users lists the user `ann@x\.example` 2 times\.$/,
    remedy: /^Keep one of them/
  },
  'a value too many': {
    content: `${HEADER}\n${ANN},Finch, Ann,,,,,,,\n`,
    message: /users, line 2 has 10 values for 9 columns\.$/,
    remedy: /double quotes\.$/
  },
  'a user without name': {
    content: `${HEADER}\n,Ann,,,,,,,\n`,
    message: /users, line 2 has no `Username`\.$/,
    remedy: /^Give the user one\.$/
  },
  'an open quote': {
    content: `${HEADER}\n"${ANN},,,,,,,,\n`,
    message: /users is not CSV: .*line 2/,
    remedy: /^Correct it there\.$/
  },
  'nothing in it': { content: '', message: /users is empty\.$/, remedy: /^Give it a header line/ },
  'half a JSON': { content: '[{"Username":', message: /users is not JSON: /, remedy: /^Write it again/ },
  'a failed query': {
    content: '{"name": "INVALID_FIELD", "message": "No such column", "status": 1}',
    message: /users holds a failed query: No such column\.$/,
    remedy: /^Run it again\.$/
  },
  'no assignments': {
    content: JSON.stringify({
      status: 0,
      result: { records: [{ attributes: { type: 'User' }, Id: '005', Username: ANN }] }
    }),
    message: /users holds users, but no assignments\.$/,
    remedy: /SELECT AssigneeId, .* FROM PermissionSetAssignment"$/
  }
};

describe('a users file that cannot be used says where, why, and what to do', () => {
  for (const [what, { content, message, remedy }] of Object.entries(BAD_USERS)) {
    it(what, (t) => {
      assert.throws(
        () => readUsersFiles([path.join(folderWith(t, { users: content }), 'users')]),
        (error: Error & { remedy: string }) => {
          assert.match(error.message, message);
          assert.match(error.remedy, remedy);
          return true;
        }
      );
    });
  }

  it('and the command says so, and exits with 1', async (t) => {
    const folder = folderWith(t, { ...GOOD_FILES, users: BAD_USERS['a bad boolean']!.content });
    for (const users of [path.join(folder, 'users'), path.join(folder, 'nix'), folder]) {
      const run = await runas(['audit', '--source-dir', folder, '--users', users]);
      assert.equal(run.code, 1);
      assert.equal(run.stdout, '');
      assertNoStack(run);
      assert.match(run.stderr, /Error \(UsersFileError\): .+\n[^]*Try this:\s+\w.+\./);
    }
  });
});

describe('users that lead nowhere', () => {
  it('an unknown profile is a gap of the user, with the line that names it', (t) => {
    const users = `${HEADER}\n${ANN},,,,,Gone,,,\n`;
    const folder = folderWith(t, { ...APP, ...GOOD_FILES, 'users.csv': users });
    const { identities, gaps } = auditOf(folder, path.join(folder, 'users.csv'));
    assert.equal(identities[0]?.access.bound, 'lower');
    assert.equal(gaps.length, 1);
    assertWhole(gaps[0]!);
    assert.equal(gapText(gaps[0]!).what, 'Profile Gone');
    assert.match(gapText(gaps[0]!).why, /users\.csv, line 2 names it/);
  });

  it('a user without assignments is not one without rights', async (t) => {
    const users = `${HEADER}\n${ANN},,,,,,,,\n`;
    const folder = folderWith(t, { ...APP, ...GOOD_FILES, 'users.csv': users });
    const file = path.join(folder, 'users.csv');
    const { identities, gaps } = auditOf(folder, file);
    assert.equal(identities[0]?.access.bound, 'lower');
    assert.match(gapText(gaps[0]!).why, /No profile was read for the user.+Add the profile/);
    const run = await runas([
      'access',
      '--source-dir',
      folder,
      '--users',
      file,
      '--username',
      ANN,
      '--strict'
    ]);
    assert.match(run.stdout, /No profile was read for the user/);
    assert.equal(run.code, 1);
  });
});
