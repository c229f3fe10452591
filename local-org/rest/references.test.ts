import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { resolveReferences } from './references.ts';

const RESULTS = new Map<string | null, unknown>([
  ['order', { id: 'a00', success: true }],
  ['found', { totalSize: 2, records: [{ Name: 'x' }, { Name: 'y' }] }],
  ['list', [{ id: '1' }]]
]);

describe('resolveReferences', () => {
  it('puts values into texts at any depth, and leaves the rest as it is', () => {
    const body = {
      Order__c: '@{order.id}',
      nested: [{ text: 'a @{found.records[1].Name} b' }],
      n: 1,
      none: null
    };
    assert.deepEqual(resolveReferences(body, RESULTS), {
      Order__c: 'a00',
      nested: [{ text: 'a y b' }],
      n: 1,
      none: null
    });
  });

  it('keeps the type of a value that is the whole text', () => {
    assert.equal(resolveReferences('@{found.totalSize}', RESULTS), 2);
    assert.equal(resolveReferences('@{list[0].id}', RESULTS), '1');
  });

  it('halts at a value that is not there', () => {
    for (const text of [
      '@{other.id}',
      '@{order.name}',
      '@{order.id.length}',
      '@{order.constructor}',
      '@{found.records}'
    ]) {
      assert.throws(() => resolveReferences(text, RESULTS), { errorCode: 'PROCESSING_HALTED' }, text);
    }
  });

  it('ends a text that would grow without bound', () => {
    const results = new Map([['long', { text: 'x'.repeat(10_000) }]]);
    const text = (times: number): string => '@{long.text} '.repeat(times);
    assert.equal(String(resolveReferences(text(100), results)).length, 1_000_100);
    assert.throws(() => resolveReferences(text(101), results), { errorCode: 'LIMIT_EXCEEDED' });
  });
});
