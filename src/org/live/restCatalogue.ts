import type { GapEffect, SetupEntityRow } from '../../core/index.ts';
import {
  ASKED_PERMISSIONS,
  CALLER_PERMISSIONS,
  PERMISSION_PREFIX,
  QUERY_CATALOGUE,
  TOKEN_PAGE_ROWS
} from '../queryCatalogue.ts';
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
import { connectedApps } from './connectedApps.ts';
import { OrgReadError } from './orgClient.ts';
import type { ApiRecord, OrgClient } from './orgClient.ts';
import { joinedRows, requestTexts } from './requests.ts';
import { soqlText } from './soqlText.ts';
import type { Binds } from './soqlText.ts';

interface Columns {
  /** Null: they could not be found, so that the query cannot be asked. */
  readonly names: readonly string[] | null;
  readonly failures: readonly CatalogueFailure[];
}

/** Answers the catalogue over REST, and connected apps over the Metadata API. */
export class RestCatalogue implements Catalogue {
  readonly apiVersion: string;
  readonly orgName: string;
  readonly metadataPermissions = ['ModifyMetadata', 'ModifyAllData'];
  private readonly client: OrgClient;
  private readonly fields = new Map<string, Promise<readonly string[]>>();

  constructor(client: OrgClient) {
    this.client = client;
    this.apiVersion = client.apiVersion;
    this.orgName = client.name;
  }

  async callerPermissions(): Promise<ReadonlySet<string>> {
    const [row = {}] = await this.client.query(CALLER_PERMISSIONS);
    return new Set(ASKED_PERMISSIONS.filter((name) => row[PERMISSION_PREFIX + name] === true));
  }

  async read(name: QueryName, request: ReadRequest, track: Track): Promise<CatalogueAnswer> {
    const query: CatalogueQuery = QUERY_CATALOGUE[name];
    const { names, failures } = await this.columnsOf(query, track);
    if (names === null) return { rows: [], isWhole: false, failures };
    const groups = textsOf(query, names, request);
    const { keep = keepAll } = request;
    const answers = await Promise.all(groups.map((group) => this.readGroup(group, keep, track)));
    return {
      rows: answers.flatMap(({ rows }) => rows),
      isWhole: answers.every(({ isWhole }) => isWhole),
      failures: [...failures, ...answers.flatMap((answer) => answer.failures)]
    };
  }

  count(name: QueryName, binds: Binds): Promise<number> {
    const soql = QUERY_CATALOGUE[name].soql.replace(/^SELECT .*? FROM/, 'SELECT COUNT() FROM');
    return this.client.count(soqlText(soql, binds));
  }

  async connectedApps(listed: Promise<readonly SetupEntityRow[]>, track: Track): Promise<ConnectedApps> {
    const files = await track(() => this.client.connectedAppFiles());
    return connectedApps(files, await listed);
  }

  private async readGroup(texts: readonly string[], keep: Keep, track: Track): Promise<CatalogueAnswer> {
    const failures: CatalogueFailure[] = [];
    const ask = async (soql: string): Promise<readonly ApiRecord[] | undefined> => {
      try {
        return await track(() => this.client.query(soql));
      } catch (error) {
        failures.push({ code: 'queryFailed', error: orgError(error) });
        return undefined;
      }
    };
    const pages = await Promise.all(texts.map(ask));
    return { rows: keep(joinedRows(pages)), isWhole: failures.length === 0, failures };
  }

  private async columnsOf(
    { object, columns, columnsEffect }: CatalogueQuery,
    track: Track
  ): Promise<Columns> {
    if (columns === undefined) return { names: [], failures: [] };
    try {
      const fields = await this.fieldsOf(object, track);
      if (columns !== 'userPermissions') {
        return { names: columns.filter((name) => fields.includes(name)), failures: [] };
      }
      return { names: fields.filter((name) => name.startsWith(PERMISSION_PREFIX)), failures: [] };
    } catch (error) {
      // Without what is optional the query still tells most; without any permission it tells nothing.
      const names = columns === 'userPermissions' ? null : [];
      return { names, failures: [describeFailed(error, columnsEffect)] };
    }
  }

  /** Each object is described once. */
  private fieldsOf(object: string, track: Track): Promise<readonly string[]> {
    const fields = this.fields.get(object) ?? track(() => this.client.fieldNames(object));
    this.fields.set(object, fields);
    return fields;
  }
}

/** Groups of requests whose rows are joined by id, because not all columns fit into one. */
function textsOf(
  query: CatalogueQuery,
  columns: readonly string[],
  { binds, offset }: ReadRequest
): string[][] {
  if (offset === undefined) return requestTexts(query, columns, binds);
  return [[`${query.soql} LIMIT ${TOKEN_PAGE_ROWS} OFFSET ${offset}`]];
}

function describeFailed(error: unknown, effect: GapEffect | undefined): CatalogueFailure {
  return { code: 'describeFailed', error: orgError(error), ...(effect && { effect }) };
}

/** @throws what is no failure of the org, but of this program. */
function orgError(error: unknown): OrgReadError {
  if (error instanceof OrgReadError) return error;
  throw error;
}
