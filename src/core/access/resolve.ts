import { boundOf, compareText, distinctGaps, tableNotRead } from '../model/gap.ts';
import type { Bound, Gap } from '../model/gap.ts';
import { parseInstant } from '../model/instant.ts';
import type { OrgSnapshot, PermissionSetAssignmentRow, SnapshotRows, UserRow } from '../model/snapshot.ts';
import type { BitSet } from './bitSet.ts';
import { GRADES } from './grade.ts';
import type { Grade } from './grade.ts';
import { grantsOf } from './grants.ts';
import type { Grant, Grants } from './grants.ts';
import { implicationsOf } from './implications.ts';
import type { Implication } from './implications.ts';
import { grantedRights } from './grantedRights.ts';
import { ACCESS_PARTS } from './right.ts';
import type { AccessPart, RightTable } from './right.ts';
import { gradeOf } from './userPermissionGrades.ts';

/** Everything one user can do, and through what. */
export interface Access {
  /** Held whatever the session. */
  readonly held: BitSet;
  /** Held only while a session activates a set, and not held otherwise. */
  readonly conditional: BitSet;
  /** In an order that depends on content alone; one for each distinct assignment that counts. */
  readonly grants: readonly Grant[];
  readonly bound: Bound;
  readonly gaps: readonly Gap[];
}

/**
 * Resolves the effective access of the users of one snapshot by the rules of the platform:
 * the union over the assignments that count at the time of the audit.
 *
 * @param asOf the audit's time, ISO 8601; an assignment that expires exactly then has expired.
 * @throws RangeError when `asOf` is no date.
 */
export class AccessResolver {
  readonly table: RightTable;
  readonly apiVersion: string | null;
  /** The parts of access that were read; nothing is known of the others. */
  readonly parts: readonly AccessPart[];
  readonly implications: readonly Implication[];
  private readonly grants: Grants;
  private readonly assignments: ReadonlyMap<string, readonly PermissionSetAssignmentRow[]>;
  private readonly gradeMasks: readonly { grade: Grade; mask: BitSet }[];
  private readonly hasAssignments: boolean;
  private readonly users: readonly UserRow[];
  private usernames: ReadonlyMap<string, string> | undefined;
  private readonly asOf: number;
  /** Gaps that bend every access. */
  private readonly common: readonly Gap[];
  /** Shared by all accesses without a condition. INVARIANT: never added to. */
  private readonly nothing: BitSet;

  constructor(snapshot: OrgSnapshot, asOf: string) {
    const instant = parseInstant(asOf);
    if (instant === null) throw new RangeError(`\`${asOf}\` is not an ISO 8601 date`);
    this.asOf = instant;
    this.apiVersion = snapshot.apiVersion;
    this.parts = snapshot.parts ?? ACCESS_PARTS;
    const granted = grantedRights(snapshot);
    this.table = granted.table;
    this.implications = implicationsOf(granted.table);
    this.grants = grantsOf(snapshot, granted, this.implications);
    this.assignments = Map.groupBy(
      snapshot.rows.PermissionSetAssignment ?? [],
      (assignment) => assignment.AssigneeId
    );
    this.hasAssignments = snapshot.rows.PermissionSetAssignment !== undefined;
    this.gradeMasks = gradeMasks(granted.table);
    this.users = snapshot.rows.User ?? [];
    this.nothing = granted.table.emptySet();
    this.common = commonGaps(snapshot);
  }

  /** Every user has a profile, so an access without one was not read whole and says so. */
  ofUser(userId: string): Access {
    const access = this.ofAssignments(this.assignments.get(userId) ?? []);
    if (!this.hasAssignments) return withGap(access, tableNotRead('PermissionSetAssignment', 'lower'));
    if (!mayLackProfile(access)) return access;
    return withGap(access, profileGap(this.usernameOf(userId)));
  }

  /** Few users lack a profile, so the names are looked up only when the first one does. */
  private usernameOf(userId: string): string {
    this.usernames ??= new Map(this.users.map(({ Id, Username }) => [Id, Username]));
    return this.usernames.get(userId) ?? userId;
  }

  /**
   * Who holds a user permission whatever the session, and through which grants. For a permission that few
   * sets grant this takes one pass over the assignments.
   */
  holders(userPermission: string): Map<string, Grant[]> {
    const id = this.table.idOf({ part: 'userPermissions', name: userPermission });
    const granting = new Set(id === undefined ? [] : this.grantsWith(id));
    const holders = new Map<string, Grant[]>();
    if (granting.size === 0) return holders;
    for (const [userId, assignments] of this.assignments) {
      const counting = assignments.filter((assignment) => this.counts(assignment, []));
      const through = new Set(counting.flatMap((assignment) => this.grantOf(assignment) ?? []));
      const found = [...through.intersection(granting)];
      if (found.length > 0) holders.set(userId, found.sort(byContent));
    }
    return holders;
  }

  private grantsWith(id: number): Grant[] {
    const all = [...this.grants.sets.values(), ...this.grants.groups.values()];
    return all.filter(({ conditional, rights }) => !conditional && rights.has(id));
  }

  /** The access that these assignments would give, whoever holds them. */
  ofAssignments(assignments: readonly PermissionSetAssignmentRow[]): Access {
    const grants: Grant[] = [];
    const gaps: Gap[] = [];
    for (const assignment of assignments) {
      if (!this.counts(assignment, gaps)) continue;
      const grant = this.grantOf(assignment);
      if (!grant) gaps.push(...this.unreadGaps(assignment));
      else if (!grants.includes(grant)) grants.push(grant);
    }
    return this.ofGrants(grants.sort(byContent), gaps);
  }

