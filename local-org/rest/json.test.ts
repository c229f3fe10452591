import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseJson, recordOf } from './json.ts';

describe('parseJson', () => {
  it('reads JSON whose texts hold brackets and quotes', () => {
    const value = { text: `${'['.repeat(100)} "{" \\`, list: [[{}]] };
    assert.deepEqual(parseJson(JSON.stringify(value)), value);
  });

  it('names what is wrong with a text that is no JSON', () => {
    for (const text of ['{', '{"a":}', 'nothing', '"open']) {
      assert.throws(() => parseJson(text), { errorCode: 'JSON_PARSER_ERROR' }, text);
    }
  });

  it('refuses what is nested too deeply, before it is parsed', () => {
    assert.deepEqual(parseJson('['.repeat(64) + ']'.repeat(64)), JSON.parse('['.repeat(64) + ']'.repeat(64)));
    assert.throws(() => parseJson('['.repeat(5_000_000)), { message: /nested more than 64 levels/ });
  });
});

describe('recordOf', () => {
  it('leaves the attributes out', () => {
    assert.deepEqual(recordOf({ attributes: { type: 'X' }, Name: 'a' }), { Name: 'a' });
  });

  it('refuses an id in any case, and what is no object', () => {
    assert.throws(() => recordOf({ iD: '005' }), { errorCode: 'INVALID_FIELD', fields: ['iD'] });
    for (const body of [undefined, null, [], 'text']) {
      assert.throws(() => recordOf(body), { errorCode: 'JSON_PARSER_ERROR' });
    }
  });
});
