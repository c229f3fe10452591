import { recalculateGroup } from '../../dml/permissionSetGroup.ts';
import type { Row, Value } from '../../store/store.ts';
import type { Deployment, Problem, ReadComponent, TypeHandler } from '../deployment.ts';
import { idOfComponent, missingReferences } from '../deployment.ts';
import { addRow, putRow, removeRows } from '../rows.ts';
import { booleanOf, textOf, textsOf } from '../xml.ts';
import { dependencyProblems, rightProblems, withoutUnknownRights } from './rightProblems.ts';
import { putRights, rightsIn } from './rights.ts';

/** Setup entities that an app grants itself to, and a permission set's file does not name. */
const PRE_AUTHORISED = new Set(['ConnectedApplication', 'ExternalClientApplication']);
const RIGHTS = ['ObjectPermissions', 'FieldPermissions', 'PermissionSetTabSetting'];

/**
 * Metadata API Developer Guide, "PermissionSet": from API version 40 on a deployment replaces what the set
 * grants by what the file grants.
 */
export const PERMISSION_SET: TypeHandler = {
  prune: withoutUnknownRights,
  check: ({ content }, deployment) => [...licenceProblems(content, deployment)],
  references: ({ content }, deployment) => [
    ...rightProblems(content, deployment),
    ...dependencyProblems(content, deployment)
  ],
  apply: ({ fullName, content }, id, deployment) => {
    const rights = rightsIn(content, deployment);
    putRow(deployment, 'PermissionSet', id, {
      ...allUserPermissions(deployment, 'PermissionSet'),
      ...Object.fromEntries(rights.userPermissions),
      Name: fullName,
      Label: textOf(content, 'label'),
      Description: textOf(content, 'description') ?? null,
      LicenseId: licenceId(content, deployment) ?? null,
      HasActivationRequired: booleanOf(content, 'hasActivationRequired') === true,
      IsOwnedByProfile: false,
      IsCustom: true,
      Type: booleanOf(content, 'hasActivationRequired') === true ? 'Session' : 'Regular'
    });
    removeRights(deployment, id);
    putRights(deployment, id, rights);
    recalculateGroupsOf(deployment, id);
  },
  remove: (id, fullName, deployment) => removeSet('PermissionSet', id, fullName, deployment)
};

/** Metadata API Developer Guide, "MutingPermissionSet": what is enabled in it is what its group does not grant. */
export const MUTING_PERMISSION_SET: TypeHandler = {
  prune: withoutUnknownRights,
  references: ({ content }, deployment) => rightProblems(content, deployment),
  apply: ({ fullName, content }, id, deployment) => {
    const rights = rightsIn(content, deployment);
    putRow(deployment, 'MutingPermissionSet', id, {
      ...allUserPermissions(deployment, 'MutingPermissionSet'),
      ...Object.fromEntries(rights.userPermissions),
      DeveloperName: fullName,
      MasterLabel: textOf(content, 'label'),
      Language: 'en_US'
    });
    removeRights(deployment, id);
    putRights(deployment, id, rights);
    recalculateGroupsOf(deployment, id);
  },
  remove: (id, fullName, deployment) => removeSet('MutingPermissionSet', id, fullName, deployment)
};

/** Metadata API Developer Guide, "PermissionSetGroup". Its rights are recalculated at once. */
export const PERMISSION_SET_GROUP: TypeHandler = {
  references: ({ content }, deployment) => [
    ...missingReferences(deployment, 'permissionSets', 'PermissionSet', textsOf(content, 'permissionSets')),
    ...missingReferences(
      deployment,
      'mutingPermissionSets',
      'MutingPermissionSet',
      textsOf(content, 'mutingPermissionSets')
    )
  ],
  apply: ({ fullName, content }, id, deployment) => {
    putRow(deployment, 'PermissionSetGroup', id, {
      DeveloperName: fullName,
      MasterLabel: textOf(content, 'label'),
      Description: textOf(content, 'description') ?? null,
      HasActivationRequired: booleanOf(content, 'hasActivationRequired') === true,
      Language: 'en_US',
      Status: 'Outdated'
    });
    putMembers(deployment, id, [
      ...memberIds(deployment, content, 'permissionSets', 'PermissionSet'),
      ...memberIds(deployment, content, 'mutingPermissionSets', 'MutingPermissionSet')
    ]);
    recalculateGroup(deployment.org, id);
  },
  remove: (id, fullName, deployment) => {
    const { store } = deployment.org;
    if (store.find('PermissionSetAssignment', 'PermissionSetGroupId', id).length > 0)
      return assigned('PermissionSetGroup', fullName);
    removeRows(deployment, 'PermissionSetGroupComponent', 'PermissionSetGroupId', id);
    for (const aggregate of store.find('PermissionSet', 'PermissionSetGroupId', id)) {
      removeSetRows(deployment, 'PermissionSet', aggregate.Id);
    }
    store.remove('PermissionSetGroup', id);
    return undefined;
  }
};

