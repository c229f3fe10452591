import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { userResult } from './json.ts';

describe('userResult', () => {
  it('gives the last login in UTC', () => {
    const user = { Id: 'user-1', Username: 'a', LastLoginDate: '2026-11-20T23:30:00.000-0100' };
    assert.equal(userResult('a', user).lastLoginAt, '2026-11-21T00:30:00.000Z');
  });

  it('gives null for what was not read', () => {
    const nothing = {
      name: null,
      isActive: null,
      isFrozen: null,
      userType: null,
      lastLoginAt: null
    };
    assert.deepEqual(userResult('a', undefined), { username: 'a', userId: null, ...nothing });
    const user = { Id: 'user-1', Username: 'a' };
    assert.deepEqual(userResult('a', user), { username: 'a', userId: 'user-1', ...nothing });
  });

  it('tells false from what was not read', () => {
    const { isActive, isFrozen } = userResult('a', {
      Id: 'user-1',
      Username: 'a',
      IsActive: false,
      IsFrozen: false
    });
    assert.deepEqual([isActive, isFrozen], [false, false]);
  });
});
