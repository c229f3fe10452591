import type { Row } from '../store/store.ts';
import type { ResultRecord } from './answer.ts';
import { filterRows } from './filterRows.ts';
import { groupRows } from './groupRows.ts';
import { projection } from './project.ts';
import type { QueryPlan, SelectChildren } from './queryPlan.ts';
import type { Reader } from './reader.ts';
import { pathReader } from './reader.ts';
import { sorted } from './sorting.ts';

export interface Evaluated {
  readonly totalSize: number;
  readonly records: readonly ResultRecord[];
}

export function evaluate(reader: Reader, plan: QueryPlan): Evaluated {
  const rows = filterRows(reader, plan);
  const { select } = plan;
  if (select.kind === 'count') return { totalSize: page(plan, rows).length, records: [] };
  if (select.kind === 'groups') {
    const records = groupRows(reader, plan, select, rows);
    return { totalSize: records.length, records };
  }
  const chosen = page(plan, sortRows(reader, plan, rows));
  const records = write(reader, plan, chosen);
  return { totalSize: records.length, records };
}

function page(plan: QueryPlan, rows: readonly Row[]): readonly Row[] {
  return rows.slice(plan.offset, plan.offset + plan.limit);
}

function sortRows(reader: Reader, { object, orderBy }: QueryPlan, rows: readonly Row[]): readonly Row[] {
  const keys = orderBy.flatMap(({ by, descending, nullsFirst }) =>
    'of' in by ? [] : [{ field: by.field, descending, nullsFirst, read: pathReader(reader, object, by) }]
  );
  return sorted(rows, keys);
}

function write(reader: Reader, { object, select }: QueryPlan, rows: readonly Row[]): readonly ResultRecord[] {
  if (select.kind !== 'records') return [];
  const project = projection(reader, object, select.items, (children) => childRecords(reader, children));
  return rows.map(project);
}

/** The child query runs once; its LIMIT counts for each parent. */
function childRecords(
  reader: Reader,
  { foreignKey, plan }: SelectChildren
): Map<unknown, readonly ResultRecord[]> {
  const rows = sortRows(reader, plan, filterRows(reader, plan));
  const byParent = Map.groupBy(rows, (row) => reader.value(plan.object, row, foreignKey));
  byParent.delete(null);
  const records = new Map<unknown, readonly ResultRecord[]>();
  for (const [parent, children] of byParent) {
    const chosen = page(plan, children);
    if (chosen.length > 0) records.set(parent, write(reader, plan, chosen));
  }
  return records;
}
