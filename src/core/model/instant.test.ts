import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseInstant } from './instant.ts';

const iso = (text: string): string | null => {
  const millis = parseInstant(text);
  return millis === null ? null : new Date(millis).toISOString();
};

describe('parseInstant', () => {
  const read: Record<string, string> = {
    '2026-11-21': '2026-11-21T00:00:00.000Z',
    ' 2026-11-21 ': '2026-11-21T00:00:00.000Z',
    '2024-02-29': '2024-02-29T00:00:00.000Z',
    '2026-11-21T10:30': '2026-11-21T10:30:00.000Z',
    '2026-11-21T10:30:15': '2026-11-21T10:30:15.000Z',
    '2026-11-21T10:30Z': '2026-11-21T10:30:00.000Z',
    '2026-11-21T10:30:15.123Z': '2026-11-21T10:30:15.123Z',
    '2026-11-21T10:30:15.123+0000': '2026-11-21T10:30:15.123Z',
    '2026-11-21T01:00:00+02:00': '2026-11-20T23:00:00.000Z',
    '2026-11-20T19:00:00-0530': '2026-11-21T00:30:00.000Z'
  };
  for (const [text, expected] of Object.entries(read)) {
    it(`reads \`${text}\``, () => assert.equal(iso(text), expected));
  }

  const refused = [
    '',
    'today',
    '2026-02-29',
    '2026-02-31',
    '2026-02-31T10:00Z',
    '2026-13-01',
    '2026-1-1',
    '21.11.2026',
    '2026-11-21T',
    '2026-11-21T25:00Z',
    '2026-11-21 10:30',
    '2026-11-21Z',
    '1795219200000'
  ];
  for (const text of refused) it(`refuses \`${text}\``, () => assert.equal(parseInstant(text), null));
});
