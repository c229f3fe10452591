import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { likeMatcher } from './like.ts';

/** The pattern's signs, and the regular expressions that they are. */
const SIGNS: Readonly<Record<string, string>> = {
  '%': '[^]*',
  _: '[^]',
  '\\%': '%',
  '\\_': '_',
  a: 'a',
  B: 'B'
};

it('a pattern matches what the regular expression of its signs matches', () => {
  const patterns = fc.array(fc.constantFrom(...Object.keys(SIGNS)), { maxLength: 7 });
  const texts = fc.array(fc.constantFrom('a', 'A', 'b', '%', '_'), { maxLength: 7 });
  fc.assert(
    fc.property(patterns, texts, fc.boolean(), (signs, chars, caseSensitive) => {
      const text = chars.join('');
      const expected = new RegExp(
        `^${signs.map((sign) => SIGNS[sign]).join('')}$`,
        caseSensitive ? '' : 'i'
      ).test(text);
      assert.equal(likeMatcher(signs.join(''), caseSensitive)(text), expected);
    }),
    { numRuns: 3_000 }
  );
});

it('a stretch is not used twice', () => {
  assert.equal(likeMatcher('a%a', false)('a'), false);
  assert.equal(likeMatcher('%ab%b%', false)('ab'), false);
  assert.equal(likeMatcher('%a%a%', false)('ba'), false);
});
