import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { it } from 'node:test';
import fc from 'fast-check';
import { evaluate } from '../conformance/harness.ts';
import { arithmeticPrograms } from './arithmetic.ts';
import { collectionPrograms } from './collectionProgram.ts';
import { naiveArithmetic } from './naiveArithmetic.ts';
import { naiveCollections } from './naiveCollections.ts';
import { renderArithmetic } from './renderArithmetic.ts';
import { renderCollections } from './renderCollections.ts';

const PROGRAMS = 200;

it('generated arithmetic comes to what exact whole numbers say', (test) => {
  compare(test, arithmeticPrograms, renderArithmetic, naiveArithmetic);
});

it('generated programs over collections come to what plain arrays and maps say', (test) => {
  compare(test, collectionPrograms, renderCollections, naiveCollections);
});

function compare<Generated>(
  test: TestContext,
  programs: fc.Arbitrary<Generated>,
  render: (program: Generated) => string,
  naive: (program: Generated) => readonly unknown[]
): void {
  let compared = 0;
  fc.assert(
    fc.property(programs, (program) => {
      const code = render(program);
      assert.deepEqual(evaluate({ code }), naive(program), code);
      compared += 1;
    }),
    { numRuns: PROGRAMS }
  );
  test.diagnostic(`${compared} programs compared`);
}
