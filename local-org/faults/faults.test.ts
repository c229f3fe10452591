import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Faults } from './faults.ts';
import type { FaultMatch } from './rule.ts';

const QUERY = { path: '/services/data/v67.0/query', objects: ['User'] };

/** In which of so many equal requests a rule with this match acts, from 1. */
function hits(match: FaultMatch, times: number, event = QUERY): number[] {
  const faults = new Faults();
  faults.set([{ match, fault: { kind: 'serverUnavailable' } }]);
  const requests = Array.from({ length: times }, (_, i) => i + 1);
  return requests.filter(() => faults.ofRequest(event).length > 0);
}

describe('Faults', () => {
  it('does nothing without rules', () => {
    const faults = new Faults();
    assert.deepEqual(faults.ofRequest(QUERY), []);
    assert.equal(faults.failsPartly(QUERY), false);
    assert.equal(faults.repeatsPage(QUERY), false);
    assert.doesNotThrow(() => faults.requireReadable(QUERY));
  });

  it('acts on the nth, or on every so many, of the requests that match', () => {
    assert.deepEqual(hits({}, 3), [1, 2, 3]);
    assert.deepEqual(hits({ path: '/query', nth: 2 }, 4), [2]);
    assert.deepEqual(hits({ object: 'user', every: 3 }, 7), [3, 6]);
    assert.deepEqual(hits({ path: '/sobjects' }, 3), []);
    assert.deepEqual(hits({ object: 'Profile' }, 3), []);
  });

  it('draws the same requests from the same seed', () => {
    const first = hits({ probability: 0.3, seed: 7 }, 1000);
    assert.deepEqual(hits({ probability: 0.3, seed: 7 }, 1000), first);
    assert.notDeepEqual(hits({ probability: 0.3, seed: 8 }, 1000), first);
    assert.ok(first.length > 250 && first.length < 350, String(first.length));
    assert.deepEqual(hits({ probability: 0, seed: 1 }, 10), []);
    assert.equal(hits({ probability: 1, seed: 1 }, 10).length, 10);
  });

  it('counts only the requests that match', () => {
    const faults = new Faults();
    faults.set([{ match: { path: '/query', nth: 2 }, fault: { kind: 'connectionReset' } }]);
    const other = { path: '/services/data/v67.0/limits', objects: [] };
    const found = [QUERY, other, other, QUERY].map((event) => faults.ofRequest(event).length);
    assert.deepEqual(found, [0, 0, 0, 1]);
  });

  it('keeps the session lost from the matching request on, until the rules change', () => {
    const faults = new Faults();
    faults.set([{ match: { nth: 2 }, fault: { kind: 'invalidSession' } }]);
    const isLost = (): boolean => faults.ofRequest(QUERY).some(({ kind }) => kind === 'invalidSession');
    assert.deepEqual([isLost(), isLost(), isLost()], [false, true, true]);
    faults.clear();
    assert.equal(isLost(), false);
  });

  it('makes an object unreadable, as if it did not exist', () => {
    const faults = new Faults();
    faults.set([{ match: { object: 'LoginHistory' }, fault: { kind: 'objectUnreadable' } }]);
    assert.doesNotThrow(() => faults.requireReadable(QUERY));
    assert.throws(() => faults.requireReadable({ path: '/query', objects: ['User', 'loginhistory'] }), {
      errorCode: 'INVALID_TYPE',
      message: "sObject type 'loginhistory' is not supported."
    });
  });

  it('counts writes apart from requests', () => {
    const faults = new Faults();
    faults.set([{ match: { nth: 1 }, fault: { kind: 'partialDmlFailure' } }]);
    assert.deepEqual(faults.ofRequest(QUERY), []);
    assert.equal(faults.failsPartly(QUERY), true);
    assert.equal(faults.failsPartly(QUERY), false);
  });

  it('shows its rules without the counts', () => {
    const faults = new Faults();
    const rules = [{ match: { nth: 1 }, fault: { kind: 'latency', milliseconds: 5 } }] as const;
    faults.set(rules);
    faults.ofRequest(QUERY);
    assert.deepEqual(faults.rules, rules);
  });
});
