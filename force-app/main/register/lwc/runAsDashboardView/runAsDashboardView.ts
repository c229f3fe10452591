import { DEFAULT_VIEW, stateOfView, viewFromState } from 'c/runAsCore';
import type { RegisterView } from 'c/runAsCore';
import { recencyFromState } from 'c/runAsPictureData';
import type { Recency } from 'c/runAsPictureData';

/** A view of the register, and what of it only the dashboard's picture filters by. */
export interface DashboardView extends RegisterView {
  readonly recency: Recency | null;
}

type State = Readonly<Record<string, string | undefined>>;

export const FIRST_VIEW: DashboardView = { ...DEFAULT_VIEW, recency: null };

const RECENCY_KEY = 'c__login';

/** Every key that a view can put into an address. */
const VIEW_KEYS: ReadonlySet<string> = new Set([
  RECENCY_KEY,
  ...Object.keys(
    stateOfView({
      tile: 'unowned',
      text: 'a',
      grade: 'high',
      evidence: 'apiOnly',
      status: 'Active',
      mine: true,
      sort: 'owner',
      isDescending: true,
      page: 1
    })
  )
]);

/** What an address asks for. */
export function viewOf(state: State): DashboardView {
  return { ...viewFromState(state), recency: recencyFromState(state[RECENCY_KEY]) };
}

/** The state of an address that shows the view. @param state whose keys that are of no view stay. */
export function stateOf(view: DashboardView, state: State): State {
  const others = Object.entries(state).filter(([key]) => !VIEW_KEYS.has(key));
  return { ...Object.fromEntries(others), ...ownState(view) };
}

/** Less is shown than there is. */
export function isFiltered(view: DashboardView): boolean {
  const { sort, isDescending, page } = FIRST_VIEW;
  return !isSameView({ ...view, sort, isDescending, page }, FIRST_VIEW);
}

export function isSameView(a: DashboardView, b: DashboardView): boolean {
  return JSON.stringify(ownState(a)) === JSON.stringify(ownState(b));
}

function ownState(view: DashboardView): Record<string, string> {
  return { ...stateOfView(view), ...(view.recency && { [RECENCY_KEY]: view.recency }) };
}
