import { compareText } from '../model/gap.ts';
import type { Bound } from '../model/gap.ts';
import { fingerprintOf } from './fingerprint.ts';
import type { Fingerprint } from './fingerprint.ts';
import type { Grade } from './grade.ts';
import { grantPaths } from './grantPaths.ts';
import type { GrantPath } from './grantPaths.ts';
import type { Access, AccessResolver } from './resolve.ts';
import { isPublishedUserPermission } from './right.ts';
import type { FieldAccess, ObjectAccess, Right } from './right.ts';
import { gradeOf, severityRank } from './userPermissionGrades.ts';

/** What a list shows of an access, without its paths. Booleans that are false are absent. */
export interface AccessHeadline {
  /** Of the user permissions held whatever the session. */
  readonly grade: Grade;
  /** The grade with all session-activated sets active, where that is more severe. */
  readonly conditionalGrade?: Grade;
  readonly bound: Bound;
  readonly possiblyStale?: true;
  readonly allData: 'none' | 'view' | 'modify';
  /** Whether API Only User bars the user from the pages; null when what was not read may decide it. */
  readonly apiOnly: boolean | null;
}

/** Grades as they are listed: no graded permission in half an answer is not "none". */
export const SHOWN_GRADES = ['critical', 'high', 'medium', 'unknown', 'none'] as const;
export type ShownGrade = (typeof SHOWN_GRADES)[number];

/** What is shown beside a grade; of one that was saved the register keeps no conditions. */
export type ShownHeadline = Pick<AccessHeadline, 'bound' | 'conditionalGrade'> & {
  readonly grade: ShownGrade;
};

/** @param headline its grade may have been saved as it was shown. */
export function shownGrade({ grade, bound }: Pick<ShownHeadline, 'grade' | 'bound'>): ShownGrade {
  return grade === 'none' && (bound === 'lower' || bound === 'unknown') ? 'unknown' : grade;
}

/** The access of one user as it is printed. */
export interface AccessSummary extends AccessHeadline {
  /** Null when the access is not exact. */
  readonly fingerprint: Fingerprint | null;
  readonly userPermissions: readonly UserPermissionReport[];
  /** Null when objects were not meant to be read: see `OrgSnapshot.parts`. */
  readonly objects: readonly ObjectReport[] | null;
}

/** Of a snapshot that was meant to hold every part. */
export interface AccessDetail extends AccessSummary {
  readonly objects: readonly ObjectReport[];
  readonly fields: readonly FieldReport[];
  readonly setupEntities: readonly SetupEntityReport[];
}

export interface UserPermissionReport {
  readonly name: string;
  readonly grade: Grade;
  readonly conditional?: true;
  /** No published list has this name, so its grade says nothing. */
  readonly unknown?: true;
  readonly through: readonly GrantPath[];
}

/** Rights on one object or field that share a condition; an object can have a row for each. */
type AccessRow<A extends string> = {
  readonly name: string;
  readonly conditional?: true;
  readonly through: Readonly<Partial<Record<A, readonly GrantPath[]>>>;
} & Readonly<Partial<Record<A, true>>>;

export type ObjectReport = AccessRow<ObjectAccess>;
export type FieldReport = AccessRow<FieldAccess>;

export interface SetupEntityReport {
  readonly kind: string;
  readonly name: string;
  readonly conditional?: true;
  readonly through: readonly GrantPath[];
}

export function accessHeadline(access: Access, resolver: AccessResolver): AccessHeadline {
  const grade = resolver.grade(access.held);
  const conditionalGrade = resolver.grade(access.held.copy().addAll(access.conditional));
  return {
    grade,
    ...(conditionalGrade !== grade && { conditionalGrade }),
    bound: access.bound,
    ...(access.grants.some(({ possiblyStale }) => possiblyStale) && { possiblyStale: true as const }),
    allData: allDataOf(access, resolver),
    apiOnly: apiOnlyOf(access, resolver)
  };
}

export function accessSummary(access: Access, resolver: AccessResolver): AccessSummary {
  return summaryOf(access, heldRights(access, resolver), resolver);
}

export function accessDetail(access: Access, resolver: AccessResolver): AccessDetail {
  const rights = heldRights(access, resolver);
  return {
    ...summaryOf(access, rights, resolver),
    objects: rowsOf(rights, 'objects'),
    fields: rowsOf(rights, 'fields'),
    setupEntities: rights.flatMap(setupEntityReport).sort(byKindAndName)
  };
}

export interface TopRight {
  readonly name: string;
  readonly conditional?: true;
}

