import type { Field } from '../../schema/types.ts';
import type { Deployment } from '../deployment.ts';
import { idOfComponent } from '../deployment.ts';
import { addRow, putRow } from '../rows.ts';
import type { Values } from '../rows.ts';
import { booleanOf, elementsOf, textOf } from '../xml.ts';
import type { XmlElement } from '../xml.ts';

/** The elements of profiles, permission sets and muting sets that grant; as src/org/metadata/rightElements.ts. */
const OBJECT_FLAGS: Readonly<Record<string, string>> = {
  allowCreate: 'PermissionsCreate',
  allowRead: 'PermissionsRead',
  allowEdit: 'PermissionsEdit',
  allowDelete: 'PermissionsDelete',
  viewAllRecords: 'PermissionsViewAllRecords',
  modifyAllRecords: 'PermissionsModifyAllRecords',
  viewAllFields: 'PermissionsViewAllFields'
};

export interface EntityElement {
  readonly key: string;
  readonly flag: string;
  readonly type: string;
  /** As SetupEntityAccess names it. */
  readonly entity: string;
}

/** Elements that grant setup entities. */
export const ENTITIES: Readonly<Record<string, EntityElement>> = {
  applicationVisibilities: {
    key: 'application',
    flag: 'visible',
    type: 'CustomApplication',
    entity: 'TabSet'
  },
  classAccesses: { key: 'apexClass', flag: 'enabled', type: 'ApexClass', entity: 'ApexClass' },
  customPermissions: { key: 'name', flag: 'enabled', type: 'CustomPermission', entity: 'CustomPermission' },
  flowAccesses: { key: 'flow', flag: 'enabled', type: 'FlowDefinition', entity: 'FlowDefinition' },
  pageAccesses: { key: 'apexPage', flag: 'enabled', type: 'ApexPage', entity: 'ApexPage' }
};

export interface SetupEntity {
  readonly id: string;
  readonly type: string;
  readonly isGranted: boolean;
}

/** What a file grants, by the names of rows and columns. */
export interface Rights {
  readonly userPermissions: ReadonlyMap<string, boolean>;
  readonly objects: ReadonlyMap<string, Readonly<Record<string, boolean>>>;
  readonly fields: ReadonlyMap<
    string,
    { readonly object: string; readonly isRead: boolean; readonly isEdit: boolean }
  >;
  readonly entities: readonly SetupEntity[];
  /** Visibility by tab. */
  readonly tabs: ReadonlyMap<string, string>;
}

/** The rights that a file names and the org knows; the others are `rightProblems`. */
export function rightsIn(content: XmlElement, deployment: Deployment): Rights {
  const { schema } = deployment.org;
  const sets = schema.object('PermissionSet')!;
  return {
    userPermissions: new Map(
      elementsOf(content, 'userPermissions').flatMap((one) => {
        const field = schema.field(sets, `Permissions${textOf(one, 'name') ?? ''}`);
        return field ? [[field.name, booleanOf(one, 'enabled') === true] as const] : [];
      })
    ),
    objects: new Map(elementsOf(content, 'objectPermissions').flatMap((one) => objectRight(one, deployment))),
    fields: new Map(elementsOf(content, 'fieldPermissions').flatMap((one) => fieldRight(one, deployment))),
    entities: Object.entries(ENTITIES).flatMap(([element, { key, flag, type, entity }]) =>
      elementsOf(content, element).flatMap((one) => {
        const id = idOfComponent(deployment.org, type, textOf(one, key) ?? '');
        return id === undefined ? [] : [{ id, type: entity, isGranted: booleanOf(one, flag) === true }];
      })
    ),
    tabs: new Map(
      [...elementsOf(content, 'tabSettings'), ...elementsOf(content, 'tabVisibilities')].map((one) => [
        textOf(one, 'tab') ?? '',
        textOf(one, 'visibility') ?? ''
      ])
    )
  };
}

