import { insertRecords } from '../dml/dml.ts';
import type { OrgState } from '../org.ts';
import { DEMO_ROLES } from './seedDemo.ts';

/** Permission sets of the package, which the demo itself knows nothing of. */
const SETS: Readonly<Record<keyof typeof DEMO_ROLES, readonly string[]>> = {
  admin: ['RunAsAdmin', 'RunAsScanner'],
  scanner: ['RunAsViewer', 'RunAsScanner'],
  viewer: ['RunAsViewer'],
  reviewer: ['RunAsReviewer']
};

type Assignment = Readonly<Record<'AssigneeId' | 'PermissionSetId', string>>;

/**
 * Assigns the permission sets of the deployed package to the users of the demo's roles, as its administrator
 * would. Who has one already keeps it; a set that did not deploy is assigned to nobody.
 *
 * @throws Error when a user is missing, or the org refuses an assignment.
 */
export function assignRoles(org: OrgState): void {
  const wanted = Object.entries(DEMO_ROLES).flatMap(([role, username]) =>
    assignmentsOf(org, userId(org, username), SETS[role as keyof typeof DEMO_ROLES])
  );
  const missing = wanted.filter((one) => !isThere(org, one));
  if (missing.length === 0) return;
  const admin = { userId: userId(org, DEMO_ROLES.admin), mode: 'user' } as const;
  const results = insertRecords(org, admin, 'PermissionSetAssignment', missing, { allOrNone: true });
  const reasons = new Set(results.flatMap(({ errors }) => errors.map(({ message }) => message)));
  if (reasons.size > 0) throw new Error(`The roles were not assigned: ${[...reasons].join(' ')}`);
}

function assignmentsOf({ store }: OrgState, AssigneeId: string, setNames: readonly string[]): Assignment[] {
  const sets = setNames.flatMap((name) => store.find('PermissionSet', 'Name', name));
  return sets.map(({ Id }) => ({ AssigneeId, PermissionSetId: Id }));
}

function isThere({ store }: OrgState, { AssigneeId, PermissionSetId }: Assignment): boolean {
  const held = store.find('PermissionSetAssignment', 'AssigneeId', AssigneeId);
  return held.some((row) => row['PermissionSetId'] === PermissionSetId);
}

function userId({ store }: OrgState, username: string): string {
  const [user] = store.find('User', 'Username', username);
  if (!user) throw new Error(`The local org has no user \`${username}\`.`);
  return user.Id;
}
