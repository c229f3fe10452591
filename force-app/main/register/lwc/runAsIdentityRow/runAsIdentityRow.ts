import {
  EVIDENCE_KINDS,
  EVIDENCE_KIND_TEXTS,
  SHOWN_GRADES,
  accessHeadline,
  parseInstant,
  printable,
  shownGrade,
  topRights
} from 'c/runAsCore';
import type {
  AccessHeadline,
  AccessResolver,
  AuditedIdentity,
  EvidenceKind,
  ShownGrade,
  TopRight
} from 'c/runAsCore';
import { LABELS, formatted } from 'c/runAsLabels';

/** One identity as the list shows, searches and sorts it. */
export interface IdentityRow {
  readonly username: string;
  /** The username as it can be shown; the true one is the key. */
  readonly shownUsername: string;
  readonly name: string;
  readonly statuses: readonly string[];
  readonly headline: AccessHeadline;
  readonly grade: ShownGrade;
  readonly topRights: string;
  readonly apps: string;
  readonly evidence: string;
  readonly evidenceKinds: readonly EvidenceKind[];
  /** Absent where there is no date; then the text says why. */
  readonly lastLogin: string | undefined;
  readonly lastLoginText: string;
  readonly gapsText: string;
  /** Lower case. */
  readonly search: string;
  readonly sort: {
    readonly username: string;
    readonly grade: number;
    readonly lastLogin: number;
    readonly gaps: number;
  };
}

const RIGHTS_SHOWN = 3;
/** The strongest tells most; the opened identity lists them all. */
const KINDS_SHOWN = 1;

/** Before every date, and each a place of its own. */
const NOT_READ = -2;
const NEVER = -1;

export function identityRow(identity: AuditedIdentity, resolver: AccessResolver): IdentityRow {
  const { username, user, apps, evidence, access } = identity;
  const headline = accessHeadline(access, resolver);
  const lastLogin = user?.LastLoginDate ?? undefined;
  const graded = topRights(access, resolver);
  const appNames = apps.map(({ name }) => name).join(', ');
  const found = new Set(evidence.map(({ kind }) => kind));
  const kinds = EVIDENCE_KINDS.filter((kind) => found.has(kind));
  const number = access.gaps.length;
  return {
    username,
    shownUsername: printable(username),
    name: printable(user?.Name ?? ''),
    statuses: [...statusesOf(identity), ...(headline.apiOnly === false ? [LABELS.statusNotApiOnly] : [])],
    headline,
    grade: shownGrade(headline),
    topRights: shortened(graded.map(rightText), RIGHTS_SHOWN),
    apps: printable(appNames),
    evidence: shortened(
      kinds.map((kind) => EVIDENCE_KIND_TEXTS[kind]),
      KINDS_SHOWN
    ),
    evidenceKinds: kinds,
    lastLogin,
    lastLoginText: user?.LastLoginDate === null ? LABELS.never : LABELS.notRead,
    gapsText: number === 0 ? '' : String(number),
    search: [username, user?.Name, appNames, ...graded.map(({ name }) => name)].join(' ').toLowerCase(),
    sort: {
      username: username.toLowerCase(),
      grade: SHOWN_GRADES.indexOf(shownGrade(headline)),
      lastLogin: lastLogin
        ? (parseInstant(lastLogin) ?? NOT_READ)
        : user?.LastLoginDate === null
          ? NEVER
          : NOT_READ,
      gaps: number
    }
  };
}

/** What keeps the user from logging in: it is missing, inactive or frozen; and whether a person uses it. */
export function statusesOf({ user, logins, access }: AuditedIdentity): string[] {
  const isMissing = access.gaps.some(({ code }) => code === 'usernameHasNoUser');
  return [
    isMissing && LABELS.statusNoUser,
    user?.IsActive === false && LABELS.statusInactive,
    user?.IsFrozen && LABELS.statusFrozen,
    logins?.isUsedByPerson && LABELS.statusPerson
  ].filter((status) => typeof status === 'string');
}

function rightText({ name, conditional }: TopRight): string {
  const shown = printable(name);
  return conditional ? formatted(LABELS.rightWhenActivated, shown) : shown;
}

function shortened(names: readonly string[], number: number): string {
  const shown = names.slice(0, number).join(', ');
  const more = names.length - number;
  return more > 0 ? formatted(LABELS.andMore, shown, String(more)) : shown;
}
