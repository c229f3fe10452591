import { listColumn } from '../../schema/listColumns.ts';
import type { Field, ObjectType } from '../../schema/types.ts';
import type { PageContext } from './context.ts';
import { objectHomeUrl } from './lightningUrl.ts';
import { listCondition } from './listCondition.ts';
import type { ListColumn, ListLink, Problem, PropertyValue, RecordList } from './pageModel.ts';
import { parentName } from './record.ts';
import { objectIcon } from './tab.ts';
import { children, metadataFile, otherElements, text, texts } from './xml.ts';
import type { XmlElement } from './xml.ts';

/** More would make the page slow; how many there are is said beside them. */
const SHOWN = 200;
const ALL = 'All';
/** Elements of a list view that the frame models (Metadata API, ListView). */
const MODELLED = ['booleanFilter', 'columns', 'filterScope', 'filters', 'fullName', 'label'];

type Values = Readonly<Record<string, unknown>>;

/**
 * A list view of an object: its columns as deployed, the name alone where none is. Undefined when no such view
 * is deployed; All is always there.
 *
 * @throws ApiError when the user may not read the object or a column.
 */
export function objectHome(context: PageContext, object: ObjectType, name: string): RecordList | undefined {
  const path = `objects/${object.name}.object`;
  const file = metadataFile(context.org, path, 'CustomObject');
  const views = file ? children(file.root, 'listViews') : [];
  const view = views.find((one) => text(one, 'fullName') === name);
  if (!view && name !== ALL) return undefined;
  const problems: Problem[] = [];
  const refuse = (element: string, value: string): void => {
    const message = 'The frame does not model this in a list view.';
    problems.push({ file: path, element: `listViews ${name} ${element}`, value, message });
  };
  return {
    object: object.name,
    label: object.labelPlural,
    icon: objectIcon(context.org, object),
    view: view ? labelOf(view) : ALL,
    views: views
      .map((one) => linkTo(object, one, one === view))
      .sort((a, b) => a.label.localeCompare(b.label)),
    ...records(context, object, view ?? {}, refuse),
    problems
  };
}

function labelOf(view: XmlElement): string {
  return text(view, 'label') ?? text(view, 'fullName') ?? '';
}

function linkTo({ name }: ObjectType, view: XmlElement, isShown: boolean): ListLink {
  const url = `${objectHomeUrl(name)}?filterName=${encodeURIComponent(text(view, 'fullName') ?? '')}`;
  return { label: labelOf(view), url, isShown };
}

/** No record is shown of a view whose condition the frame does not model: it would be the wrong ones. */
function records(
  context: PageContext,
  object: ObjectType,
  view: XmlElement,
  refuse: (element: string, value: string) => void
): Pick<RecordList, 'columns' | 'rows' | 'total'> {
  for (const element of otherElements(view, MODELLED)) refuse(element, text(view, element) ?? '');
  const fields = fieldsOf(context, object, view, refuse);
  const columns = fields.map((field): ListColumn => ({
    label: field.label,
    field: field.name,
    type: typeOf(field)
  }));
  const condition = listCondition(context.org.schema, object, view, context.userId);
  if ('element' in condition) {
    refuse(condition.element, condition.value);
    return { columns, rows: [], total: 0 };
  }
  const where = condition.where === '' ? '' : ` WHERE ${condition.where}`;
  const paths = new Set(['Id', ...fields.flatMap((field) => pathsOf(context, field))]);
  const selected = `SELECT ${[...paths].join(', ')} FROM ${object.name}${where}`;
  const found = context.query(`${selected} ORDER BY ${fields[0]?.name ?? 'Id'} LIMIT ${SHOWN}`);
  const { totalSize } = context.query(`SELECT COUNT() FROM ${object.name}${where}`);
  return { columns, rows: found.records.map((record) => rowOf(context, fields, record)), total: totalSize };
}

/** The record's name first, and then the columns of the view. */
function fieldsOf(
  { org }: PageContext,
  object: ObjectType,
  view: XmlElement,
  refuse: (element: string, value: string) => void
): Field[] {
  const { fields } = object;
  const nameField = fields.find((field) => field.nameField) ?? fields.find(({ type }) => type === 'id');
  const others = texts(view, 'columns').flatMap((column) => {
    const field = listColumn(org.schema, object, column);
    if (!field) refuse('columns', column);
    return field && field !== nameField ? [field] : [];
  });
  return nameField ? [nameField, ...others] : others;
}

/** A reference is shown by the name of what it refers to. */
function pathsOf(context: PageContext, field: Field): string[] {
  const parent = parentName(context, field);
  return parent === undefined ? [field.name] : [field.name, `${field.relationshipName ?? ''}.${parent}`];
}

function rowOf(context: PageContext, fields: readonly Field[], record: Values): RecordList['rows'][number] {
  const cells = fields.map((field): [string, PropertyValue | null] => {
    const parent = parentName(context, field);
    const related = record[field.relationshipName ?? ''] as Values | null | undefined;
    const shown = parent === undefined ? undefined : related?.[parent];
    return [field.name, cell(shown ?? record[field.name])];
  });
  return { Id: cell(record['Id']), ...Object.fromEntries(cells) };
}

function cell(value: unknown): PropertyValue | null {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}

function typeOf({ type }: Field): ListColumn['type'] {
  return type === 'boolean' || type === 'date' || type === 'datetime' ? type : 'text';
}
