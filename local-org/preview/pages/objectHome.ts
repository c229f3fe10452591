import type { ObjectType } from '../../schema/types.ts';
import type { PageContext } from './context.ts';
import type { ListColumn, Problem, RecordList } from './pageModel.ts';
import { objectIcon } from './tab.ts';
import { children, metadataFile, otherElements, text, texts } from './xml.ts';

/** More would make the page slow; how many there are is said beside them. */
const SHOWN = 200;

/**
 * An object's list view All: its columns as deployed, the name alone where none is.
 *
 * @throws ApiError when the user may not read the object or a column.
 */
export function objectHome(context: PageContext, object: ObjectType): RecordList {
  const name = object.fields.find((field) => field.nameField);
  const nameColumn: ListColumn = { label: name?.label ?? 'Id', field: name?.name ?? 'Id' };
  const { columns, problems } = listColumns(context, object, nameColumn);
  const fields = [...new Set(['Id', nameColumn.field, ...columns.map(({ field }) => field)])];
  const order = `ORDER BY ${nameColumn.field} LIMIT ${SHOWN}`;
  const { records } = context.query(`SELECT ${fields.join(', ')} FROM ${object.name} ${order}`);
  const { totalSize } = context.query(`SELECT COUNT() FROM ${object.name}`);
  return {
    object: object.name,
    label: object.labelPlural,
    icon: objectIcon(context.org, object),
    columns: [nameColumn, ...columns],
    rows: records.map((record) => Object.fromEntries(fields.map((field) => [field, cell(record[field])]))),
    total: totalSize,
    problems
  };
}

/** Columns after the name, from the list view All of the deployed object (Metadata API, ListView). */
function listColumns(
  context: PageContext,
  object: ObjectType,
  name: ListColumn
): { columns: ListColumn[]; problems: Problem[] } {
  const file = metadataFile(context.org, `objects/${object.name}.object`, 'CustomObject');
  const view = file && children(file.root, 'listViews').find((one) => text(one, 'fullName') === 'All');
  if (!view) return { columns: [], problems: [] };
  const columns: ListColumn[] = [];
  const problems = otherElements(view, ['fullName', 'label', 'columns', 'filterScope']).map((element) =>
    problem(element, text(view, element) ?? '')
  );
  for (const column of texts(view, 'columns')) {
    const field = context.org.schema.field(object, column);
    if (column === 'NAME' || field?.name === name.field) continue;
    if (field) columns.push({ label: field.label, field: field.name });
    else problems.push(problem('columns', column));
  }
  return { columns, problems };

  function problem(element: string, value: string): Problem {
    const message = 'The frame does not model this in a list view.';
    return { file: file?.path ?? '', element: `listViews All ${element}`, value, message };
  }
}

function cell(value: unknown): string | number | boolean | null {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}
