import type {
  OrgSnapshot,
  PermissionSetAssignmentRow,
  PermissionSetRow,
  SnapshotRows
} from '../../src/core/index.ts';
import { KNOWN_USER_PERMISSIONS } from '../../src/core/access/knownUserPermissions.ts';
import { randomNumbers } from '../../local-org/random.ts';

export const AS_OF = '2026-11-21T00:00:00Z';

const PROFILES = 50;
const SETS = 200;
const SETS_OF_A_USER = 5;
const OBJECTS = 120;
const FIELDS_OF_AN_OBJECT = 12;
const SEED = 20_261_121;

export interface GeneratedOrg {
  readonly snapshot: OrgSnapshot;
  readonly userIds: readonly string[];
}

/** An org of the shape that peers were measured on; the same users for the same number. */
export function generatedOrg(users: number): GeneratedOrg {
  const random = randomNumbers(SEED);
  const names = [...KNOWN_USER_PERMISSIONS].sort();
  const sets = Array.from({ length: PROFILES + SETS }, (_, i) => permissionSet(i, names, random));
  const userIds = Array.from({ length: users }, (_, i) => `005${String(i).padStart(12, '0')}`);
  const rows: SnapshotRows = {
    User: userIds.map((Id) => ({ Id, Username: `${Id}@acme.example` })),
    Profile: Array.from({ length: PROFILES }, (_, i) => ({ Id: `00e${i}`, Name: `Profile ${i}` })),
    PermissionSet: sets,
    PermissionSetAssignment: userIds.flatMap((AssigneeId) => assignments(AssigneeId, random)),
    ...objectRows(random)
  };
  return {
    snapshot: { org: { name: 'generated', takenAt: AS_OF }, apiVersion: '67.0', rows, gaps: [] },
    userIds
  };
}

function permissionSet(index: number, names: readonly string[], random: () => number): PermissionSetRow {
  const isProfile = index < PROFILES;
  // One set in fifty is the kind that grants everything.
  const share = index % 50 === 49 ? 0.5 : 0.05;
  const granted = names.filter((name) => name !== 'ModifyAllData' && random() < share);
  return {
    Id: setId(index),
    Name: isProfile ? `X${index}` : `Set_${index}`,
    IsOwnedByProfile: isProfile,
    ProfileId: isProfile ? `00e${index}` : null,
    ...Object.fromEntries(granted.map((name) => [`Permissions${name}`, true]))
  };
}

function assignments(userId: string, random: () => number): PermissionSetAssignmentRow[] {
  const profile = setId(Math.floor(random() * PROFILES));
  const sets = Array.from({ length: SETS_OF_A_USER }, () => setId(PROFILES + Math.floor(random() * SETS)));
  return [profile, ...sets].map((PermissionSetId) => ({
    AssigneeId: userId,
    PermissionSetId,
    IsActive: true
  }));
}

function objectRows(random: () => number): Pick<SnapshotRows, 'ObjectPermissions' | 'FieldPermissions'> {
  const parents = Array.from({ length: PROFILES + SETS }, (_, i) => setId(i));
  const objects = parents.flatMap((ParentId) =>
    Array.from({ length: OBJECTS }, (_, i) => i)
      .filter(() => random() < 0.2)
      .map((i) => ({
        ParentId,
        SobjectType: `Object_${i}__c`,
        PermissionsRead: true,
        PermissionsEdit: random() < 0.5
      }))
  );
  const fields = objects.flatMap(({ ParentId, SobjectType, PermissionsEdit }) =>
    Array.from({ length: FIELDS_OF_AN_OBJECT }, (_, i) => ({
      ParentId,
      Field: `${SobjectType}.Field_${i}__c`,
      PermissionsRead: true,
      PermissionsEdit
    }))
  );
  return { ObjectPermissions: objects, FieldPermissions: fields };
}

function setId(index: number): string {
  return `0PS${String(index).padStart(12, '0')}`;
}
