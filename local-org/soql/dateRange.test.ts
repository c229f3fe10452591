import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { dateRange } from './dateRange.ts';

/** A Wednesday in the fourth quarter. */
const NOW = new Date('2026-11-18T23:30:00Z');

function days(literal: string, now = NOW): string {
  const range = dateRange(literal, now);
  assert.ok(range, literal);
  assert.match(
    range.start.toISOString() + range.end.toISOString(),
    /^.{10}T00:00:00.000Z.{10}T00:00:00.000Z$/
  );
  // The last day that the span takes in.
  const last = new Date(range.end.getTime() - 1);
  return `${range.start.toISOString().slice(0, 10)} ${last.toISOString().slice(0, 10)}`;
}

describe('A date literal', () => {
  it('stands for days of UTC', () => {
    const cases = [
      ['YESTERDAY', '2026-11-17 2026-11-17'],
      ['today', '2026-11-18 2026-11-18'],
      ['TOMORROW', '2026-11-19 2026-11-19'],
      ['LAST_WEEK', '2026-11-08 2026-11-14'],
      ['THIS_WEEK', '2026-11-15 2026-11-21'],
      ['NEXT_WEEK', '2026-11-22 2026-11-28'],
      ['LAST_MONTH', '2026-10-01 2026-10-31'],
      ['THIS_MONTH', '2026-11-01 2026-11-30'],
      ['NEXT_MONTH', '2026-12-01 2026-12-31'],
      ['LAST_90_DAYS', '2026-08-20 2026-11-18'],
      ['NEXT_90_DAYS', '2026-11-19 2027-02-16'],
      ['THIS_QUARTER', '2026-10-01 2026-12-31'],
      ['LAST_QUARTER', '2026-07-01 2026-09-30'],
      ['NEXT_QUARTER', '2027-01-01 2027-03-31'],
      ['THIS_YEAR', '2026-01-01 2026-12-31'],
      ['LAST_YEAR', '2025-01-01 2025-12-31'],
      ['NEXT_YEAR', '2027-01-01 2027-12-31'],
      ['THIS_FISCAL_QUARTER', '2026-10-01 2026-12-31'],
      ['LAST_FISCAL_YEAR', '2025-01-01 2025-12-31']
    ] as const;
    for (const [literal, expected] of cases) assert.equal(days(literal), expected, literal);
  });

  it('counts: the last days with today, the next without, greater units without the current one', () => {
    const cases = [
      ['LAST_N_DAYS:1', '2026-11-17 2026-11-18'],
      ['LAST_N_DAYS:0', '2026-11-18 2026-11-18'],
      ['NEXT_N_DAYS:3', '2026-11-19 2026-11-21'],
      ['N_DAYS_AGO:4', '2026-11-14 2026-11-14'],
      ['LAST_N_WEEKS:2', '2026-11-01 2026-11-14'],
      ['NEXT_N_WEEKS:2', '2026-11-22 2026-12-05'],
      ['N_WEEKS_AGO:2', '2026-11-01 2026-11-07'],
      ['LAST_N_MONTHS:3', '2026-08-01 2026-10-31'],
      ['NEXT_N_MONTHS:2', '2026-12-01 2027-01-31'],
      ['N_MONTHS_AGO:11', '2025-12-01 2025-12-31'],
      ['LAST_N_QUARTERS:2', '2026-04-01 2026-09-30'],
      ['NEXT_N_QUARTERS:1', '2027-01-01 2027-03-31'],
      ['N_QUARTERS_AGO:4', '2025-10-01 2025-12-31'],
      ['LAST_N_YEARS:2', '2024-01-01 2025-12-31'],
      ['NEXT_N_YEARS:1', '2027-01-01 2027-12-31'],
      ['N_YEARS_AGO:3', '2023-01-01 2023-12-31'],
      ['LAST_N_FISCAL_QUARTERS:2', '2026-04-01 2026-09-30'],
      ['N_FISCAL_YEARS_AGO:1', '2025-01-01 2025-12-31']
    ] as const;
    for (const [literal, expected] of cases) assert.equal(days(literal), expected, literal);
  });

  it('keeps to the calendar at its seams', () => {
    assert.equal(days('LAST_MONTH', new Date('2024-03-31T12:00:00Z')), '2024-02-01 2024-02-29');
    assert.equal(days('LAST_MONTH', new Date('2026-01-01T00:00:00Z')), '2025-12-01 2025-12-31');
    assert.equal(days('THIS_WEEK', new Date('2026-11-15T00:00:00Z')), '2026-11-15 2026-11-21');
    assert.equal(days('LAST_QUARTER', new Date('2026-02-10T00:00:00Z')), '2025-10-01 2025-12-31');
  });

  it('is none when it is not one of them', () => {
    for (const text of [
      'SOMEDAY',
      'LAST_N_DAYS',
      'LAST_N_DAYS:-1',
      'N_DAYS:3',
      'LAST_N_DAYS_AGO:3',
      'LAST_N_DAYS:100001'
    ]) {
      assert.equal(dateRange(text, NOW), undefined, text);
    }
  });
});
