import type { Row } from '../../store/store.ts';
import type { Deployment, Problem, TypeHandler } from '../deployment.ts';
import { rowName, rowOf } from '../componentRow.ts';
import { mergedBy } from '../merge.ts';
import { profileFileNames } from '../../../src/org/metadata/standardProfiles.ts';
import { addRow, putRow } from '../rows.ts';
import { textOf } from '../xml.ts';
import { assigned, removeSetRows } from './permissionSet.ts';
import { rightProblems, withoutUnknownRights } from './rightProblems.ts';
import { putRights, rightsIn } from './rights.ts';

/** Metadata API Developer Guide, "Profile": a deployment changes what the file names and nothing else. */
export const PROFILE: TypeHandler = {
  prune: withoutUnknownRights,
  merge: mergedBy({
    applicationVisibilities: 'application',
    classAccesses: 'apexClass',
    customPermissions: 'name',
    fieldPermissions: 'field',
    flowAccesses: 'flow',
    objectPermissions: 'object',
    pageAccesses: 'apexPage',
    recordTypeVisibilities: 'recordType',
    tabVisibilities: 'tab',
    userPermissions: 'name'
  }),
  check: ({ content, fullName }, deployment) =>
    licenceProblems(textOf(content, 'userLicense'), fullName, deployment),
  references: ({ content }, deployment) => rightProblems(content, deployment),
  apply: ({ content, fullName }, id, deployment) => {
    const { store } = deployment.org;
    const licence = licenceNamed(textOf(content, 'userLicense'), deployment);
    const description = textOf(content, 'description');
    const before = store.row('Profile', id);
    putRow(deployment, 'Profile', id, {
      Name: before?.['Name'] ?? labelOf(fullName),
      ...(licence && { UserLicenseId: licence.Id }),
      ...(description !== undefined && { Description: description }),
      // Object Reference, Profile.UserType: that of its users; the stand-in makes profiles of such licences only.
      UserType: before?.['UserType'] ?? 'Standard'
    });
    const setId = ownedSet(deployment, id, licence);
    const rights = rightsIn(content, deployment);
    putRow(deployment, 'PermissionSet', setId, Object.fromEntries(rights.userPermissions));
    putRights(deployment, setId, rights);
  },
  remove: (id, fullName, deployment) => {
    const { store } = deployment.org;
    if (store.find('User', 'ProfileId', id).length > 0) return assigned('Profile', fullName);
    for (const set of store.find('PermissionSet', 'ProfileId', id))
      removeSetRows(deployment, 'PermissionSet', set.Id);
    store.remove('Profile', id);
    return undefined;
  }
};

/** Labels of the standard profiles that bear another name in metadata. */
const STANDARD_LABELS = [
  'System Administrator',
  'Standard User',
  'Read Only',
  'Solution Manager',
  'Marketing User',
  'Contract Manager',
  'Standard Platform User',
  'Minimum Access - Salesforce'
];

function labelOf(fullName: string): string {
  const standard = STANDARD_LABELS.find((label) => profileFileNames(label).includes(fullName));
  return standard ?? rowName(fullName);
}

/** The permission set that a profile owns; made when there is none. */
function ownedSet(deployment: Deployment, profileId: string, licence: Row | undefined): string {
  const [set] = deployment.org.store.find('PermissionSet', 'ProfileId', profileId);
  if (set) return set.Id;
  const id = addRow(deployment, 'PermissionSet', {
    ProfileId: profileId,
    IsOwnedByProfile: true,
    IsCustom: false,
    Type: 'Profile',
    LicenseId: licence?.Id ?? null
  });
  // Object Reference, PermissionSet: the name of a profile's set is made up by the platform.
  putRow(deployment, 'PermissionSet', id, { Name: `X${id.slice(0, 15)}`, Label: id.slice(0, 15) });
  return id;
}

function licenceNamed(name: string | undefined, { org: { store } }: Deployment): Row | undefined {
  return name === undefined ? undefined : store.find('UserLicense', 'Name', name)[0];
}

function licenceProblems(name: string | undefined, fullName: string, deployment: Deployment): Problem[] {
  if (name === undefined) {
    if (rowOf(deployment.org.store, 'Profile', fullName)) return [];
    return [{ problem: `Must specify 'userLicense' for the new profile ${fullName}` }];
  }
  if (licenceNamed(name, deployment)) return [];
  return [
    {
      problem: `In field: userLicense - no UserLicense named ${name} found (profile ${fullName})`,
      at: '<userLicense>'
    }
  ];
}
