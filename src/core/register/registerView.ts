import { SHOWN_GRADES } from '../access/report.ts';
import type { ShownGrade } from '../access/report.ts';
import { EVIDENCE_KINDS } from '../identity/evidence.ts';
import type { EvidenceKind } from '../identity/evidence.ts';
import { ENTRY_STATUSES } from './registerRows.ts';
import type { EntryStatus } from './registerRows.ts';
import { TILES } from './tiles.ts';
import type { Tile } from './tiles.ts';

/** What the list can be sorted by. */
export const SORT_KEYS = [
  'grade',
  'username',
  'status',
  'owner',
  'nextReview',
  'findings',
  'lastLogin',
  'apps',
  'gaps'
] as const;
export type SortKey = (typeof SORT_KEYS)[number];

/** Which part of the list is shown, and in which order. The address holds it, so that a link shows the same. */
export interface RegisterView {
  readonly tile: Tile;
  /** What is searched for, as it was typed. */
  readonly text: string;
  readonly grade: ShownGrade | null;
  readonly evidence: EvidenceKind | null;
  readonly status: EntryStatus | null;
  /** Only entries of which the user is an owner. */
  readonly mine: boolean;
  readonly sort: SortKey;
  readonly isDescending: boolean;
  /** From 0; the address counts from 1. */
  readonly page: number;
}

export const DEFAULT_VIEW: RegisterView = {
  tile: 'all',
  text: '',
  grade: null,
  evidence: null,
  status: null,
  mine: false,
  sort: 'grade',
  isDescending: false,
  page: 0
};

/** Characters of a search that an address takes. */
const TEXT_LENGTH = 200;
const PAGES = 100_000;

/** What the address asks for. Each key may be missing; nonsense counts as missing. */
export function viewFromState(state: Readonly<Record<string, string | undefined>>): RegisterView {
  return {
    tile: oneOf(TILES, state['c__tile']) ?? DEFAULT_VIEW.tile,
    text: searchText(state['c__search']),
    grade: oneOf(SHOWN_GRADES, state['c__grade']),
    evidence: oneOf(EVIDENCE_KINDS, state['c__evidence']),
    status: oneOf(ENTRY_STATUSES, state['c__status']),
    mine: state['c__mine'] === '1',
    sort: oneOf(SORT_KEYS, state['c__sort']) ?? DEFAULT_VIEW.sort,
    isDescending: state['c__order'] === 'desc',
    page: pageOf(state['c__page'])
  };
}

/** What of a view differs from the usual one, as the address holds it. */
export function stateOfView(view: RegisterView): Record<string, string> {
  const state: Record<string, string | null> = {
    c__tile: view.tile === DEFAULT_VIEW.tile ? null : view.tile,
    c__search: searchText(view.text) || null,
    c__grade: view.grade,
    c__evidence: view.evidence,
    c__status: view.status,
    c__mine: view.mine ? '1' : null,
    c__sort: view.sort === DEFAULT_VIEW.sort ? null : view.sort,
    c__order: view.isDescending ? 'desc' : null,
    c__page: view.page > 0 ? String(view.page + 1) : null
  };
  return Object.fromEntries(Object.entries(state).flatMap(([key, value]) => (value ? [[key, value]] : [])));
}

/** Anything may come: the platform gives text, a hand-made address what it likes. */
function oneOf<T extends string>(values: readonly T[], text: unknown): T | null {
  return values.find((value) => value === text) ?? null;
}

function searchText(text: unknown): string {
  return typeof text === 'string' ? text.slice(0, TEXT_LENGTH).toWellFormed() : '';
}

function pageOf(text: unknown): number {
  if (typeof text !== 'string' || !/^\d{1,6}$/.test(text)) return 0;
  return Math.min(Math.max(Number(text) - 1, 0), PAGES);
}
