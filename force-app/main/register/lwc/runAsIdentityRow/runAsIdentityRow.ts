import { EVIDENCE_KIND_TEXTS, parseInstant, printable } from 'c/runAsCore';
import type {
  AppKind,
  AuditedIdentity,
  EntryStatus,
  ListedEntryRow,
  RegisterLine,
  ShownHeadline
} from 'c/runAsCore';
import { TEXTS } from 'c/runAsDashboardLabels';
import { momentText, numberText } from 'c/runAsFormats';
import { LABELS, formatted } from 'c/runAsLabels';
import { setupPages } from 'c/runAsSetupUrls';
import type { SetupPage } from 'c/runAsSetupUrls';

/** One line of the register as the list shows it: every text can be shown. */
export interface IdentityRow {
  readonly key: string;
  readonly username: string;
  readonly name: string;
  /** Where its page is. */
  readonly url: string;
  readonly isSelected: boolean;
  readonly selectLabel: string;
  readonly setupPages: readonly SetupPage[];
  readonly setupLabel: string;
  readonly statuses: readonly string[];
  readonly owner: string;
  readonly ownerCss: string;
  readonly graded: ShownHeadline | null;
  /** Of which saved scan the grade is; empty where it is of the scan that is shown. */
  readonly gradedOn: string;
  /** In place of a grade. */
  readonly noGrade: string;
  /** Absent where no review is due. */
  readonly nextReview: string | undefined;
  readonly reviewState: string;
  readonly reviewCss: string;
  readonly findings: string;
  readonly findingsCss: string;
  /** Absent where there is no date; then the text says why. */
  readonly lastLogin: string | undefined;
  readonly lastLoginText: string;
  readonly apps: string;
  readonly evidence: string;
}

/** What is known beside the line. */
export interface RowContext {
  readonly url: string;
  /** Of the apps of the line. */
  readonly appKinds: readonly AppKind[];
  readonly isSelected: boolean;
  readonly isRegisterRead: boolean;
  readonly isScanned: boolean;
}

export const STATUS_LABELS: Record<EntryStatus, string> = {
  Proposed: TEXTS.statusProposed,
  Active: TEXTS.statusActive,
  Contained: TEXTS.statusContained,
  Retired: TEXTS.statusRetired
};

const REVIEW_STATES: Readonly<Record<string, readonly [label: string, css: string]>> = {
  Overdue: [TEXTS.reviewOverdue, 'state state_overdue'],
  'Never reviewed': [TEXTS.reviewNever, 'state'],
  'Due soon': [TEXTS.reviewDueSoon, 'state state_soon'],
  Current: [TEXTS.reviewCurrent, 'state'],
  'Not due': [TEXTS.reviewNotDue, 'state']
};

/** Of `Status__c`; a status that an org added as it is. */
export function statusText(status: string): string {
  return new Map<string, string>(Object.entries(STATUS_LABELS)).get(status) ?? printable(status);
}

/** Of `ReviewState__c`. */
export function reviewStateText(state: string): string {
  return REVIEW_STATES[state]?.[0] ?? printable(state);
}

const APPS_SHOWN = 2;
/** The strongest tells most; the identity's own page lists them all. */
const KINDS_SHOWN = 1;

export function identityRow(line: RegisterLine, context: RowContext): IdentityRow {
  const { isRegisterRead, isScanned } = context;
  const { entry, lastLogin } = line;
  const username = printable(line.username);
  return {
    key: line.key,
    username,
    name: printable(line.name),
    url: context.url,
    isSelected: context.isSelected,
    selectLabel: formatted(TEXTS.selectRow, username),
    setupPages: setupPages(line.userId, context.appKinds),
    setupLabel: formatted(TEXTS.setupOf, username),
    statuses: rowStatuses(line, isRegisterRead),
    ...ownerOf(entry, isRegisterRead),
    graded: line.graded,
    gradedOn: isScanned && line.isGradeSaved ? savedOnText(entry) : '',
    noGrade: isScanned ? TEXTS.notScanned : TEXTS.noScan,
    ...reviewOf(entry),
    ...findingsOf(entry),
    lastLogin:
      (lastLogin !== undefined && lastLogin !== null && parseInstant(lastLogin) !== null && lastLogin) ||
      undefined,
    lastLoginText: lastLogin === null ? LABELS.never : LABELS.notRead,
    apps: shortened(line.apps, APPS_SHOWN),
    evidence: shortened(
      line.evidenceKinds.map((kind) => EVIDENCE_KIND_TEXTS[kind]),
      KINDS_SHOWN
    )
  };
}

