import pLimit from 'p-limit';
import { APEX_PAGE_ROWS, PAGE_QUERIES, QUERY_CATALOGUE } from '../queryCatalogue.ts';
import type { CatalogueQuery, PageQuery, PageQueryName, QueryName } from '../queryCatalogue.ts';
import { restRows, selectedColumns } from './apexRows.ts';
import { keepAll } from './catalogue.ts';
import type { Catalogue, CatalogueAnswer, Keep, ReadRequest, Track } from './catalogue.ts';
import { lightningError } from './lightningError.ts';
import { OrgReadError } from './orgClient.ts';
import type { ApiRecord } from './orgClient.ts';
import { sentence } from './sentence.ts';
import type { Binds } from './soqlText.ts';

/** What Apex needs of a query, be it a scan's or a page's. */
type ApexQuery = Pick<CatalogueQuery, 'object' | 'soql' | 'columns' | 'key' | 'isCountedOnceRead'> &
  Pick<PageQuery, 'pageRows'>;
type ApexQueryName = QueryName | PageQueryName;

const APEX_QUERIES: Readonly<Record<ApexQueryName, ApexQuery>> = { ...QUERY_CATALOGUE, ...PAGE_QUERIES };

/** The properties of the Apex class `RunAsReadRequest`. */
export interface ApexReadRequest {
  readonly query: ApexQueryName;
  readonly ids?: readonly string[];
  readonly usernames?: readonly string[];
  /** Of entries: keys or names. */
  readonly entryKeys?: readonly string[];
  /** Pattern of LIKE. */
  readonly namedLike?: string;
  /** ISO 8601. */
  readonly since?: string;
  readonly until?: string;
  readonly afterId?: string;
  readonly afterName?: string;
  readonly skipped?: number;
}

/** The properties of the Apex class `RunAsRows`. */
export interface ApexRows {
  readonly columns: readonly string[];
  /** Without what is null, and without what is false where the columns were found. */
  readonly rows: readonly ApiRecord[];
}

/** The methods of the Apex class `RunAsReader`, as Lightning imports them. */
export interface RunAsReaderMethods {
  readonly heldPermissions: () => Promise<string[]>;
  readonly read: (parameters: { request: ApexReadRequest }) => Promise<ApexRows>;
  readonly count: (parameters: { request: ApexReadRequest }) => Promise<number>;
}

const PARALLEL = 4;
/** Bound values of one call. A permission set has some 500 columns, so that fewer of them make an answer. */
const BOUND = { rows: 500, rowsOfPermissions: 20 };

/** Answers the catalogue in the browser, through the Apex class `RunAsReader`. */
export class ApexCatalogue implements Catalogue {
  /** Of the classes. */
  readonly apiVersion = '67.0';
  readonly orgName: string;
  readonly metadataPermissions = [];
  private readonly methods: RunAsReaderMethods;
  /** Of its own: the register does not wait behind a scan, nor anybody behind calls that hang. */
  private readonly limit = pLimit(PARALLEL);

  /** @param orgName how the org is called where its name cannot be read, such as its host. */
  constructor(methods: RunAsReaderMethods, orgName: string) {
    this.methods = methods;
    this.orgName = orgName;
  }

  async callerPermissions(): Promise<ReadonlySet<string>> {
    return new Set(await this.call(() => this.methods.heldPermissions(), Array.isArray));
  }

  async read(name: ApexQueryName, request: ReadRequest, track: Track): Promise<CatalogueAnswer> {
    const { keep = keepAll } = request;
    const requests = requestsOf(name, request);
    const answers = await Promise.all(requests.map((one) => this.readPages(one, keep, track)));
    return {
      rows: answers.flatMap(({ rows }) => rows),
      isWhole: answers.every(({ isWhole }) => isWhole),
      failures: answers.flatMap(({ failures }) => failures)
    };
  }

  count(name: QueryName, binds: Binds): Promise<number> {
    const request = { query: name, ...boundOf(binds) };
    return this.call(() => this.methods.count({ request }), Number.isInteger);
  }

  connectedApps(): Promise<never> {
    const reason = 'Apex cannot retrieve metadata; `sf runas audit --target-org` can.';
    return Promise.reject(new OrgReadError('NO_METADATA_IN_APEX', reason));
  }

