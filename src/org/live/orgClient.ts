/** A record as the API gives it; `attributes` apart. */
export type ApiRecord = Readonly<Record<string, unknown>>;

/** What the register asks of a live org. REST answers it here, Apex in the org. */
export interface OrgClient {
  readonly apiVersion: string;
  /** How the org is called where its name cannot be read. */
  readonly name: string;
  /** All records of the query, over all pages. @throws OrgReadError */
  query(soql: string): Promise<readonly ApiRecord[]>;
  /** The number that a `COUNT()` query answers. @throws OrgReadError */
  count(soql: string): Promise<number>;
  /** Names of the object's fields. @throws OrgReadError */
  fieldNames(object: string): Promise<readonly string[]>;
  /** The retrieved files of all connected apps, by path. @throws OrgReadError */
  connectedAppFiles(): Promise<ReadonlyMap<string, Uint8Array>>;
}

/** Why an org did not answer: the platform's code and words. */
export class OrgReadError extends Error {
  override readonly name = 'OrgReadError';
  readonly code: string;
  /** How many rows came and how many there are, where some came. */
  readonly rows: { readonly read: number; readonly expected: number } | undefined;

  constructor(code: string, message: string, rows?: { read: number; expected: number }) {
    super(message);
    this.code = code;
    this.rows = rows;
  }
}
