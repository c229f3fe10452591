import type { Field, ObjectType } from '../../schema/types.ts';
import { recordUrl } from './lightningUrl.ts';
import type { PageContext } from './context.ts';
import type { ShownField } from './pageModel.ts';
import type { RecordParts } from './standardComponent.ts';
import { objectIcon } from './tab.ts';
import { children, metadataFile, text, texts } from './xml.ts';

type Values = Readonly<Record<string, unknown>>;

/** Fields in the highlights panel where no compact layout is assigned. */
const HIGHLIGHTED = 4;
/** With the name, in the highlights panel (Salesforce Help, "Compact Layouts"). */
const MOST_HIGHLIGHTED = 7;

/** Not among the details of a record: its name is the page's heading, its id is in the address. */
const NOT_DETAILS = new Set<Field['type']>(['id', 'base64', 'address', 'anyType']);

/**
 * The record with the fields that the user may read; undefined when there is none, or none for this user.
 *
 * @throws ApiError when the user may not read the object.
 */
export function readRecord(context: PageContext, object: ObjectType, id: string): RecordParts | undefined {
  const nameField = object.fields.find((field) => field.nameField);
  const shown = object.fields.filter(
    (field) => !NOT_DETAILS.has(field.type) && context.rights.field(object.name, field.name).read
  );
  const fields = [...(nameField ? [nameField] : []), ...shown];
  const selected = new Set(['Id', ...fields.flatMap((field) => selectedNames(context, field))]);
  const { records } = context.query(
    `SELECT ${[...selected].join(', ')} FROM ${object.name} WHERE Id = '${id}'`
  );
  const [record] = records;
  if (!record) return undefined;
  const named = shown
    .filter((field) => field !== nameField)
    .map((field) => [field.name, shownField(context, field, record)] as const);
  return {
    object,
    id,
    name: textOf(nameField && record[nameField.name]) || id,
    icon: objectIcon(context.org, object),
    fields: named.map(([, field]) => field),
    highlights: highlighted(new Map(named), compactLayout(context, object))
  };
}

/** As the compact layout says; else the first fields that have a value. */
function highlighted(
  fields: ReadonlyMap<string, ShownField>,
  layout: readonly string[] | undefined
): ShownField[] {
  if (layout) return layout.slice(0, MOST_HIGHLIGHTED).flatMap((name) => fields.get(name) ?? []);
  return [...fields.values()].filter(({ value }) => value !== null).slice(0, HIGHLIGHTED);
}

/** Fields of the layout that the deployed object assigns (Metadata API, CompactLayout). */
function compactLayout({ org }: PageContext, { name }: ObjectType): string[] | undefined {
  const file = metadataFile(org, `objects/${name}.object`, 'CustomObject');
  const assigned = file && text(file.root, 'compactLayoutAssignment');
  if (!file || assigned === undefined) return undefined;
  const layout = children(file.root, 'compactLayouts').find((one) => text(one, 'fullName') === assigned);
  return layout && texts(layout, 'fields');
}

/** A reference is shown by the name of what it refers to. */
function selectedNames(context: PageContext, field: Field): string[] {
  const parent = parentName(context, field);
  return parent === undefined ? [field.name] : [field.name, `${field.relationshipName ?? ''}.${parent}`];
}

function shownField(context: PageContext, field: Field, values: Values): ShownField {
  const { label } = field;
  const value = values[field.name];
  if (field.type === 'boolean') return { label, type: 'checkbox', value: value === true };
  if (value === null || value === undefined) return { label, type: 'text', value: null };
  if (field.type === 'date' || field.type === 'datetime')
    return { label, type: field.type, value: textOf(value) };
  const parent = parentName(context, field);
  if (parent === undefined) return { label, type: 'text', value: textOf(value) };
  const related = values[field.relationshipName ?? ''] as Values | null | undefined;
  const url = recordUrl(field.referenceTo?.[0] ?? '', textOf(value));
  return { label, type: 'link', value: textOf(related?.[parent]) || textOf(value), url };
}

/** Field that names the one object that a reference refers to. */
export function parentName(context: PageContext, field: Field): string | undefined {
  if (field.type !== 'reference' || field.relationshipName === undefined) return undefined;
  const [parent, ...others] = field.referenceTo ?? [];
  if (parent === undefined || others.length > 0) return undefined;
  return context.org.schema.object(parent)?.fields.find((one) => one.nameField)?.name;
}

function textOf(value: unknown): string {
  return typeof value === 'string'
    ? value
    : value === null || value === undefined
      ? ''
      : JSON.stringify(value);
}
