import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { testOrg } from './test/fixture.ts';
import { Tokens } from './tokens.ts';

describe('Tokens', () => {
  it('issues a token that starts with the organization id and stands for its user', () => {
    const { api, admin } = testOrg();
    const token = api.tokens.issue(admin.id);
    assert.match(token, /^00D\w{12}![\w-]{64}$/);
    assert.equal(api.tokens.sessionOf(token)?.userId, admin.id);
  });

  it('knows neither a changed token nor one of another start', () => {
    const { api, admin } = testOrg();
    const token = api.tokens.issue(admin.id);
    assert.equal(api.tokens.sessionOf(`${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`), undefined);
    assert.equal(api.tokens.sessionOf(''), undefined);
    assert.equal(new Tokens(api.org).sessionOf(token), undefined);
  });

  it('forgets the oldest of more than a thousand', () => {
    const { api, admin } = testOrg();
    const first = api.tokens.issue(admin.id);
    const second = api.tokens.issue(admin.id);
    for (let i = 0; i < 999; i++) api.tokens.issue(admin.id);
    assert.equal(api.tokens.sessionOf(first), undefined);
    assert.equal(api.tokens.sessionOf(second)?.userId, admin.id);
  });
});
