import type { Schema } from '../../schema/schema.ts';
import type { ObjectType } from '../../schema/types.ts';
import { elementsOf, textOf, textsOf } from '../xml.ts';
import type { XmlElement } from '../xml.ts';
import { criterionProblem, filterLogicProblem } from './filters.ts';
import { listColumn, unknownColumns } from '../../schema/listColumns.ts';

/** Help, "Create or Clone a List View". */
const MOST_COLUMNS = 15;
const MOST_FILTERS = 10;
const LABEL_LENGTH = 40;

/** What is wrong with a list view of the object (Metadata API Developer Guide, "ListView"). */
export function listViewProblems(schema: Schema, object: ObjectType, view: XmlElement): string[] {
  const columns = textsOf(view, 'columns');
  const filters = elementsOf(view, 'filters');
  const logic = textOf(view, 'booleanFilter');
  const label = textOf(view, 'label') ?? '';
  const fields = [...columns, ...filters.flatMap((filter) => textsOf(filter, 'field'))];
  const logicProblem = logic === undefined ? undefined : filterLogicProblem(logic, filters.length);
  return [
    ...unknownColumns(schema, object, fields).map((one) => `Could not resolve list view column: ${one}`),
    ...filters.flatMap((filter) => filterProblems(schema, object, filter)),
    ...(logicProblem === undefined ? [] : [logicProblem]),
    ...(columns.length > MOST_COLUMNS ? [`A list view has at most ${MOST_COLUMNS} columns`] : []),
    ...(filters.length > MOST_FILTERS ? [`A list view has at most ${MOST_FILTERS} filters`] : []),
    ...(new Set(columns).size < columns.length ? ['A column is in the list view twice'] : []),
    ...(label.length > LABEL_LENGTH
      ? [`The label of a list view has at most ${LABEL_LENGTH} characters`]
      : [])
  ];
}

function filterProblems(schema: Schema, object: ObjectType, filter: XmlElement): string[] {
  const field = listColumn(schema, object, textOf(filter, 'field') ?? '');
  if (!field) return [];
  const criterion = {
    field,
    operation: textOf(filter, 'operation') ?? '',
    value: textOf(filter, 'value') ?? ''
  };
  const problem = criterionProblem(criterion);
  return problem === undefined ? [] : [problem];
}
