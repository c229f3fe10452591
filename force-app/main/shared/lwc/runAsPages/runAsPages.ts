/** Rows in the thousands would block the browser for seconds. */
export const PAGE_SIZE = 50;

/** Which page has a row, from 0. */
export function pageOf(index: number): number {
  return Math.floor(index / PAGE_SIZE);
}

/** The wanted page, or the last one where rows have gone. */
export function pageWithin(wanted: number, total: number): number {
  return Math.min(wanted, pageOf(Math.max(0, total - 1)));
}

export function rowsOf<Row>(rows: readonly Row[], page: number): readonly Row[] {
  return rows.slice(page * PAGE_SIZE, (page + 1) * PAGE_SIZE);
}
