import type {
  OrgSnapshot,
  PermissionSetRow,
  ProfileRow,
  SetupEntityRow,
  SnapshotRows,
  UserRow
} from '../../core/index.ts';
import type { ApiRecord } from './orgClient.ts';

/** The rows of a table, as the API gives them, without what the API adds. */
export function rowsOf<T>(records: readonly ApiRecord[]): T[] {
  return records.map((record) => without(record, 'attributes') as T);
}

function without(record: object, field: string): object {
  if (!(field in record)) return record;
  return Object.fromEntries(Object.entries(record).filter(([name]) => name !== field));
}

export function text(record: ApiRecord, field: string): string {
  const value = record[field];
  return typeof value === 'string' ? value : '';
}

/** @param otherwise the name where the org's own was not read */
export function orgOf(
  [row = {}]: readonly ApiRecord[],
  otherwise: string,
  takenAt: string
): OrgSnapshot['org'] {
  const id = text(row, 'Id');
  return { name: text(row, 'Name') || otherwise, ...(id && { id }), takenAt };
}

/** Users with what the list of frozen ones says; where that was not read, nothing is said. */
export function userRows(users: readonly ApiRecord[], frozen: ReadonlySet<string> | null): UserRow[] {
  const rows = new Map(rowsOf<UserRow>(users).map((user) => [user.Id, user]));
  return [...rows.values()].map((user) => ({ ...user, ...(frozen && { IsFrozen: frozen.has(user.Id) }) }));
}

/** Permission sets, and the profiles that own some of them: a profile's own set bears no name to show. */
export function setRows(records: readonly ApiRecord[]): {
  PermissionSet: PermissionSetRow[];
  Profile: ProfileRow[];
} {
  const PermissionSet = rowsOf<PermissionSetRow & { Profile?: { Name?: string } | null }>(records);
  const Profile = PermissionSet.flatMap(({ ProfileId, Profile: profile }) =>
    ProfileId && profile?.Name !== undefined ? [{ Id: ProfileId, Name: profile.Name }] : []
  );
  return { PermissionSet: PermissionSet.map((set) => without(set, 'Profile') as PermissionSetRow), Profile };
}

/** Apps and custom permissions carry their API name under another field. */
export function namedByDeveloperName(records: readonly ApiRecord[]): SetupEntityRow[] {
  return records.map((record) => ({
    Id: text(record, 'Id'),
    Name: text(record, 'DeveloperName'),
    ...(typeof record['MasterLabel'] === 'string' && { MasterLabel: record['MasterLabel'] }),
    NamespacePrefix: text(record, 'NamespacePrefix') || null
  }));
}

/** Flows, under the ids by which access to them is granted: the durable id may be the short form of it. */
export function flowRows(records: readonly ApiRecord[], granted: readonly string[]): SetupEntityRow[] {
  const byShortId = new Map(records.map((record) => [text(record, 'DurableId').slice(0, 15), record]));
  return granted.flatMap((id) => {
    const flow = byShortId.get(id.slice(0, 15));
    if (!flow) return [];
    return [{ Id: id, Name: text(flow, 'ApiName'), NamespacePrefix: text(flow, 'NamespacePrefix') || null }];
  });
}

const LOGIN_KEY = ['UserId', 'LoginType', 'LoginSubType', 'Application', 'Status'];

/** Of logins that agree in all but the time the newest: an org has millions, and the last one is what counts. */
export function newestLogins(records: readonly ApiRecord[]): ApiRecord[] {
  const newest = new Map<string, ApiRecord>();
  for (const record of records) {
    const key = JSON.stringify(LOGIN_KEY.map((field) => record[field]));
    const known = newest.get(key);
    if (!known || text(record, 'LoginTime') > text(known, 'LoginTime')) newest.set(key, record);
  }
  return [...newest.values()];
}

/** The tables, without those that were not read. */
export function readTables(tables: Record<string, unknown>): SnapshotRows {
  return Object.fromEntries(Object.entries(tables).filter(([, rows]) => rows !== undefined));
}
