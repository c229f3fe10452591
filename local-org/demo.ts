import path from 'node:path';
import type { OrgSnapshot } from '../src/core/index.ts';
import { readSourceFolder } from '../src/org/sourceFolder.ts';
import { readUsersFiles } from '../src/org/users/usersFile.ts';

const folder = path.join(import.meta.dirname, 'demo');

/** The demo organisation, read anew each time: what is edited there shows on reload. */
export function demoSnapshot(): OrgSnapshot {
  const users = readUsersFiles(['users.json', 'assignments.json'].map((file) => path.join(folder, file)));
  return readSourceFolder(folder, { takenAt: new Date().toISOString(), users }).snapshot;
}
