import type { CatalogueQuery } from '../queryCatalogue.ts';
import type { ApiRecord } from './orgClient.ts';
import { MAX_ENCODED_BYTES, chunksWithin, encodedBytes, quoted, soqlText } from './soqlText.ts';
import type { Binds } from './soqlText.ts';

/** Ids that are bound beside permission columns: half of the request is theirs. */
const COLUMN_BYTES = MAX_ENCODED_BYTES / 2;

/**
 * The texts that a query takes so that none exceeds the bytes of a request: for each chunk of the bound list a
 * group of them, one for each share of the columns, whose rows `joinedRows` puts together.
 */
export function requestTexts(query: CatalogueQuery, columns: readonly string[], binds: Binds): string[][] {
  const chunks = query.paging === 'chunks' ? bindChunks(query, columns, binds) : [binds];
  const pages = columnPages(query, columns);
  return chunks.map((chunk) => pages.map((soql) => soqlText(soql, chunk)));
}

/**
 * The rows of a group of requests, joined by id.
 *
 * @param pages undefined is one that failed. Without the first there are no rows: it names the sets, and
 *   rights of a set without a name could not be shown.
 */
export function joinedRows(pages: readonly (readonly ApiRecord[] | undefined)[]): readonly ApiRecord[] {
  const [first = [], ...more] = pages;
  if (more.length === 0) return first;
  const others = more.map((page = []) => new Map(page.map((row) => [row['Id'], row])));
  return first.map((record) =>
    others.reduce<ApiRecord>((row, page) => ({ ...row, ...page.get(record['Id']) }), record)
  );
}

/** Chunks of the one bound list, so that each request stays within its bytes. */
function bindChunks(query: CatalogueQuery, columns: readonly string[], binds: Binds): Binds[] {
  const fixed = encodedBytes(query.soql) + 100;
  const limit = columns.length > 1 ? COLUMN_BYTES : MAX_ENCODED_BYTES - fixed;
  return Object.entries(binds).flatMap(([name, value]) => {
    const items = [...new Set(value as readonly string[])];
    const chunks = chunksWithin(items, (item) => encodedBytes(`${quoted(item)},`), limit);
    return chunks.map((chunk) => ({ [name]: chunk }));
  });
}

/** The query for each share of its columns: the first with the others it names, the rest by id. */
function columnPages({ soql }: CatalogueQuery, columns: readonly string[]): string[] {
  if (!soql.includes('{columns}')) return [soql];
  if (columns.length === 0) return [soql.replace(', {columns}', '')];
  const limit = MAX_ENCODED_BYTES - COLUMN_BYTES - encodedBytes(soql);
  const pages = chunksWithin(columns, (column) => encodedBytes(`${column}, `), limit);
  return pages.map((page, i) => {
    const text = soql.replace('{columns}', page.join(', '));
    return i === 0 ? text : text.replace(/^SELECT .*? FROM /, `SELECT Id, ${page.join(', ')} FROM `);
  });
}
