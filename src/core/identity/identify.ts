import { compareText } from '../model/gap.ts';
import type { Gap } from '../model/gap.ts';
import type { OrgSnapshot, UserRow } from '../model/snapshot.ts';
import { declaredRunAs } from './declaredRunAs.ts';
import type { Evidence, EvidenceDetector, IdentityApp, Trace } from './evidence.ts';

/** A user that some evidence says acts without a person. */
export interface Identity {
  readonly username: string;
  /** Absent when no user of the snapshot has the name, or users were not read. */
  readonly user?: UserRow;
  readonly evidence: readonly Evidence[];
  readonly apps: readonly IdentityApp[];
}

const DETECTORS: readonly EvidenceDetector[] = [declaredRunAs];

/**
 * Every user with at least one trace, by username; usernames match without regard to case.
 * There is no limit on their number.
 */
export function identify(snapshot: OrgSnapshot): { identities: Identity[]; gaps: Gap[] } {
  const detections = DETECTORS.map((detect) => detect(snapshot));
  const users = new Map((snapshot.rows.User ?? []).map((user) => [user.Username.toLowerCase(), user]));
  const traces = Map.groupBy(
    detections.flatMap((detection) => detection.traces),
    ({ username }) => username.toLowerCase()
  );
  const identities = [...traces].map(([key, found]) => identityOf(users.get(key), found));
  return {
    identities: identities.sort((a, b) => compareText(a.username.toLowerCase(), b.username.toLowerCase())),
    gaps: detections.flatMap((detection) => detection.gaps)
  };
}

function identityOf(user: UserRow | undefined, traces: readonly Trace[]): Identity {
  const spellings = traces.map(({ username }) => username).sort(compareText);
  const apps = Map.groupBy(
    traces.flatMap(({ app }) => app ?? []),
    ({ id }) => id
  );
  const evidence = [
    ...new Map(traces.map((found) => [JSON.stringify(found.evidence), found.evidence])).values()
  ];
  return {
    username: user?.Username ?? spellings[0] ?? '',
    ...(user && { user }),
    evidence: evidence.sort((a, b) => compareText(a.source, b.source) || compareText(a.detail, b.detail)),
    apps: [...apps.values()]
      .flatMap(merged)
      .sort((a, b) => compareText(a.name, b.name) || compareText(a.kind, b.kind))
  };
}

/** One app that is declared several times, as by two files with its name, uses every flow that one of them turns on. */
function merged(declared: readonly IdentityApp[]): IdentityApp[] {
  const flows = new Set(declared.flatMap((app) => app.flows));
  const provenance = new Set(declared.flatMap((app) => app.provenance));
  return declared.slice(0, 1).map((app) => ({ ...app, flows: [...flows], provenance: [...provenance] }));
}
