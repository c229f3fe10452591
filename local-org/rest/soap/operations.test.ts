import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { ApiError } from '../../apiError.ts';
import { Store } from '../../store/store.ts';
import { Operations } from './operations.ts';

const USER = '005000000000001AAA';

function operations(kept = 10): Operations<string> {
  return new Operations<string>(new Store(':memory:'), '0Af', kept);
}

describe('Operations', () => {
  it('runs one after the other and keeps the results', async () => {
    const queue = operations();
    const first = Promise.withResolvers<string>();
    const a = queue.start(USER, () => first.promise);
    const b = queue.start(USER, () => Promise.resolve('b'));
    assert.match(a, /^0Af\w{15}$/);
    await nextTurn();
    assert.deepEqual([queue.state(USER, a).status, queue.state(USER, b).status], ['InProgress', 'Pending']);
    first.resolve('a');
    await nextTurn();
    assert.deepEqual(queue.state(USER, a), { status: 'Done', result: 'a' });
    assert.deepEqual(queue.state(USER, b), { status: 'Done', result: 'b' });
  });

  it('keeps the error of a failure and goes on', async () => {
    const queue = operations();
    const error = new ApiError('INVALID_ZIP', 'broken');
    const a = queue.start(USER, () => Promise.reject(error));
    const b = queue.start(USER, () => Promise.resolve('b'));
    await nextTurn();
    assert.deepEqual(queue.state(USER, a), { status: 'Failed', error });
    assert.equal(queue.state(USER, b).status, 'Done');
  });

  it('forgets the oldest results', async () => {
    const queue = operations(2);
    const ids = ['a', 'b', 'c'].map((result) => queue.start(USER, () => Promise.resolve(result)));
    await nextTurn();
    assert.throws(() => queue.state(USER, ids[0]!), { errorCode: 'INVALID_CROSS_REFERENCE_KEY' });
    assert.equal(queue.state(USER, ids[1]!).status, 'Done');
  });

  it("does not show another user's", () => {
    const queue = operations();
    const id = queue.start(USER, () => Promise.resolve('a'));
    assert.throws(() => queue.state('005000000000002AAA', id), { errorCode: 'INVALID_CROSS_REFERENCE_KEY' });
  });

  it('refuses more than five that wait', () => {
    const queue = operations();
    const forever = (): Promise<string> => new Promise(() => undefined);
    assert.throws(
      () => {
        for (let i = 0; i < 10; i++) queue.start(USER, forever);
      },
      { errorCode: 'LIMIT_EXCEEDED' }
    );
  });
});
