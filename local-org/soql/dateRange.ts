const DAY = 86_400_000;

/** A span of time; the end is no part of it. */
export interface DateRange {
  readonly start: Date;
  readonly end: Date;
}

type Unit = 'DAY' | 'WEEK' | 'MONTH' | 'QUARTER' | 'YEAR';

/** Literals that the patterns below do not make. */
const DAYS: Readonly<Record<string, readonly [first: number, last: number]>> = {
  YESTERDAY: [-1, -1],
  TODAY: [0, 0],
  TOMORROW: [1, 1],
  LAST_90_DAYS: [-90, 0],
  NEXT_90_DAYS: [1, 90]
};
const FARTHEST = 100_000;

/**
 * The span that a date literal stands for (SOQL and SOSL Reference, "Date Formats and Date Literals in
 * WHERE"). Days are those of UTC, weeks start on Sunday as in the locale en_US, fiscal years are calendar
 * years as in an org that has not set its own.
 * @returns undefined when it is no date literal.
 */
export function dateRange(literal: string, now: Date): DateRange | undefined {
  const name = literal.toUpperCase().replace('FISCAL_', '');
  const days = DAYS[name];
  if (days) return spanOf('DAY', now, days[0], days[1]);
  const relative = /^(LAST|THIS|NEXT)_(WEEK|MONTH|QUARTER|YEAR)$/.exec(name);
  if (relative) {
    const offset = { LAST: -1, THIS: 0, NEXT: 1 }[relative[1]!]!;
    return spanOf(relative[2] as Unit, now, offset, offset);
  }
  return countedRange(name, now);
}

function countedRange(name: string, now: Date): DateRange | undefined {
  const counted = /^(?:(LAST|NEXT)_N|N)_(DAY|WEEK|MONTH|QUARTER|YEAR)S(_AGO)?:\+?(\d+)$/.exec(name);
  if (!counted) return undefined;
  const [, direction, unit, ago, digits] = counted;
  const n = Number(digits);
  if (n > FARTHEST || (direction === undefined) !== (ago !== undefined)) return undefined;
  if (direction === undefined) return spanOf(unit as Unit, now, -n, -n);
  if (direction === 'NEXT') return spanOf(unit as Unit, now, 1, n);
  // The last days take in today; the last weeks, months, quarters and years end before the current one.
  return spanOf(unit as Unit, now, -n, unit === 'DAY' ? 0 : -1);
}

function spanOf(unit: Unit, now: Date, first: number, last: number): DateRange {
  return { start: startOf(unit, now, first), end: startOf(unit, now, last + 1) };
}

/** The start of the unit that is so many units away from the one that now is in. */
function startOf(unit: Unit, now: Date, offset: number): Date {
  const [year, month, day] = [now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate()];
  if (unit === 'YEAR') return new Date(Date.UTC(year + offset, 0, 1));
  if (unit === 'QUARTER') return new Date(Date.UTC(year, (Math.floor(month / 3) + offset) * 3, 1));
  if (unit === 'MONTH') return new Date(Date.UTC(year, month + offset, 1));
  const today = Date.UTC(year, month, day);
  if (unit === 'DAY') return new Date(today + offset * DAY);
  return new Date(today + (offset * 7 - now.getUTCDay()) * DAY);
}