  /** The access of a holder of exactly these grants. Loops, since it runs for each user of an org. */
  ofGrants(grants: readonly Grant[], gaps: readonly Gap[] = NO_GAPS): Access {
    const { common } = this;
    const held = this.table.emptySet();
    let conditional = this.nothing;
    let hasGaps = gaps.length + common.length > 0;
    for (const grant of grants) {
      if (!grant.conditional) held.addAll(grant.rights);
      else conditional = conditional.copy().addAll(grant.rights);
      hasGaps ||= grant.gaps.length > 0;
    }
    if (conditional !== this.nothing) conditional.removeAll(held);
    if (!hasGaps) return { held, conditional, grants, bound: 'exact', gaps: NO_GAPS };
    const all = [...common, ...gaps, ...grants.flatMap((grant) => grant.gaps)];
    return { held, conditional, grants, bound: boundOf(all), gaps: distinctGaps(all) };
  }

  /** The most severe grade among the user permissions of a set of rights. */
  grade(rights: BitSet): Grade {
    return this.gradeMasks.find(({ mask }) => rights.intersects(mask))?.grade ?? 'none';
  }

  /** An assignment counts while it is active, not revoked, and its end lies after the audit's time. */
  private counts(assignment: PermissionSetAssignmentRow, gaps: Gap[]): boolean {
    if (assignment.IsActive === false || assignment.IsRevoked === true) return false;
    const { ExpirationDate: expiration } = assignment;
    if (expiration === null || expiration === undefined) return true;
    const end = parseInstant(expiration);
    if (end === null) gaps.push(expirationGap(assignment, expiration));
    return end === null || end > this.asOf;
  }

  /** The source's own word on the missing row, where it has one: it knows the place. */
  private unreadGaps(assignment: PermissionSetAssignmentRow): readonly Gap[] {
    const id = assignment.PermissionSetGroupId ?? assignment.PermissionSetId ?? '';
    const known = this.grants.gaps.get(id) ?? [];
    return known.some(({ code }) => code === 'nameNotFound') ? known : [...known, unreadGap(assignment)];
  }

  /** Of a group the platform's row names the aggregate set too, which serves where groups are not readable. */
  private grantOf(assignment: PermissionSetAssignmentRow): Grant | undefined {
    const group = this.grants.groups.get(assignment.PermissionSetGroupId ?? '');
    return group ?? this.grants.sets.get(assignment.PermissionSetId ?? '');
  }
}

function gradeMasks(table: RightTable): { grade: Grade; mask: BitSet }[] {
  const masks = new Map(GRADES.map((grade) => [grade, table.emptySet()]));
  for (const [id, right] of table.entries()) {
    if (right.part === 'userPermissions') masks.get(gradeOf(right.name))?.add(id);
  }
  return [...masks].map(([grade, mask]) => ({ grade, mask }));
}

const NO_GAPS: readonly Gap[] = [];
const KIND_ORDER = { profile: 0, permissionSet: 1, group: 2 };

function byContent(a: Grant, b: Grant): number {
  return KIND_ORDER[a.kind] - KIND_ORDER[b.kind] || compareText(a.name, b.name);
}

/** An end that cannot be read is taken as not yet reached: access may be less than shown, never more. */
function expirationGap(assignment: PermissionSetAssignmentRow, expiration: string): Gap {
  return {
    code: 'expirationNotRead',
    params: { name: assignedName(assignment), value: expiration },
    effect: 'upper'
  };
}

function unreadGap(assignment: PermissionSetAssignmentRow): Gap {
  const code = assignment.PermissionSetGroupId ? 'groupNotRead' : 'assignedSetNotRead';
  return { code, params: { name: assignedName(assignment) }, effect: 'lower' };
}

function assignedName(row: PermissionSetAssignmentRow): string {
  return (
    row.PermissionSetGroup?.DeveloperName ??
    row.PermissionSet?.Name ??
    row.PermissionSetGroupId ??
    row.PermissionSetId ??
    ''
  );
}

const RIGHT_TABLES: Record<AccessPart, keyof SnapshotRows> = {
  userPermissions: 'PermissionSet',
  objects: 'ObjectPermissions',
  fields: 'FieldPermissions',
  setupEntities: 'SetupEntityAccess'
};

function commonGaps({ rows, gaps, parts = ACCESS_PARTS }: OrgSnapshot): Gap[] {
  const unread = parts.map((part) => RIGHT_TABLES[part]).filter((table) => rows[table] === undefined);
  return [
    ...gaps.filter(({ rowId, effect }) => rowId === undefined && effect !== undefined),
    ...unread.map((table) => tableNotRead(table, 'lower'))
  ];
}

/** Where a set was not read, it may be the profile's, and has its own gap. */
function mayLackProfile({ grants, gaps }: Access): boolean {
  if (grants.some(({ kind }) => kind === 'profile')) return false;
  return !gaps.some(({ code }) => code === 'assignedSetNotRead' || code === 'nameNotFound');
}

function profileGap(username: string): Gap {
  return { code: 'userHasNoProfile', params: { username }, effect: 'lower' };
}

/** The access with one more gap, and the bound that follows. */
export function withGap(access: Access, gap: Gap): Access {
  const gaps = distinctGaps([...access.gaps, gap]);
  return { ...access, gaps, bound: boundOf(gaps) };
}
