import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { GRADES } from './grade.ts';
import { KNOWN_USER_PERMISSIONS } from './knownUserPermissions.ts';
import { isPublishedUserPermission } from './right.ts';
import {
  USER_PERMISSION_GRADES,
  gradeOf,
  severityRank,
  userPermissionGrade
} from './userPermissionGrades.ts';

/** The columns `Permissions*` of the tooling API's PermissionSet. */
function publishedColumns(): string[] {
  const module = new URL(import.meta.resolve('@salesforce/types/tooling'));
  const text = readFileSync(new URL('tooling.d.ts', module), 'utf8');
  const bodies = text.match(/^export type PermissionSet = [^]*?^\};$/gm) ?? [];
  return bodies.flatMap((body) => [...body.matchAll(/\bPermissions(\w+)\??: boolean/g)].map((m) => m[1]!));
}

describe('USER_PERMISSION_GRADES', () => {
  it('names each permission once, whatever the casing', () => {
    const names = USER_PERMISSION_GRADES.map(({ name }) => name.toLowerCase());
    assert.equal(new Set(names).size, names.length);
  });

  it('gives reasons that are sentences, and a source for each', () => {
    for (const { name, reason, source } of USER_PERMISSION_GRADES) {
      assert.match(reason, /^[A-Z].*\.$/, name);
      assert.notEqual(source, '', name);
    }
  });

  it('stands in the order of severity', () => {
    const ranks = USER_PERMISSION_GRADES.map(({ grade }) => GRADES.indexOf(grade));
    assert.deepEqual(
      ranks,
      ranks.toSorted((a, b) => a - b)
    );
    assert.equal(severityRank('ModifyAllData'), 0);
    assert.equal(severityRank('BendTime'), USER_PERMISSION_GRADES.length);
  });

  it('finds a permission in whatever casing', () => {
    assert.equal(userPermissionGrade('APIENABLED')?.name, 'ApiEnabled');
    assert.equal(gradeOf('modifyalldata'), 'critical');
    assert.equal(gradeOf('BendTime'), 'none');
  });
});

describe('KNOWN_USER_PERMISSIONS', () => {
  it('names each permission once, whatever the casing', () => {
    const names = [...KNOWN_USER_PERMISSIONS].map((name) => name.toLowerCase());
    assert.equal(new Set(names).size, names.length);
  });

  it('has every column that the published types have, in their spelling', () => {
    const columns = publishedColumns();
    assert.ok(columns.length > 400, `${columns.length} columns found`);
    assert.deepEqual(
      columns.filter((name) => !KNOWN_USER_PERMISSIONS.has(name)),
      []
    );
    assert.ok(columns.every((name) => isPublishedUserPermission(name.toUpperCase())));
  });
});
