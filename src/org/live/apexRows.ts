import type { ApiRecord } from './orgClient.ts';

/** Columns of truth values, of which Apex leaves out those that are false. */
const TRUTH = /^(?:Is[A-Z]|Has[A-Z]|Permissions)/;
const INSTANT_COLUMN = /(?:Date|Time)$/;
const UTC_INSTANT = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3})Z$/;

/** The columns that a query selects, relationship paths included; those that a describe found are given. */
export function selectedColumns(soql: string, found: readonly string[]): string[] {
  const [, list = ''] = /^SELECT (.+?) FROM /.exec(soql) ?? [];
  return list.split(', ').flatMap((column) => (column === '{columns}' ? found : column));
}

/**
 * Makes of a row of Apex one as REST gives it: with these columns and no other, with what is false or null, and with
 * REST's way to write an instant.
 */
export function restRows(columns: readonly string[]): (row: ApiRecord) => ApiRecord {
  const cells = [...columnsByHead(columns)].map(([name, below]) => [name, cellReader(name, below)] as const);
  return (row) => {
    const filled: Record<string, unknown> = {};
    for (const [name, cell] of cells) filled[name] = cell(row[name]);
    return filled;
  };
}

/** What comes before the first dot of each path, with the paths behind it. */
function columnsByHead(columns: readonly string[]): Map<string, string[]> {
  const heads = new Map<string, string[]>();
  for (const path of columns) {
    const [head = '', ...rest] = path.split('.');
    const below = heads.get(head) ?? [];
    if (rest.length > 0) below.push(rest.join('.'));
    heads.set(head, below);
  }
  return heads;
}

/** A parent of which nothing is filled comes as an empty object; one that is not there does not come. */
function cellReader(name: string, below: readonly string[]): (value: unknown) => unknown {
  if (below.length > 0) {
    const parent = restRows(below);
    return (value) => (typeof value === 'object' && value !== null ? parent(value as ApiRecord) : null);
  }
  const unset = TRUTH.test(name) ? false : null;
  if (!INSTANT_COLUMN.test(name)) return (value) => value ?? unset;
  return (value) => (typeof value === 'string' ? value.replace(UTC_INSTANT, '$1+0000') : (value ?? unset));
}
