import type { ListedAssignment, ListedUser } from '../../../src/org/users/listedUser.ts';
import type { Row } from '../../store/store.ts';
import { listedUsers, people } from './files.ts';
import type { Person } from './files.ts';
import { DAY, putRow, rowBy, shifted } from './seeding.ts';
import type { Seeding } from './seeding.ts';

/** One user to be made, from either file. */
interface NewUser {
  readonly id?: string;
  readonly username: string;
  readonly name: string;
  readonly isActive: boolean;
  readonly isFrozen: boolean;
  readonly lastLoginDate: string | null;
  readonly assigned: readonly Omit<ListedAssignment, 'place'>[];
  readonly title?: string;
  readonly department?: string;
}

/** Every user but those there already, with the login row and the assignments of each. */
export function seedUsers(seeding: Seeding): void {
  const users = [...listedUsers().map(ofListed), ...people().map(ofPerson)];
  for (const user of users) {
    const [known] = seeding.org.store.find('User', 'Username', user.username);
    const id = known?.Id ?? seedUser(seeding, user);
    for (const assignment of user.assigned) seedAssignment(seeding, id, assignment);
  }
  countLicences(seeding);
  leaveOutdated(seeding, 'Analytics_and_Reporting');
}

/** As its source says; a deployment recalculates every group. */
function leaveOutdated(seeding: Seeding, name: string): void {
  const group = rowBy(seeding, 'PermissionSetGroup', 'DeveloperName', name);
  seeding.org.store.put('PermissionSetGroup', { ...group, Status: 'Outdated' });
}

/** The administrator, who makes all other rows and so must be there first. */
export function seedAdministrator(seeding: Seeding, username: string): void {
  const user = listedUsers().find((one) => one.username === username);
  if (user?.id !== seeding.adminId) throw new Error(`${username} is not the administrator of the demo.`);
  seedUser(seeding, ofListed(user));
}

/** Another user with one profile; answers the id. */
export function seedPerson(seeding: Seeding, person: Person): string {
  const user = ofPerson(person);
  const id = seedUser(seeding, user);
  for (const assignment of user.assigned) seedAssignment(seeding, id, assignment);
  return id;
}

function ofListed(user: ListedUser): NewUser {
  return {
    ...user,
    name: user.name ?? user.username,
    isActive: user.isActive !== false,
    isFrozen: user.isFrozen === true,
    lastLoginDate: user.lastLoginDate ?? null
  };
}

function ofPerson({ profile, permissionSet, lastLoginDate, ...person }: Person): NewUser {
  return {
    ...person,
    isActive: true,
    isFrozen: false,
    lastLoginDate: lastLoginDate ?? null,
    assigned: [
      { kind: 'Profile', name: profile },
      ...(permissionSet === undefined ? [] : [{ kind: 'PermissionSet' as const, name: permissionSet }])
    ]
  };
}

function seedUser(seeding: Seeding, user: NewUser): string {
  const lastLogin = user.lastLoginDate === null ? null : shifted(seeding, user.lastLoginDate);
  const values = {
    ...(user.id !== undefined && { Id: user.id }),
    ...nameValues(user),
    ...LOCALE,
    UserRoleId: roleOf(seeding, user)?.Id ?? null,
    ProfileId: profileOf(seeding, user).Id,
    IsActive: user.isActive,
    UserType: 'Standard',
    LastLoginDate: lastLogin
  };
  const id = putRow(seeding, 'User', values, createdAt(seeding, lastLogin));
  putRow(seeding, 'UserLogin', { UserId: id, IsFrozen: user.isFrozen, IsPasswordLocked: false });
  return id;
}

const LOCALE = {
  TimeZoneSidKey: 'Europe/London',
  LocaleSidKey: 'en_US',
  EmailEncodingKey: 'UTF-8',
  LanguageLocaleKey: 'en_US'
};

function nameValues({ username, name, title, department }: NewUser): Record<string, string | null> {
  const words = name.split(' ');
  const [local = ''] = username.split('@');
  return {
    Username: username,
    Email: username,
    Name: name,
    FirstName: words.length > 1 ? words[0]! : null,
    LastName: words.slice(words.length > 1 ? 1 : 0).join(' '),
    Alias: local.replaceAll('.', '').slice(0, 8),
    CommunityNickname: local,
    Title: title ?? null,
    Department: department ?? null
  };
}

function roleOf({ org }: Seeding, { department }: NewUser): Row | undefined {
  return department === undefined ? undefined : org.store.find('UserRole', 'Name', department)[0];
}

/** A user was made before it last logged in. */
function createdAt({ now }: Seeding, lastLogin: string | null): number {
  return Math.min(now - 400 * DAY, lastLogin === null ? now : Date.parse(lastLogin) - 200 * DAY);
}

function profileOf(seeding: Seeding, { username, assigned }: NewUser): Row {
  const profile = assigned.find(({ kind }) => kind === 'Profile');
  if (!profile) throw new Error(`${username} has no profile.`);
  return rowBy(seeding, 'Profile', 'Name', profile.name);
}

function seedAssignment(seeding: Seeding, userId: string, assigned: NewUser['assigned'][number]): void {
  const { expirationDate = null } = assigned;
  putRow(seeding, 'PermissionSetAssignment', {
    AssigneeId: userId,
    ...assignedSet(seeding, assigned),
    IsActive: assigned.isActive !== false,
    IsRevoked: assigned.isRevoked === true,
    ExpirationDate: expirationDate === null ? null : shifted(seeding, expirationDate)
  });
}

/** A profile is assigned by the set it owns, a group by its aggregate set (Object Reference, PermissionSetAssignment). */
function assignedSet(seeding: Seeding, { kind, name }: NewUser['assigned'][number]): Record<string, string> {
  if (kind === 'PermissionSet') return { PermissionSetId: rowBy(seeding, 'PermissionSet', 'Name', name).Id };
  if (kind === 'Profile') {
    const profile = rowBy(seeding, 'Profile', 'Name', name);
    return { PermissionSetId: rowBy(seeding, 'PermissionSet', 'ProfileId', profile.Id).Id };
  }
  const group = rowBy(seeding, 'PermissionSetGroup', 'DeveloperName', name);
  const aggregate = rowBy(seeding, 'PermissionSet', 'PermissionSetGroupId', group.Id);
  return { PermissionSetId: aggregate.Id, PermissionSetGroupId: group.Id };
}

function countLicences(seeding: Seeding): void {
  const { store } = seeding.org;
  const active = store.rows('User').filter((user) => user['IsActive'] === true);
  const licenceOf = new Map(store.rows('Profile').map((profile) => [profile.Id, profile['UserLicenseId']]));
  for (const licence of store.rows('UserLicense')) {
    const used = active.filter((user) => licenceOf.get(String(user['ProfileId'])) === licence.Id).length;
    store.put('UserLicense', { ...licence, UsedLicenses: used });
  }
}
