import type { ConnectedAppRow, Gap, GapEffect, SetupEntityRow } from '../../core/index.ts';
import type { QueryName } from '../queryCatalogue.ts';
import type { ApiRecord, OrgReadError } from './orgClient.ts';
import type { Binds } from './soqlText.ts';

export type Keep = (rows: readonly ApiRecord[]) => readonly ApiRecord[];

export const keepAll: Keep = (rows) => rows;

/** A part of an answer that did not come. */
export interface CatalogueFailure {
  /** What was asked when it failed: the rows, or which columns there are. */
  readonly code: 'queryFailed' | 'describeFailed';
  readonly error: OrgReadError;
  /** What it does to the access, where that is not the query's own effect. */
  readonly effect?: GapEffect;
}

export interface CatalogueAnswer {
  readonly rows: readonly ApiRecord[];
  /** False when rows, or columns without which the rows say too little, are missing. */
  readonly isWhole: boolean;
  readonly failures: readonly CatalogueFailure[];
}

export interface ReadRequest {
  readonly binds: Binds;
  /** Rows to skip, of a query that pages by offset; absent: it is read from the first row, in one page. */
  readonly offset?: number;
  /** What is kept of the rows that one request brings, where all of them are too many. */
  readonly keep?: Keep;
}

/** Runs one request, and counts it for whoever reads. */
export type Track = <T>(request: () => Promise<T>) => Promise<T>;

export interface ConnectedApps {
  readonly ConnectedApp: readonly ConnectedAppRow[];
  /** Apps that no row of `ConnectedApplication` bears the label of. */
  readonly unlisted: readonly SetupEntityRow[];
  readonly gaps: readonly Gap[];
}

/**
 * Answers the queries of the catalogue, each by its name: REST does it for the commands, Apex for the pages. What
 * they answer has the same form, so that everything behind them is written once.
 */
export interface Catalogue {
  /** Version of the API whose columns the rows have, such as `67.0`. */
  readonly apiVersion: string;
  /** How the org is called where its name cannot be read. */
  readonly orgName: string;
  /** User permissions of which any one lets the caller read metadata; none where no permission would help. */
  readonly metadataPermissions: readonly string[];
  /** Which of `ASKED_PERMISSIONS` the caller holds. @throws OrgReadError */
  callerPermissions(): Promise<ReadonlySet<string>>;
  /** Never rejects for a part that fails: that is in `failures`. */
  read(name: QueryName, request: ReadRequest, track: Track): Promise<CatalogueAnswer>;
  /** How many rows the query has. @throws OrgReadError */
  count(name: QueryName, binds: Binds): Promise<number>;
  /**
   * The run-as users of connected apps, which metadata alone names.
   *
   * @param listed the apps that a query finds meanwhile. @throws OrgReadError where metadata cannot be read.
   */
  connectedApps(listed: Promise<readonly SetupEntityRow[]>, track: Track): Promise<ConnectedApps>;
}
