import type { Bound, OrgSnapshot, PermissionSetAssignmentRow } from '../../src/core/index.ts';

/** Rights as lower-case texts: `modifyalldata`, `account.delete`, `account.phone.edit`, `apexclass:loader`. */
export interface NaiveAccess {
  readonly held: Set<string>;
  /** Held only while a session activates a set. */
  readonly conditional: Set<string>;
  readonly bound: Bound;
}

const OBJECT_COLUMNS = {
  PermissionsCreate: 'create',
  PermissionsRead: 'read',
  PermissionsEdit: 'edit',
  PermissionsDelete: 'delete',
  PermissionsViewAllRecords: 'viewall',
  PermissionsModifyAllRecords: 'modifyall',
  PermissionsViewAllFields: 'viewallfields'
} as const;

type Effect = 'lower' | 'upper' | 'unknown';

/**
 * The rules of effective access once more, in the plainest way and without a look at the resolver, to
 * check it against.
 */
export function naiveAccess({ rows }: OrgSnapshot, userId: string, asOf: string): NaiveAccess {
  const {
    PermissionSet = [],
    MutingPermissionSet = [],
    PermissionSetGroup = [],
    PermissionSetGroupComponent = [],
    PermissionSetAssignment = [],
    ObjectPermissions = [],
    FieldPermissions = [],
    SetupEntityAccess = [],
    ApexClass = []
  } = rows;
  const held = new Set<string>();
  const conditional = new Set<string>();
  const effects = new Set<Effect>();

  for (const assignment of PermissionSetAssignment) {
    if (assignment.AssigneeId === userId && counts(assignment)) add(assignment);
  }
  if (!mayHaveProfile()) effects.add('lower');
  const all = closed(new Set([...held, ...conditional]));
  const always = closed(held);
  return { held: always, conditional: all.difference(always), bound: boundOf() };

  function counts({ IsActive, IsRevoked, ExpirationDate }: PermissionSetAssignmentRow): boolean {
    if (IsActive === false || IsRevoked === true) return false;
    if (ExpirationDate === undefined || ExpirationDate === null) return true;
    const end = Date.parse(ExpirationDate);
    if (Number.isNaN(end)) effects.add('upper');
    return Number.isNaN(end) || end > Date.parse(asOf);
  }

  function add({ PermissionSetGroupId, PermissionSetId }: PermissionSetAssignmentRow): void {
    const set = PermissionSet.find(({ Id }) => Id === PermissionSetId);
    const groupIds = [PermissionSetGroupId, set?.PermissionSetGroupId];
    const group = PermissionSetGroup.find(({ Id }) => groupIds.includes(Id));
    // Without its group nobody can tell whether an aggregate is up to date.
    if (!group && set?.PermissionSetGroupId) effects.add('unknown');
    if (group) addGroup(group.Id, group.HasActivationRequired === true, group.Status !== 'Updated');
    else if (set) addRights(set.Id, new Set(), set.HasActivationRequired === true);
    else effects.add('lower');
  }

  /** A set that was not read may be the profile's. */
  function mayHaveProfile(): boolean {
    return PermissionSetAssignment.filter(({ AssigneeId }) => AssigneeId === userId)
      .filter(counts)
      .some(({ PermissionSetGroupId, PermissionSetId }) => {
        const set = PermissionSet.find(({ Id }) => Id === PermissionSetId);
        const isSet = PermissionSetGroupId === null || PermissionSetGroupId === undefined;
        return isSet && (set === undefined || set.IsOwnedByProfile === true);
      });
  }

  function addGroup(groupId: string, isSession: boolean, isStale: boolean): void {
    if (isStale) effects.add('unknown');
    const aggregate = PermissionSet.find((set) => set.PermissionSetGroupId === groupId);
    if (aggregate) {
      addRights(aggregate.Id, new Set(), isSession || aggregate.HasActivationRequired === true);
      return;
    }
    const parts = PermissionSetGroupComponent.filter((part) => part.PermissionSetGroupId === groupId);
    const muting = parts.filter((part) => part.PermissionSet?.attributes?.type === 'MutingPermissionSet');
    const muted = new Set<string>();
    for (const { PermissionSetId } of muting) {
      if (!MutingPermissionSet.some(({ Id }) => Id === PermissionSetId)) effects.add('upper');
      for (const right of rightsOf(PermissionSetId)) muted.add(right);
    }
    for (const part of parts.filter((one) => !muting.includes(one))) {
      const set = PermissionSet.find(({ Id }) => Id === part.PermissionSetId);
      if (set) addRights(set.Id, muted, isSession);
      else effects.add('lower');
    }
  }

  function addRights(setId: string, muted: Set<string>, isSession: boolean): void {
    for (const right of rightsOf(setId).difference(muted)) (isSession ? conditional : held).add(right);
  }

  function rightsOf(setId: string): Set<string> {
    const rights = new Set<string>();
    for (const set of [...PermissionSet, ...MutingPermissionSet]) {
      if (set.Id !== setId) continue;
      for (const [column, value] of Object.entries(set)) {
        if (column.startsWith('Permissions') && value === true) rights.add(column.slice(11).toLowerCase());
      }
    }
    for (const row of ObjectPermissions) {
      if (row.ParentId !== setId) continue;
      for (const [column, access] of Object.entries(OBJECT_COLUMNS)) {
        if (row[column as keyof typeof OBJECT_COLUMNS])
          rights.add(`${row.SobjectType.toLowerCase()}.${access}`);
      }
    }
    for (const row of FieldPermissions) {
      if (row.ParentId !== setId) continue;
      if (row.PermissionsRead) rights.add(`${row.Field.toLowerCase()}.read`);
      if (row.PermissionsEdit) rights.add(`${row.Field.toLowerCase()}.edit`);
    }
    for (const row of SetupEntityAccess) {
      if (row.ParentId !== setId) continue;
      const entity = ApexClass.find(({ Id }) => Id === row.SetupEntityId);
      if (!entity) effects.add('unknown');
      const name = entity?.NamespacePrefix ? `${entity.NamespacePrefix}__${entity.Name}` : entity?.Name;
      rights.add(`${row.SetupEntityType}:${name ?? row.SetupEntityId}`.toLowerCase());
    }
    return rights;
  }

  function closed(rights: Set<string>): Set<string> {
    const result = new Set(rights);
    const fields = FieldPermissions.map(({ Field }) => Field.toLowerCase());
    const objects = [
      ...ObjectPermissions.map(({ SobjectType }) => SobjectType.toLowerCase()),
      ...fields.map((field) => field.split('.')[0]!)
    ];
    for (const object of objects) {
      const reached = [
        ...(rights.has('modifyalldata') ? ['create', 'read', 'edit', 'delete', 'viewall', 'modifyall'] : []),
        ...(rights.has('viewalldata') ? ['read', 'viewall'] : [])
      ];
      for (const access of reached) result.add(`${object}.${access}`);
    }
    for (const field of fields) {
      const object = field.split('.')[0]!;
      if (rights.has('viewallfieldsglobal') || rights.has(`${object}.viewallfields`))
        result.add(`${field}.read`);
    }
    return result;
  }

  function boundOf(): Bound {
    if (effects.size === 0) return 'exact';
    const [only] = effects;
    return effects.size === 1 && only ? only : 'unknown';
  }
}
