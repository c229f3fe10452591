import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  AS_OF,
  PERMISSION_NAMES,
  USER_IDS,
  assignments,
  deepFrozen,
  reordered,
  snapshots
} from '../../../test/support/generatedSnapshot.ts';
import { naiveAccess } from '../../../test/support/naiveAccess.ts';
import { verdictOf } from '../../../test/cases/verdict.ts';
import type { Verdict } from '../../../test/cases/verdict.ts';
import * as core from '../index.ts';
import type { OrgSnapshot, PermissionSetAssignmentRow } from '../index.ts';
import type { BitSet } from './bitSet.ts';
import { fingerprintOf, hasEqualBasis } from './fingerprint.ts';
import type { GrantPath, GrantShare } from './grantPaths.ts';
import { grantPaths, grantShares, holdingOf, removals, rightLabel } from './grantPaths.ts';
import { accessDetail } from './report.ts';
import { AccessResolver } from './resolve.ts';
import type { Access } from './resolve.ts';
import { severityRank } from './userPermissionGrades.ts';

const labels = (rights: Iterable<number>, { table }: AccessResolver): Set<string> =>
  new Set([...rights].map((id) => rightLabel(table.rightOf(id)).toLowerCase()));

const allOf = ({ held, conditional }: Access): BitSet => held.copy().addAll(conditional);

const userIds = fc.constantFrom(...USER_IDS);

const withRows = (snapshot: OrgSnapshot, rows: OrgSnapshot['rows']): OrgSnapshot =>
  deepFrozen({ ...snapshot, rows: { ...snapshot.rows, ...rows } });

describe('AccessResolver', () => {
  it('agrees with the naive resolver', () => {
    fc.assert(
      fc.property(snapshots, (snapshot) => {
        const resolver = new AccessResolver(snapshot, AS_OF);
        for (const userId of USER_IDS) {
          const access = resolver.ofUser(userId);
          const { held, conditional, bound } = naiveAccess(snapshot, userId, AS_OF);
          assert.deepEqual(labels(access.held, resolver), held);
          assert.deepEqual(labels(access.conditional, resolver), conditional);
          assert.equal(access.bound, bound);
        }
      }),
      { numRuns: 500 }
    );
  });

  it('says the same whatever the order of rows', () => {
    const pairs = snapshots.chain((snapshot) => fc.tuple(fc.constant(snapshot), reordered(snapshot)));
    fc.assert(
      fc.property(pairs, ([snapshot, other]) => {
        assert.deepEqual(
          unordered(verdictOf(core, other, AS_OF)),
          unordered(verdictOf(core, snapshot, AS_OF))
        );
        const resolvers = [snapshot, other].map((one) => new AccessResolver(one, AS_OF));
        for (const userId of USER_IDS) {
          const [one, two] = resolvers.map((resolver) => fingerprintOf(resolver.ofUser(userId), resolver));
          assert.deepEqual(one, two);
        }
      })
    );
  });

  it('prints the same, paths included, whatever the order of rows', () => {
    const pairs = snapshots.chain((snapshot) => fc.tuple(fc.constant(snapshot), reordered(snapshot)));
    fc.assert(
      fc.property(pairs, userIds, ([snapshot, other], userId) => {
        const [one, two] = [snapshot, other].map((rows) => {
          const resolver = new AccessResolver(rows, AS_OF);
          return accessDetail(resolver.ofUser(userId), resolver);
        });
        assert.deepEqual(one, two);
      }),
      { numRuns: 500 }
    );
  });

  it('takes no right away when an assignment is added', () => {
    fc.assert(
      fc.property(snapshots, assignments, (snapshot, added) => {
        const { PermissionSetAssignment = [] } = snapshot.rows;
        assertNothingLost(
          snapshot,
          withRows(snapshot, { PermissionSetAssignment: [...PermissionSetAssignment, added] })
        );
      })
    );
  });

  it('takes no right away when a set that mutes nothing grants one more', () => {
    const permissions = fc.constantFrom(...PERMISSION_NAMES);
    fc.assert(
      fc.property(snapshots, fc.nat(), permissions, (snapshot, place, name) => {
        const { PermissionSet = [] } = snapshot.rows;
        fc.pre(PermissionSet.length > 0);
        const granting = PermissionSet.map((set, index) =>
          index === place % PermissionSet.length ? { ...set, [`Permissions${name}`]: true } : set
        );
        assertNothingLost(snapshot, withRows(snapshot, { PermissionSet: granting }));
      })
    );
  });

  it('refuses a time that is no date', () => {
    const snapshot = { org: { name: 'acme', takenAt: AS_OF }, apiVersion: null, rows: {}, gaps: [] };
    assert.throws(() => new AccessResolver(snapshot, 'today'), RangeError);
  });
});

