import type { AccessResolver } from '../access/resolve.ts';
import { compareText } from '../model/gap.ts';
import type { Gap } from '../model/gap.ts';
import type { OrgSnapshot, SnapshotRows, UserRow } from '../model/snapshot.ts';
import { declaredRunAs } from './declaredRunAs.ts';
import type { AppUse, Evidence, EvidenceDetector, IdentityApp, Trace, Who } from './evidence.ts';
import { clientCredentialsLogins, loginFinder, newest } from './logins.ts';
import type { IdentityLogins } from './logins.ts';
import { liveTokens } from './tokens.ts';
import {
  agentUsers,
  apiOnlyUsers,
  integrationLicences,
  namePatterns,
  scheduledJobOwners
} from './userTraces.ts';

/** A user that some evidence says acts without a person. */
export interface Identity {
  /** Of a user whose row was not read and whom only an id names: that id. */
  readonly username: string;
  /** Absent when an app names a username that no user of the snapshot has. */
  readonly userId?: string;
  /** Absent when no user of the snapshot is meant, or users were not read. */
  readonly user?: UserRow;
  readonly evidence: readonly Evidence[];
  readonly apps: readonly IdentityApp[];
  /** Null when logins were not read. */
  readonly logins: IdentityLogins | null;
}

const DETECTORS: readonly EvidenceDetector[] = [
  declaredRunAs,
  clientCredentialsLogins,
  apiOnlyUsers,
  integrationLicences,
  agentUsers,
  scheduledJobOwners,
  liveTokens,
  namePatterns
];

/**
 * Every user with at least one trace, by username; usernames match without regard to case.
 * There is no limit on their number.
 */
export function identify(
  snapshot: OrgSnapshot,
  resolver: AccessResolver
): { identities: Identity[]; gaps: Gap[] } {
  const detections = DETECTORS.map((detect) => detect(snapshot, resolver));
  const find = userFinder(snapshot.rows);
  const keyOf = ({ who }: { who: Who }): string => find(who).key;
  const traces = Map.groupBy(
    detections.flatMap((detection) => detection.traces),
    keyOf
  );
  const uses = Map.groupBy(
    detections.flatMap((detection) => detection.uses ?? []).filter((use) => traces.has(keyOf(use))),
    keyOf
  );
  const loginsOf = loginFinder(snapshot);
  const identities = [...traces].map(([key, found]) => {
    const { user, userId } = find(found[0]!.who);
    return identityOf(
      { ...(user && { user }), ...(userId !== undefined && { userId }) },
      found,
      uses.get(key) ?? [],
      userId === undefined ? null : loginsOf(userId)
    );
  });
  return {
    identities: identities.sort((a, b) => compareText(a.username.toLowerCase(), b.username.toLowerCase())),
    gaps: [...detections.flatMap((detection) => detection.gaps ?? []), ...identities.flatMap(unreadUser)]
  };
}

function unreadUser({ userId, user }: Identity): Gap[] {
  return userId === undefined || user ? [] : [{ code: 'userNotRead', params: { id: userId } }];
}

interface Found {
  /** Equal for all that name the same user. */
  readonly key: string;
  readonly userId?: string;
  readonly user?: UserRow;
}

function userFinder({ User = [] }: SnapshotRows): (who: Who) => Found {
  const byUsername = new Map(User.map((user) => [user.Username.toLowerCase(), user]));
  const byId = new Map(User.map((user) => [user.Id, user]));
  return (who) => {
    const user = 'userId' in who ? byId.get(who.userId) : byUsername.get(who.username.toLowerCase());
    if (user) return { key: user.Id, userId: user.Id, user };
    return 'userId' in who ? { key: who.userId, userId: who.userId } : { key: who.username.toLowerCase() };
  };
}

function identityOf(
  { user, userId }: Pick<Identity, 'user' | 'userId'>,
  traces: readonly Trace[],
  uses: readonly AppUse[],
  logins: IdentityLogins | null
): Identity {
  const spellings = traces.flatMap(({ who }) => ('username' in who ? who.username : [])).sort(compareText);
  const apps = Map.groupBy(
    [...traces.flatMap(({ app }) => app ?? []), ...uses.map(({ app }) => app)],
    ({ id }) => id
  );
  const evidence = [
    ...new Map(traces.map((found) => [JSON.stringify(found.evidence), found.evidence])).values()
  ];
  return {
    username: user?.Username ?? spellings[0] ?? userId ?? '',
    ...(userId !== undefined && { userId }),
    ...(user && { user }),
    evidence: evidence.sort(bySource),
    apps: [...apps.values()].flatMap(merged).sort(byAppName),
    logins
  };
}

function bySource(a: Evidence, b: Evidence): number {
  return compareText(a.source, b.source) || compareText(a.detail, b.detail);
}

function byAppName(a: IdentityApp, b: IdentityApp): number {
  return compareText(a.name, b.name) || compareText(a.kind, b.kind);
}

/** One app that is known several times, as by two files with its name or by file and login, uses every flow that one of them shows. */
function merged(known: readonly IdentityApp[]): IdentityApp[] {
  const flows = [...new Set(known.flatMap((app) => app.flows))].sort(compareText);
  const provenance = [...new Set(known.flatMap((app) => app.provenance))].sort(compareText);
  const lastUsedAt = known.reduce<string | null>((last, app) => newest(last, app.lastUsedAt), null);
  return known.slice(0, 1).map((app) => ({ ...app, flows, provenance, lastUsedAt }));
}
