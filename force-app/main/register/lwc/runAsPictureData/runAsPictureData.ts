import type { MatrixCount } from 'c/runAsCharts';
import { privilegePoints } from 'c/runAsCore';
import type { PrivilegePoint, RegisterLine, ShownGrade } from 'c/runAsCore';
import { PICTURE_TEXTS } from 'c/runAsPictureLabels';

/** How long ago an identity logged in. */
export const RECENCIES = ['week', 'month', 'quarter', 'halfYear', 'longer', 'never', 'unknown'] as const;
export type Recency = (typeof RECENCIES)[number];

export const RECENCY_LABELS: Record<Recency, string> = {
  week: PICTURE_TEXTS.week,
  month: PICTURE_TEXTS.month,
  quarter: PICTURE_TEXTS.quarter,
  halfYear: PICTURE_TEXTS.halfYear,
  longer: PICTURE_TEXTS.longer,
  never: PICTURE_TEXTS.never,
  unknown: PICTURE_TEXTS.unknown
};

/** Days up to which each of the first ones reaches. */
const REACHES: readonly (readonly [Recency, number])[] = [
  ['week', 7],
  ['month', 30],
  ['quarter', 90],
  ['halfYear', 180]
];

/** Where one line stands in the picture of privilege. */
export interface Place {
  readonly grade: ShownGrade;
  readonly recency: Recency;
}

/** By key; lines of unknown grade have no place. @param now ISO 8601. */
export function placesOf(lines: readonly RegisterLine[], now: string): ReadonlyMap<string, Place> {
  return new Map(
    privilegePoints(lines, now).map((point) => [point.key, { grade: point.grade, recency: recencyOf(point) }])
  );
}

/** How many lines have each place. */
export function countsOf(places: ReadonlyMap<string, Place>): MatrixCount[] {
  const counts = new Map<string, MatrixCount>();
  for (const { grade, recency } of places.values()) {
    const key = `${grade} ${recency}`;
    counts.set(key, { row: grade, column: recency, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  return [...counts.values()];
}

/** What the address holds; anything else is no filter. */
export function recencyFromState(text: unknown): Recency | null {
  return RECENCIES.find((recency) => recency === text) ?? null;
}

function recencyOf({ daysSinceLogin: days, isLoginKnown }: PrivilegePoint): Recency {
  if (!isLoginKnown) return 'unknown';
  if (days === null) return 'never';
  return REACHES.find(([, most]) => days <= most)?.[0] ?? 'longer';
}
