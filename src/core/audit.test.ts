import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { audit } from './index.ts';
import type { Gap } from './index.ts';

describe('audit', () => {
  it('has the gaps of the source, whoever they concern', () => {
    const gaps: Gap[] = [{ code: 'fileEmpty', params: { path: 'profiles/A.profile' } }];
    const takenAt = '2026-11-21';
    const found = audit({ org: { name: 'acme', takenAt }, apiVersion: null, rows: {}, gaps }, takenAt);
    assert.deepEqual(found.gaps, gaps);
  });
});
