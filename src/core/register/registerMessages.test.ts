import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { BULK_REASONS } from './bulk.ts';
import { BULK_REASON_TEXTS, SCAN_NOTE_TEXTS, importProblemText } from './registerMessages.ts';

describe('texts of the register', () => {
  it('are sentences', () => {
    const texts = [...Object.values(BULK_REASON_TEXTS), ...Object.values(SCAN_NOTE_TEXTS)];
    for (const text of texts) assert.match(text, /^[A-Z].*\.$/);
    assert.deepEqual(Object.keys(BULK_REASON_TEXTS), [...BULK_REASONS]);
  });

  it('fill in what they are given, and leave out what depends on nothing given', () => {
    assert.match(importProblemText({ code: 'notJson', params: {} }), /has an error\. Run/);
    assert.match(
      importProblemText({ code: 'notJson', params: { line: '3', column: '7' } }),
      /an error at line 3, column 7\. Run/
    );
  });
});
