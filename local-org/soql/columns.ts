import type { Field } from '../schema/types.ts';
import type { ColumnMetadata } from './answer.ts';
import { familyOf } from './fieldFamily.ts';
import type { Grouping, Select, SelectItem } from './queryPlan.ts';
import { aggregateField } from './queryPlan.ts';

const NAMELESS: Field = { name: '', label: '', type: 'anyType' };

/** The columns as `&columns=true` describes them: what the `sf data query` command prints its table by. */
export function columnsOf(select: Select): readonly ColumnMetadata[] {
  if (select.kind === 'count') return [];
  return select.kind === 'records' ? select.items.map(itemColumn) : groupColumns(select);
}

function itemColumn(item: SelectItem): ColumnMetadata {
  if (item.kind === 'field') return column(item.path.field, { columnName: item.name });
  if (item.kind === 'parent') {
    return column(item.hop.field, {
      columnName: item.name,
      foreignKeyName: item.hop.field.name,
      joinColumns: item.items.map(itemColumn)
    });
  }
  return column(NAMELESS, {
    aggregate: true,
    columnName: item.name,
    joinColumns: columnsOf(item.plan.select)
  });
}

function groupColumns({ columns, keys, aggregates }: Grouping): readonly ColumnMetadata[] {
  return columns.map(({ name, value, display }) =>
    value.of === 'key'
      ? column(keys[value.index]!.field, { columnName: name })
      : column(aggregateField(aggregates[value.index]!), {
          aggregate: true,
          columnName: name,
          displayName: display,
          insertable: false,
          updatable: false
        })
  );
}

function column(
  field: Field,
  own: Partial<ColumnMetadata> & { readonly columnName: string }
): ColumnMetadata {
  const family = familyOf(field);
  return {
    aggregate: false,
    apexType: `complexvaluetype.${field.type}`,
    booleanType: family === 'boolean',
    custom: field.custom === true,
    displayName: own.columnName,
    foreignKeyName: null,
    insertable: field.createable === true,
    joinColumns: [],
    numberType: family === 'number',
    textType: family === 'text' || family === 'multipicklist',
    updatable: field.updateable === true,
    ...own
  };
}
