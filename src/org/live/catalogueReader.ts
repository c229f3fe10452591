import type { Gap, GapCode, GapEffect } from '../../core/index.ts';
import { ASKED_PERMISSIONS, CALLER_PERMISSIONS, QUERY_CATALOGUE } from '../queryCatalogue.ts';
import type { CatalogueQuery, QueryName } from '../queryCatalogue.ts';
import { OrgReadError } from './orgClient.ts';
import type { ApiRecord, OrgClient } from './orgClient.ts';
import { joinedRows, requestTexts } from './requests.ts';
import { soqlText } from './soqlText.ts';
import type { Binds } from './soqlText.ts';

/** Rows of one catalogue query, and whether they are all there are. */
export interface ReadRows {
  readonly rows: readonly ApiRecord[];
  readonly isWhole: boolean;
}

/** What a query takes: groups of requests whose rows are joined by id, because not all columns fit into one. */
interface Requests {
  readonly groups: readonly (readonly string[])[];
  /** How many rows all of them together must bring, where that is known beforehand. */
  readonly expected?: number;
  /** False when that could not be counted, so that what comes may be a part. */
  readonly isCounted?: boolean;
}

type Keep = (rows: readonly ApiRecord[]) => readonly ApiRecord[];

export interface ReadProgress {
  /** Called whenever a query starts or ends. */
  readonly onProgress?: (done: number, started: number) => void;
}

const COLUMN_PREFIX = 'Permissions';
/** Without it no query is answered at all. */
const API_PERMISSION = 'ApiEnabled';
const TOKEN_PAGE = 2_500;
const LOGINS_PER_WINDOW = 10_000;

/**
 * Runs the queries of the catalogue and keeps account of what could not be read. It never throws for a
 * query that fails: that is a gap.
 */
export class CatalogueReader {
  readonly gaps: Gap[] = [];
  private readonly client: OrgClient;
  private readonly onProgress: ReadProgress['onProgress'];
  /** Null: could not be read. */
  private held: ReadonlySet<string> | null = new Set();
  private readonly fields = new Map<string, Promise<readonly string[]>>();
  private started = 0;
  private done = 0;
  private succeeded = 0;
  private lastError: OrgReadError | undefined;

  constructor(client: OrgClient, { onProgress }: ReadProgress = {}) {
    this.client = client;
    this.onProgress = onProgress;
  }

  /** Reads what the caller may do, which the other queries are compared with. */
  async readCallerPermissions(): Promise<void> {
    try {
      const [row = {}] = await this.ask(CALLER_PERMISSIONS);
      this.held = new Set(ASKED_PERMISSIONS.filter((name) => row[COLUMN_PREFIX + name] === true));
    } catch (error) {
      if (!(error instanceof OrgReadError)) throw error;
      this.held = null;
    }
    // What the caller may do is no answer to what the org holds.
    this.succeeded = 0;
  }

  /** @throws OrgReadError when no query at all was answered: there is nothing to show then. */
  requireAnswers(): void {
    if (this.succeeded === 0 && this.lastError) throw this.lastError;
  }

  /**
   * All rows of a query, whichever way it pages.
   *
   * @param keep what is kept of the rows that one request brings, where all of them are too many.
   */
  async read(name: QueryName, binds: Binds = {}, keep: Keep = (rows) => rows): Promise<ReadRows> {
    const query: CatalogueQuery = QUERY_CATALOGUE[name];
    const right = this.rightGap(query);
    if (right?.code === 'rightMissing' && query.isOwnRowsOnly) {
      this.gaps.push(right);
      return { rows: [], isWhole: false };
    }
    const columns = await this.columnsOf(query);
    if (columns === null) return { rows: [], isWhole: false };
    const { groups, expected, isCounted = true } = await this.requestsOf(query, columns, binds);
    const answers = await Promise.all(groups.map((group) => this.readGroup(query, group, keep)));
    const rows = answers.flatMap((answer) => answer.rows);
    const isAnswered = answers.every((answer) => answer.isWhole);
    // A failure names the right already.
    if (right && (isAnswered || rows.length > 0)) this.gaps.push(right);
    if (isAnswered && expected !== undefined && rows.length < expected) {
      this.gaps.push(rowsGap(query, { read: rows.length, expected }));
      return { rows, isWhole: false };
    }
    return { rows, isWhole: isAnswered && isCounted && right === undefined };
  }

  /** The retrieved files of connected apps; none, and a gap, where the retrieve is refused. */
  async connectedAppFiles(): Promise<ReadonlyMap<string, Uint8Array>> {
    try {
      return await this.counted(() => this.client.connectedAppFiles());
    } catch (error) {
      if (!(error instanceof OrgReadError)) throw error;
      const permission = 'ModifyMetadata or ModifyAllData';
      const params = {
        object: 'ConnectedApp',
        hides: 'connectedAppRunAs',
        permission,
        reason: error.message
      };
      this.gaps.push({ code: 'metadataNotRead', params });
      return new Map();
    }
  }

  private async requestsOf(
    query: CatalogueQuery,
    columns: readonly string[],
    binds: Binds
  ): Promise<Requests> {
    switch (query.paging) {
      case 'time':
        return {
          groups: (await this.timeWindows(query, binds)).map((window) => [soqlText(query.soql, window)])
        };
      case 'offset':
        return this.offsets(query);
      default:
        return { groups: requestTexts(query, columns, binds) };
    }
  }

