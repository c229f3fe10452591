import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  NOW,
  PRESENT,
  auditOf,
  entryRow,
  integrationUser,
  reviewRow,
  userWithoutLogin
} from '../../../test/support/registerRows.ts';
import { privilegePoints, reviewMonths } from './pictures.ts';
import { registerLines } from './registerLine.ts';

describe('privilegePoints', () => {
  it('is a point for each line with a grade, in whole days', () => {
    const users = [
      integrationUser(1, { LastLoginDate: '2026-11-20T10:00:00.000+0000' }),
      integrationUser(2, { LastLoginDate: null }),
      integrationUser(3, { LastLoginDate: '2026-11-23T10:00:00.000+0000' })
    ];
    const entry = entryRow();
    const lines = registerLines(
      auditOf([...users, userWithoutLogin(4)], {}, { permissions: ['ModifyAllData'] }),
      [entry, entryRow({ UserKey__c: 'username:gone@x' })],
      []
    );
    const points = privilegePoints(lines, NOW).map(
      ({ daysSinceLogin, isLoginKnown, isRegistered, grade }) => [
        daysSinceLogin,
        isLoginKnown,
        isRegistered,
        grade
      ]
    );
    assert.deepEqual(points, [
      [1, true, true, 'critical'],
      [null, true, false, 'critical'],
      [0, true, false, 'critical'],
      [null, false, false, 'critical']
    ]);
  });

  it('refuses what is no date', () => assert.throws(() => privilegePoints([], 'now'), RangeError));
});

describe('reviewMonths', () => {
  it('is twelve months, from three back to eight ahead', () => {
    const months = reviewMonths([], [], PRESENT.today).map(({ month }) => month);
    assert.deepEqual(
      [months.length, months[0], months[3], months[11]],
      [12, '2026-08', '2026-11', '2027-07']
    );
    assert.deepEqual(
      reviewMonths([], [], '2026-01-31')
        .map(({ month }) => month)
        .slice(0, 5),
      ['2025-10', '2025-11', '2025-12', '2026-01', '2026-02']
    );
  });

  it('counts next reviews by their state, and what was completed', () => {
    const entries = [
      entryRow({ NextReviewOn__c: '2027-01-30' }),
      entryRow({ NextReviewOn__c: '2027-01-01', ReviewState__c: 'Due soon' }),
      entryRow({ NextReviewOn__c: '2026-10-01', ReviewState__c: 'Overdue' }),
      entryRow({ NextReviewOn__c: '2025-01-01', ReviewState__c: 'Overdue' }),
      entryRow({ NextReviewOn__c: '2028-01-01' }),
      entryRow({ NextReviewOn__c: null }),
      entryRow({ NextReviewOn__c: '2027-01-01', Status__c: 'Proposed' })
    ];
    const reviews = [
      reviewRow({ Status__c: 'Completed', CompletedOn__c: '2026-11-21' }),
      reviewRow({ Status__c: 'Completed', CompletedOn__c: '2026-01-01' }),
      reviewRow({ Status__c: 'Open', DueOn__c: '2026-11-30' })
    ];
    const counted = reviewMonths(entries, reviews, PRESENT.today).filter(
      ({ due, overdue, completed }) => due + overdue + completed > 0
    );
    assert.deepEqual(counted, [
      { month: '2026-08', due: 0, overdue: 1, completed: 0 },
      { month: '2026-10', due: 0, overdue: 1, completed: 0 },
      { month: '2026-11', due: 0, overdue: 0, completed: 1 },
      { month: '2027-01', due: 2, overdue: 0, completed: 0 }
    ]);
  });

  it('refuses what is no day', () => {
    for (const today of ['', '2026-02-31', NOW])
      assert.throws(() => reviewMonths([], [], today), RangeError, today);
  });
});
