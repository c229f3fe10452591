import { ApexCatalogue } from '../../src/org/live/apexCatalogue.ts';
import type { ApexReadRequest, ApexRows, RunAsReaderMethods } from '../../src/org/live/apexCatalogue.ts';
import type { CatalogueAnswer, ReadRequest } from '../../src/org/live/catalogue.ts';
import type { ApiRecord } from '../../src/org/live/orgClient.ts';
import {
  APEX_PAGE_ROWS,
  ASKED_PERMISSIONS,
  CALLER_PERMISSIONS,
  QUERY_CATALOGUE,
  TOKEN_PAGE_ROWS
} from '../../src/org/queryCatalogue.ts';
import type { CatalogueQuery, QueryName } from '../../src/org/queryCatalogue.ts';
import { soqlText } from '../../src/org/live/soqlText.ts';
import type { Binds } from '../../src/org/live/soqlText.ts';
import { FakeOrg } from './fakeOrg.ts';
import type { FakeOrgOptions } from './fakeOrg.ts';

type Parameters = Readonly<{ request: ApexReadRequest }>;

/** Answers as the Apex class `RunAsReader` does in the fake org: in pages, and without what is false or null. */
export class FakeReader implements RunAsReaderMethods {
  /** Every request for rows, in order. */
  readonly requests: ApexReadRequest[] = [];
  /** How many calls were under way at the same time, at most. */
  most = 0;
  private underWay = 0;
  private readonly org: FakeOrg;

  constructor(options: FakeOrgOptions) {
    this.org = new FakeOrg(options);
  }

  readonly heldPermissions = (): Promise<string[]> =>
    this.call(async () => {
      const [row = {}] = await this.org.query(CALLER_PERMISSIONS);
      return ASKED_PERMISSIONS.filter((name) => row[`Permissions${name}`] === true);
    });

  readonly read = ({ request }: Parameters): Promise<ApexRows> =>
    this.call(async () => {
      this.requests.push(request);
      const query: CatalogueQuery = QUERY_CATALOGUE[request.query as QueryName];
      const columns = await this.columnsOf(query);
      const more = columns.length > 0 ? `, ${columns.join(', ')}` : '';
      const soql = soqlText(query.soql.replace(', {columns}', more), bindsOf(request));
      const skip =
        query.paging === 'offset' ? ` LIMIT ${TOKEN_PAGE_ROWS} OFFSET ${request.skipped ?? 0}` : '';
      return { columns, rows: pageOf(await this.org.query(soql + skip), query, request).map(filled) };
    });

  readonly count = ({ request }: Parameters): Promise<number> =>
    this.call(() => {
      const { soql } = QUERY_CATALOGUE[request.query as QueryName];
      const counting = soql.replace(/^SELECT .*? FROM/, 'SELECT COUNT() FROM');
      return this.org.count(soqlText(counting, bindsOf(request)));
    });

  private async columnsOf({ object, columns }: CatalogueQuery): Promise<string[]> {
    if (columns === undefined) return [];
    const prefix = columns === 'userPermissions' ? 'Permissions' : columns[0]!;
    return (await this.org.fieldNames(object)).filter((name) => name.startsWith(prefix)).sort();
  }

  /** Rejects as Lightning does; parameters and answer go as JSON. */
  private async call<T>(method: () => Promise<T>): Promise<T> {
    this.most = Math.max(this.most, ++this.underWay);
    try {
      return JSON.parse(JSON.stringify(await method())) as T;
    } catch (error) {
      const { message } = error as Error;
      // eslint-disable-next-line @typescript-eslint/only-throw-error -- Lightning rejects with no Error.
      throw { status: 500, body: { message } };
    } finally {
      this.underWay--;
    }
  }
}

export interface ApexRead extends CatalogueAnswer {
  readonly requests: readonly ApexReadRequest[];
}

/** Reads from the org that these options make, or from these methods. */
export async function readApex(
  from: FakeOrgOptions | RunAsReaderMethods,
  name: QueryName,
  request: ReadRequest = { binds: {} }
): Promise<ApexRead> {
  const reader = 'read' in from ? from : new FakeReader(from);
  const answer = await new ApexCatalogue(reader, 'host').read(name, request, (work) => work());
  return { ...answer, requests: reader instanceof FakeReader ? reader.requests : [] };
}

/** Methods that answer each request for rows so. */
export function answering(
  answer: (request: ApexReadRequest) => ApexRows | Promise<ApexRows>
): RunAsReaderMethods {
  return {
    heldPermissions: () => Promise.resolve([]),
    read: ({ request }) => Promise.resolve(request).then(answer),
    count: () => Promise.resolve(0)
  };
}

function bindsOf({ ids, usernames, since, until }: ApexReadRequest): Binds {
  return {
    ...(ids && { ids }),
    ...(usernames && { usernames }),
    ...(since !== undefined && { since: new Date(since) }),
    ...(until !== undefined && { until: new Date(until) })
  };
}

/** What comes after the key of the last row, in the order of the key. */
function pageOf(
  rows: readonly ApiRecord[],
  { key }: CatalogueQuery,
  { afterId = '', afterName = '' }: ApexReadRequest
): readonly ApiRecord[] {
  if (!key) return rows;
  const keyOf = (row: ApiRecord): string[] => key.map((column) => String(row[column]));
  const isAfter = (row: ApiRecord): boolean => compared(keyOf(row), [afterId, afterName]) > 0;
  const sorted = rows.toSorted((a, b) => compared(keyOf(a), keyOf(b)));
  return sorted.filter(isAfter).slice(0, APEX_PAGE_ROWS);
}

function compared(a: readonly string[], b: readonly string[]): number {
  const i = a.findIndex((text, at) => text !== b[at]);
  return i < 0 ? 0 : a[i]! < (b[i] ?? '') ? -1 : 1;
}

/** As `RunAsRows` does, and with the id, which a record of Apex has whatever was selected. */
function filled(row: ApiRecord): ApiRecord {
  const values = Object.entries(row)
    .filter(([name, value]) => name !== 'attributes' && value !== null && value !== false)
    .map(([name, value]) => [name, apexValue(value)] as const);
  return { Id: '000000000000000AAA', ...Object.fromEntries(values) };
}

function apexValue(value: unknown): unknown {
  if (typeof value === 'object') return filled(value as ApiRecord);
  return typeof value === 'string' ? value.replace(/^(\d{4}-\d\d-\d\dT[\d:.]+)\+0000$/, '$1Z') : value;
}
