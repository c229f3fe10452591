import type { Schema } from '../../schema/schema.ts';
import type { FieldType, ObjectType, Rollup } from '../../schema/types.ts';

const SUMMED: readonly FieldType[] = ['double', 'int', 'currency', 'percent'];
const COMPARED: readonly FieldType[] = [...SUMMED, 'date', 'datetime'];

/** Why a roll-up summary of the object cannot be (Help, "Roll-Up Summary Field"); empty when it can. */
export function rollupProblem(schema: Schema, master: ObjectType, rollup: Rollup): string[] {
  const detail = schema.object(rollup.object);
  const key = detail && schema.field(detail, rollup.foreignKey);
  if (!detail || key?.masterDetail === undefined || !key.referenceTo?.includes(master.name)) {
    return [
      `summaryForeignKey ${rollup.object}.${rollup.foreignKey} is no master-detail field to ${master.name}`
    ];
  }
  const unknown = rollup.filters.filter(({ field }) => !schema.field(detail, field));
  const problems = unknown.map(
    ({ field }) => `summaryFilterItems: no CustomField named ${detail.name}.${field} found`
  );
  if (rollup.operation === 'count') return problems;
  const field = schema.field(detail, rollup.field ?? '');
  if (!field)
    return [...problems, `summarizedField: no CustomField named ${detail.name}.${rollup.field ?? ''} found`];
  const fitting = rollup.operation === 'sum' ? SUMMED : COMPARED;
  if (fitting.includes(field.type)) return problems;
  return [
    ...problems,
    `summarizedField ${detail.name}.${field.name} of type ${field.type} has no ${rollup.operation}`
  ];
}
