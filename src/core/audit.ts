import { AccessResolver, withGap } from './access/resolve.ts';
import type { Access } from './access/resolve.ts';
import { identify } from './identity/identify.ts';
import type { Identity } from './identity/identify.ts';
import { distinctGaps } from './model/gap.ts';
import type { Gap } from './model/gap.ts';
import type {
  OrgSnapshot,
  PermissionSetAssignmentRow,
  PermissionSetGroupComponentRow,
  SnapshotRows
} from './model/snapshot.ts';

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
  const found = identify(snapshot, resolver);
  const accessOf = identityAccess(snapshot, resolver);
  const identities = found.identities.map((identity) => ({ ...identity, access: accessOf(identity) }));
  const own = identities.flatMap(({ access }) => access.gaps);
  return {
    org: snapshot.org,
    identities,
    gaps: distinctGaps([...snapshot.gaps, ...found.gaps, ...own]),
    resolver
  };
}

function identityAccess(
  { rows, partialTables = [] }: OrgSnapshot,
  resolver: AccessResolver
): (identity: Identity) => Access {
  const admitted = Map.groupBy(rows.SetupEntityAccess ?? [], (row) => row.SetupEntityId);
  const mutable = setsThatGroupsMute(rows);
  const closed = appsThatPreAuthorise(rows);
  return ({ userId, username, apps }) => {
    if (userId !== undefined) return resolver.ofUser(userId);
    if (rows.User && !partialTables.includes('User')) {
      return withGap(resolver.ofAssignments([]), noUserGap(username));
    }
    // Whom an app admits is all that is known of its user while users are not read.
    const admissions = apps.map(({ id }) => admitted.get(id) ?? []);
    const sets = admissions.flat().map(({ ParentId }) => asAssignment(ParentId));
    const isCertain =
      apps.every(({ id }) => closed.has(id)) &&
      admissions.every(
        (admission) => admission.length <= 1 && admission.every(({ ParentId }) => !mutable.has(ParentId))
      );
    return withGap(resolver.ofAssignments(sets), usersGap(username, isCertain));
  };
}

function asAssignment(setId: string): PermissionSetAssignmentRow {
  return { AssigneeId: '', PermissionSetId: setId };
}

function noUserGap(username: string): Gap {
  return { code: 'usernameHasNoUser', params: { username }, effect: 'unknown' };
}

/** Apps that admit nobody else than who is pre-authorised. */
function appsThatPreAuthorise({
  ConnectedApp = [],
  ExtlClntAppOauthPlcyCnfg = []
}: SnapshotRows): Set<string> {
  const connected = ConnectedApp.filter((app) => app.IsAdminApproved);
  const external = ExtlClntAppOauthPlcyCnfg.filter(
    (policy) => policy.PermittedUsersPolicyType === 'AdminApprovedPreAuthorized'
  );
  return new Set([
    ...connected.map((app) => app.ConnectedApplicationId),
    ...external.map((policy) => policy.ExternalClientApplicationId)
  ]);
}

/** Members of groups that mute: held through such a group, a set grants less than it stores. */
function setsThatGroupsMute({
  PermissionSetGroupComponent = [],
  MutingPermissionSet = []
}: SnapshotRows): Set<string> {
  const muting = new Set(MutingPermissionSet.map(({ Id }) => Id));
  const isMuting = ({ PermissionSetId, PermissionSet }: PermissionSetGroupComponentRow): boolean =>
    muting.has(PermissionSetId) || PermissionSet?.attributes?.type === 'MutingPermissionSet';
  const groups = new Set(PermissionSetGroupComponent.filter(isMuting).map((row) => row.PermissionSetGroupId));
  const members = PermissionSetGroupComponent.filter((row) => groups.has(row.PermissionSetGroupId));
  return new Set(members.map(({ PermissionSetId }) => PermissionSetId));
}

/**
 * What the sets store is a lower bound only if the user must hold them, whole: not where the app admits
 * others too, nor several sets of which one is enough, nor a set that a muting group may hand on in part.
 */
function usersGap(username: string, isCertain: boolean): Gap {
  return { code: 'usersNotRead', params: { username }, effect: isCertain ? 'lower' : 'unknown' };
}
