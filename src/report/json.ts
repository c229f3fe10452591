import { EVIDENCE_DETAIL_TEXTS, accessDetail, accessSummary, gapText, parseInstant } from '../core/index.ts';
import type {
  Access,
  AccessDetail,
  AccessResolver,
  AccessSummary,
  Audit,
  AuditedIdentity,
  Bound,
  Evidence,
  Gap,
  GapText,
  GrantPath,
  IdentityApp,
  Removal,
  UserRow
} from '../core/index.ts';

/** `result` of `sf runas audit --json`; `schemas/audit.schema.json` is its contract. */
export interface AuditResult {
  readonly schema: 'runas.audit/1';
  readonly org: {
    readonly name: string;
    /** Null where the source does not say it, as folders of files do not. */
    readonly id: string | null;
    readonly takenAt: string;
  };
  readonly identities: readonly IdentityResult[];
  readonly gaps: readonly GapText[];
}

interface UserResult {
  readonly username: string;
  readonly userId: string | null;
  readonly name: string | null;
  readonly isActive: boolean | null;
  readonly isFrozen: boolean | null;
  readonly userType: string | null;
  /** ISO 8601 in UTC; null when the user never logged in, or when that was not read. */
  readonly lastLoginAt: string | null;
}

interface IdentityResult extends UserResult {
  readonly evidence: readonly (Omit<Evidence, 'detail'> & { readonly detail: string })[];
  readonly apps: readonly Omit<IdentityApp, 'id'>[];
  /** ISO 8601 in UTC; null when none was seen, or when logins were not read. */
  readonly lastApiLoginAt: string | null;
  readonly lastInteractiveLoginAt: string | null;
  /** Whether an interactive login was seen; null when none was and logins are missing. */
  readonly isUsedByPerson: boolean | null;
  readonly access: AccessSummary;
  /** The gaps that bend this identity's access. */
  readonly gaps: readonly GapText[];
}

/** Whose access it is: a user, or whoever is given the named profile, sets and groups. */
export type AccessSubject =
  | ({ readonly kind: 'user' } & UserResult)
  | {
      readonly kind: 'assignments';
      readonly profile: string | null;
      readonly permissionSets: readonly string[];
      readonly permissionSetGroups: readonly string[];
    };

/** `result` of `sf runas access --json`; `schemas/access.schema.json` is its contract. */
export interface AccessResult {
  readonly schema: 'runas.access/1';
  readonly subject: AccessSubject;
  readonly access: AccessDetail;
  /** Only when one right was asked for. */
  readonly right?: RightResult;
  readonly gaps: readonly GapText[];
}

export interface RightResult {
  readonly name: string;
  /** As far as was read: see `bound`. */
  readonly holding: 'held' | 'conditional' | 'notHeld';
  readonly bound: Bound;
  readonly through: readonly GrantPath[];
  readonly ifRemoved: readonly Removal[];
}

export function auditResult(audit: Audit): AuditResult {
  const { name, id, takenAt } = audit.org;
  return {
    schema: 'runas.audit/1',
    org: { name, id: id ?? null, takenAt },
    identities: audit.identities.map((identity) => identityResult(identity, audit.resolver)),
    gaps: audit.gaps.map(gapText)
  };
}

function identityResult(
  { username, userId, user, evidence, apps, logins, access }: AuditedIdentity,
  resolver: AccessResolver
): IdentityResult {
  return {
    ...userResult(username, user),
    userId: userId ?? null,
    evidence: evidence.map((one) => ({ ...one, detail: EVIDENCE_DETAIL_TEXTS[one.detail] })),
    apps: apps.map(({ name, kind, flows, provenance, lastUsedAt }) => ({
      name,
      kind,
      flows,
      provenance,
      lastUsedAt: inUtc(lastUsedAt)
    })),
    lastApiLoginAt: inUtc(logins?.lastApiAt),
    lastInteractiveLoginAt: inUtc(logins?.lastInteractiveAt),
    isUsedByPerson: logins?.isUsedByPerson ?? null,
    access: accessSummary(access, resolver),
    gaps: access.gaps.map(gapText)
  };
}

export function userResult(username: string, user: UserRow | undefined): UserResult {
  return {
    username,
    userId: user?.Id ?? null,
    name: user?.Name ?? null,
    isActive: user?.IsActive ?? null,
    isFrozen: user?.IsFrozen ?? null,
    userType: user?.UserType ?? null,
    lastLoginAt: inUtc(user?.LastLoginDate)
  };
}

export function accessResult(
  subject: AccessSubject,
  access: Access,
  resolver: AccessResolver,
  gaps: readonly Gap[],
  right?: RightResult
): AccessResult {
  return {
    schema: 'runas.access/1',
    subject,
    access: accessDetail(access, resolver),
    ...(right && { right }),
    gaps: gaps.map(gapText)
  };
}

function inUtc(date: string | null | undefined): string | null {
  const instant = date ? parseInstant(date) : null;
  return instant === null ? null : new Date(instant).toISOString();
}