/** Each user permission of an object as false: what a file does not name is not granted. */
export function allUserPermissions(
  { org: { schema } }: Deployment,
  objectName: string
): Record<string, Value> {
  const columns =
    schema.object(objectName)?.fields.filter(({ name }) => /^Permissions[A-Z]/.test(name)) ?? [];
  return Object.fromEntries(columns.map(({ name }) => [name, false]));
}

function licenceId(content: ReadComponent['content'], { org: { store } }: Deployment): string | undefined {
  const name = textOf(content, 'license');
  if (name === undefined) return undefined;
  const [licence] = [
    ...store.find('UserLicense', 'Name', name),
    ...store.find('PermissionSetLicense', 'MasterLabel', name)
  ];
  return licence?.Id;
}

function licenceProblems(content: ReadComponent['content'], deployment: Deployment): Problem[] {
  const name = textOf(content, 'license');
  if (name === undefined || licenceId(content, deployment) !== undefined) return [];
  return [{ problem: `In field: license - no License named ${name} found`, at: '<license>' }];
}

function memberIds(
  deployment: Deployment,
  content: ReadComponent['content'],
  element: string,
  type: string
): string[] {
  return textsOf(content, element).flatMap((name) => idOfComponent(deployment.org, type, name) ?? []);
}

function putMembers(deployment: Deployment, groupId: string, ids: readonly string[]): void {
  const { store } = deployment.org;
  const wanted = new Set(ids);
  for (const row of store.find('PermissionSetGroupComponent', 'PermissionSetGroupId', groupId)) {
    if (!wanted.delete(String(row['PermissionSetId']))) store.remove('PermissionSetGroupComponent', row.Id);
  }
  for (const PermissionSetId of wanted) {
    addRow(deployment, 'PermissionSetGroupComponent', { PermissionSetGroupId: groupId, PermissionSetId });
  }
}

function recalculateGroupsOf({ org }: Deployment, setId: string): void {
  for (const row of org.store.find('PermissionSetGroupComponent', 'PermissionSetId', setId)) {
    recalculateGroup(org, String(row['PermissionSetGroupId']));
  }
}

function removeRights(deployment: Deployment, parentId: string): void {
  for (const object of RIGHTS) removeRows(deployment, object, 'ParentId', parentId);
  const isOfFile = (row: Row): boolean => !PRE_AUTHORISED.has(String(row['SetupEntityType']));
  removeRows(deployment, 'SetupEntityAccess', 'ParentId', parentId, isOfFile);
}

/** Help, "Permission Sets": one that is assigned, or a member of a group, is not deleted. */
function removeSet(object: string, id: string, fullName: string, deployment: Deployment): string | undefined {
  const { store } = deployment.org;
  if (store.find('PermissionSetAssignment', 'PermissionSetId', id).length > 0)
    return assigned(object, fullName);
  const [member] = store.find('PermissionSetGroupComponent', 'PermissionSetId', id);
  if (member) {
    const group = store.row('PermissionSetGroup', String(member['PermissionSetGroupId']));
    return `${object} ${fullName} is a member of the permission set group ${String(group?.['DeveloperName'])}`;
  }
  removeSetRows(deployment, object, id);
  return undefined;
}

export function removeSetRows(deployment: Deployment, object: string, id: string): void {
  for (const rights of [...RIGHTS, 'SetupEntityAccess']) removeRows(deployment, rights, 'ParentId', id);
  deployment.org.store.remove(object, id);
}

export function assigned(type: string, fullName: string): string {
  return `${type} ${fullName} is assigned to users and cannot be deleted`;
}
