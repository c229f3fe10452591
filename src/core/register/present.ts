import { parseInstant } from '../model/instant.ts';

/** When the register is looked at. */
export interface Present {
  /** ISO 8601. Moments are compared with it. */
  readonly now: string;
  /** Which day that is for the user, `YYYY-MM-DD`. Days are compared with it, as `TODAY()` of the org's formulas does. */
  readonly today: string;
}

export const DAY = 86_400_000;

/** @throws RangeError for what is no ISO 8601 date. */
export function instantOf(now: string): number {
  const instant = parseInstant(now);
  if (instant === null) throw new RangeError(`\`${now}\` is not an ISO 8601 date`);
  return instant;
}

/** Midnight UTC of a day of the calendar. @throws RangeError for what is no day. */
export function dayOf(day: string): number {
  if (!isDay(day)) throw new RangeError(`\`${day}\` is not a day like \`2026-11-21\``);
  return instantOf(day);
}

/** Whether a text is a day, `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && parseInstant(text) !== null;
}