describe('grantPaths', () => {
  it('gives no reason that the aggregate of a group does not hold', () => {
    const snapshot: OrgSnapshot = {
      org: { name: 'acme', takenAt: AS_OF },
      apiVersion: null,
      rows: {
        PermissionSet: [
          { Id: 'aggregate', Name: 'X0PG1', PermissionSetGroupId: 'group-ops' },
          { Id: 'set-orders', Name: 'Orders_Write', PermissionsModifyAllData: true }
        ],
        PermissionSetGroup: [{ Id: 'group-ops', DeveloperName: 'Ops', Status: 'Updated' }],
        PermissionSetGroupComponent: [{ PermissionSetGroupId: 'group-ops', PermissionSetId: 'set-orders' }],
        PermissionSetAssignment: [{ AssigneeId: 'user-1', PermissionSetGroupId: 'group-ops' }],
        ObjectPermissions: [{ ParentId: 'aggregate', SobjectType: 'Account', PermissionsRead: true }]
      },
      gaps: []
    };
    const resolver = new AccessResolver(snapshot, AS_OF);
    const id = resolver.table.idOf({ part: 'objects', name: 'Account', access: 'read' });
    assert.ok(id !== undefined);
    assert.deepEqual(grantPaths(resolver.ofUser('user-1'), id, resolver), [
      { kind: 'group', name: 'Ops', member: null }
    ]);
  });

  it('names a path for each right, and all of them: without their assignments the right is gone', () => {
    fc.assert(
      fc.property(snapshots, userIds, (snapshot, userId) => {
        const resolver = new AccessResolver(snapshot, AS_OF);
        const access = resolver.ofUser(userId);
        for (const id of allOf(access)) {
          const paths = grantPaths(access, id, resolver);
          assert.notEqual(paths.length, 0);
          assert.equal(
            access.held.has(id),
            paths.some((path) => !path.conditional)
          );
          assertReasonsAreHeld(access, paths, resolver);
          const rest = resolver.ofAssignments(without(snapshot, userId, resolver, paths));
          assert.equal(holdingOf(rest, id), 'notHeld');
        }
      })
    );
  });
});

describe('removals', () => {
  it('say what a fresh resolve without the assignment says', () => {
    fc.assert(
      fc.property(snapshots, userIds, (snapshot, userId) => {
        const resolver = new AccessResolver(snapshot, AS_OF);
        const access = resolver.ofUser(userId);
        const freshWithout = (share: GrantShare): Access =>
          resolver.ofAssignments(without(snapshot, userId, resolver, [share]));
        for (const share of grantShares(access, resolver)) {
          assert.deepEqual(share, expectedShare(share, access, freshWithout(share), resolver));
        }
        for (const id of allOf(access)) {
          for (const removal of removals(access, id, resolver)) {
            const rest = freshWithout(removal);
            assert.deepEqual(removal, {
              ...expectedShare(removal, access, rest, resolver),
              remains: holdingOf(rest, id),
              through: grantPaths(rest, id, resolver)
            });
          }
        }
      })
    );
  });
});

