import type { OpenedIdentity } from 'c/runAsAccess';
import {
  AccessResolver,
  accessText,
  audit,
  distinctGaps,
  gapText,
  printable,
  reviewSnapshot
} from 'c/runAsCore';
import type { Audit, AuditedIdentity, Gap, OrgSnapshot, ReviewSnapshot } from 'c/runAsCore';
import { LABELS, formatted } from 'c/runAsLabels';
import { readAccess, readRegister } from 'c/runAsSource';
import type { OnProgress } from 'c/runAsSource';

/** A reading that goes on, has failed or has an answer. */
export interface Reading<Value> {
  readonly isLoading: boolean;
  readonly error: string;
  readonly value: Value | undefined;
}

/** The access of one user, read just now. */
export interface LiveAccess {
  readonly opened: OpenedIdentity;
  /** What a review keeps of it. */
  readonly snapshot: ReviewSnapshot;
  /** What the register keeps of it; null where it is not exact. */
  readonly accessText: string | null;
  readonly takenAt: string;
  /** Of this one user. */
  readonly audited: Audit;
}

/** What the whole org says about one user. */
export interface LiveIdentity {
  /** Undefined when nothing says that the user acts without a person. */
  readonly identity: AuditedIdentity | undefined;
  readonly gaps: readonly Gap[];
  /** Of this one user, where there is one. */
  readonly audited: Audit;
}

/** Whose access is asked for: by id where it is known, since a username can change. */
export interface Who {
  readonly username: string;
  readonly userId: string | null;
}

/**
 * Reads everything that one user can do. Rejects with an Error whose message can be shown, also when the org has
 * no such user, or another under this name: what was read of nobody would pass for no access.
 */
export async function readLiveAccess({ username, userId }: Who): Promise<LiveAccess> {
  const snapshot = await readAccess(username);
  const user = snapshot.rows.User?.find(
    ({ Id, Username }) => Username.toLowerCase() === username.toLowerCase() && isSameUser(userId ?? Id, Id)
  );
  if (!user) throw new Error(whyNobody(snapshot, username));
  const { takenAt } = snapshot.org;
  const resolver = new AccessResolver(snapshot, takenAt);
  const access = resolver.ofUser(user.Id);
  const identity = {
    username: user.Username,
    userId: user.Id,
    user,
    evidence: [],
    apps: [],
    logins: null,
    access
  };
  const kept = reviewSnapshot(identity, resolver, takenAt);
  return {
    opened: { identity, detail: kept.detail, parts: kept.parts, shares: kept.shares },
    snapshot: kept,
    accessText: accessText(access, resolver),
    takenAt,
    audited: { org: snapshot.org, identities: [identity], gaps: snapshot.gaps, resolver }
  };
}

/** Reads the whole org, as the list of identities does, and finds one of them. */
export async function readLiveIdentity(who: Who, onProgress: OnProgress): Promise<LiveIdentity> {
  const snapshot = await readRegister(onProgress);
  const audited = audit(snapshot, snapshot.org.takenAt);
  const identity = identityOf(audited, who);
  return {
    identity,
    gaps: identity ? distinctGaps([...snapshot.gaps, ...identity.access.gaps]) : audited.gaps,
    audited: { ...audited, identities: identity ? [identity] : [] }
  };
}

/** The access as it was read of one user, with what the whole org says about the same one. */
export function withEvidence(access: Reading<LiveAccess>, org: Reading<LiveIdentity>): Reading<LiveAccess> {
  const [value, identity] = [access.value, org.value?.identity];
  if (!value || !identity) return access;
  const { evidence, logins } = identity;
  const opened = { ...value.opened, identity: { ...value.opened.identity, evidence, logins } };
  return { ...access, value: { ...value, opened } };
}

function identityOf({ identities }: Audit, { username, userId }: Who): AuditedIdentity | undefined {
  if (userId !== null) return identities.find((one) => one.userId && isSameUser(one.userId, userId));
  const wanted = username.toLowerCase();
  return identities.find((one) => one.username.toLowerCase() === wanted);
}

/** Ids of 15 and of 18 characters name the same user. */
function isSameUser(a: string, b: string): boolean {
  return a.slice(0, 15) === b.slice(0, 15);
}

function whyNobody({ gaps }: OrgSnapshot, username: string): string {
  const gap = gaps.find(({ params: { hides } }) => hides === 'users');
  return gap ? printable(gapText(gap).why) : formatted(LABELS.userGone, printable(username));
}
