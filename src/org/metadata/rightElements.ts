import type {
  FieldPermissionsRow,
  Gap,
  ObjectPermissionsRow,
  SetupEntityType,
  UserPermissionColumns
} from '../../core/index.ts';
import { booleanOf, textOf } from './metadataFile.ts';
import type { XmlElement } from './metadataFile.ts';
import type { MetadataFile } from './findMetadata.ts';

/** What a profile, permission set or muting set grants, as rows whose parent is the set. */
export interface RightRows {
  readonly userPermissions: UserPermissionColumns;
  readonly objects: readonly ObjectPermissionsRow[];
  readonly fields: readonly FieldPermissionsRow[];
  readonly setupEntities: readonly { readonly type: SetupEntityType; readonly name: string }[];
  readonly gaps: readonly Gap[];
}

const OBJECT_FLAGS = new Map<string, keyof ObjectPermissionsRow>([
  ['allowCreate', 'PermissionsCreate'],
  ['allowRead', 'PermissionsRead'],
  ['allowEdit', 'PermissionsEdit'],
  ['allowDelete', 'PermissionsDelete'],
  ['viewAllRecords', 'PermissionsViewAllRecords'],
  ['modifyAllRecords', 'PermissionsModifyAllRecords'],
  ['viewAllFields', 'PermissionsViewAllFields']
]);
const FIELD_FLAGS = new Map<string, keyof FieldPermissionsRow>([
  ['readable', 'PermissionsRead'],
  ['editable', 'PermissionsEdit']
]);
const ENABLED = new Map([['enabled', 'enabled']]);

/** Element of a right: the child that names what it is about, its flags, and children of no consequence. */
interface Shape {
  readonly key: string;
  readonly flags: ReadonlyMap<string, string>;
  readonly ignored?: readonly string[];
  readonly entity?: SetupEntityType;
}

const SHAPES = new Map<string, Shape>([
  ['userPermissions', { key: 'name', flags: ENABLED }],
  ['objectPermissions', { key: 'object', flags: OBJECT_FLAGS }],
  ['fieldPermissions', { key: 'field', flags: FIELD_FLAGS, ignored: ['hidden'] }],
  // The name of the same element before API version 23.
  ['fieldLevelSecurities', { key: 'field', flags: FIELD_FLAGS, ignored: ['hidden'] }],
  ['classAccesses', { key: 'apexClass', flags: ENABLED, entity: 'ApexClass' }],
  ['pageAccesses', { key: 'apexPage', flags: ENABLED, entity: 'ApexPage' }],
  ['flowAccesses', { key: 'flow', flags: ENABLED, entity: 'FlowDefinition' }],
  ['customPermissions', { key: 'name', flags: ENABLED, entity: 'CustomPermission' }]
]);

/**
 * Elements that grant none of the rights the register shows: descriptions, what a page looks like, record
 * types and tabs, and access to other kinds of setup entities than are shown (docs/limits.md lists them).
 */
const WITHOUT_RIGHTS = new Set(
  `agentAccesses applicationVisibilities categoryGroupVisibilities custom customMetadataTypeAccesses
  customSettingAccesses description emailRoutingAddressAccesses enrichments
  externalCredentialPrincipalAccesses externalDataSourceAccesses fullName genComputingSummaryDefAccesses
  hasActivationRequired label layoutAssignments license loginFlows loginHours loginIpRanges
  profileActionOverrides recordTypeVisibilities servicePresenceStatusAccesses tabSettings tabVisibilities
  userLicense`.split(/\s+/)
);

/** Which way a right that was not read bends the access of a holder. */
export function effectOf({ type }: MetadataFile): 'lower' | 'upper' {
  return type === 'MutingPermissionSet' ? 'upper' : 'lower';
}

export function hasRightElements(content: XmlElement): boolean {
  return Object.keys(content).some((name) => SHAPES.has(name));
}

/** Reads every right of a set. What it cannot understand becomes a gap on the row `rowId`. */
export function readRights(content: XmlElement, file: MetadataFile, rowId: string): RightRows {
  const gaps: Gap[] = [];
  const note = (code: Gap['code'], params: Record<string, string>): void => {
    gaps.push({ code, params: { path: file.shown, ...params }, rowId, effect: effectOf(file) });
  };
  const rights = Object.entries(content).flatMap(([name, values]) => {
    const shape = SHAPES.get(name);
    if (shape) return values.flatMap((value) => readRight(name, shape, value as XmlElement, file, note));
    if (!WITHOUT_RIGHTS.has(name)) note('elementNotRead', { element: name, type: file.type });
    return [];
  });
  return { ...rowsOf(rights, rowId), gaps };
}

type Note = (code: Gap['code'], params: Record<string, string>) => void;

interface ReadRight {
  readonly element: string;
  readonly shape: Shape;
  readonly name: string;
  readonly flags: Readonly<Record<string, boolean>>;
}

function readRight(
  element: string,
  shape: Shape,
  value: XmlElement,
  file: MetadataFile,
  note: Note
): ReadRight[] {
  const name = textOf(value, shape.key);
  if (!name) {
    note('valueNotRead', { element: `${element}/${shape.key}`, value: '', expected: 'a name' });
    return [];
  }
  if (shape.flags === FIELD_FLAGS && !/^[^.]+\.[^.]+/.test(name)) {
    note('valueNotRead', { element: `${element}/${shape.key}`, value: name, expected: 'Object.Field' });
    return [];
  }
  const children = Object.keys(value).filter(
    (child) => child !== shape.key && !shape.ignored?.includes(child)
  );
  const flags = children.flatMap((child) => {
    const column = shape.flags.get(child);
    if (column === undefined) {
      note('elementNotRead', { element: `${element}/${child}`, type: file.type });
      return [];
    }
    const flag = booleanOf(value, child) ?? null;
    if (flag !== null) return [[column, flag] as const];
    const text = textOf(value, child) ?? '';
    note('valueNotRead', { element: `${element}/${child}`, value: text, expected: 'true or false' });
    return [];
  });
  if (shape.flags === ENABLED && children.length === 0) {
    note('valueNotRead', { element: `${element}/enabled`, value: '', expected: 'true or false' });
  }
  return [{ element, shape, name, flags: Object.fromEntries(flags) }];
}

function rowsOf(rights: readonly ReadRight[], rowId: string): Omit<RightRows, 'gaps'> {
  const of = (...elements: string[]): ReadRight[] =>
    rights.filter(({ element }) => elements.includes(element));
  return {
    userPermissions: columnsOf(of('userPermissions')),
    objects: of('objectPermissions').map(({ name, flags }) => ({
      ParentId: rowId,
      SobjectType: name,
      ...flags
    })),
    fields: of('fieldPermissions', 'fieldLevelSecurities').map(({ name, flags }) => ({
      ParentId: rowId,
      Field: name,
      ...flags
    })),
    setupEntities: rights.flatMap(({ shape, name, flags }) =>
      shape.entity && flags['enabled'] ? [{ type: shape.entity, name }] : []
    )
  };
}

/** A permission that the file names twice is granted when either grants it, as of an object. */
function columnsOf(rights: readonly ReadRight[]): UserPermissionColumns {
  const columns: Record<`Permissions${string}`, boolean> = {};
  for (const { name, flags } of rights) columns[`Permissions${name}`] ||= flags['enabled'] === true;
  return columns;
}
