import isNetworkError from 'is-network-error';
import pLimit from 'p-limit';
import pRetry from 'p-retry';
import type { OrgConnection } from './httpConnection.ts';
import { ZipError, readZip } from '../zip.ts';
import { OrgReadError } from './orgClient.ts';
import type { ApiRecord, OrgClient } from './orgClient.ts';
import { sentence } from './sentence.ts';

export interface RestOptions {
  /** Requests that are under way at the same time. */
  readonly parallel?: number;
  /** Further tries of a request that failed for a reason that may pass. */
  readonly retries?: number;
  /** Before the first further try; doubled before each next one. */
  readonly retryDelayMs?: number;
}

const DEFAULTS: Required<RestOptions> = { parallel: 5, retries: 3, retryDelayMs: 300 };

/** Nothing that follows can succeed either (REST API Developer Guide, "Status Codes and Error Responses"). */
const FATAL_CODES = new Set(['INVALID_SESSION_ID', 'REQUEST_LIMIT_EXCEEDED', 'API_DISABLED_FOR_ORG']);

/** The folder in which the Metadata API puts the files, in a package or in none. */
const CONNECTED_APP = /^(?:unpackaged\/)?connectedApps\//;

interface Described {
  readonly fields?: readonly ({ readonly name?: unknown } | null)[];
}

interface QueryPage {
  readonly totalSize: number;
  readonly done: boolean;
  readonly records: readonly ApiRecord[];
  readonly nextRecordsUrl?: string;
}

/** An answer that no right or limit explains: asking again may help. */
class TransientError extends Error {}

/** Reads an org over REST, and its connected apps over the Metadata API. */
export class RestClient implements OrgClient {
  readonly apiVersion: string;
  readonly name: string;
  /** Requests sent so far, as the org counts them. */
  calls = 0;
  private readonly connection: OrgConnection;
  private readonly options: Required<RestOptions>;
  private readonly limit: ReturnType<typeof pLimit>;
  private fatal: OrgReadError | undefined;

  constructor(connection: OrgConnection, apiVersion: string, name: string, options: RestOptions = {}) {
    this.connection = connection;
    this.apiVersion = apiVersion;
    this.name = name;
    this.options = { ...DEFAULTS, ...options };
    this.limit = pLimit(this.options.parallel);
  }

  async query(soql: string): Promise<readonly ApiRecord[]> {
    return this.attempt(() => this.allPages(soql));
  }

  async count(soql: string): Promise<number> {
    return (await this.page(queryPath(soql))).totalSize;
  }

  async fieldNames(object: string): Promise<readonly string[]> {
    return this.attempt(async () => {
      const described = (await this.get(`/sobjects/${object}/describe`)) as Described | null;
      const names = (described?.fields ?? []).map((field) => field?.name);
      if (names.length > 0 && names.every((name) => typeof name === 'string')) return names;
      throw new TransientError('The describe was cut off, or is none.');
    });
  }

  /** In memory alone: the files hold consumer keys. */
  async connectedAppFiles(): Promise<ReadonlyMap<string, Uint8Array>> {
    return this.attempt(async () => {
      const zip = await this.send(() => this.connection.retrieve('ConnectedApp'));
      const files = await readZip(zip).catch(unreadableZip);
      return new Map([...files].filter(([path]) => CONNECTED_APP.test(path)));
    });
  }

  /**
   * Follows the pages to the end, and counts: a page that repeats, or one that is missing, must not pass for
   * the whole.
   */
  private async allPages(soql: string): Promise<ApiRecord[]> {
    const records: ApiRecord[] = [];
    const seen = new Set<string>();
    let page = await this.page(queryPath(soql));
    const { totalSize } = page;
    for (const record of page.records) records.push(record);
    while (!page.done && page.nextRecordsUrl !== undefined && !seen.has(page.nextRecordsUrl)) {
      // Without rows, or with more than there are, pages could go on for ever.
      if (page.records.length === 0 || records.length > totalSize) break;
      seen.add(page.nextRecordsUrl);
      page = await this.page(page.nextRecordsUrl);
      for (const record of page.records) records.push(record);
    }
    const distinct = distinctRecords(records);
    if (distinct !== totalSize || records.length !== totalSize || !page.done) {
      throw new IncompleteError({ read: distinct, expected: totalSize });
    }
    return records;
  }

