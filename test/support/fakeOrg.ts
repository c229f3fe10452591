import { OrgReadError } from '../../src/org/live/orgClient.ts';
import type { ApiRecord, OrgClient } from '../../src/org/live/orgClient.ts';
import { parsedSoql } from './fakeSoql.ts';
import type { Condition } from './fakeSoql.ts';

type Rows = readonly ApiRecord[];

export interface FakeOrgOptions {
  /** By object name. A row need not have every column: what is absent is null, or false. */
  readonly tables?: Readonly<Record<string, Rows>>;
  /** User permissions that the caller lacks; all others are held. */
  readonly lacks?: readonly string[];
  /** What a describe names; objects that are not here have no optional columns. */
  readonly fields?: Readonly<Record<string, readonly string[]>>;
  /** Of connected apps, by path. */
  readonly files?: Readonly<Record<string, string>>;
  /** Which requests fail: a query by its text, others as `DESCRIBE <object>` and `RETRIEVE`. */
  readonly fails?: (asked: string) => OrgReadError | undefined;
}

export const CALLER_ID = idOf('005', 0);
export const TAKEN_AT = '2026-11-21T12:00:00.000Z';

/** Objects that answer with the caller's own rows to who lacks all of these. */
const OWN_ROWS: Readonly<Record<string, readonly string[]>> = {
  LoginHistory: ['ManageUsers', 'MonitorLoginHistory'],
  OauthToken: ['CustomizeApplication'],
  UserLogin: ['ManageUsers']
};
/** Columns that are never null. */
const CHECKBOX = /^(?:Is|Has|Permissions)[A-Z]/;
const TOKENS_AT_MOST = 2_500;

/** An 18-character id of an object with this key prefix. */
export function idOf(prefix: string, number: number): string {
  return `${prefix}${String(number).padStart(12, '0')}AAA`;
}

/** Fails what contains the text. */
export function failing(text: string, code = 'INVALID_TYPE'): NonNullable<FakeOrgOptions['fails']> {
  return (asked) =>
    asked.includes(text) ? new OrgReadError(code, `The org refused with ${code}.`) : undefined;
}

/** Answers the queries of the catalogue from rows in memory, and refuses any other. */
export class FakeOrg implements OrgClient {
  readonly apiVersion = '67.0';
  readonly name = 'fake';
  /** Everything that was asked, in order. */
  readonly asked: string[] = [];
  private readonly options: FakeOrgOptions;

  constructor(options: FakeOrgOptions = {}) {
    this.options = options;
  }

  async query(soql: string): Promise<Rows> {
    await this.ask(soql);
    const { columns, object, condition, limit, offset } = parsedSoql(soql);
    if (object === 'UserPermissionAccess') return [this.callerPermissions(columns)];
    const { fields = {} } = this.options;
    const unknown = columns.find((name) => isOptional(name) && fields[object]?.includes(name) !== true);
    if (unknown !== undefined) throw new OrgReadError('INVALID_FIELD', `No such column '${unknown}'.`);
    const atMost = object === 'OauthToken' ? Math.min(limit, TOKENS_AT_MOST) : limit;
    const rows = this.rowsOf(object, condition).slice(offset, offset + atMost);
    return rows.map((row) => this.selected(row, columns, object));
  }

  async count(soql: string): Promise<number> {
    await this.ask(soql);
    const { columns, object, condition } = parsedSoql(soql);
    if (columns.join() !== 'COUNT()') throw new Error(`Not a count: ${soql}`);
    return this.rowsOf(object, condition).length;
  }

  async fieldNames(object: string): Promise<readonly string[]> {
    await this.ask(`DESCRIBE ${object}`);
    return ['Id', ...(this.options.fields?.[object] ?? [])];
  }

  async connectedAppFiles(): Promise<ReadonlyMap<string, Uint8Array>> {
    await this.ask('RETRIEVE');
    const files = Object.entries(this.options.files ?? {});
    return new Map(files.map(([path, text]) => [path, new TextEncoder().encode(text)]));
  }

  private async ask(what: string): Promise<void> {
    this.asked.push(what);
    await Promise.resolve();
    const failure = this.options.fails?.(what);
    if (failure) throw failure;
  }

  private callerPermissions(columns: readonly string[]): ApiRecord {
    const lacks = this.options.lacks ?? [];
    return Object.fromEntries(
      columns.map((name) => [name, !lacks.includes(name.replace(/^Permissions/, ''))])
    );
  }

  private rowsOf(object: string, condition: Condition): Rows {
    const rows = this.options.tables?.[object] ?? [];
    const opening = OWN_ROWS[object] ?? [];
    const isOwnOnly = opening.length > 0 && opening.every((name) => this.options.lacks?.includes(name));
    return rows.filter(
      (row) => condition((path) => this.valueOf(row, path)) && (!isOwnOnly || row['UserId'] === CALLER_ID)
    );
  }

  private valueOf(row: ApiRecord, path: string): unknown {
    const [name = '', ...rest] = path.split('.');
    if (rest.length === 0) return row[name] ?? (CHECKBOX.test(name) ? false : null);
    const parent = this.parentOf(row, name);
    return parent === null ? null : this.valueOf(parent, rest.join('.'));
  }

  /** Follows a relationship to the row of its id where the row itself holds no such object. */
  private parentOf(row: ApiRecord, name: string): ApiRecord | null {
    const held = row[name] as ApiRecord | undefined;
    return held ?? this.options.tables?.[name]?.find(({ Id }) => Id === (row[`${name}Id`] ?? null)) ?? null;
  }

  private selected(row: ApiRecord, columns: readonly string[], type: string): ApiRecord {
    const record: Record<string, unknown> = { attributes: { type } };
    for (const path of columns) this.put(record, row, path);
    return record;
  }

  /** A parent that is not there is null, as over REST. */
  private put(record: Record<string, unknown>, row: ApiRecord, path: string): void {
    const [name = '', ...rest] = path.split('.');
    const parent = rest.length > 0 ? this.parentOf(row, name) : null;
    if (parent === null) record[name] = this.valueOf(row, name);
    else this.put((record[name] ??= {}) as Record<string, unknown>, parent, rest.join('.'));
  }
}

/** Of what the catalogue asks for, the columns that only a describe finds. */
function isOptional(column: string): boolean {
  return (
    column === 'IsRevoked' || /^Permissions(?!Create|Read|Edit|Delete|(?:View|Modify)AllRecords)/.test(column)
  );
}
