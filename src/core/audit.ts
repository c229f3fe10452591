import { AccessResolver } from './access/resolve.ts';
import type { Access } from './access/resolve.ts';
import { identify } from './identity/identify.ts';
import type { Identity } from './identity/identify.ts';
import { boundOf, distinctGaps } from './model/gap.ts';
import type { Gap } from './model/gap.ts';
import type { OrgSnapshot, PermissionSetAssignmentRow, SnapshotRows } from './model/snapshot.ts';

/** One identity with everything it can do. */
export interface AuditedIdentity extends Identity {
  readonly access: Access;
}

/** The answer to the register's questions about one snapshot. */
export interface Audit {
  readonly org: OrgSnapshot['org'];
  readonly identities: readonly AuditedIdentity[];
  /** Every gap of the snapshot and of its identities, once. */
  readonly gaps: readonly Gap[];
  /** Renders the identities' access: see `accessSummary` and `accessDetail`. */
  readonly resolver: AccessResolver;
}

/**
 * @param asOf the audit's time, ISO 8601; decides which assignments have expired.
 * @throws RangeError when `asOf` is no date.
 */
export function audit(snapshot: OrgSnapshot, asOf: string): Audit {
  const resolver = new AccessResolver(snapshot, asOf);
  const found = identify(snapshot);
  const accessOf = identityAccess(snapshot.rows, resolver);
  const identities = found.identities.map((identity) => ({ ...identity, access: accessOf(identity) }));
  const own = identities.flatMap(({ access }) => access.gaps);
  return {
    org: snapshot.org,
    identities,
    gaps: distinctGaps([...snapshot.gaps, ...found.gaps, ...own]),
    resolver
  };
}

function identityAccess(rows: SnapshotRows, resolver: AccessResolver): (identity: Identity) => Access {
  const isProfileRead = profileCheck(rows);
  const admitted = Map.groupBy(rows.SetupEntityAccess ?? [], (row) => row.SetupEntityId);
  return ({ user, username, apps }) => {
    if (user) {
      const access = resolver.ofUser(user.Id);
      return isProfileRead(user.Id) ? access : withGap(access, profileGap(username));
    }
    if (rows.User) return withGap(resolver.ofAssignments([]), noUserGap(username));
    // Whom an app admits is all that is known of its user while users are not read.
    const sets = apps
      .flatMap(({ id }) => admitted.get(id) ?? [])
      .map(({ ParentId }) => asAssignment(ParentId));
    return withGap(resolver.ofAssignments(sets), usersGap(username));
  };
}

/** Every user has a profile: one whose assignments name no profile-owned set was not read whole. */
function profileCheck({
  PermissionSet = [],
  PermissionSetAssignment = []
}: SnapshotRows): (id: string) => boolean {
  const otherSets = new Set(PermissionSet.filter((set) => !set.IsOwnedByProfile).map(({ Id }) => Id));
  const withProfile = new Set(
    PermissionSetAssignment.filter(
      ({ PermissionSetGroupId, PermissionSetId }) =>
        !PermissionSetGroupId && !otherSets.has(PermissionSetId ?? '')
    ).map(({ AssigneeId }) => AssigneeId)
  );
  return (userId) => withProfile.has(userId);
}

function asAssignment(setId: string): PermissionSetAssignmentRow {
  return { AssigneeId: '', PermissionSetId: setId };
}

function withGap(access: Access, gap: Gap): Access {
  const gaps = distinctGaps([...access.gaps, gap]);
  return { ...access, gaps, bound: boundOf(gaps) };
}

function profileGap(username: string): Gap {
  return { code: 'userHasNoProfile', params: { username }, effect: 'lower' };
}

function noUserGap(username: string): Gap {
  return { code: 'usernameHasNoUser', params: { username }, effect: 'unknown' };
}

function usersGap(username: string): Gap {
  return { code: 'usersNotRead', params: { username }, effect: 'lower' };
}
