import assert from 'node:assert/strict';
import { audit, gapText } from '../../src/core/index.ts';
import type { Audit, Gap } from '../../src/core/index.ts';
import { readSourceFolder } from '../../src/org/sourceFolder.ts';
import { readUsersFiles } from '../../src/org/users/usersFile.ts';
import type { Run } from './command.ts';
import { userPermission, xmlOf } from './folder.ts';

export const NOW = '2026-11-21T12:00:00Z';

/** What must still be read beside everything that is bad. */
export const GOOD_FILES = {
  'permissionsets/Good.permissionset-meta.xml': xmlOf('PermissionSet', userPermission('ApiEnabled'))
};

/** The run-as user of `APP`. */
export const ANN = 'ann@x.example';

export const APP = {
  'connectedApps/Loader.connectedApp-meta.xml': xmlOf(
    'ConnectedApp',
    `<label>Loader</label><oauthConfig><isClientCredentialEnabled>true</isClientCredentialEnabled><oauthClientCredentialUser>${ANN}</oauthClientCredentialUser></oauthConfig>`
  )
};

export function auditOf(folder: string, users?: string): Audit {
  const listed = users === undefined ? {} : { users: readUsersFiles([users]) };
  return audit(readSourceFolder(folder, { takenAt: NOW, ...listed }).snapshot, NOW);
}

/** What a message is worth nothing without: what, why with a remedy, and what it hides. */
export function assertWhole(gap: Gap): void {
  const { what, why, hides } = gapText(gap);
  for (const text of [what, why, hides]) assert.doesNotMatch(text, /\{\w+\}|undefined|^$/);
  assert.match(why, /[.!] ?\S.*\.$/s, `\`${why}\` has a reason and a remedy`);
}

/** No internal error reached the terminal. */
export function assertNoStack({ stdout, stderr }: Run): void {
  assert.doesNotMatch(stdout + stderr, /^ +at .+:\d+:\d+/m);
  assert.doesNotMatch(stdout + stderr, /TypeError|RangeError|Cannot read properties/);
}
