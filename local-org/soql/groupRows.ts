import { ApiError } from '../apiError.ts';
import type { ObjectType } from '../schema/types.ts';
import type { Row, Value } from '../store/store.ts';
import type { ResultRecord } from './answer.ts';
import { predicate } from './filterRows.ts';
import type { Aggregate, Grouping, GroupTest, GroupValue, QueryPlan } from './queryPlan.ts';
import { aggregateField } from './queryPlan.ts';
import type { Reader } from './reader.ts';
import { pathReader } from './reader.ts';
import { compareValues, sorted, sortFolder } from './sorting.ts';

interface Group {
  readonly keys: readonly Value[];
  readonly aggregates: readonly Value[];
}

/** SOQL and SOSL Reference, "GROUP BY": an aggregate query answers in one batch. */
const MOST_GROUPS = 2_000;

/** @throws ApiError EXCEEDED_ID_LIMIT when there are more groups than an answer takes. */
export function groupRows(
  reader: Reader,
  plan: QueryPlan,
  grouping: Grouping,
  rows: readonly Row[]
): readonly ResultRecord[] {
  const groups = groupsOf(reader, plan.object, grouping, rows);
  const kept = grouping.having ? groups.filter(predicate(grouping.having, testOfGroup)) : groups;
  const page = sortGroups(plan, grouping, kept).slice(plan.offset, plan.offset + plan.limit);
  if (page.length > MOST_GROUPS) {
    throw new ApiError(
      'EXCEEDED_ID_LIMIT',
      'Aggregate query does not support queryMore(), use LIMIT to restrict the results to a single batch'
    );
  }
  return page.map((group) => recordOf(grouping, group));
}

function testOfGroup(test: GroupTest): (group: Group) => boolean {
  return (group) => test.matches(valueOf(group, test.value));
}

function groupsOf(
  reader: Reader,
  object: ObjectType,
  grouping: Grouping,
  rows: readonly Row[]
): readonly Group[] {
  const readKeys = grouping.keys.map((key) => pathReader(reader, object, key));
  const aggregate = (members: readonly Row[]): readonly Value[] =>
    grouping.aggregates.map((one) => aggregateOf(reader, object, one, members));
  // All rows are one group where nothing groups them, and so are no rows.
  if (!grouping.grouped) return [{ keys: [], aggregates: aggregate(rows) }];
  const byKeys = Map.groupBy(rows, (row) => JSON.stringify(readKeys.map((read) => read(row))));
  return [...byKeys].map(([keys, members]) => ({
    keys: JSON.parse(keys) as readonly Value[],
    aggregates: aggregate(members)
  }));
}

/** Aggregates leave nulls out; of none but nulls, all but counts are null. */
function aggregateOf(reader: Reader, object: ObjectType, aggregate: Aggregate, rows: readonly Row[]): Value {
  const { name, path } = aggregate;
  const values = rows.map(pathReader(reader, object, path)).filter((value) => value !== null);
  if (name === 'COUNT') return values.length;
  if (name === 'COUNT_DISTINCT') return new Set(values).size;
  if (values.length === 0) return null;
  if (name === 'MIN' || name === 'MAX') {
    const fold = sortFolder(path.field);
    const sign = name === 'MIN' ? 1 : -1;
    return values.reduce((best, value) => (sign * compareValues(fold(value), fold(best)) < 0 ? value : best));
  }
  const sum = values.reduce<number>((total, value) => total + Number(value), 0);
  return name === 'SUM' ? sum : sum / values.length;
}

function valueOf(group: Group, { of, index }: GroupValue): Value {
  return (of === 'key' ? group.keys : group.aggregates)[index] ?? null;
}

function sortGroups(plan: QueryPlan, grouping: Grouping, groups: readonly Group[]): readonly Group[] {
  const keys = plan.orderBy.flatMap(({ by, descending, nullsFirst }) => {
    if (!('of' in by)) return [];
    const field =
      by.of === 'key' ? grouping.keys[by.index]!.field : aggregateField(grouping.aggregates[by.index]!);
    return [{ field, descending, nullsFirst, read: (group: Group) => valueOf(group, by) }];
  });
  return sorted(groups, keys);
}

function recordOf(grouping: Grouping, group: Group): ResultRecord {
  const values = grouping.columns.map(({ name, value }) => [name, valueOf(group, value)] as const);
  return { attributes: { type: 'AggregateResult' }, ...Object.fromEntries(values) };
}