  /** Page after page in the order of the key. Those before one that fails are kept. */
  private async readPages(first: ApexReadRequest, keep: Keep, track: Track): Promise<CatalogueAnswer> {
    const query = APEX_QUERIES[first.query];
    const rows: ApiRecord[] = [];
    const seen = new Set<string>();
    let read = 0;
    try {
      for (let next: ApexReadRequest | undefined = first; next !== undefined;) {
        const request: ApexReadRequest = next;
        const page = await track(() => this.call(() => this.methods.read({ request }), isRows));
        requireColumns(query, page);
        const filled = page.rows.map(restRows(selectedColumns(query.soql, page.columns)));
        next = nextPage(request, query, filled, seen);
        for (const row of keep(filled)) rows.push(row);
        read += filled.length;
      }
      if (query.isCountedOnceRead && seen.size > 0) await this.requireCount(first, read, track);
      return { rows, isWhole: true, failures: [] };
    } catch (error) {
      if (!(error instanceof OrgReadError)) throw error;
      return { rows, isWhole: false, failures: [{ code: 'queryFailed', error }] };
    }
  }

  /** @throws OrgReadError when there are more rows than came: then some lie between two pages. */
  private async requireCount(request: ApexReadRequest, read: number, track: Track): Promise<void> {
    const { object } = APEX_QUERIES[request.query];
    const expected = await track(() => this.call(() => this.methods.count({ request }), Number.isInteger));
    if (read >= expected) return;
    throw new OrgReadError('ROWS_MISSING', `Pages of ${object} leave out rows.`, { read, expected });
  }

  /**
   * One call among few at a time: the platform takes few of one page.
   *
   * @param isAnswer tells whether what came, which may be anything, is what was asked for.
   */
  private call<T>(method: () => Promise<T>, isAnswer: (came: unknown) => boolean): Promise<T> {
    return this.limit(async () => {
      const came = await method().catch((error: unknown) => {
        throw apexError(error);
      });
      if (isAnswer(came)) return came;
      throw new OrgReadError('WRONG_ANSWER', 'Apex answered, but not what was asked for.');
    });
  }
}

/** A call for each chunk of the bound list; one where nothing is bound. */
function requestsOf(query: ApexQueryName, { binds, offset }: ReadRequest): ApexReadRequest[] {
  const rest = { query, ...(offset !== undefined && { skipped: offset }) };
  const { columns } = APEX_QUERIES[query];
  const size = columns === 'userPermissions' ? BOUND.rowsOfPermissions : BOUND.rows;
  const [list] = Object.entries(binds).filter((bind): bind is [string, string[]] => Array.isArray(bind[1]));
  if (!list) return [{ ...rest, ...boundOf(binds) }];
  const [name, values] = list;
  const items = [...new Set(values)];
  return Array.from({ length: Math.ceil(items.length / size) }, (_, i) => ({
    ...rest,
    [name]: items.slice(i * size, (i + 1) * size)
  }));
}

/** Instants go as text: Lightning sends JSON. */
function boundOf(binds: Binds): Partial<ApexReadRequest> {
  return Object.fromEntries(
    Object.entries(binds).map(([name, value]) => [name, value instanceof Date ? value.toISOString() : value])
  );
}

/**
 * What asks for the page after this one, or undefined after the last.
 *
 * @param seen keys of the pages before. @throws OrgReadError for a page that repeats one of them.
 */
function nextPage(
  request: ApexReadRequest,
  { object, key, pageRows = APEX_PAGE_ROWS }: ApexQuery,
  rows: readonly ApiRecord[],
  seen: Set<string>
): ApexReadRequest | undefined {
  if (key === undefined || rows.length < pageRows) return undefined;
  const [afterId, afterName] = key.map((column) => rows.at(-1)?.[column]);
  const reached = JSON.stringify([afterId, afterName]);
  if (typeof afterId !== 'string' || seen.has(reached)) {
    throw new OrgReadError('PAGE_REPEATED', `A page of ${object} does not lead on to the next one.`);
  }
  seen.add(reached);
  return { ...request, afterId, ...(typeof afterName === 'string' && { afterName }) };
}

function isRows(came: unknown): boolean {
  const { columns, rows } = (came ?? {}) as Partial<Record<keyof ApexRows, unknown>>;
  const isObject = (row: unknown): boolean => typeof row === 'object' && row !== null;
  return Array.isArray(columns) && Array.isArray(rows) && rows.every(isObject);
}

/** Sets whose permissions Apex may not read would look like sets that grant nothing. */
function requireColumns({ object, columns }: ApexQuery, page: ApexRows): void {
  if (columns !== 'userPermissions' || page.columns.length > 0) return;
  throw new OrgReadError('NO_COLUMNS', `Apex may read no user permission of ${object}.`);
}

function apexError(error: unknown): OrgReadError {
  const { codes, message, fields } = lightningError(error);
  const [told = ''] = [message, ...Object.values(fields)].filter(Boolean);
  return new OrgReadError(codes[0] ?? 'APEX_ERROR', sentence(told));
}
