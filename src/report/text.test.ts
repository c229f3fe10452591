import { printable } from '../core/index.ts';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { count, pathText } from './text.ts';

describe('printable', () => {
  it('leaves letters of every script, marks and signs as they are', () => {
    for (const text of ['Müller & Søn', '東京', 'مرحبا', 'e\u0301', '—“”…', '😀', '\u00a0', 'C:\\x']) {
      assert.equal(printable(text), text);
    }
  });

  it('shows control characters as their code', () => {
    assert.equal(printable('\u001b[2J\u0007'), '\\u001b[2J\\u0007');
    assert.equal(printable('a\nb\r\tc\u0000\u007f'), 'a\\u000ab\\u000d\\u0009c\\u0000\\u007f');
    assert.equal(printable('\u009b31m'), '\\u009b31m');
  });

  it('shows what turns, hides or breaks text as its code', () => {
    const codes =
      '061c 200b 200e 200f 2028 2029 202a 202b 202c 202d 202e 2060 2066 2067 2068 2069 feff e0041';
    for (const code of codes.split(' ')) {
      const char = String.fromCodePoint(Number.parseInt(code, 16));
      assert.equal(printable(`a${char}b`), `a\\u${code}b`);
    }
  });
});

describe('pathText', () => {
  it('names the grant, its member, its reason and its state', () => {
    assert.equal(pathText({ kind: 'profile', name: 'Admin', member: null }), 'profile Admin');
    assert.equal(
      pathText({
        kind: 'group',
        name: 'Fulfilment',
        member: 'Orders',
        by: 'ModifyAllData',
        conditional: true,
        possiblyStale: true
      }),
      'group Fulfilment > Orders, by ModifyAllData, when activated, possibly stale'
    );
  });

  it('is printable', () => {
    assert.equal(
      pathText({ kind: 'permissionSet', name: 'A\u001b[1m', member: null }),
      'permission set A\\u001b[1m'
    );
  });
});

describe('count', () => {
  it('counts one, none and many', () => {
    assert.equal(count(1, 'app'), '1 app');
    assert.equal(count(0, 'app'), '0 apps');
    assert.equal(count(12_345, 'identity', 'identities'), '12,345 identities');
  });
});
