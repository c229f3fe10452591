import { parseInstant } from 'c/runAsCore';

/** As much of a row of `LoginHistory` as is counted. */
export interface CountedLogin {
  readonly LoginTime: string | null;
  readonly LoginType: string | null;
  readonly Application: string | null;
  readonly Status: string | null;
}

/** The logins of one day, by kind; days without any are there too. */
export interface LoginDay {
  /** `2026-11-21`. */
  readonly day: string;
  readonly total: number;
  /** In the order of the kinds. */
  readonly counts: readonly number[];
}

export interface LoginChart {
  /** Type and app, the most frequent first; the last one may stand for all others. */
  readonly kinds: readonly string[];
  readonly days: readonly LoginDay[];
  readonly most: number;
  readonly total: number;
}

const DAY = 86_400_000;

export interface LoginChartOptions {
  /** Milliseconds. */
  readonly now: number;
  /** Where days begin and end: `Europe/Warsaw`. */
  readonly timeZone: string;
  readonly days: number;
  /** The last of them stands for all others, under this name. */
  readonly kindsShown: number;
  readonly othersName: string;
}

/** Counts logins by day and kind over the last days, the present one included. */
export function loginChart(
  rows: readonly CountedLogin[],
  { now, timeZone, days, kindsShown, othersName }: LoginChartOptions
): LoginChart {
  const dayOf = dayIn(timeZone);
  const wanted = lastDays(dayOf(now), days);
  const isWanted = new Set(wanted);
  const within = rows.flatMap((row) => {
    const millis = parseInstant(row.LoginTime ?? '');
    const day = millis === null ? '' : dayOf(millis);
    return isWanted.has(day) ? [{ day, kind: kindOf(row) }] : [];
  });
  const byKind = Map.groupBy(within, ({ kind }) => kind);
  const ranked = [...byKind]
    .sort(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1))
    .map(([kind]) => kind);
  const named = ranked.length > kindsShown ? ranked.slice(0, kindsShown - 1) : ranked;
  const kinds = ranked.length > kindsShown ? [...named, othersName] : named;
  const indexOf = (kind: string): number => (named.includes(kind) ? named.indexOf(kind) : kinds.length - 1);
  const byDay = Map.groupBy(within, ({ day }) => day);
  const counted = wanted.map((day) => {
    const logins = byDay.get(day) ?? [];
    const counts = kinds.map((_, index) => logins.filter(({ kind }) => indexOf(kind) === index).length);
    return { day, total: logins.length, counts };
  });
  return {
    kinds,
    days: counted,
    most: Math.max(0, ...counted.map(({ total }) => total)),
    total: within.length
  };
}

/** `Remote Access 2.0 · Order Sync`. */
function kindOf({ LoginType, Application }: CountedLogin): string {
  const names = [LoginType, Application].filter((name) => name !== null && name !== '' && name !== 'N/A');
  return names.join(' · ') || '–';
}

/** Calendar days back from today, which no change of the clock can make longer or shorter. */
function lastDays(today: string, days: number): string[] {
  const noon = Date.parse(`${today}T12:00:00Z`);
  return Array.from({ length: days }, (_, index) =>
    new Date(noon - (days - 1 - index) * DAY).toISOString().slice(0, 10)
  );
}

/** Which day it is somewhere at a moment: `2026-11-21`. */
function dayIn(timeZone: string): (millis: number) => string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit'
  });
  return (millis) => parts.format(millis);
}