describe('fingerprintOf', () => {
  it('is there exactly for exact access, and on an equal basis equal exactly when the rights are', () => {
    fc.assert(
      fc.property(snapshots, (snapshot) => {
        const resolver = new AccessResolver(snapshot, AS_OF);
        const accesses = USER_IDS.map((userId) => resolver.ofUser(userId));
        const prints = accesses.map((access) => fingerprintOf(access, resolver));
        accesses.forEach((access, i) => assert.equal(prints[i] !== null, access.bound === 'exact'));
        for (const [i, a] of accesses.entries()) {
          for (const [j, b] of accesses.entries()) {
            const [one, two] = [prints[i], prints[j]];
            if (!one || !two) continue;
            assert.ok(hasEqualBasis(one, two));
            const areRightsEqual =
              isEqual([...a.held], [...b.held]) && isEqual([...a.conditional], [...b.conditional]);
            assert.equal(isEqual(one.parts, two.parts), areRightsEqual);
          }
        }
      }),
      { numRuns: 300 }
    );
  });

  it('rests on names, never on ids', () => {
    fc.assert(
      fc.property(snapshots, userIds, (snapshot, userId) => {
        const other = withOtherIds(snapshot);
        const [one, two] = [
          { rows: snapshot, id: userId },
          { rows: other, id: `other ${userId}` }
        ].map(({ rows, id }) => {
          const resolver = new AccessResolver(rows, AS_OF);
          return fingerprintOf(resolver.ofUser(id), resolver);
        });
        // An entity without a name is known by its id, which then is part of the names known.
        fc.pre(!JSON.stringify(snapshot.rows.SetupEntityAccess).includes('class-not-named'));
        assert.deepEqual(one, two);
      })
    );
  });
});

/** Paths are a set as far as the rights are concerned. */
function unordered({ identities, gaps }: Verdict): object {
  const sorted = Object.entries(identities).map(([username, identity]) => ({
    ...identity,
    username,
    userPermissions: Object.entries(identity.userPermissions).map(([name, paths]) => [
      name,
      [...paths].sort()
    ])
  }));
  return { sorted, gaps };
}

function assertNothingLost(before: OrgSnapshot, after: OrgSnapshot): void {
  const resolvers = [before, after].map((snapshot) => new AccessResolver(snapshot, AS_OF));
  for (const userId of USER_IDS) {
    const [old, now] = resolvers.map((resolver) => {
      const access = resolver.ofUser(userId);
      return { held: labels(access.held, resolver), all: labels(allOf(access), resolver) };
    });
    assert.ok(old && now && old.held.isSubsetOf(now.held) && old.all.isSubsetOf(now.all));
  }
}

/** The right by which a path reaches another is held through the same assignment, in its own name. */
function assertReasonsAreHeld(access: Access, paths: readonly GrantPath[], resolver: AccessResolver): void {
  for (const { by, ...rest } of paths) {
    if (by === undefined) continue;
    const reason = [...allOf(access)].find((id) => rightLabel(resolver.table.rightOf(id)) === by);
    assert.ok(reason !== undefined, by);
    assert.ok(grantPaths(access, reason, resolver).some((path) => isEqual(path, rest)));
  }
}

/** The user's assignments but those of the named profiles, sets and groups. */
function without(
  { rows }: OrgSnapshot,
  userId: string,
  resolver: AccessResolver,
  named: readonly { readonly kind: string; readonly name: string }[]
): PermissionSetAssignmentRow[] {
  const isNamed = (row: PermissionSetAssignmentRow): boolean =>
    resolver
      .ofAssignments([row])
      .grants.some((grant) => named.some(({ kind, name }) => kind === grant.kind && name === grant.name));
  return (rows.PermissionSetAssignment ?? []).filter((row) => row.AssigneeId === userId && !isNamed(row));
}

function expectedShare(
  { kind, name, rights }: GrantShare,
  before: Access,
  after: Access,
  resolver: AccessResolver
): GrantShare {
  const lost = [...allOf(before).removeAll(allOf(after))].map((id) => resolver.table.rightOf(id));
  const lostOf = (part: string): string[] =>
    lost.flatMap((right) => (right.part === part ? right.name : [])).sort();
  return {
    kind,
    name,
    rights,
    lost: {
      userPermissions: lostOf('userPermissions').sort((a, b) => severityRank(a) - severityRank(b)),
      objects: lostOf('objects').length,
      fields: lostOf('fields').length,
      setupEntities: lostOf('setupEntities').length
    },
    grade: resolver.grade(after.held)
  };
}

function withOtherIds(snapshot: OrgSnapshot): OrgSnapshot {
  return JSON.parse(JSON.stringify(snapshot), (key, value: unknown) =>
    key.endsWith('Id') && typeof value === 'string' ? `other ${value}` : value
  ) as OrgSnapshot;
}

function isEqual(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
