import type { Gap, SetupEntityRow } from '../../core/index.ts';
import { QUERY_CATALOGUE, TOKEN_PAGE_ROWS } from '../queryCatalogue.ts';
import type { CatalogueQuery, QueryName } from '../queryCatalogue.ts';
import { keepAll } from './catalogue.ts';
import type {
  Catalogue,
  CatalogueAnswer,
  CatalogueFailure,
  ConnectedApps,
  Keep,
  ReadRequest,
  Track
} from './catalogue.ts';
import { failureGap, metadataGap, rightGap, rowsGap } from './readGaps.ts';
import { rowsOf } from './liveRows.ts';
import { OrgReadError } from './orgClient.ts';
import type { ApiRecord } from './orgClient.ts';
import type { Binds } from './soqlText.ts';
import { laterHalf, timeWindows } from './timeWindows.ts';
import type { TimeWindow } from './timeWindows.ts';

/** Rows of one catalogue query, and whether they are all there are. */
export interface ReadRows {
  readonly rows: readonly ApiRecord[];
  readonly isWhole: boolean;
  /** Where a window of time begins whose start was moved later, because it had too many rows. */
  readonly since?: Date;
}

export interface ReadApps extends ConnectedApps {
  readonly listed: readonly SetupEntityRow[];
}

export interface ReadOptions {
  /** What is kept of the rows that one request brings, where all of them are too many. */
  readonly keep?: Keep;
  /** How many rows of a window of time are read at most: its start is moved later for that. */
  readonly most?: number | undefined;
}

/** What a query takes, in parts that are read side by side. */
interface Requests {
  readonly parts: readonly ReadRequest[];
  /** How many rows all of them together must bring, where that is known beforehand. */
  readonly expected?: number;
  /** False when that could not be counted, so that what comes may be a part. */
  readonly isCounted?: boolean;
  readonly since?: Date;
}

export interface ReadProgress {
  /** Called whenever a request starts or ends. */
  readonly onProgress?: (done: number, started: number) => void;
}

/**
 * Reads the queries of the catalogue and keeps account of what could not be read. It never throws for a
 * query that fails: that is a gap.
 */
export class CatalogueReader {
  readonly gaps: Gap[] = [];
  private readonly catalogue: Catalogue;
  private readonly onProgress: ReadProgress['onProgress'];
  /** Null: could not be read. */
  private held: ReadonlySet<string> | null = new Set();
  private started = 0;
  private done = 0;
  private succeeded = 0;
  private lastError: OrgReadError | undefined;

  constructor(catalogue: Catalogue, { onProgress }: ReadProgress = {}) {
    this.catalogue = catalogue;
    this.onProgress = onProgress;
  }

  /** Reads what the caller may do, which the other queries are compared with. */
  async readCallerPermissions(): Promise<void> {
    try {
      this.held = await this.track(() => this.catalogue.callerPermissions());
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

  /** All rows of a query, whichever way it pages. */
  async read(name: QueryName, binds: Binds = {}, options: ReadOptions = {}): Promise<ReadRows> {
    const query: CatalogueQuery = QUERY_CATALOGUE[name];
    const right = rightGap(query, this.held);
    if (right?.code === 'rightMissing' && query.isOwnRowsOnly) {
      this.gaps.push(right);
      return { rows: [], isWhole: false };
    }
    const { keep = keepAll } = options;
    const { parts, expected, isCounted = true, since } = await this.requestsOf(name, binds, options);
    const answers = await Promise.all(parts.map((part) => this.answerTo(name, { ...part, keep })));
    const rows = answers.flatMap((answer) => answer.rows);
    const isAnswered = answers.every(({ isWhole }) => isWhole);
    // A failure names the right already.
    if (right && (isAnswered || rows.length > 0)) this.gaps.push(right);
    if (isAnswered && expected !== undefined && rows.length < expected) {
      this.gaps.push(rowsGap(query, { read: rows.length, expected }));
      return { rows, isWhole: false };
    }
    const isWhole = isAnswered && isCounted && right === undefined;
    return { rows, isWhole, ...(since && { since }) };
  }

  /**
   * Connected apps as a query lists them, and as metadata describes them: none, and a gap, where that cannot be
   * read.
   */
  async connectedApps(): Promise<ReadApps> {
    const listing = this.read('connectedApps').then(({ rows }) => rowsOf<SetupEntityRow>(rows));
    const [listed, described] = await Promise.all([listing, this.describedApps(listing)]);
    return { listed, ...described };
  }

  private async describedApps(listing: Promise<readonly SetupEntityRow[]>): Promise<ConnectedApps> {
    try {
      return await this.catalogue.connectedApps(listing, this.track);
    } catch (error) {
      if (!(error instanceof OrgReadError)) throw error;
      this.gaps.push(metadataGap(error, this.catalogue.metadataPermissions));
      return { ConnectedApp: [], unlisted: [], gaps: [] };
    }
  }

  private async requestsOf(name: QueryName, binds: Binds, { most }: ReadOptions): Promise<Requests> {
    switch (QUERY_CATALOGUE[name].paging) {
      case 'time':
        return this.windows(name, { since: binds['since'] as Date, until: binds['until'] as Date }, most);
      case 'offset':
        return this.offsets(name);
      default:
        return { parts: [{ binds }] };
    }
  }

  private async answerTo(name: QueryName, request: ReadRequest): Promise<CatalogueAnswer> {
    const answer = await this.catalogue.read(name, request, this.track);
    for (const failure of answer.failures) this.failed(name, failure);
    return answer;
  }

  /** Windows of which all together have `most` rows. Where that cannot be counted, none: it may be millions. */
  private async windows(name: QueryName, whole: TimeWindow, most = Infinity): Promise<Requests> {
    let window = whole;
    let count = await this.countOf(name, { ...window });
    while (count !== undefined && count > most && window.since < window.until) {
      window = laterHalf(window);
      count = await this.countOf(name, { ...window });
    }
    if (count === undefined && most < Infinity) return { parts: [], isCounted: false };
    const parts = timeWindows(window, count ?? 0).map((part) => ({ binds: { ...part } }));
    return { parts, ...(window !== whole && { since: window.since }) };
  }

  private async offsets(name: QueryName): Promise<Requests> {
    const expected = await this.countOf(name, {});
    if (expected === undefined) return { parts: [{ binds: {} }], isCounted: false };
    const pages = Math.max(1, Math.ceil(expected / TOKEN_PAGE_ROWS));
    if (pages === 1) return { parts: [{ binds: {} }], expected };
    const parts = Array.from({ length: pages }, (_, i) => ({ binds: {}, offset: i * TOKEN_PAGE_ROWS }));
    return { parts, expected };
  }

  private async countOf(name: QueryName, binds: Binds): Promise<number | undefined> {
    try {
      return await this.track(() => this.catalogue.count(name, binds));
    } catch (error) {
      if (!(error instanceof OrgReadError)) throw error;
      this.failed(name, { code: 'queryFailed', error });
      return undefined;
    }
  }

  private failed(name: QueryName, failure: CatalogueFailure): void {
    this.gaps.push(failureGap(QUERY_CATALOGUE[name], failure, this.held));
  }

  private readonly track: Track = async (request) => {
    this.started++;
    this.onProgress?.(this.done, this.started);
    try {
      const result = await request();
      this.succeeded++;
      return result;
    } catch (error) {
      if (error instanceof OrgReadError) this.lastError = error;
      throw error;
    } finally {
      this.done++;
      this.onProgress?.(this.done, this.started);
    }
  };
}
