import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { booleanValue, dateValue, textValue } from './listedUser.ts';
import type { ListedAssignment, ListedUser } from './listedUser.ts';
import { isQueryAnswer, jsonTexts, queriedUsers } from './queriedUsers.ts';
import { UsersFileError } from './usersFileError.ts';

export const USER_COLUMNS = [
  'Username',
  'Name',
  'IsActive',
  'IsFrozen',
  'UserType',
  'Profile',
  'PermissionSets',
  'PermissionSetGroups',
  'LastLoginDate'
] as const;
type UserColumn = (typeof USER_COLUMNS)[number];

/** A user as a CSV line or a JSON object gives it, with the place for messages. */
interface UserRecord {
  readonly place: string;
  readonly values: Readonly<Record<string, unknown>>;
}

/**
 * The users of one or more files, which are CSV or JSON lists with the columns above, or what
 * `sf data query --json` printed for the users and for their assignments.
 *
 * @throws UsersFileError naming file, place, reason and remedy; nothing of the files is used then.
 */
export function readUsersFiles(files: readonly string[]): ListedUser[] {
  const contents = files.map((file) => ({ file, text: readText(file) }));
  const isJson = ({ text }: { text: string }): boolean => /^\s*[[{]/.test(text);
  const documents = contents
    .filter(isJson)
    .flatMap(({ file, text }) => jsonTexts(file, text).map((json) => ({ file, ...json })));
  const queried = documents.filter(({ json }) => isQueryAnswer(json));
  const lists = documents.filter(({ json }) => !isQueryAnswer(json));
  const records = [
    ...contents.filter((content) => !isJson(content)).flatMap(({ file, text }) => csvRecords(file, text)),
    ...lists.flatMap(({ file, json }) => jsonRecords(file, json))
  ];
  const users = [...records.map(listedUser), ...queriedUsers(queried)];
  if (users.length === 0) {
    throw new UsersFileError(files.join(', '), 'lists no users', 'Add a line for each user.');
  }
  return withoutDoubles(users, files);
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    throw new UsersFileError(
      file,
      `cannot be opened (${(error as NodeJS.ErrnoException).code})`,
      'Check the path.'
    );
  }
}

function csvRecords(file: string, text: string): UserRecord[] {
  const rows = parseCsv(file, text);
  const [header] = rows;
  if (header === undefined)
    throw new UsersFileError(file, 'is empty', 'Give it a header line and a line for each user.');
  const columns = header.record.map((column) => column.trim());
  requireColumns(file, columns);
  return rows.slice(1).map(({ record, info }) => {
    const place = `${file}, line ${info.lines}`;
    if (record.length !== columns.length) {
      throw new UsersFileError(
        place,
        `has ${record.length} values for ${columns.length} columns`,
        'Put values that contain a comma in double quotes.'
      );
    }
    return { place, values: Object.fromEntries(columns.map((column, i) => [column, record[i]])) };
  });
}

interface CsvRow {
  readonly record: string[];
  readonly info: { readonly lines: number };
}

function parseCsv(file: string, text: string): CsvRow[] {
  try {
    const options = { info: true, relax_column_count: true, skip_empty_lines: true };
    return parse(text, options) as unknown as CsvRow[];
  } catch (error) {
    throw new UsersFileError(file, `is not CSV: ${(error as Error).message}`, 'Correct it there.');
  }
}

function jsonRecords(file: string, json: unknown): UserRecord[] {
  const list = Array.isArray(json) ? json : [json];
  return list.map((values: unknown, index) => {
    const place = `${file}, user ${index + 1}`;
    if (typeof values !== 'object' || values === null) {
      throw new UsersFileError(place, 'is no object', `Give an object with ${USER_COLUMNS.join(', ')}.`);
    }
    requireColumns(place, Object.keys(values));
    return { place, values: values as Record<string, unknown> };
  });
}

function requireColumns(place: string, columns: readonly string[]): void {
  const double = USER_COLUMNS.find((column) => columns.indexOf(column) !== columns.lastIndexOf(column));
  if (double) throw new UsersFileError(place, `has the column \`${double}\` twice`, 'Keep one of them.');
  const missing = USER_COLUMNS.filter((column) => !columns.includes(column));
  if (missing.length === 0) return;
  const names = missing.map((column) => `\`${column}\``).join(', ');
  throw new UsersFileError(
    place,
    `has no column ${names}`,
    `Add it; columns are ${USER_COLUMNS.join(', ')}, separated by commas. A value may stay empty.`
  );
}

function listedUser({ place, values }: UserRecord): ListedUser {
  const text = (column: UserColumn): string => textValue(values[column], column, place);
  const username = text('Username');
  if (username === '') throw new UsersFileError(place, 'has no `Username`', 'Give the user one.');
  const assigned = (kind: ListedAssignment['kind'], names: readonly string[]): ListedAssignment[] =>
    names.map((name) => ({ kind, name, place }));
  return {
    id: `User:${username.toLowerCase()}`,
    username,
    name: text('Name') || null,
    isActive: booleanValue(values['IsActive'], 'IsActive', place),
    isFrozen: booleanValue(values['IsFrozen'], 'IsFrozen', place),
    userType: text('UserType') || null,
    // JSON tells null, which is never, from an empty text; a CSV can only leave it open.
    lastLoginDate:
      values['LastLoginDate'] === null
        ? null
        : (dateValue(text('LastLoginDate'), 'LastLoginDate', place) ?? undefined),
    assigned: [
      ...assigned('Profile', text('Profile') === '' ? [] : [text('Profile')]),
      ...assigned('PermissionSet', listValue(values['PermissionSets'], 'PermissionSets', place)),
      ...assigned(
        'PermissionSetGroup',
        listValue(values['PermissionSetGroups'], 'PermissionSetGroups', place)
      )
    ]
  };
}

function listValue(value: unknown, column: string, place: string): string[] {
  const names = Array.isArray(value)
    ? value.map((name) => textValue(name, column, place))
    : textValue(value, column, place).split(';');
  return names.map((name) => name.trim()).filter((name) => name !== '');
}

function withoutDoubles(users: readonly ListedUser[], files: readonly string[]): ListedUser[] {
  const byName = Map.groupBy(users, ({ username }) => username.toLowerCase());
  for (const same of byName.values()) {
    const [first] = same;
    if (first && same.length > 1) {
      throw new UsersFileError(
        files.join(', '),
        `lists the user \`${first.username}\` ${same.length} times`,
        'Keep one of them: which assignments hold cannot be told.'
      );
    }
  }
  return [...users];
}
