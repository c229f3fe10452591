import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { BitSet } from './bitSet.ts';

const CAPACITY = 100;

/** Members at the borders of words, where a shift goes wrong first, come up more often. */
const members = fc.array(
  fc.oneof(fc.nat({ max: CAPACITY - 1 }), fc.constantFrom(0, 31, 32, 63, 64, CAPACITY - 1))
);

function bits(of: Iterable<number>): BitSet {
  const set = new BitSet(new Uint32Array(BitSet.wordsFor(CAPACITY)));
  for (const member of of) set.add(member);
  return set;
}

const sorted = (of: Iterable<number>): number[] => [...of].sort((a, b) => a - b);

describe('BitSet', () => {
  it('has, unites, subtracts and meets like a Set', () => {
    fc.assert(
      fc.property(members, members, (a, b) => {
        const [one, two] = [new Set(a), new Set(b)];
        assert.deepEqual([...bits(a)], sorted(one));
        for (let member = 0; member < CAPACITY; member++) {
          assert.equal(bits(a).has(member), one.has(member));
        }
        assert.deepEqual([...bits(a).addAll(bits(b))], sorted(one.union(two)));
        assert.deepEqual([...bits(a).removeAll(bits(b))], sorted(one.difference(two)));
        assert.equal(bits(a).intersects(bits(b)), !one.isDisjointFrom(two));
      })
    );
  });

  it('copies without a tie to the original', () => {
    fc.assert(
      fc.property(members, members, (a, b) => {
        const original = bits(a);
        original.copy().addAll(bits(b));
        original.copy().removeAll(bits(b));
        assert.deepEqual([...original], sorted(new Set(a)));
      })
    );
  });
});
