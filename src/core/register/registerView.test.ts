import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { SHOWN_GRADES } from '../access/report.ts';
import { EVIDENCE_KINDS } from '../identity/evidence.ts';
import { ENTRY_STATUSES } from './registerRows.ts';
import { DEFAULT_VIEW, SORT_KEYS, stateOfView, viewFromState } from './registerView.ts';
import type { RegisterView } from './registerView.ts';
import { TILES } from './tiles.ts';

const views: fc.Arbitrary<RegisterView> = fc.record(
  {
    tile: fc.constantFrom(...TILES),
    text: fc.string({ unit: 'grapheme', maxLength: 40 }),
    grade: fc.option(fc.constantFrom(...SHOWN_GRADES)),
    evidence: fc.option(fc.constantFrom(...EVIDENCE_KINDS)),
    status: fc.option(fc.constantFrom(...ENTRY_STATUSES)),
    mine: fc.boolean(),
    sort: fc.constantFrom(...SORT_KEYS),
    isDescending: fc.boolean(),
    page: fc.nat(9_999)
  },
  { noNullPrototype: true }
);

describe('the view and the address', () => {
  it('say the same', () => {
    fc.assert(fc.property(views, (view) => assert.deepEqual(viewFromState(stateOfView(view)), view)));
  });

  it('say the same after the address was a link', () => {
    fc.assert(
      fc.property(views, (view) => {
        const link = new URLSearchParams(stateOfView(view)).toString();
        assert.deepEqual(viewFromState(Object.fromEntries(new URLSearchParams(link))), view);
      })
    );
  });

  it('leave out what is usual', () => {
    assert.deepEqual(stateOfView(DEFAULT_VIEW), {});
    assert.deepEqual(viewFromState({}), DEFAULT_VIEW);
    assert.deepEqual(stateOfView({ ...DEFAULT_VIEW, tile: 'overdue', page: 1 }), {
      c__tile: 'overdue',
      c__page: '2'
    });
  });

  it('take nonsense for nothing', () => {
    const keys = ['tile', 'search', 'grade', 'evidence', 'status', 'mine', 'sort', 'order', 'page'];
    const nonsense = fc.oneof(
      fc.string(),
      fc.constantFrom('__proto__', 'constructor', '-1', '1e9', '9'.repeat(30))
    );
    const states = fc.dictionary(fc.constantFrom(...keys.map((key) => `c__${key}`)), nonsense);
    fc.assert(
      fc.property(states, (state) => {
        const view = viewFromState(state);
        assert.deepEqual(viewFromState(stateOfView(view)), view);
        assert.ok(TILES.includes(view.tile) && SORT_KEYS.includes(view.sort));
        assert.ok(Number.isInteger(view.page) && view.page >= 0);
      })
    );
    for (const page of ['0', '-3', '1.5', 'two', '']) assert.equal(viewFromState({ c__page: page }).page, 0);
    assert.deepEqual(viewFromState({ c__tile: undefined, c__mine: 'yes', c__order: 'up' }), DEFAULT_VIEW);
    const notTexts = { c__search: 7, c__page: {}, c__tile: ['all'] } as unknown as Record<string, string>;
    assert.deepEqual(viewFromState(notTexts), DEFAULT_VIEW);
  });

  it('end a search that an address would not take', () => {
    const { text } = viewFromState({ c__search: `${'a'.repeat(199)}😀` });
    assert.equal(text.length, 200);
    assert.ok(text.isWellFormed());
    assert.equal(viewFromState(stateOfView({ ...DEFAULT_VIEW, text: 'b'.repeat(900) })).text.length, 200);
  });
});