/** What keeps the user from logging in: it is missing, inactive or frozen; and whether a person uses it. */
export function statusesOf({
  user,
  logins,
  access
}: Pick<AuditedIdentity, 'user' | 'logins'> & {
  readonly access: Pick<AuditedIdentity['access'], 'gaps'>;
}): string[] {
  const isMissing = access.gaps.some(({ code }) => code === 'usernameHasNoUser');
  return [
    isMissing && LABELS.statusNoUser,
    user?.IsActive === false && LABELS.statusInactive,
    user?.IsFrozen && LABELS.statusFrozen,
    logins?.isUsedByPerson && LABELS.statusPerson
  ].filter((status) => typeof status === 'string');
}

/** Active is the usual state of an entry, so the list says the others alone. */
function rowStatuses({ identity, entry, headline }: RegisterLine, isRegisterRead: boolean): string[] {
  const status = entry?.Status__c as EntryStatus | undefined;
  return [
    ...(status && status !== 'Active' ? [STATUS_LABELS[status]] : []),
    ...(!entry && isRegisterRead ? [TEXTS.statusNone] : []),
    ...(entry?.HasDrifted__c ? [TEXTS.drifted] : []),
    ...(identity ? statusesOf(identity) : []),
    ...(headline?.apiOnly === false ? [LABELS.statusNotApiOnly] : [])
  ];
}

/** Beside what this scan found, it has to be told from it. */
function savedOnText(entry: ListedEntryRow | null): string {
  const instant = parseInstant(entry?.LastScannedOn__c ?? '');
  return formatted(TEXTS.gradedOn, instant === null ? LABELS.notRead : momentText(instant));
}

function ownerOf(
  entry: ListedEntryRow | null,
  isRegisterRead: boolean
): Pick<IdentityRow, 'owner' | 'ownerCss'> {
  if (!isRegisterRead) return { owner: TEXTS.notReadable, ownerCss: 'weak' };
  if (!entry) return { owner: '', ownerCss: '' };
  const { BusinessOwner__c: id, BusinessOwner__r: owner } = entry;
  // An owner whose name the user may not read is an owner nevertheless.
  if (id) return { owner: printable(owner?.Name ?? TEXTS.notReadable), ownerCss: '' };
  return { owner: TEXTS.noOwner, ownerCss: entry.Status__c === 'Proposed' ? 'weak' : 'missing' };
}

function reviewOf(
  entry: ListedEntryRow | null
): Pick<IdentityRow, 'nextReview' | 'reviewState' | 'reviewCss'> {
  const isProposed = entry?.Status__c === 'Proposed';
  const [label = '', css = ''] = (!isProposed && REVIEW_STATES[entry?.ReviewState__c ?? '']) || [];
  const nextReview = isProposed ? undefined : (entry?.NextReviewOn__c ?? undefined);
  return { nextReview, reviewState: label, reviewCss: css };
}

function findingsOf(entry: ListedEntryRow | null): Pick<IdentityRow, 'findings' | 'findingsCss'> {
  const number = entry?.OpenFindings__c ?? null;
  const isSevere = (entry?.WorstSeverityRank__c ?? 0) >= 3;
  return {
    findings: number === null ? '' : numberText(number),
    findingsCss: isSevere ? 'number missing' : 'number'
  };
}

function shortened(names: readonly string[], number: number): string {
  const shown = names.slice(0, number).map(printable).join(', ');
  const more = names.length - number;
  return more > 0 ? formatted(LABELS.andMore, shown, numberText(more)) : shown;
}
