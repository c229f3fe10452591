import type { OrgState } from '../../org.ts';
import type { Row } from '../../store/store.ts';
import type { FoundUsers, UserItem } from './pageModel.ts';

/** As many as a person looks through; the search narrows the rest. */
const SHOWN = 50;

/** An active user; undefined when there is none of this id. */
export function activeUser(org: OrgState, id: string): UserItem | undefined {
  const row = org.store.row('User', id);
  return row?.['IsActive'] === true ? userItem(org, row) : undefined;
}

/** The active users whose name, username or profile contains the text, by name. */
export function findUsers(org: OrgState, search: string): FoundUsers {
  const sought = search.trim().toLowerCase();
  const found = org.store
    .rows('User')
    .filter((row) => row['IsActive'] === true)
    .map((row) => userItem(org, row))
    .filter((user) =>
      [user.name, user.username, user.profile].some((one) => one.toLowerCase().includes(sought))
    )
    .sort((a, b) => a.name.localeCompare(b.name) || a.username.localeCompare(b.username));
  return { users: found.slice(0, SHOWN), total: found.length };
}

function userItem(org: OrgState, row: Row): UserItem {
  const profile = org.store.row('Profile', textOf(row['ProfileId']));
  const username = textOf(row['Username']);
  const fullName = [row['FirstName'], row['LastName']].map(textOf).filter(Boolean).join(' ');
  return {
    id: row.Id,
    name: textOf(row['Name']) || fullName || username,
    username,
    profile: textOf(profile?.['Name'])
  };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
