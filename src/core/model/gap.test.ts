import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { distinctGaps } from './gap.ts';
import type { Gap } from './gap.ts';

const gap = (name: string, rest: Partial<Gap> = {}): Gap => ({
  code: 'assignedSetNotRead',
  params: { name },
  ...rest
});

describe('distinctGaps', () => {
  it('keeps gaps apart that differ in what they are about, or in what they do', () => {
    const gaps = [gap('A'), gap('B'), gap('A', { effect: 'lower' })];
    assert.equal(distinctGaps(gaps).length, 3);
  });

  it('takes gaps that say the same for one, in an order that content decides', () => {
    const gaps = [gap('B'), gap('A', { rowId: 'set-1' }), gap('A', { rowId: 'set-2' })];
    for (const order of [gaps, gaps.toReversed()]) {
      assert.deepEqual(
        distinctGaps(order).map(({ params }) => params['name']),
        ['A', 'B']
      );
    }
  });
});
