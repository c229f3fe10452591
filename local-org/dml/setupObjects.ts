import { notModelled } from '../apiError.ts';
import { datetimeOf, timeOf } from '../formula/values.ts';
import type { Caller, OrgState } from '../org.ts';
import type { ObjectType } from '../schema/types.ts';
import type { Row } from '../store/store.ts';
import { addDocument, fileErrors } from './files.ts';
import { recalculateGroup, recalculateGroupsWith, removeAggregate } from './permissionSetGroup.ts';
import { saveError } from './saveError.ts';
import type { SaveError } from './saveError.ts';
import type { Draft } from './triggers.ts';

type Check = (org: OrgState, draft: Draft, old: Row | undefined, caller: Caller) => readonly SaveError[];
type Effect = (org: OrgState, row: Row, old: Row | undefined) => void;

/** Fills in what the platform derives, and says what it forbids. */
const CHECKS: Readonly<Record<string, Check>> = {
  PermissionSet: (_, draft, old) => {
    if (!old) Object.assign(draft, { IsCustom: true, IsOwnedByProfile: false });
    if (!old) draft['Type'] = draft['HasActivationRequired'] === true ? 'Session' : 'Regular';
    return [];
  },
  PermissionSetAssignment: (org, draft, old) => {
    const errors = old ? [] : assignedSet(org, draft);
    draft['IsActive'] = !isPast(org, draft['ExpirationDate']);
    return errors;
  },
  SetupEntityAccess: (org, draft) => {
    const id = String(draft['SetupEntityId'] ?? '');
    const entity = org.schema.objects.find(({ keyPrefix }) => keyPrefix !== null && id.startsWith(keyPrefix));
    draft['SetupEntityType'] = entity?.name ?? null;
    return [];
  },
  User: (org, draft, old) => {
    const profile = org.store.row('Profile', String(draft['ProfileId'] ?? ''));
    if (profile?.['UserType']) draft['UserType'] = profile['UserType'];
    if (profile && profile.Id !== old?.['ProfileId']) profileSet(org, profile.Id);
    return [];
  },
  ContentVersion: (org, draft, old, caller) => {
    if (old && draft['VersionData'] !== old['VersionData']) throw notModelled('another content of a file');
    return old ? [] : fileErrors(org, caller, draft);
  }
};

const EFFECTS: Readonly<Record<string, Effect>> = {
  ContentVersion: (org, row, old) => {
    if (!old) addDocument(org, row);
  },
  User: (org, row, old) => {
    if (!old) addLogin(org, row);
    if (row['ProfileId'] !== old?.['ProfileId']) assignProfile(org, row);
  },
  PermissionSet: (org, row) => recalculateGroupsWith(org, row.Id),
  MutingPermissionSet: (org, row) => recalculateGroupsWith(org, row.Id),
  PermissionSetGroup: (org, row) => recalculateGroup(org, row.Id),
  PermissionSetGroupComponent: (org, row) => {
    const id = String(row['PermissionSetGroupId']);
    if (org.store.row('PermissionSetGroup', id)) recalculateGroup(org, id);
  },
  ObjectPermissions: (org, row) => recalculateGroupsWith(org, String(row['ParentId'])),
  FieldPermissions: (org, row) => recalculateGroupsWith(org, String(row['ParentId'])),
  SetupEntityAccess: (org, row) => recalculateGroupsWith(org, String(row['ParentId']))
};

export function setupErrors(
  org: OrgState,
  caller: Caller,
  object: ObjectType,
  draft: Draft,
  old: Row | undefined
): readonly SaveError[] {
  return CHECKS[object.name]?.(org, draft, old, caller) ?? [];
}

/** What follows when a setup row was stored. */
export function afterSave(org: OrgState, object: ObjectType, row: Row, old: Row | undefined): void {
  EFFECTS[object.name]?.(org, row, old);
}

