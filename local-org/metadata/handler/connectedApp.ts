import type { Deployment, TypeHandler } from '../deployment.ts';
import { idOfComponent, missingReferences } from '../deployment.ts';
import { addRow, putRow, removeRows } from '../rows.ts';
import { booleanOf, elementsOf, textOf, textsOf } from '../xml.ts';

/**
 * Metadata API Developer Guide, "ConnectedApp". The row of a connected app says nothing of the user of its
 * client-credentials flow: that stands in the metadata alone (Metadata API, ConnectedApp; Object Reference, ConnectedApplication).
 */
export const CONNECTED_APP: TypeHandler = {
  references: ({ content }, deployment) => [
    ...missingReferences(
      deployment,
      'permissionSetName',
      'PermissionSet',
      textsOf(content, 'permissionSetName')
    ),
    ...missingReferences(deployment, 'profileName', 'Profile', textsOf(content, 'profileName'))
  ],
  apply: ({ content }, id, deployment) => {
    const [oauth = {}] = elementsOf(content, 'oauthConfig');
    putRow(deployment, 'ConnectedApplication', id, {
      Name: textOf(content, 'label'),
      OptionsAllowAdminApprovedUsersOnly: booleanOf(oauth, 'isAdminApproved') === true,
      StartUrl: textOf(content, 'startUrl') ?? null,
      MobileStartUrl: textOf(content, 'mobileStartUrl') ?? null
    });
    preAuthorise(deployment, id, 'ConnectedApplication', {
      permissionSets: textsOf(content, 'permissionSetName'),
      profiles: textsOf(content, 'profileName')
    });
  },
  remove: (id, _fullName, deployment) => {
    removeRows(deployment, 'SetupEntityAccess', 'SetupEntityId', id);
    deployment.org.store.remove('ConnectedApplication', id);
    return undefined;
  }
};

/** Who may use an app without being asked: rows of the sets that its file names, and of no others. */
export function preAuthorise(
  deployment: Deployment,
  appId: string,
  SetupEntityType: string,
  names: { readonly permissionSets: readonly string[]; readonly profiles: readonly string[] }
): void {
  const { org } = deployment;
  const sets = names.permissionSets.flatMap((name) => idOfComponent(org, 'PermissionSet', name) ?? []);
  const owned = names.profiles.flatMap((name) => {
    const profileId = idOfComponent(org, 'Profile', name);
    return profileId === undefined
      ? []
      : org.store.find('PermissionSet', 'ProfileId', profileId).map(({ Id }) => Id);
  });
  const wanted = new Set([...sets, ...owned]);
  for (const row of org.store.find('SetupEntityAccess', 'SetupEntityId', appId)) {
    if (!wanted.delete(String(row['ParentId']))) org.store.remove('SetupEntityAccess', row.Id);
  }
  for (const ParentId of wanted)
    addRow(deployment, 'SetupEntityAccess', { ParentId, SetupEntityId: appId, SetupEntityType });
}
