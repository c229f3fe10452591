/** One record as the REST API writes it: `attributes` first, then the selected fields. */
export interface ResultRecord {
  readonly attributes: { readonly type: string; readonly url?: string };
  readonly [field: string]: unknown;
}

/** How the REST API describes one column of an answer (`&columns=true`). */
export interface ColumnMetadata {
  readonly aggregate: boolean;
  readonly apexType: string;
  readonly booleanType: boolean;
  readonly columnName: string;
  readonly custom: boolean;
  readonly displayName: string;
  readonly foreignKeyName: string | null;
  readonly insertable: boolean;
  readonly joinColumns: readonly ColumnMetadata[];
  readonly numberType: boolean;
  readonly textType: boolean;
  readonly updatable: boolean;
}

export interface QueryAnswer {
  readonly totalSize: number;
  /** All of them; the REST layer hands them out in batches. */
  readonly records: readonly ResultRecord[];
  readonly batchSize: number;
  readonly columns: readonly ColumnMetadata[];
}
