import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseFaultRules } from './rule.ts';

describe('parseFaultRules', () => {
  it('takes every kind of fault', () => {
    const kinds = [
      'serverUnavailable',
      'requestLimitExceeded',
      'invalidSession',
      'truncatedBody',
      'connectionReset'
    ];
    const data = ['partialDmlFailure', 'repeatedPage', 'objectUnreadable'];
    const rules = [
      ...[...kinds, ...data].map((kind) => ({ fault: { kind } })),
      { match: { path: '/query', probability: 0.5, seed: 1 }, fault: { kind: 'latency', milliseconds: 10 } }
    ];
    assert.deepEqual(parseFaultRules({ rules }), rules);
  });

  it('names the place that is wrong', () => {
    const wrong: readonly [unknown, RegExp][] = [
      [undefined, /body/i],
      [[], /body/i],
      [{ rules: [{}] }, /`\/rules\/0` must have required property 'fault'/],
      [{ rules: [{ fault: { kind: 'latency' } }] }, /`\/rules\/0\/fault`.*milliseconds/],
      [{ rules: [{ fault: { kind: 'latency', milliseconds: 1e9 } }] }, /milliseconds` must be <=/],
      [{ rules: [{ fault: { kind: 'fire' } }] }, /`\/rules\/0\/fault/],
      [{ rules: [{ match: { nth: 0 }, fault: { kind: 'truncatedBody' } }] }, /nth` must be >= 1/],
      [{ rules: [{ match: { probability: 1 }, fault: { kind: 'truncatedBody' } }] }, /seed/],
      [{ rules: [{ match: { other: 1 }, fault: { kind: 'truncatedBody' } }] }, /match/]
    ];
    for (const [input, message] of wrong) {
      assert.throws(
        () => parseFaultRules(input),
        { errorCode: 'INVALID_INPUT', message },
        JSON.stringify(input)
      );
    }
  });
});
