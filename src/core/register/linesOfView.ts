import { SHOWN_GRADES } from '../access/report.ts';
import { compareText } from '../model/gap.ts';
import type { Present } from './present.ts';
import type { RegisterLine } from './registerLine.ts';
import type { RegisterView, SortKey } from './registerView.ts';
import { isIn, lastLoginInstant, limitsOf } from './tiles.ts';

/**
 * The lines that a view shows, sorted, of all pages. Lines that are equal in the sorted column follow each other
 * by username and key in both directions; those without a value come last in both.
 *
 * @param lines not changed after the first call: their order is kept for the next one.
 * @param myId id of the user, for the view of their own entries.
 * @throws RangeError when the present is no date.
 */
export function linesOfView(
  lines: readonly RegisterLine[],
  view: RegisterView,
  present: Present,
  myId?: string
): RegisterLine[] {
  const words = view.text.toLowerCase().split(/\s+/).filter(Boolean);
  const limits = limitsOf(present);
  return sortedLines(lines, view.sort, view.isDescending).filter(
    (line) =>
      (view.grade === null || line.grade === view.grade) &&
      (view.evidence === null || line.evidenceKinds.includes(view.evidence)) &&
      (view.status === null || line.entry?.Status__c === view.status) &&
      (!view.mine || isMine(line, myId)) &&
      isIn(line, view.tile, limits) &&
      words.every((word) => line.search.includes(word))
  );
}

/** Ids of 15 and of 18 characters name the same user. Without an id the row says whose it is. */
function isMine({ entry }: RegisterLine, myId: string | undefined): boolean {
  if (!entry) return false;
  if (!myId) return entry.IsMine__c;
  const mine = myId.slice(0, 15);
  return [entry.BusinessOwner__c, entry.BackupOwner__c, entry.TechnicalOwner__c].some(
    (owner) => owner?.slice(0, 15) === mine
  );
}

/** Sorting 10,000 lines takes longer than a keystroke may; searching them does not. */
const sorted = new WeakMap<readonly RegisterLine[], Map<string, readonly RegisterLine[]>>();

function sortedLines(
  lines: readonly RegisterLine[],
  key: SortKey,
  isDescending: boolean
): readonly RegisterLine[] {
  const known = sorted.get(lines) ?? new Map<string, readonly RegisterLine[]>();
  sorted.set(lines, known);
  const name = `${key} ${isDescending}`;
  const found = known.get(name) ?? sortLines(lines, key, isDescending);
  known.set(name, found);
  return found;
}

function sortLines(lines: readonly RegisterLine[], key: SortKey, isDescending: boolean): RegisterLine[] {
  const valueOf = SORT_VALUES[key];
  const sign = isDescending ? -1 : 1;
  const valued = lines.map((line) => ({ line, value: valueOf(line), name: folded(line.username) }));
  valued.sort((a, b) => {
    if (a.value === null || b.value === null) {
      if (a.value !== b.value) return a.value === null ? 1 : -1;
    } else if (a.value !== b.value) return a.value < b.value ? -sign : sign;
    return compareText(a.name, b.name) || compareText(a.line.key, b.line.key);
  });
  return valued.map(({ line }) => line);
}

/** Null is no value. */
const SORT_VALUES: Record<SortKey, (line: RegisterLine) => string | number | null> = {
  username: ({ username }) => folded(username),
  grade: ({ grade }) => (grade === null ? null : SHOWN_GRADES.indexOf(grade)),
  status: ({ entry }) => entry?.Status__c ?? null,
  owner: ({ entry }) => folded(entry?.BusinessOwner__r?.Name ?? '') || null,
  nextReview: ({ entry }) => entry?.NextReviewOn__c ?? null,
  findings: ({ entry }) => entry?.OpenFindings__c ?? null,
  // Never comes before every date.
  lastLogin: (line) => (line.lastLogin === null ? -Infinity : lastLoginInstant(line)),
  apps: ({ apps }) => folded(apps[0] ?? '') || null,
  gaps: ({ gaps, identity }) => (identity ? gaps : null)
};

/** Without case and accents, so that the order is nobody's language's and yet the one that is looked for. */
function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
}
