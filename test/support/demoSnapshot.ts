import type { OrgSnapshot } from '../../src/core/index.ts';
import { readSourceFolder } from '../../src/org/sourceFolder.ts';
import { readUsersFiles } from '../../src/org/users/usersFile.ts';
import { DEMO, DEMO_USERS } from './command.ts';

/** The demo organisation as its source folder and users files tell it. */
export function demoSnapshot(): OrgSnapshot {
  const users = readUsersFiles(DEMO_USERS);
  return readSourceFolder(DEMO, { takenAt: new Date().toISOString(), users }).snapshot;
}