  /** A page that does not come is asked for again by itself; the pages before it have come already. */
  private page(path: string): Promise<QueryPage> {
    return this.attempt(async () => queryPage(await this.get(path)));
  }

  private get(path: string): Promise<unknown> {
    const url = path.startsWith('/services/') ? path : `/services/data/v${this.apiVersion}${path}`;
    return this.send(() => this.connection.get(url));
  }

  /** One request among few at a time; none after an answer that leaves nothing to ask. */
  private send<T>(work: () => PromiseLike<T>): Promise<T> {
    return this.limit(async () => {
      if (this.fatal) throw this.fatal;
      this.calls++;
      try {
        return await work();
      } catch (error) {
        const { errorCode, message } = error as { errorCode?: string; message: string };
        if (errorCode !== undefined && FATAL_CODES.has(errorCode)) {
          this.fatal = new OrgReadError(errorCode, sentence(message));
        }
        throw error;
      }
    });
  }

  private async attempt<T>(work: () => Promise<T>): Promise<T> {
    const { retries, retryDelayMs } = this.options;
    try {
      return await pRetry(work, {
        retries,
        minTimeout: retryDelayMs,
        factor: 2,
        shouldRetry: ({ error }) => isTransient(error)
      });
    } catch (error) {
      throw readError(error);
    }
  }
}

/** The pages do not make up what the first of them promised. */
class IncompleteError extends TransientError {
  readonly rows: { readonly read: number; readonly expected: number };

  constructor(rows: { read: number; expected: number }) {
    super(`Of ${rows.expected} rows ${rows.read} came.`);
    this.rows = rows;
  }
}

/** A damaged zip may come whole the next time, one that is too large will not. */
function unreadableZip(error: unknown): never {
  const { message } = error as Error;
  const isTooLarge = error instanceof ZipError && error.code === 'LIMIT_EXCEEDED';
  throw isTooLarge ? new OrgReadError(error.code, message) : new TransientError(message);
}

function queryPath(soql: string): string {
  return `/query?q=${encodeURIComponent(soql)}`;
}

/** A body that was cut off is not JSON any more and comes as text. */
function queryPage(body: unknown): QueryPage {
  const page = body as Partial<QueryPage> | undefined;
  const isPage =
    typeof page?.totalSize === 'number' &&
    Array.isArray(page.records) &&
    page.records.every((record) => typeof record === 'object' && record !== null) &&
    ['string', 'undefined'].includes(typeof page.nextRecordsUrl);
  if (!isPage) {
    throw new TransientError('The answer was cut off or is no query result.');
  }
  return page as QueryPage;
}

/** Records without an id of their own cannot repeat: null, or the `000…` of rows that are not stored. */
function distinctRecords(records: readonly ApiRecord[]): number {
  const ids = new Set<unknown>();
  let unnamed = 0;
  for (const { Id } of records) {
    if (typeof Id === 'string' && !Id.startsWith('000')) ids.add(Id);
    else unnamed++;
  }
  return ids.size + unnamed;
}

function isTransient(error: unknown): boolean {
  if (error instanceof OrgReadError) return false;
  const { errorCode } = error as { errorCode?: string };
  if (errorCode === undefined) return error instanceof TransientError || hasNoNetwork(error);
  if (FATAL_CODES.has(errorCode)) return false;
  return (
    /^ERROR_HTTP_(?:429|5\d\d)$/.test(errorCode) ||
    ['SERVER_UNAVAILABLE', 'UNABLE_TO_LOCK_ROW', 'UNKNOWN_EXCEPTION'].includes(errorCode)
  );
}

/** As fetch says it, or the system. */
function hasNoNetwork(error: unknown): boolean {
  const { name, code } = error as { name?: unknown; code?: unknown };
  return isNetworkError(error) || name === 'TimeoutError' || typeof code === 'string';
}

/** @throws what is no failure of the org, but of this program. */
function readError(error: unknown): OrgReadError {
  if (error instanceof OrgReadError) return error;
  if (error instanceof IncompleteError) return new OrgReadError('INCOMPLETE', error.message, error.rows);
  const { errorCode, name, message } = error as { errorCode?: string; name: string; message: string };
  if (errorCode === undefined && !(error instanceof TransientError) && !hasNoNetwork(error)) throw error;
  return new OrgReadError(errorCode ?? name, sentence(message));
}
