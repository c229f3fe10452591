import { perGrants } from '../access/perGrants.ts';
import { SHOWN_GRADES, accessHeadline, shownGrade, topRights } from '../access/report.ts';
import type { AccessHeadline, ShownGrade, ShownHeadline, TopRight } from '../access/report.ts';
import type { Access, AccessResolver } from '../access/resolve.ts';
import type { Audit, AuditedIdentity } from '../audit.ts';
import { EVIDENCE_KINDS } from '../identity/evidence.ts';
import type { EvidenceKind } from '../identity/evidence.ts';
import { compareText } from '../model/gap.ts';
import type { Bound } from '../model/gap.ts';
import { matchedEntries } from './matchedEntries.ts';
import { ACCESS_BOUNDS, ACCESS_GRADES, isRegistered } from './registerRows.ts';
import type { AppUseRow, ListedEntryRow } from './registerRows.ts';
import { userIdOf, userKeyOf } from './userKey.ts';

/** One line of the list: what the scan found, what the register holds, or both. Texts are raw: print them with `printable`. */
export interface RegisterLine {
  /** `UserKey__c` of the entry, or the key that it would have. Unique among the lines. */
  readonly key: string;
  readonly username: string;
  /** The user's name; empty where no user was read. */
  readonly name: string;
  readonly userId: string | null;
  /** Null: not in this scan, or there is none. */
  readonly identity: AuditedIdentity | null;
  readonly entry: ListedEntryRow | null;
  /** There is an entry, and it is more than proposed. */
  readonly isRegistered: boolean;
  /** That of `graded`. */
  readonly grade: ShownGrade | null;
  /** Of the scan, or else, where it cannot tell, of the last saved one; null: none was saved. */
  readonly graded: ShownHeadline | null;
  /** `graded` is of the last saved scan, not of this one. */
  readonly isGradeSaved: boolean;
  /** ISO 8601: when this scan was taken, or else the last saved one; null: none was. */
  readonly asOf: string | null;
  /** ISO 8601; null: never; undefined: not known. Of the scan, or else of the last saved one. */
  readonly lastLogin: string | null | undefined;
  /** Names, each once, of the scan and of the register. */
  readonly apps: readonly string[];
  readonly evidenceKinds: readonly EvidenceKind[];
  readonly headline: AccessHeadline | null;
  readonly topRights: readonly TopRight[];
  /** Gaps that bend the access; 0 without a scan. */
  readonly gaps: number;
  /** What a search looks through, in lower case. */
  readonly search: string;
}

/**
 * Every identity of the scan and every entry of the register, each once, in the order of the usernames.
 *
 * @param audited null: there is no scan, as for who may only read the register.
 */
export function registerLines(
  audited: Audit | null,
  entries: readonly ListedEntryRow[],
  uses: readonly AppUseRow[]
): RegisterLine[] {
  const identities = audited?.identities ?? [];
  const found = matchedEntries(identities, entries);
  const usesOf = Map.groupBy(uses, ({ RunAsUser__c }) => RunAsUser__c);
  const appsOf = (entry: ListedEntryRow | null): string[] =>
    (entry ? (usesOf.get(entry.Id) ?? []) : []).flatMap(({ RunAsApp__r: app }) => app?.Name ?? []);
  const taken = new Set<ListedEntryRow>();
  const lines = identities.map((identity, i) => {
    const entry = found[i] ?? null;
    if (entry) taken.add(entry);
    return scannedLine(identity, entry, appsOf(entry), audited!);
  });
  for (const entry of entries) if (!taken.has(entry)) lines.push(entryLine(entry, appsOf(entry)));
  return lines
    .map((line) => ({ line, username: line.username.toLowerCase() }))
    .sort((a, b) => compareText(a.username, b.username) || compareText(a.line.key, b.line.key))
    .map(({ line }) => line);
}

/** What a list shows of an access. */
export const headlineOf: (access: Access, resolver: AccessResolver) => AccessHeadline =
  perGrants(accessHeadline);
const topRightsOf = perGrants(topRights);

