import type { PageBody, PageItem, Problem } from './pageModel.ts';

/** A card in the place of what cannot be shown. */
export function problemItem(problem: Problem): PageItem {
  return { kind: 'problem', problem };
}

/** A page of one region over the whole width. */
export function oneRegion(name: string, items: readonly PageItem[]): PageBody {
  return { kind: 'regions', rows: [[{ name, twelfths: 12, items }]] };
}

/** A page that cannot be shown at all. */
export function problemBody(problem: Problem): PageBody {
  return oneRegion('problems', [problemItem(problem)]);
}
