import { notModelled } from '../apiError.ts';
import { fieldValue } from '../formula/formula.ts';
import { exact } from '../formula/values.ts';
import type { OrgState } from '../org.ts';
import type { Field, ObjectType, Rollup } from '../schema/types.ts';
import type { Row, Value } from '../store/store.ts';
import { brokenRules } from './checks.ts';
import type { SaveError } from './saveError.ts';
import type { Work } from './save.ts';
import { datetimeOf } from '../formula/values.ts';
import { runTriggers } from './triggers.ts';
import type { Draft } from './triggers.ts';

/**
 * Sums the masters of these details up anew. A master whose sums change is saved: its triggers and rules run,
 * and its own masters follow (Apex Developer Guide, "Triggers and Order of Execution", roll-up summaries).
 *
 * @param rows details as they are and as they were.
 * @returns what keeps a master from being saved, by its id.
 */
export function updateRollups(
  work: Work,
  detail: ObjectType,
  rows: readonly Row[]
): Map<string, readonly SaveError[]> {
  const broken = new Map<string, readonly SaveError[]>();
  for (const { field, master } of mastersOf(work.org, detail)) {
    const rollups = master.fields.filter(
      ({ rollup }) => rollup?.object === detail.name && rollup.foreignKey === field.name
    );
    const ids = new Set(rows.map((row) => String(row[field.name] ?? '')));
    for (const id of rollups.length > 0 ? ids : []) {
      const errors = updateMaster(work, master, detail, rollups, id);
      if (errors.length > 0) broken.set(id, errors);
    }
  }
  return broken;
}

function mastersOf({ schema }: OrgState, detail: ObjectType): { field: Field; master: ObjectType }[] {
  return detail.fields.flatMap((field) => {
    const master = field.masterDetail && schema.object(field.referenceTo?.[0] ?? '');
    return master ? [{ field, master }] : [];
  });
}

function updateMaster(
  work: Work,
  master: ObjectType,
  detail: ObjectType,
  rollups: readonly Field[],
  id: string
): readonly SaveError[] {
  const { org } = work;
  const old = org.store.row(master.name, id);
  if (!old) return [];
  const sums = rollups.map((field) => [field.name, summary(org, detail, field.rollup!, id)] as const);
  if (sums.every(([name, value]) => (old[name] ?? null) === value)) return [];
  const draft: Draft = { ...old, ...Object.fromEntries(sums) };
  if ('SystemModstamp' in old) draft['SystemModstamp'] = datetimeOf(org.now().getTime());
  return saveMaster(work, master, draft, old);
}

function saveMaster(work: Work, master: ObjectType, draft: Draft, old: Row): readonly SaveError[] {
  const event = { ...work, object: master, operation: 'update', newRows: [draft], oldRows: [old] } as const;
  const refused =
    runTriggers('before', event).get(0) ?? brokenRules(work.org, work.caller, master, draft, old);
  if (refused.length > 0) return refused;
  work.org.store.put(master.name, draft);
  const after = runTriggers('after', event).get(0) ?? [];
  return after.length > 0 ? after : [...updateRollups(work, master, [draft]).values()].flat();
}

function summary(org: OrgState, detail: ObjectType, rollup: Rollup, id: string): Value {
  const rows = org.store
    .find(detail.name, rollup.foreignKey, id)
    .filter((row) => rollup.filters.every((filter) => passes(org, detail, row, filter)));
  if (rollup.operation === 'count') return rows.length;
  const field = org.schema.field(detail, rollup.field ?? '');
  if (!field) throw notModelled(`a roll-up of ${detail.name}.${rollup.field ?? ''}, which does not exist`);
  const values = rows.map((row) => fieldValue(org, detail, row, field)).filter((value) => value !== null);
  if (rollup.operation === 'sum') return values.reduce<number>((sum, value) => exact(sum + Number(value)), 0);
  return values.reduce<Value>(
    (best, value) => (best === null || isBetter(rollup, value, best) ? value : best),
    null
  );
}

function isBetter(
  { operation }: Rollup,
  value: string | number | boolean,
  best: string | number | boolean
): boolean {
  return operation === 'max' ? value > best : value < best;
}

type Filter = Rollup['filters'][number];

const ORDERS: Readonly<Record<string, (order: number) => boolean>> = {
  lessThan: (order) => order < 0,
  lessOrEqual: (order) => order <= 0,
  greaterThan: (order) => order > 0,
  greaterOrEqual: (order) => order >= 0
};

/** Several values are separated by commas, and one of them is enough (Metadata API, `FilterItem`). */
function passes(
  org: OrgState,
  detail: ObjectType,
  row: Row,
  { field: name, operation, value }: Filter
): boolean {
  const field = org.schema.field(detail, name.replace(`${detail.name}.`, ''));
  if (!field) throw notModelled(`a roll-up filter on ${name}, which does not exist`);
  const actual = fieldValue(org, detail, row, field);
  const wanted = (field.type === 'string' ? [value] : value.split(',')).map((one) =>
    comparable(field, one.trim())
  );
  if (operation === 'equals') return wanted.includes(comparable(field, actual));
  if (operation === 'notEqual') return !wanted.includes(comparable(field, actual));
  const holds = ORDERS[operation];
  if (!holds || wanted.length !== 1) throw notModelled(`the roll-up filter ${name} ${operation} ${value}`);
  if (actual === null || wanted[0] === null) return false;
  const [left, right] = [comparable(field, actual)!, wanted[0]!];
  return holds(left < right ? -1 : left > right ? 1 : 0);
}

function comparable(field: Field, value: Value): string | number | boolean | null {
  if (value === null || value === '') return null;
  if (field.type === 'boolean')
    return value === true || value === '1' || String(value).toLowerCase() === 'true';
  if (
    field.type === 'double' ||
    field.type === 'currency' ||
    field.type === 'percent' ||
    field.type === 'int'
  ) {
    return Number(value);
  }
  return String(value).toLowerCase();
}
