import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  PRESENT,
  auditOf,
  entryRow,
  integrationUser,
  userWithoutLogin,
  useRow,
  userId
} from '../../../test/support/registerRows.ts';
import { linesOfView } from './linesOfView.ts';
import { registerLines } from './registerLine.ts';
import type { RegisterLine } from './registerLine.ts';
import type { RegisterEntryRow } from './registerRows.ts';
import { DEFAULT_VIEW, SORT_KEYS } from './registerView.ts';
import type { RegisterView, SortKey } from './registerView.ts';
import { TILES, isInTile } from './tiles.ts';

/** Lines of entries with these names, each with its changes. */
function linesOf(entries: Readonly<Record<string, Partial<RegisterEntryRow>>>): RegisterLine[] {
  const rows = Object.entries(entries).map(([name, changes], i) =>
    entryRow({ Id: `a0${i}`, Name: `${name}@x`, UserKey__c: `username:${name}@x`, User__c: null, ...changes })
  );
  return registerLines(null, rows, []);
}

function shown(lines: readonly RegisterLine[], view: Partial<RegisterView>, myId?: string): string[] {
  const found = linesOfView(lines, { ...DEFAULT_VIEW, sort: 'username', ...view }, PRESENT, myId);
  return found.map(({ username }) => username.replace('@x', ''));
}

describe('linesOfView filters', () => {
  const lines = linesOf({
    ann: { BusinessOwner__c: userId(7), Purpose__c: 'Billing of orders' },
    ben: { Status__c: 'Proposed', BackupOwner__c: userId(7), Purpose__c: 'Billing' },
    cyd: { Status__c: 'Retired', IsMine__c: true, Purpose__c: null, ReviewState__c: 'Overdue' }
  });
  const cases: readonly [string, Partial<RegisterView>, string[]][] = [
    ['nothing', {}, ['ann', 'ben', 'cyd']],
    ['by tile', { tile: 'overdue' }, ['cyd']],
    ['by status', { status: 'Proposed' }, ['ben']],
    ['by words, whatever their case and order', { text: ' ORDERS billing ' }, ['ann']],
    ['by a word that none has', { text: 'payroll' }, []],
    ['by grade, which an entry alone has not', { grade: 'high' }, []],
    ['by evidence, which an entry alone has not', { evidence: 'apiOnly' }, []],
    ['by all together', { status: 'Proposed', text: 'billing', tile: 'unregistered' }, ['ben']]
  ];
  for (const [what, view, names] of cases) it(what, () => assert.deepEqual(shown(lines, view), names));

  it('by owner, in 15 or 18 characters', () => {
    assert.deepEqual(shown(lines, { mine: true }, userId(7)), ['ann', 'ben']);
    assert.deepEqual(shown(lines, { mine: true }, userId(7).slice(0, 15)), ['ann', 'ben']);
    assert.deepEqual(shown(lines, { mine: true }, userId(8)), []);
    assert.deepEqual(shown(lines, { mine: true }), ['cyd']);
  });

  it('by grade and evidence of the scan', () => {
    const scanned = registerLines(
      auditOf([integrationUser(1)], {}, { permissions: ['ModifyAllData'] }),
      [],
      []
    );
    assert.equal(shown(scanned, { grade: 'critical', evidence: 'integrationLicence' }).length, 1);
    assert.equal(shown(scanned, { grade: 'none' }).length, 0);
    assert.equal(shown(scanned, { evidence: 'agentUser' }).length, 0);
    assert.equal(shown(scanned, { mine: true }, userId(1)).length, 0);
  });

  it('refuses what is no date', () => {
    assert.throws(() => linesOfView(lines, DEFAULT_VIEW, { ...PRESENT, now: 'now' }), /`now` is not/);
  });
});

