import { booleanValue, dateValue } from './listedUser.ts';
import type { ListedAssignment, ListedUser } from './listedUser.ts';
import { UsersFileError } from './usersFileError.ts';

/** What to run for the users file: the answers of both queries, in one file or two. */
export const USER_QUERIES = [
  'SELECT Id, Username, Name, IsActive, UserType, LastLoginDate, Profile.Name, (SELECT IsFrozen FROM UserLogins) FROM User',
  'SELECT AssigneeId, PermissionSet.Name, PermissionSet.NamespacePrefix, PermissionSet.IsOwnedByProfile, PermissionSet.Profile.Name, PermissionSetGroup.DeveloperName, PermissionSetGroup.NamespacePrefix, IsActive, ExpirationDate FROM PermissionSetAssignment'
] as const;

interface JsonDocument {
  readonly file: string;
  readonly json: unknown;
}

type QueryRecord = Readonly<Record<string, unknown>> & { readonly attributes?: { readonly type?: string } };

interface QueryAnswer {
  readonly status?: number;
  readonly message?: string;
  readonly result?: { readonly records?: readonly (QueryRecord | null)[]; readonly done?: boolean };
}

/** Whether the JSON is what a query printed, be it records or a failure. */
export function isQueryAnswer(json: unknown): boolean {
  const { status, result } = (json ?? {}) as QueryAnswer;
  return typeof status === 'number' || Array.isArray(result?.records);
}

/**
 * The JSON documents of a text: one, or several one after the other, as two commands that append to a file
 * leave them.
 *
 * @throws UsersFileError when one of them is not JSON.
 */
export function jsonTexts(file: string, text: string): { json: unknown }[] {
  // Both commands print indented, so only a new document starts in the first column after a closing brace.
  const documents = text.split(/(?<=^[\]}])\s*\n(?=[[{])/m);
  return documents.map((document) => {
    try {
      return { json: JSON.parse(document) as unknown };
    } catch (error) {
      const reason = `is not JSON: ${(error as Error).message}`;
      throw new UsersFileError(
        file,
        reason,
        'Write it again with `sf data query --json > FILE`, or give two files.'
      );
    }
  });
}

export function queriedUsers(documents: readonly JsonDocument[]): ListedUser[] {
  if (documents.length === 0) return [];
  const records = documents.flatMap(({ file, json }) => placedRecords(file, json));
  const users = records.filter(({ type }) => type === 'User');
  const assignments = records.filter(({ type }) => type === 'PermissionSetAssignment');
  const files = [...new Set(documents.map(({ file }) => file))].join(', ');
  requireBoth(files, users.length, assignments.length);
  const byAssignee = Map.groupBy(assignments, (assignment) => idIn(assignment, 'AssigneeId'));
  return users.map((user) => listedUser(user, byAssignee.get(idIn(user, 'Id')) ?? []));
}

/** The first 15 characters of an id: the other three only make it safe to compare without regard to case. */
function idIn({ place, record }: PlacedRecord, column: string): string {
  const id = text(record[column]);
  if (id === '')
    throw new UsersFileError(place, `has no \`${column}\``, `Query it: ${USER_QUERIES.join(' and ')}`);
  return id.slice(0, 15);
}

interface PlacedRecord {
  readonly place: string;
  readonly type: string;
  readonly record: QueryRecord;
}

function placedRecords(file: string, json: unknown): PlacedRecord[] {
  const { status, message, result } = json as QueryAnswer;
  if (status !== undefined && status !== 0) {
    throw new UsersFileError(file, `holds a failed query: ${message ?? `status ${status}`}`, 'Run it again.');
  }
  if (result?.done === false) {
    throw new UsersFileError(
      file,
      'holds only a part of the records',
      'Run the query again; it has to read all pages.'
    );
  }
  const records = Array.isArray(result?.records) ? result.records : [];
  return records.map((record: QueryRecord | null, index) => {
    const place = `${file}, record ${index + 1}`;
    const type = record?.attributes?.type;
    if (!record || type === undefined)
      throw new UsersFileError(place, 'has no `attributes.type`', 'Write it with `sf data query --json`.');
    return { place, type, record };
  });
}

function requireBoth(files: string, users: number, assignments: number): void {
  if (users > 0 && assignments > 0) return;
  const missing = users === 0 ? USER_QUERIES[0] : USER_QUERIES[1];
  const what = users === 0 ? 'no users' : 'users, but no assignments';
  throw new UsersFileError(
    files,
    `holds ${what}`,
    `Add what this prints: sf data query --json --query "${missing}"`
  );
}

function listedUser({ place, record }: PlacedRecord, assignments: readonly PlacedRecord[]): ListedUser {
  const username = text(record['Username']);
  if (username === '') throw new UsersFileError(place, 'has no `Username`', `Query it: ${USER_QUERIES[0]}`);
  const logins = record['UserLogins'] as { records?: { IsFrozen?: unknown }[] } | null | undefined;
  const lastLogin = record['LastLoginDate'];
  const profile = nested(record, 'Profile', 'Name');
  const listed = assignments.map((assignment) => listedAssignment(assignment));
  const hasProfile = listed.some(({ kind }) => kind === 'Profile');
  return {
    id: text(record['Id']),
    username,
    name: text(record['Name']) || null,
    isActive: booleanValue(record['IsActive'], 'IsActive', place),
    isFrozen: booleanValue(logins?.records?.[0]?.IsFrozen, 'IsFrozen', place),
    userType: text(record['UserType']) || null,
    lastLoginDate: lastLogin === undefined ? undefined : dateValue(text(lastLogin), 'LastLoginDate', place),
    assigned: profile && !hasProfile ? [{ kind: 'Profile', name: profile, place }, ...listed] : listed
  };
}

function listedAssignment({ place, record }: PlacedRecord): ListedAssignment {
  const unasked = ['IsActive', 'ExpirationDate'].find((column) => !(column in record));
  if (unasked) throw new UsersFileError(place, `has no \`${unasked}\``, `Query it: ${USER_QUERIES[1]}`);
  const set = record['PermissionSet'] as QueryRecord | null | undefined;
  const group = record['PermissionSetGroup'] as QueryRecord | null | undefined;
  const isProfile = set?.['IsOwnedByProfile'] === true;
  const setName = isProfile ? nested(set, 'Profile', 'Name') : qualified(set, 'Name', place);
  const name = group ? qualified(group, 'DeveloperName', place) : setName;
  if (!name)
    throw new UsersFileError(place, 'names no set, group or profile', `Query them: ${USER_QUERIES[1]}`);
  const kind = isProfile ? 'Profile' : 'PermissionSet';
  return {
    kind: group ? 'PermissionSetGroup' : kind,
    name,
    isActive: booleanValue(record['IsActive'], 'IsActive', place) ?? true,
    isRevoked: booleanValue(record['IsRevoked'], 'IsRevoked', place) ?? false,
    expirationDate: text(record['ExpirationDate']) || null,
    place
  };
}

/** `namespace__Name`, as files are named. Without the column a package's set would pass for one of ours. */
function qualified(record: QueryRecord | null | undefined, column: string, place: string): string {
  if (record && !('NamespacePrefix' in record)) {
    throw new UsersFileError(place, 'has no `NamespacePrefix`', `Query it: ${USER_QUERIES[1]}`);
  }
  const [prefix, name] = [text(record?.['NamespacePrefix']), text(record?.[column])];
  return prefix && name ? `${prefix}__${name}` : name;
}

function nested(record: QueryRecord, relationship: string, field: string): string {
  return text((record[relationship] as QueryRecord | null | undefined)?.[field]);
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
