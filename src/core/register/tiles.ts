import { parseInstant } from '../model/instant.ts';
import { DAY, dayOf, instantOf } from './present.ts';
import type { Present } from './present.ts';
import type { RegisterLine } from './registerLine.ts';

/** What the dashboard counts, and shows when asked. */
export const TILES = [
  'all',
  'unowned',
  'unregistered',
  'overdue',
  'dueSoon',
  'privileged',
  'dormant'
] as const;
export type Tile = (typeof TILES)[number];

/** Without a login for longer than this an identity is dormant. */
export const DORMANT_DAYS = 90;
/** A review is due soon that is due within as many days, as the formula of the review state says. */
const SOON_DAYS = 30;

/**
 * - `unowned`: registered, without a business owner.
 * - `overdue`, `dueSoon`: registered, by the next review; one that was never reviewed is due soon too.
 * - `privileged`: graded critical or high.
 * - `dormant`: last login before 90 days ago, or never and not newer than that. Unknown is not dormant.
 *
 * @throws RangeError when the present is no date.
 */
export function isInTile(line: RegisterLine, tile: Tile, present: Present): boolean {
  return isIn(line, tile, limitsOf(present));
}

/** @throws RangeError when the present is no date. */
export function tileCounts(lines: readonly RegisterLine[], present: Present): Record<Tile, number> {
  const limits = limitsOf(present);
  const counts = Object.fromEntries(TILES.map((tile) => [tile, 0])) as Record<Tile, number>;
  for (const line of lines) for (const tile of TILES) if (isIn(line, tile, limits)) counts[tile] += 1;
  return counts;
}

/** What the present says of a line, worked out once for all of them. */
export interface Limits {
  /** Who did not log in since is dormant. */
  readonly dormantBefore: number;
  /** Midnight UTC of the last day that is soon. */
  readonly lastSoonDay: number;
}

/** @throws RangeError when the present is no date. */
export function limitsOf({ now, today }: Present): Limits {
  return {
    dormantBefore: instantOf(now) - DORMANT_DAYS * DAY,
    lastSoonDay: dayOf(today) + SOON_DAYS * DAY
  };
}

export function isIn(line: RegisterLine, tile: Tile, limits: Limits): boolean {
  switch (tile) {
    case 'all':
      return true;
    case 'unowned':
      return line.isRegistered && !line.entry?.BusinessOwner__c;
    case 'unregistered':
      return !line.isRegistered;
    case 'overdue':
      return line.isRegistered && line.entry?.ReviewState__c === 'Overdue';
    case 'dueSoon':
      return line.isRegistered && isDueSoon(line, limits);
    case 'privileged':
      return line.grade === 'critical' || line.grade === 'high';
    case 'dormant':
      return isDormant(line, limits);
  }
}

/** The state of an entry that was never reviewed does not tell how soon it is due. */
function isDueSoon({ entry }: RegisterLine, { lastSoonDay }: Limits): boolean {
  if (entry?.ReviewState__c !== 'Never reviewed') return entry?.ReviewState__c === 'Due soon';
  const due = entry.NextReviewOn__c === null ? null : parseInstant(entry.NextReviewOn__c);
  return due !== null && due <= lastSoonDay;
}

function isDormant(line: RegisterLine, { dormantBefore: before }: Limits): boolean {
  if (line.lastLogin !== null) return (lastLoginInstant(line) ?? Infinity) < before;
  // Who never logged in is dormant from the start of what is known of them.
  return line.entry === null || (parseInstant(line.entry.CreatedDate) ?? Infinity) < before;
}

/** Reading 10,000 dates takes longer than a keystroke may. */
const lastLogins = new WeakMap<RegisterLine, number>();

/** Milliseconds since 1970; null where there was no login, or none is known. */
export function lastLoginInstant(line: RegisterLine): number | null {
  if (!line.lastLogin) return null;
  const instant = lastLogins.get(line) ?? parseInstant(line.lastLogin);
  if (instant !== null) lastLogins.set(line, instant);
  return instant;
}

/** Whole days from an instant to now; null where there is none. */
export function daysBetween(since: string | null | undefined, now: number): number | null {
  const instant = since ? parseInstant(since) : null;
  return instant === null ? null : Math.max(0, Math.floor((now - instant) / DAY));
}