  private async readGroup(query: CatalogueQuery, texts: readonly string[], keep: Keep): Promise<ReadRows> {
    const pages = await Promise.all(texts.map((soql) => this.readText(query, soql)));
    const isWhole = pages.every((page) => page !== undefined);
    return { rows: keep(joinedRows(pages)), isWhole };
  }

  private async readText(query: CatalogueQuery, soql: string): Promise<readonly ApiRecord[] | undefined> {
    try {
      return await this.ask(soql);
    } catch (error) {
      this.failed(query, error, 'queryFailed');
      return undefined;
    }
  }

  /** Null: the columns could not be found, so that the query cannot be asked. */
  private async columnsOf({ object, columns, ...query }: CatalogueQuery): Promise<readonly string[] | null> {
    if (columns === undefined) return [];
    try {
      const known = this.fields.get(object) ?? this.counted(() => this.client.fieldNames(object));
      this.fields.set(object, known);
      const fields = await known;
      if (columns !== 'userPermissions') return columns.filter((name) => fields.includes(name));
      return fields.filter((name) => name.startsWith(COLUMN_PREFIX));
    } catch (error) {
      const { columnsEffect } = query;
      const effect = columnsEffect && { effect: columnsEffect };
      this.failed({ object, ...query, ...effect }, error, 'describeFailed');
      // Without what is optional the query still tells most; without any permission it tells nothing.
      return columns === 'userPermissions' ? null : [];
    }
  }

  /** Windows of time with about as many rows each, so that they can be read side by side. */
  private async timeWindows(query: CatalogueQuery, binds: Binds): Promise<Binds[]> {
    const [since, until] = [binds['since'] as Date, binds['until'] as Date];
    const count = await this.countOf(query, binds);
    const windows = Math.max(1, Math.ceil((count ?? 0) / LOGINS_PER_WINDOW));
    const at = (i: number): Date =>
      new Date(since.getTime() + ((until.getTime() - since.getTime()) * i) / windows);
    return Array.from({ length: windows }, (_, i) => ({ since: at(i), until: at(i + 1) }));
  }

  /** The platform ends an answer on tokens at 2,500 rows without a word (docs/decisions/reading-tokens.md). */
  private async offsets(query: CatalogueQuery): Promise<Requests> {
    const expected = await this.countOf(query, {});
    if (expected === undefined) return { groups: [[query.soql]], isCounted: false };
    const pages = Math.max(1, Math.ceil(expected / TOKEN_PAGE));
    const page = (i: number): string => `${query.soql} LIMIT ${TOKEN_PAGE} OFFSET ${i * TOKEN_PAGE}`;
    const groups = pages === 1 ? [[query.soql]] : Array.from({ length: pages }, (_, i) => [page(i)]);
    return { groups, expected };
  }

  private async countOf(query: CatalogueQuery, binds: Binds): Promise<number | undefined> {
    const soql = soqlText(query.soql.replace(/^SELECT .*? FROM/, 'SELECT COUNT() FROM'), binds);
    try {
      return await this.counted(() => this.client.count(soql));
    } catch (error) {
      this.failed(query, error, 'queryFailed');
      return undefined;
    }
  }

  private ask(soql: string): Promise<readonly ApiRecord[]> {
    return this.counted(() => this.client.query(soql));
  }

  private async counted<T>(work: () => Promise<T>): Promise<T> {
    this.started++;
    this.onProgress?.(this.done, this.started);
    try {
      const result = await work();
      this.succeeded++;
      return result;
    } catch (error) {
      if (error instanceof OrgReadError) this.lastError = error;
      throw error;
    } finally {
      this.done++;
      this.onProgress?.(this.done, this.started);
    }
  }

  private rightGap({ object, permissions, hides, effect }: CatalogueQuery): Gap | undefined {
    const { held } = this;
    if (permissions.length === 0 || permissions.some((name) => held?.has(name))) return undefined;
    const code = held ? 'rightMissing' : 'rightNotKnown';
    return gapOf(code, { object, hides, permission: permissions.join(' or ') }, effect);
  }

  private failed(query: Omit<CatalogueQuery, 'columns'>, error: unknown, code: GapCode): void {
    if (!(error instanceof OrgReadError)) throw error;
    const { object, permissions, hides, effect } = query;
    if (error.rows) {
      this.gaps.push(rowsGap(query, error.rows));
      return;
    }
    const isEntitled = permissions.some((name) => this.held?.has(name));
    const needs = isEntitled ? {} : { permission: permissions.join(' or ') || API_PERMISSION };
    this.gaps.push(gapOf(code, { object, hides, ...needs, reason: error.message }, effect));
  }
}

function rowsGap(
  { object, hides, effect }: Pick<CatalogueQuery, 'object' | 'hides' | 'effect'>,
  { read, expected }: { readonly read: number; readonly expected: number }
): Gap {
  const params = { object, hides, read: String(read), expected: String(expected) };
  return gapOf('rowsMissing', params, effect);
}

function gapOf(code: GapCode, params: Record<string, string>, effect: GapEffect | undefined): Gap {
  return { code, params, ...(effect && { effect }) };
}
