import type { Grade, OrgSnapshot } from '../../src/core/index.ts';
import { GRADES } from '../../src/core/index.ts';
import { gradeOf } from '../../src/core/access/userPermissionGrades.ts';

/**
 * What one would write without an engine: for each user a Set of strings, filled from the sets that are
 * assigned. It knows as much of the platform as the generated org holds: expiry, no groups, and the rights
 * that reach past objects and fields.
 */
export class SetUnion {
  private readonly rightsOfSet = new Map<string, Set<string>>();
  private readonly setsOfUser = new Map<string, string[]>();
  private readonly objectReads: string[];
  private readonly fieldReads: string[];

  constructor({ rows }: OrgSnapshot, asOf: string) {
    const time = Date.parse(asOf);
    for (const set of rows.PermissionSet ?? []) {
      for (const [column, value] of Object.entries(set)) {
        if (column.startsWith('Permissions') && value === true)
          this.grant(set.Id, `userPermissions ${column.slice(11).toLowerCase()}`);
      }
    }
    const objects = new Set<string>();
    for (const row of rows.ObjectPermissions ?? []) {
      const name = row.SobjectType.toLowerCase();
      objects.add(name);
      if (row.PermissionsRead) this.grant(row.ParentId, `objects ${name} read`);
      if (row.PermissionsEdit) this.grant(row.ParentId, `objects ${name} edit`);
    }
    const fields = new Set<string>();
    for (const row of rows.FieldPermissions ?? []) {
      const name = row.Field.toLowerCase();
      fields.add(name);
      if (row.PermissionsRead) this.grant(row.ParentId, `fields ${name} read`);
      if (row.PermissionsEdit) this.grant(row.ParentId, `fields ${name} edit`);
    }
    this.objectReads = [...objects].flatMap((name) => [`objects ${name} read`, `objects ${name} viewAll`]);
    this.fieldReads = [...fields].map((name) => `fields ${name} read`);
    for (const row of rows.PermissionSetAssignment ?? []) {
      const hasEnded = row.ExpirationDate && Date.parse(row.ExpirationDate) <= time;
      if (row.IsActive === false || hasEnded) continue;
      const sets = this.setsOfUser.get(row.AssigneeId) ?? [];
      sets.push(row.PermissionSetId ?? '');
      this.setsOfUser.set(row.AssigneeId, sets);
    }
  }

  ofUser(userId: string): { rights: ReadonlySet<string>; grade: Grade } {
    const rights = new Set<string>();
    for (const setId of this.setsOfUser.get(userId) ?? []) {
      for (const right of this.rightsOfSet.get(setId) ?? []) rights.add(right);
    }
    if (rights.has('userPermissions viewalldata')) for (const right of this.objectReads) rights.add(right);
    if (rights.has('userPermissions viewallfieldsglobal'))
      for (const right of this.fieldReads) rights.add(right);
    return { rights, grade: worstGrade(rights) };
  }

  private grant(setId: string, right: string): void {
    const rights = this.rightsOfSet.get(setId) ?? new Set();
    rights.add(right);
    this.rightsOfSet.set(setId, rights);
  }
}

function worstGrade(rights: ReadonlySet<string>): Grade {
  let worst = GRADES.length - 1;
  for (const right of rights) {
    if (!right.startsWith('userPermissions ')) continue;
    worst = Math.min(worst, GRADES.indexOf(gradeOf(right.slice('userPermissions '.length))));
  }
  return GRADES[worst]!;
}