/** What keeps a setup row, and what has to go ahead of it. */
export function removeErrors(org: OrgState, object: ObjectType, row: Row): readonly SaveError[] {
  if (object.name === 'PermissionSetGroup') removeAggregate(org, row.Id);
  const set = object.name === 'PermissionSetAssignment' ? setOf(org, row) : undefined;
  if (set?.['IsOwnedByProfile'] !== true) return [];
  return [saveError('DELETE_FAILED', 'the assignment of a profile changes with the profile of the user')];
}

/** What follows when a setup row was deleted: groups lose what it gave. */
export function afterRemove(org: OrgState, object: ObjectType, row: Row): void {
  const isRight = row['ParentId'] !== undefined || object.name === 'PermissionSetGroupComponent';
  if (isRight) EFFECTS[object.name]?.(org, row, row);
}

function setOf(org: OrgState, assignment: Row): Row | undefined {
  return org.store.row('PermissionSet', String(assignment['PermissionSetId'] ?? ''));
}

/** An assignment is of one set or one group; a group's is to its aggregate (Object Reference, PermissionSetAssignment). */
function assignedSet(org: OrgState, draft: Draft): readonly SaveError[] {
  const groupId = draft['PermissionSetGroupId'] ?? null;
  if (groupId !== null && (draft['PermissionSetId'] ?? null) !== null) {
    return [
      integrity('an assignment is of a permission set or of a permission set group', 'PermissionSetGroupId')
    ];
  }
  if (groupId !== null && org.store.row('PermissionSetGroup', String(groupId))) {
    draft['PermissionSetId'] = aggregateId(org, String(groupId));
    return [];
  }
  if (groupId === null && (draft['PermissionSetId'] ?? null) === null) {
    return [
      saveError('REQUIRED_FIELD_MISSING', 'Required fields are missing: [PermissionSetId]', [
        'PermissionSetId'
      ])
    ];
  }
  const type = setOf(org, draft)?.['Type'];
  if (type !== 'Profile' && type !== 'Group') return [];
  return [integrity(`a permission set of the type ${type} cannot be assigned`, 'PermissionSetId')];
}

function aggregateId(org: OrgState, groupId: string): string {
  const find = (): Row | undefined => org.store.find('PermissionSet', 'PermissionSetGroupId', groupId)[0];
  if (!find()) recalculateGroup(org, groupId);
  return find()!.Id;
}

function isPast(org: OrgState, datetime: unknown): boolean {
  return typeof datetime === 'string' && timeOf(datetime) <= org.now().getTime();
}

function integrity(message: string, field: string): SaveError {
  return saveError('FIELD_INTEGRITY_EXCEPTION', message, [field]);
}

function profileSet(org: OrgState, profileId: string): Row {
  const set = org.store.find('PermissionSet', 'ProfileId', profileId)[0];
  if (!set) throw notModelled(`a user of the profile ${profileId}, which has no permission set of its own`);
  return set;
}

/** A profile is held through an assignment of its own set (the profile-owned set comes with the assignments). */
function assignProfile(org: OrgState, user: Row): void {
  const { store } = org;
  for (const row of store.find('PermissionSetAssignment', 'AssigneeId', user.Id)) {
    if (setOf(org, row)?.['IsOwnedByProfile'] === true) store.remove('PermissionSetAssignment', row.Id);
  }
  store.put('PermissionSetAssignment', {
    Id: newId(org, 'PermissionSetAssignment'),
    AssigneeId: user.Id,
    PermissionSetId: profileSet(org, String(user['ProfileId'])).Id,
    IsActive: true,
    SystemModstamp: datetimeOf(org.now().getTime())
  });
}

function addLogin(org: OrgState, user: Row): void {
  const Id = newId(org, 'UserLogin');
  const LastModifiedDate = datetimeOf(org.now().getTime());
  org.store.put('UserLogin', {
    Id,
    UserId: user.Id,
    IsFrozen: false,
    IsPasswordLocked: false,
    LastModifiedDate
  });
}

function newId({ schema, store }: OrgState, object: string): string {
  return store.nextId(schema.object(object)!.keyPrefix!);
}