function scannedLine(
  identity: AuditedIdentity,
  entry: ListedEntryRow | null,
  recorded: readonly string[],
  { resolver, org }: Audit
): RegisterLine {
  const { username, user, userId, access, evidence } = identity;
  const headline = headlineOf(access, resolver);
  const { graded, isGradeSaved } = gradedOf(headline, entry);
  const kinds = new Set(evidence.map(({ kind }) => kind));
  return withSearch({
    key: entry?.UserKey__c ?? userKeyOf(identity),
    username,
    name: user?.Name ?? '',
    userId: userId ?? entry?.User__c ?? null,
    identity,
    entry,
    isRegistered: isRegistered(entry),
    grade: graded.grade,
    graded,
    isGradeSaved,
    asOf: org.takenAt,
    lastLogin: user?.LastLoginDate === undefined ? savedLogin(entry) : user.LastLoginDate,
    apps: distinct([...identity.apps.map(({ name }) => name), ...recorded]),
    evidenceKinds: EVIDENCE_KINDS.filter((kind) => kinds.has(kind)),
    headline,
    topRights: topRightsOf(access, resolver),
    gaps: access.gaps.length
  });
}

function entryLine(entry: ListedEntryRow, recorded: readonly string[]): RegisterLine {
  const graded = savedHeadline(entry);
  return withSearch({
    key: entry.UserKey__c,
    username: entry.Name,
    name: '',
    userId: entry.User__c ?? userIdOf(entry.UserKey__c),
    identity: null,
    entry,
    isRegistered: isRegistered(entry),
    grade: graded?.grade ?? null,
    graded,
    isGradeSaved: graded !== null,
    asOf: entry.LastScannedOn__c,
    lastLogin: savedLogin(entry),
    apps: distinct(recorded),
    evidenceKinds: [],
    headline: null,
    topRights: [],
    gaps: 0
  });
}

/** What was saved counts where it is graver than not to know, and no more exactly than the scan could see. */
function gradedOf(
  headline: AccessHeadline,
  entry: ListedEntryRow | null
): { readonly graded: ShownHeadline; readonly isGradeSaved: boolean } {
  const { bound, conditionalGrade } = headline;
  const found = shownGrade(headline);
  const saved = found === 'unknown' && entry ? savedHeadline(entry)?.grade : undefined;
  const isGradeSaved = saved !== undefined && isGraver(saved, found);
  const grade = isGradeSaved ? saved : found;
  const isShown = conditionalGrade !== undefined && isGraver(conditionalGrade, grade);
  return { graded: { grade, bound, ...(isShown && { conditionalGrade }) }, isGradeSaved };
}

/** Of the last saved scan; null while none was saved. A grade without its bound may be any other. */
export function savedHeadline({
  AccessGrade__c: savedGrade,
  AccessBound__c: savedBound
}: Pick<ListedEntryRow, 'AccessGrade__c' | 'AccessBound__c'>): ShownHeadline | null {
  const grade = SHOWN_GRADES.find((one) => ACCESS_GRADES[one] === savedGrade);
  const bound = BOUNDS.find((one) => ACCESS_BOUNDS[one] === savedBound) ?? 'unknown';
  return grade ? { grade: shownGrade({ grade, bound }), bound } : null;
}

const BOUNDS = Object.keys(ACCESS_BOUNDS) as readonly Bound[];

function isGraver(grade: ShownGrade, other: ShownGrade): boolean {
  return SHOWN_GRADES.indexOf(grade) < SHOWN_GRADES.indexOf(other);
}

/** Blank is both never and not read. */
function savedLogin(entry: ListedEntryRow | null): string | undefined {
  return entry?.LastLoginOn__c ?? undefined;
}

function withSearch(line: Omit<RegisterLine, 'search'>): RegisterLine {
  const { username, name, entry, apps, topRights: rights } = line;
  const owners = entry ? [entry.BusinessOwner__r, entry.BackupOwner__r, entry.TechnicalOwner__r] : [];
  const texts = [
    username,
    name,
    entry?.Purpose__c,
    entry?.Kind__c,
    ...owners.map((owner) => owner?.Name),
    ...apps,
    ...rights.map((right) => right.name)
  ];
  return { ...line, search: texts.filter(Boolean).join('\n').toLowerCase() };
}

function distinct(names: readonly string[]): string[] {
  return [...new Set(names)].sort(compareText);
}
