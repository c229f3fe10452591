import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ApiError } from '../apiError.ts';
import type { QueryAnswer } from '../soql/answer.ts';
import { Cursors } from './cursors.ts';
import type { Page } from './cursors.ts';

const USER = '005000000000001AAA';
const PLAIN = { repeatPrevious: false };

function answerOf(count: number, batchSize: number): QueryAnswer {
  const records = Array.from({ length: count }, (_, n) => ({ attributes: { type: 'User' }, n }));
  return { totalSize: count, records, batchSize, columns: [] };
}

function numbersOf(page: Page): unknown[] {
  return page.records.map(({ n }) => n);
}

function isInvalidLocator(error: unknown): boolean {
  return error instanceof ApiError && error.errorCode === 'INVALID_QUERY_LOCATOR';
}

describe('Cursors', () => {
  it('gives a short answer as one page without a locator', () => {
    const page = new Cursors(() => new Date()).firstPage(USER, answerOf(3, 3));
    assert.deepEqual(numbersOf(page), [0, 1, 2]);
    assert.equal(page.locator, undefined);
  });

  it('hands a long answer out batch by batch, each record once', () => {
    const cursors = new Cursors(() => new Date());
    const first = cursors.firstPage(USER, answerOf(5, 2));
    const second = cursors.nextPage(USER, first.locator!, PLAIN);
    const third = cursors.nextPage(USER, second.locator!, PLAIN);
    assert.deepEqual([first, second, third].map(numbersOf), [[0, 1], [2, 3], [4]]);
    assert.equal(third.locator, undefined);
    assert.equal(third.totalSize, 5);
  });

  it('gives the previous records in the place of a page when asked to repeat', () => {
    const cursors = new Cursors(() => new Date());
    const first = cursors.firstPage(USER, answerOf(5, 2));
    const repeated = cursors.nextPage(USER, first.locator!, { repeatPrevious: true });
    assert.deepEqual(numbersOf(repeated), [0, 1]);
    assert.deepEqual(numbersOf(cursors.nextPage(USER, repeated.locator!, PLAIN)), [4]);
  });

  it('refuses the locator of another user, of no cursor, and between batches', () => {
    const cursors = new Cursors(() => new Date());
    const locator = cursors.firstPage(USER, answerOf(5, 2)).locator!;
    const id = locator.slice(0, 18);
    assert.throws(() => cursors.nextPage('005000000000002AAA', locator, PLAIN), isInvalidLocator);
    for (const wrong of [`${id}-0`, `${id}-1`, `${id}-6`, id, '', '01g000000000001AAA-2']) {
      assert.throws(() => cursors.nextPage(USER, wrong, PLAIN), isInvalidLocator, wrong);
    }
  });

  it('releases the oldest of more than ten, per user', () => {
    const cursors = new Cursors(() => new Date());
    const other = cursors.firstPage('005000000000002AAA', answerOf(3, 2)).locator!;
    const locators = Array.from({ length: 11 }, () => cursors.firstPage(USER, answerOf(3, 2)).locator!);
    assert.throws(() => cursors.nextPage(USER, locators[0]!, PLAIN), isInvalidLocator);
    assert.deepEqual(numbersOf(cursors.nextPage(USER, locators[1]!, PLAIN)), [2]);
    assert.deepEqual(numbersOf(cursors.nextPage('005000000000002AAA', other, PLAIN)), [2]);
  });

  it('forgets an answer after two days', () => {
    let now = new Date('2026-11-22T00:00:00Z');
    const cursors = new Cursors(() => now);
    const locator = cursors.firstPage(USER, answerOf(3, 2)).locator!;
    now = new Date('2026-11-24T00:00:00Z');
    assert.deepEqual(numbersOf(cursors.nextPage(USER, locator, PLAIN)), [2]);
    now = new Date('2026-11-24T00:00:01Z');
    assert.throws(() => cursors.nextPage(USER, locator, PLAIN), isInvalidLocator);
  });
});
