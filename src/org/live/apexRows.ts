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
 * A row of Apex as REST gives it: with these columns and no other, with what is false or null, and with REST's
 * way to write an instant.
 */
export function restRow(row: ApiRecord, columns: readonly string[]): ApiRecord {
  const filled: Record<string, unknown> = {};
  for (const [name, below] of columnsByHead(columns)) {
    filled[name] = below.length === 0 ? valueOf(row, name) : parentOf(row[name], below);
  }
  return filled;
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
function parentOf(parent: unknown, columns: readonly string[]): ApiRecord | null {
  return typeof parent === 'object' && parent !== null ? restRow(parent as ApiRecord, columns) : null;
}

function valueOf(row: ApiRecord, name: string): unknown {
  const value = row[name] ?? (TRUTH.test(name) ? false : null);
  if (typeof value !== 'string' || !INSTANT_COLUMN.test(name)) return value;
  return value.replace(UTC_INSTANT, '$1+0000');
}
