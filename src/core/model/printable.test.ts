import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { printable } from './printable.ts';

describe('printable', () => {
  for (const [text, shown] of [
    ['\u001b[2J', String.raw`\u001b[2J`],
    ['\u202efdp.exe', String.raw`\u202efdp.exe`],
    ['a\u200db', String.raw`a\u200db`],
    ['a\u200cb', String.raw`a\u200cb`],
    ['😀\u200d', String.raw`😀\u200d`],
    ['😀\u200d\u200d😀', String.raw`😀\u200d\u200d😀`],
    ['\u200cم', String.raw`\u200cم`],
    ['a\nb\u2028', String.raw`a\u000ab\u2028`]
  ] as const) {
    it(`shows ${JSON.stringify(text)} by its codes`, () => assert.equal(printable(text), shown));
  }

  for (const text of [
    'مرحبا',
    'می\u200cخواهم',
    '👩🏽\u200d🚀',
    '👨\u200d👩\u200d👧',
    '❤️\u200d🔥',
    'שלום (a)',
    'é'
  ]) {
    it(`leaves ${text} as it is`, () => assert.equal(printable(text), text));
  }
});