/** The graded user permissions, most severe first, without their paths: enough for a list. */
export function topRights({ held, conditional }: Access, { table }: AccessResolver): TopRight[] {
  const graded = (ids: Iterable<number>, mark: Omit<TopRight, 'name'>): TopRight[] =>
    [...ids].flatMap((id) => {
      const { part, name } = table.rightOf(id);
      return part === 'userPermissions' && gradeOf(name) !== 'none' ? [{ name, ...mark }] : [];
    });
  return [...graded(held, {}), ...graded(conditional, { conditional: true })].sort(bySeverity);
}

function summaryOf(access: Access, rights: readonly HeldRight[], resolver: AccessResolver): AccessSummary {
  return {
    fingerprint: fingerprintOf(access, resolver),
    ...accessHeadline(access, resolver),
    userPermissions: userPermissionReports(rights),
    objects: resolver.parts.includes('objects') ? rowsOf(rights, 'objects') : null
  };
}

interface HeldRight {
  readonly right: Right;
  readonly isConditional: boolean;
  readonly through: readonly GrantPath[];
}

function heldRights(access: Access, resolver: AccessResolver): HeldRight[] {
  const list = (ids: Iterable<number>, isConditional: boolean): HeldRight[] =>
    [...ids].map((id) => ({
      right: resolver.table.rightOf(id),
      isConditional,
      through: grantPaths(access, id, resolver)
    }));
  return [...list(access.held, false), ...list(access.conditional, true)];
}

function allDataOf(access: Access, resolver: AccessResolver): AccessHeadline['allData'] {
  if (holds('ModifyAllData', access, resolver)) return 'modify';
  return holds('ViewAllData', access, resolver) ? 'view' : 'none';
}

/** The one permission that takes away: what is at most held is not yet known to bar. */
function apiOnlyOf(access: Access, resolver: AccessResolver): boolean | null {
  const isHeld = holds('ApiUserOnly', access, resolver);
  const isCertain = access.bound === 'exact' || access.bound === (isHeld ? 'lower' : 'upper');
  return isCertain ? isHeld : null;
}

function holds(name: string, { held }: Access, { table }: AccessResolver): boolean {
  const id = table.idOf({ part: 'userPermissions', name });
  return id !== undefined && held.has(id);
}

function userPermissionReports(rights: readonly HeldRight[]): UserPermissionReport[] {
  return rights.flatMap(userPermissionReport).sort(bySeverity);
}

function userPermissionReport({ right, isConditional, through }: HeldRight): UserPermissionReport[] {
  if (right.part !== 'userPermissions') return [];
  const isUnknown = !isPublishedUserPermission(right.name);
  return [
    {
      name: right.name,
      grade: gradeOf(right.name),
      ...(isConditional && { conditional: true as const }),
      ...(isUnknown && { unknown: true as const }),
      through
    }
  ];
}

function setupEntityReport({ right, isConditional, through }: HeldRight): SetupEntityReport[] {
  if (right.part !== 'setupEntities') return [];
  const { kind, name } = right;
  return [{ kind, name, ...(isConditional && { conditional: true as const }), through }];
}

function rowsOf(rights: readonly HeldRight[], part: 'objects' | 'fields'): AccessRow<string>[] {
  const rows = new Map<string, { name: string; through: Record<string, readonly GrantPath[]> }>();
  for (const { right, isConditional, through } of rights) {
    if (right.part !== part) continue;
    const key = `${isConditional} ${right.name.toLowerCase()}`;
    const row = rows.get(key) ?? {
      name: right.name,
      ...(isConditional && { conditional: true }),
      through: {}
    };
    Object.assign(row, { [right.access]: true });
    row.through[right.access] = through;
    rows.set(key, row);
  }
  return [...rows.values()].map(throughLast).sort(byName) as AccessRow<string>[];
}

/** Rights first, their paths last: the order in which a reader wants them. */
function throughLast<T extends { through: unknown }>({ through, ...rest }: T): Omit<T, 'through'> & T {
  return { ...rest, through } as Omit<T, 'through'> & T;
}

interface Named {
  readonly name: string;
  readonly conditional?: true;
}

function byName(a: Named, b: Named): number {
  return compareText(a.name, b.name) || Number(a.conditional ?? 0) - Number(b.conditional ?? 0);
}

function bySeverity(a: Named, b: Named): number {
  return severityRank(a.name) - severityRank(b.name) || byName(a, b);
}

function byKindAndName(a: SetupEntityReport, b: SetupEntityReport): number {
  return compareText(a.kind, b.kind) || byName(a, b);
}
