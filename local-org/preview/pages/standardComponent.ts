import type { ObjectType } from '../../schema/types.ts';
import type { PageItem, ShownField } from './pageModel.ts';
import { problemItem } from './problems.ts';

/** The record that a page shows, as far as its user may read it. */
export interface RecordParts {
  readonly object: ObjectType;
  readonly id: string;
  readonly name: string;
  readonly icon: string;
  readonly fields: readonly ShownField[];
}

interface StandardUse {
  readonly name: string;
  readonly properties: readonly { readonly name: string; readonly value: string }[];
  readonly file: string;
  readonly record: RecordParts | undefined;
}

/** Fields beside the name in the highlights panel where no compact layout says which. */
const HIGHLIGHTED = 4;

/** A component of the platform, rather than one of ours. */
export function isStandardComponent(name: string): boolean {
  return name.startsWith('force:') || name.startsWith('flexipage:') || name.startsWith('lst:');
}

/**
 * What the frame draws for a standard component. Page and compact layouts are not modelled, so a record's
 * details are all fields that the user may read, in the object's order.
 */
export function standardItem(use: StandardUse): PageItem {
  const { record } = use;
  const item = record && standardRecordItem(use.name, record);
  if (!item) return refused(use, use.name);
  const [property] = use.properties.filter(({ name, value }) => name !== 'collapsed' || value !== 'false');
  return property ? refused(use, `${use.name} ${property.name} = ${property.value}`) : item;
}

function standardRecordItem(name: string, record: RecordParts): PageItem | undefined {
  switch (name) {
    case 'force:highlightsPanel':
      return {
        kind: 'highlights',
        name: record.name,
        objectLabel: record.object.label,
        icon: record.icon,
        fields: record.fields.filter(({ value }) => value !== null).slice(0, HIGHLIGHTED)
      };
    case 'force:detailPanel':
      return { kind: 'details', fields: record.fields };
    default:
      return undefined;
  }
}

function refused(use: StandardUse, value: string): PageItem {
  return problemItem({
    file: use.file,
    element: 'componentName',
    value,
    message: 'The frame does not model this standard component, or not so.'
  });
}
