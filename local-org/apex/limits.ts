/** Per-transaction limits of synchronous Apex (Apex Developer Guide, "Execution Governors and Limits"). */
export const LIMITS = {
  queries: 100,
  queryRows: 50_000,
  dmlStatements: 150,
  dmlRows: 10_000,
  /** Milliseconds. */
  cpuTime: 10_000,
  /** Bytes. */
  heapSize: 6_000_000,
  stackDepth: 1_000
} as const;

export type LimitName = keyof typeof LIMITS;
export type Limits = Readonly<Record<LimitName, number>>;

/** What a transaction has used so far. */
export class Usage implements Record<LimitName, number> {
  queries = 0;
  queryRows = 0;
  dmlStatements = 0;
  dmlRows = 0;
  cpuTime = 0;
  heapSize = 0;
  stackDepth = 0;
}
