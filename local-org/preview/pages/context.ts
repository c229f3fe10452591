import type { OrgState } from '../../org.ts';
import type { Rights } from '../../security/rights.ts';
import type { Components } from './component.ts';

/** A query's records and how many there are; throws ApiError. */
export type RunQuery = (
  userId: string,
  soql: string
) => { readonly totalSize: number; readonly records: readonly Readonly<Record<string, unknown>>[] };

/** What a page is made of, and for whom. */
export interface PageContext {
  readonly org: OrgState;
  readonly components: Components;
  readonly userId: string;
  readonly rights: Rights;
  readonly query: (soql: string) => ReturnType<RunQuery>;
}
