import type { ShownGrade } from '../access/report.ts';
import { dayOf, instantOf } from './present.ts';
import type { RegisterLine } from './registerLine.ts';
import { isRegistered } from './registerRows.ts';
import type { ListedEntryRow, ListedReviewRow } from './registerRows.ts';
import { daysBetween } from './tiles.ts';

/** One identity in the picture of privilege against recency of login. */
export interface PrivilegePoint {
  readonly key: string;
  readonly username: string;
  readonly grade: ShownGrade;
  /** Whole days; null: never logged in, or not known (`isLoginKnown`). */
  readonly daysSinceLogin: number | null;
  readonly isLoginKnown: boolean;
  readonly isRegistered: boolean;
}

/** The lines of which a grade is known. @param now ISO 8601. @throws RangeError when it is no date. */
export function privilegePoints(lines: readonly RegisterLine[], now: string): PrivilegePoint[] {
  const instant = instantOf(now);
  return lines.flatMap(({ key, username, grade, lastLogin, isRegistered: known }) =>
    grade === null
      ? []
      : [
          {
            key,
            username,
            grade,
            daysSinceLogin: daysBetween(lastLogin, instant),
            isLoginKnown: lastLogin !== undefined,
            isRegistered: known
          }
        ]
  );
}

/** Reviews of one month. */
export interface ReviewMonth {
  /** `YYYY-MM`. */
  readonly month: string;
  /** Next reviews that fall in the month and are not overdue. */
  readonly due: number;
  /** Next reviews that fell in the month and are overdue. */
  readonly overdue: number;
  /** Reviews completed in the month. */
  readonly completed: number;
}

const BACK = 3;
const MONTHS = 12;

/**
 * Twelve months, from three back to eight ahead. What was due before the first of them counts in the first: it is
 * still due.
 *
 * @param today the user's day, `YYYY-MM-DD`: its month is the present one. @throws RangeError when it is no day.
 */
export function reviewMonths(
  entries: readonly ListedEntryRow[],
  reviews: readonly ListedReviewRow[],
  today: string
): ReviewMonth[] {
  const names = monthNames(dayOf(today));
  const months = new Map(names.map((month) => [month, { month, due: 0, overdue: 0, completed: 0 }]));
  const [first = ''] = names;
  for (const entry of entries) {
    if (!isRegistered(entry) || !entry.NextReviewOn__c) continue;
    const month = entry.NextReviewOn__c.slice(0, 7);
    const counted = months.get(month < first ? first : month);
    if (counted) counted[entry.ReviewState__c === 'Overdue' ? 'overdue' : 'due'] += 1;
  }
  for (const { Status__c, CompletedOn__c } of reviews) {
    const counted = Status__c === 'Completed' && months.get(CompletedOn__c?.slice(0, 7) ?? '');
    if (counted) counted.completed += 1;
  }
  return [...months.values()];
}

function monthNames(today: number): string[] {
  const date = new Date(today);
  return Array.from({ length: MONTHS }, (_, i) => {
    const month = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() - BACK + i, 1);
    return new Date(month).toISOString().slice(0, 7);
  });
}
