import { FIRST_VIEW, isFiltered, isSameView, stateOf, viewOf } from 'c/runAsDashboardView';

describe('the view of an address', () => {
  it('comes back from the state that it is written to, beside what is not of it', () => {
    const view = {
      ...FIRST_VIEW,
      tile: 'overdue',
      text: 'ERP & co',
      recency: 'never',
      mine: true,
      page: 3
    } as const;
    const state = stateOf(view, { c__other: 'stays', c__grade: 'high' });
    expect(state).toEqual({
      c__other: 'stays',
      c__tile: 'overdue',
      c__search: 'ERP & co',
      c__login: 'never',
      c__mine: '1',
      c__page: '4'
    });
    expect(viewOf(state)).toEqual(view);
  });

  it('is the first one where the address says nothing that is known', () => {
    expect(viewOf({ c__login: 'constructor', c__tile: '' })).toEqual(FIRST_VIEW);
    expect(stateOf(FIRST_VIEW, {})).toEqual({});
  });

  it('is filtered by what takes lines away, not by order or page', () => {
    expect(isFiltered({ ...FIRST_VIEW, sort: 'owner', isDescending: true, page: 2 })).toBe(false);
    expect(isFiltered({ ...FIRST_VIEW, recency: 'week' })).toBe(true);
    expect(isSameView(FIRST_VIEW, { ...FIRST_VIEW, sort: 'owner' })).toBe(false);
  });
});