function objectRight(
  element: XmlElement,
  { org: { schema } }: Deployment
): [string, Record<string, boolean>][] {
  const object = schema.object(textOf(element, 'object') ?? '');
  if (!object) return [];
  const flags = Object.entries(OBJECT_FLAGS).map(([name, column]) => [
    column,
    booleanOf(element, name) === true
  ]);
  return [[object.name, Object.fromEntries(flags) as Record<string, boolean>]];
}

type FieldEntry = [string, { object: string; isRead: boolean; isEdit: boolean }];

function fieldRight(element: XmlElement, deployment: Deployment): FieldEntry[] {
  const found = fieldNamed(textOf(element, 'field') ?? '', deployment);
  if (!found?.field.permissionable) return [];
  const isEdit = booleanOf(element, 'editable') === true;
  // Help, "Field Permissions": who edits a field also reads it.
  const isRead = isEdit || booleanOf(element, 'readable') === true;
  return [[`${found.object}.${found.field.name}`, { object: found.object, isRead, isEdit }]];
}

/** @param name `Object.Field`, in any case. */
export function fieldNamed(
  name: string,
  { org: { schema } }: Deployment
): { object: string; field: Field } | undefined {
  const [objectName = '', fieldName = ''] = name.split('.');
  const object = schema.object(objectName);
  const field = object && schema.field(object, fieldName);
  return field && { object: object.name, field };
}

/** A right as a row: what tells it apart from others of its set, and its values. */
interface RightRow {
  readonly key: string;
  readonly values: Values;
  readonly isGranted: boolean;
}

/** Writes the rows of a set's rights; what the file does not name stays as it is. */
export function putRights(deployment: Deployment, parentId: string, rights: Rights): void {
  const put = (object: string, keyField: string, rows: readonly RightRow[]): void =>
    putRightRows(deployment, parentId, object, keyField, rows);
  put(
    'ObjectPermissions',
    'SobjectType',
    [...rights.objects].map(([key, values]) => ({
      key,
      values,
      isGranted: Object.values(values).includes(true)
    }))
  );
  put(
    'FieldPermissions',
    'Field',
    [...rights.fields].map(([key, { object, isRead, isEdit }]) => ({
      key,
      values: { SobjectType: object, PermissionsRead: isRead, PermissionsEdit: isEdit },
      isGranted: isRead
    }))
  );
  put(
    'SetupEntityAccess',
    'SetupEntityId',
    rights.entities.map(({ id, type, isGranted }) => ({
      key: id,
      values: { SetupEntityType: type },
      isGranted
    }))
  );
  put('PermissionSetTabSetting', 'Name', [...rights.tabs].map(tabRow));
}

function putRightRows(
  deployment: Deployment,
  ParentId: string,
  object: string,
  keyField: string,
  rows: readonly RightRow[]
): void {
  const { store } = deployment.org;
  const before = new Map(store.find(object, 'ParentId', ParentId).map((row) => [row[keyField], row.Id]));
  for (const { key, values, isGranted } of rows) {
    const id = before.get(key);
    if (id !== undefined && isGranted) putRow(deployment, object, id, values);
    else if (id !== undefined) store.remove(object, id);
    else if (isGranted) before.set(key, addRow(deployment, object, { ParentId, [keyField]: key, ...values }));
  }
}

/** Object Reference, PermissionSetTabSetting: DefaultOff and DefaultOn; a hidden tab has no row. */
const VISIBILITIES: Readonly<Record<string, string>> = {
  Available: 'DefaultOff',
  Visible: 'DefaultOn',
  DefaultOff: 'DefaultOff',
  DefaultOn: 'DefaultOn'
};

function tabRow([key, visibility]: readonly [string, string]): RightRow {
  const value = Object.hasOwn(VISIBILITIES, visibility) ? VISIBILITIES[visibility] : undefined;
  return { key, values: { Visibility: value }, isGranted: value !== undefined };
}
