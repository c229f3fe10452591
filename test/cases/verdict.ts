import type * as Core from '../../src/core/index.ts';

type CoreModule = typeof Core;

/**
 * What is expected of one identity, in words that a person can write and check. Of an expected verdict
 * every key may be left out; what is there is compared exactly.
 */
export interface IdentityVerdict {
  readonly grade: string;
  readonly conditionalGrade: string | null;
  readonly bound: string;
  readonly allData: string;
  readonly possiblyStale: boolean;
  /** Whether there is one. */
  readonly fingerprint: boolean;
  /** Paths by name; marked `(unknown)` when no list has the name, `(when activated)` when only then held. */
  readonly userPermissions: Readonly<Record<string, readonly string[]>>;
  /** `C R E D VA MA VAF`, as far as held. */
  readonly objects: Readonly<Record<string, string>>;
  readonly fields: Readonly<Record<string, string>>;
  readonly setupEntities: readonly string[];
  /** `Name: flow,flow`; the name alone when no flow is on. */
  readonly apps: readonly string[];
  /** `kind source confidence` */
  readonly evidence: readonly string[];
  readonly gaps: readonly string[];
}

export interface Verdict {
  readonly identities: Readonly<Record<string, IdentityVerdict>>;
  readonly gaps: readonly string[];
}

const OBJECT_LETTERS = {
  create: 'C',
  read: 'R',
  edit: 'E',
  delete: 'D',
  viewAll: 'VA',
  modifyAll: 'MA',
  viewAllFields: 'VAF'
} as const;

const KIND_WORDS = { profile: 'profile', permissionSet: 'permission set', group: 'group' } as const;

/** The audit of a snapshot in the form of the expected verdicts, by whichever build of the core is given. */
export function verdictOf(core: CoreModule, snapshot: Core.OrgSnapshot, asOf: string): Verdict {
  const { identities, gaps, resolver } = core.audit(snapshot, asOf);
  return {
    identities: Object.fromEntries(
      identities.map((identity) => [
        identity.username,
        identityVerdict(identity, core.accessDetail(identity.access, resolver), core)
      ])
    ),
    gaps: codesOf(gaps)
  };
}

function identityVerdict(
  { access, apps, evidence }: Core.AuditedIdentity,
  detail: Core.AccessDetail,
  core: CoreModule
): IdentityVerdict {
  return {
    grade: detail.grade,
    conditionalGrade: detail.conditionalGrade ?? null,
    bound: detail.bound,
    allData: detail.allData,
    possiblyStale: detail.possiblyStale === true,
    fingerprint: detail.fingerprint !== null,
    userPermissions: Object.fromEntries(
      detail.userPermissions.map((report) => [marked(report), report.through.map(pathText)])
    ),
    objects: Object.fromEntries(detail.objects.map((row) => [marked(row), objectText(row, core)])),
    fields: Object.fromEntries(
      detail.fields.map((row) => [marked(row), core.FIELD_ACCESSES.filter((access) => row[access]).join(' ')])
    ),
    setupEntities: detail.setupEntities.map((report) => `${report.kind}:${marked(report)}`),
    apps: apps.map(({ name, flows }) => (flows.length > 0 ? `${name}: ${flows.join(',')}` : name)),
    evidence: evidence.map(({ kind, source, confidence }) => `${kind} ${source} ${confidence}`),
    gaps: codesOf(access.gaps)
  };
}

interface Marks {
  readonly name: string;
  readonly unknown?: true;
  readonly conditional?: true;
}

function marked({ name, unknown, conditional }: Marks): string {
  return `${name}${unknown ? ' (unknown)' : ''}${conditional ? ' (when activated)' : ''}`;
}

function objectText(row: Core.ObjectReport, { OBJECT_ACCESSES }: CoreModule): string {
  return OBJECT_ACCESSES.filter((access) => row[access])
    .map((access) => OBJECT_LETTERS[access])
    .join(' ');
}

function pathText({ kind, name, member, by, conditional, possiblyStale }: Core.GrantPath): string {
  return [
    `${KIND_WORDS[kind]} ${name}${member === null ? '' : ` > ${member}`}`,
    ...(by === undefined ? [] : [`by ${by}`]),
    ...(conditional ? ['when activated'] : []),
    ...(possiblyStale ? ['possibly stale'] : [])
  ].join(', ');
}

function codesOf(gaps: readonly Core.Gap[]): string[] {
  return gaps.map(({ code }) => code).sort();
}
