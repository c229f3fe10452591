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
  /** Those in the highlights panel, beside the name. */
  readonly highlights: readonly ShownField[];
}

interface StandardUse {
  readonly name: string;
  readonly properties: readonly { readonly name: string; readonly value: string }[];
  readonly file: string;
  readonly record: RecordParts | undefined;
}

const HISTORY = 'force:relatedListSingleContainer';
const NO_HISTORY = 'An org lists here which tracked fields changed. The local org keeps no field history.';
/** A component of the platform, rather than one of ours. */
export function isStandardComponent(name: string): boolean {
  return name.startsWith('force:') || name.startsWith('flexipage:') || name.startsWith('lst:');
}

/**
 * What the frame draws for a standard component. Page layouts are not modelled, so a record's details are all
 * fields that the user may read, in the object's order.
 */
export function standardItem(use: StandardUse): PageItem {
  const { record } = use;
  if (record && isHistory(use)) return { kind: 'absent', text: NO_HISTORY };
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
        fields: record.highlights
      };
    case 'force:detailPanel':
      return { kind: 'details', fields: record.fields };
    default:
      return undefined;
  }
}

/** The list of changed fields; the other properties say how it looks. */
function isHistory({ name, properties }: StandardUse): boolean {
  const list = properties.find((one) => one.name === 'relatedListApiName');
  return name === HISTORY && list?.value === 'Histories';
}

function refused(use: StandardUse, value: string): PageItem {
  return problemItem({
    file: use.file,
    element: 'componentName',
    value,
    message: 'The frame does not model this standard component, or not so.'
  });
}
