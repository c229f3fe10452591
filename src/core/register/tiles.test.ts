import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  PRESENT,
  auditOf,
  entryLine,
  entryRow,
  integrationUser,
  userId
} from '../../../test/support/registerRows.ts';
import { registerLines } from './registerLine.ts';
import type { RegisterEntryRow } from './registerRows.ts';
import { TILES, isInTile, tileCounts } from './tiles.ts';
import type { Tile } from './tiles.ts';

const tilesOf = (line: Parameters<typeof isInTile>[0]): Tile[] =>
  TILES.filter((tile) => isInTile(line, tile, PRESENT));

describe('tiles of an entry', () => {
  const cases: Record<string, [Partial<RegisterEntryRow>, Tile[]]> = {
    'that is in order': [{}, []],
    'without owner': [{ BusinessOwner__c: null }, ['unowned']],
    'that is proposed': [{ Status__c: 'Proposed', BusinessOwner__c: null }, ['unregistered']],
    'that is proposed and overdue': [{ Status__c: 'Proposed', ReviewState__c: 'Overdue' }, ['unregistered']],
    'that is overdue': [{ ReviewState__c: 'Overdue' }, ['overdue']],
    'that is due soon': [{ ReviewState__c: 'Due soon' }, ['dueSoon']],
    'never reviewed and due in 30 days': [
      { ReviewState__c: 'Never reviewed', NextReviewOn__c: '2026-12-22' },
      ['dueSoon']
    ],
    'never reviewed and due in 31 days': [
      { ReviewState__c: 'Never reviewed', NextReviewOn__c: '2026-12-23' },
      []
    ],
    'whose saved grade is critical': [{ AccessGrade__c: 'Critical' }, ['privileged']],
    'whose saved grade is high': [{ AccessGrade__c: 'High' }, ['privileged']],
    'whose saved grade is medium': [{ AccessGrade__c: 'Medium' }, []],
    'whose saved grade is nonsense': [{ AccessGrade__c: 'Huge' }, []],
    'with a critical finding alone': [{ WorstSeverity__c: 'Critical' }, []],
    'logged in 91 days ago': [{ LastLoginOn__c: '2026-08-23T09:00:00.000Z' }, ['dormant']],
    'logged in 90 days ago': [{ LastLoginOn__c: '2026-08-24T09:00:00.000Z' }, []],
    'whose login is not known': [{ LastLoginOn__c: null }, []],
    'whose login is nonsense': [{ LastLoginOn__c: 'soon' }, []]
  };
  for (const [what, [changes, tiles]] of Object.entries(cases)) {
    it(what, () => assert.deepEqual(tilesOf(entryLine(changes)), ['all', ...tiles]));
  }
});

describe('a first review', () => {
  const first = entryLine({ ReviewState__c: 'Never reviewed', NextReviewOn__c: '2026-12-23' });

  it('is due soon by the day that it is for the user', () => {
    // In Auckland it is the next day already, in Honolulu still the day before.
    const auckland = { now: '2026-11-22T11:30:00.000Z', today: '2026-11-23' };
    const honolulu = { now: '2026-11-23T09:30:00.000Z', today: '2026-11-22' };
    assert.ok(isInTile(first, 'dueSoon', auckland));
    assert.ok(!isInTile(first, 'dueSoon', honolulu));
  });
});

describe('tiles of an identity', () => {
  const never = [integrationUser(1, { LastLoginDate: null })];

  it('is privileged by the grade of the scan, whatever was saved', () => {
    const entry = entryRow({ AccessGrade__c: 'Critical' });
    const [harmless] = registerLines(auditOf([integrationUser(1)], {}, { permissions: [] }), [entry], []);
    const [mighty] = registerLines(
      auditOf([integrationUser(1)], {}, { permissions: ['ModifyAllData'] }),
      [entryRow()],
      []
    );
    assert.deepEqual(tilesOf(harmless!), ['all']);
    assert.deepEqual(tilesOf(mighty!), ['all', 'privileged']);
  });

  it('is privileged by the saved grade where half an answer shows none', () => {
    const audited = auditOf([integrationUser(1)], {
      PermissionSet: [],
      PermissionSetAssignment: [{ AssigneeId: userId(1), PermissionSetId: 'gone' }]
    });
    const gradeAndTiles = (changes: Partial<RegisterEntryRow>): unknown => {
      const [line] = registerLines(audited, [entryRow(changes)], []);
      return [line!.grade, ...tilesOf(line!)];
    };
    assert.deepEqual(gradeAndTiles({ AccessGrade__c: 'High' }), ['high', 'all', 'privileged']);
    for (const AccessGrade__c of ['Unknown', 'None', null]) {
      assert.deepEqual(gradeAndTiles({ AccessGrade__c }), ['unknown', 'all']);
    }
  });

  it('is dormant that never logged in since its entry was made, or where nobody knows since when it is there', () => {
    const dormant = (...entries: RegisterEntryRow[]): boolean =>
      isInTile(registerLines(auditOf(never), entries, [])[0]!, 'dormant', PRESENT);
    assert.ok(dormant(entryRow({ LastLoginOn__c: null })));
    assert.ok(!dormant(entryRow({ CreatedDate: '2026-11-20T09:00:00.000+0000' })));
    assert.ok(dormant());
  });
});

describe('tileCounts', () => {
  it('counts what isInTile says', () => {
    const lines = [entryLine(), entryLine({ BusinessOwner__c: null }), entryLine({ Status__c: 'Proposed' })];
    assert.deepEqual(tileCounts(lines, PRESENT), {
      all: 3,
      unowned: 1,
      unregistered: 1,
      overdue: 0,
      dueSoon: 0,
      privileged: 0,
      dormant: 0
    });
  });

  it('refuses what is no date', () => {
    assert.throws(() => tileCounts([], { ...PRESENT, now: 'now' }), /`now` is not an ISO 8601 date/);
    assert.throws(() => tileCounts([], { ...PRESENT, today: PRESENT.now }), /is not a day/);
    assert.throws(() => isInTile(entryLine(), 'all', { ...PRESENT, now: '' }), RangeError);
  });
});