describe('linesOfView sorts', () => {
  const orders: readonly [SortKey, Parameters<typeof linesOf>[0], string[], string[]][] = [
    ['username', { b: {}, Á: {}, C: {}, ab: {} }, ['Á', 'ab', 'b', 'C'], ['C', 'b', 'ab', 'Á']],
    [
      'owner',
      {
        a: { BusinessOwner__r: null },
        b: { BusinessOwner__r: { Name: 'Zoe' } },
        c: { BusinessOwner__r: { Name: 'élan' } },
        d: { BusinessOwner__r: { Name: null } }
      },
      ['c', 'b', 'a', 'd'],
      ['b', 'c', 'a', 'd']
    ],
    [
      'nextReview',
      {
        a: { NextReviewOn__c: '2027-01-01' },
        b: { NextReviewOn__c: null },
        c: { NextReviewOn__c: '2026-01-01' }
      },
      ['c', 'a', 'b'],
      ['a', 'c', 'b']
    ],
    [
      'findings',
      { a: { OpenFindings__c: 10 }, b: { OpenFindings__c: 9 }, c: { OpenFindings__c: null } },
      ['b', 'a', 'c'],
      ['a', 'b', 'c']
    ],
    [
      'lastLogin',
      {
        a: { LastLoginOn__c: '2026-11-01T00:00:00.000Z' },
        b: { LastLoginOn__c: '2026-10-01T00:00:00.000+0000' },
        c: { LastLoginOn__c: null }
      },
      ['b', 'a', 'c'],
      ['a', 'b', 'c']
    ],
    ['status', { a: { Status__c: 'Retired' }, b: { Status__c: 'Active' } }, ['b', 'a'], ['a', 'b']]
  ];
  for (const [sort, entries, up, down] of orders) {
    it(`by ${sort}`, () => {
      const lines = linesOf(entries);
      assert.deepEqual(shown(lines, { sort }), up);
      assert.deepEqual(shown(lines, { sort, isDescending: true }), down);
    });
  }

  it('by grade, most severe first, then by gaps and apps', () => {
    const audited = auditOf([integrationUser(1), integrationUser(2), integrationUser(3)], {
      PermissionSet: [
        { Id: 'weak', Name: 'weak', IsOwnedByProfile: true },
        { Id: 'strong', Name: 'strong', IsOwnedByProfile: true, PermissionsModifyAllData: true }
      ],
      PermissionSetAssignment: [
        { AssigneeId: userId(1), PermissionSetId: 'weak' },
        { AssigneeId: userId(2), PermissionSetId: 'strong' },
        { AssigneeId: userId(3), PermissionSetId: 'weak' },
        { AssigneeId: userId(3), PermissionSetId: 'gone' }
      ]
    });
    const entries = [entryRow({ UserKey__c: userId(3) })];
    const lines = registerLines(audited, entries, [useRow({ Name: 'App' })]);
    const names = (view: Partial<RegisterView>): string[] =>
      shown(lines, view).map((name) => name.slice(5, 6));
    assert.deepEqual(names({ sort: 'grade' }), ['2', '3', '1']);
    assert.deepEqual(names({ sort: 'grade', isDescending: true }), ['1', '3', '2']);
    assert.deepEqual(names({ sort: 'gaps', isDescending: true }), ['3', '1', '2']);
    assert.deepEqual(names({ sort: 'apps' }), ['3', '1', '2']);
  });

  it('never before every date, and not known behind all', () => {
    const users = [integrationUser(1), integrationUser(2, { LastLoginDate: null })];
    const lines = registerLines(auditOf([...users, userWithoutLogin(3)]), [], []);
    const names = (isDescending: boolean): string[] =>
      shown(lines, { sort: 'lastLogin', isDescending }).map((name) => name.slice(5, 6));
    assert.deepEqual(names(false), ['2', '1', '3']);
    assert.deepEqual(names(true), ['1', '2', '3']);
  });
});

describe('linesOfView as a property', () => {
  const entries = fc.uniqueArray(
    fc.record({
      Name: fc.constantFrom('a@x', 'b@x', 'É@x', 'e@x'),
      UserKey__c: fc.integer({ min: 1, max: 400 }).map((n) => `username:${n}@x`),
      Status__c: fc.constantFrom('Proposed', 'Active'),
      OpenFindings__c: fc.constantFrom(0, 1, null),
      ReviewState__c: fc.constantFrom('Overdue', 'Due soon', 'Current'),
      NextReviewOn__c: fc.constantFrom('2026-12-01', '2027-01-01', null)
    }),
    { selector: ({ UserKey__c }) => UserKey__c, maxLength: 20 }
  );

  it('depends on no order of the lines, changes none, and shows what the tile counts', () => {
    const views = fc.record({
      tile: fc.constantFrom(...TILES),
      sort: fc.constantFrom(...SORT_KEYS),
      isDescending: fc.boolean()
    });
    fc.assert(
      fc.property(entries, views, (rows, changes) => {
        const lines = registerLines(null, rows.map(entryRow), []);
        const before = [...lines];
        const view = { ...DEFAULT_VIEW, ...changes };
        const found = linesOfView(lines, view, PRESENT);
        assert.deepEqual(linesOfView(lines.toReversed(), view, PRESENT), found);
        assert.deepEqual(linesOfView(lines, view, PRESENT), found);
        assert.deepEqual(lines, before);
        assert.deepEqual(
          new Set(found),
          new Set(lines.filter((line) => isInTile(line, changes.tile, PRESENT)))
        );
      })
    );
  });
});
