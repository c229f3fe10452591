import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Hono } from 'hono';
import type { ApiEnv } from './api.ts';
import { testOrg } from './test/fixture.ts';

const LIMITS = '/services/data/v67.0/limits';

async function errorOf(response: Response): Promise<{ status: number; errorCode: unknown }> {
  const [error] = (await response.json()) as [{ errorCode: unknown }];
  return { status: response.status, errorCode: error.errorCode };
}

describe('apiRoutes', () => {
  it('lists its versions to everybody, also under a doubled slash', async () => {
    const { send } = testOrg();
    for (const path of ['/services/data', '//services/data/', '/services//data']) {
      const response = await send('GET', path, undefined, { authorization: '' });
      const versions = (await response.json()) as { version: string; label: string }[];
      assert.deepEqual([versions[0]!.version, versions.at(-1)!.version], ['51.0', '68.0']);
      assert.deepEqual([versions[0]!.label, versions.at(-1)!.label], ["Spring '21", "Winter '27"]);
    }
  });

  it('refuses every other address without a valid token', async () => {
    const { send } = testOrg();
    const paths = [
      LIMITS,
      '/services/data/v67.0',
      '/services/oauth2/userinfo',
      '/local-org/faults',
      '/',
      '/other'
    ];
    for (const path of paths) {
      for (const authorization of ['', 'Bearer', 'Bearer 00D000000000001!x', 'Basic eA==']) {
        const found = await errorOf(await send('GET', path, undefined, { authorization }));
        assert.deepEqual(found, { status: 401, errorCode: 'INVALID_SESSION_ID' }, path);
      }
    }
  });

  it('refuses another host name', async () => {
    const { send } = testOrg();
    for (const host of ['evil.example', '127.0.0.1.evil.example', '', '127.0.0.1:80:80']) {
      assert.equal((await send('GET', LIMITS, undefined, { host })).status, 403, host);
    }
    assert.equal((await send('GET', LIMITS, undefined, { host: 'localhost:8080' })).status, 200);
  });

  it('refuses a user who lacks API Enabled, and one who was deactivated or frozen', async () => {
    const { api, send, user } = testOrg();
    const { store } = api.org;
    const noApi = user('ViewSetup');
    const as = async (token: string) =>
      errorOf(
        await send('GET', '/services/data/v67.0/other', undefined, { authorization: `Bearer ${token}` })
      );
    assert.deepEqual(await as(noApi.token), { status: 403, errorCode: 'API_DISABLED_FOR_ORG' });
    const ofPages = api.tokens.issue(noApi.id, 'pages');
    assert.equal((await as(ofPages)).status, 404, 'pages need no API Enabled');
    const gone = user('ApiEnabled');
    assert.equal((await as(gone.token)).status, 404);
    store.transaction(() => store.put('User', { ...store.row('User', gone.id)!, IsActive: false }));
    assert.deepEqual(await as(gone.token), { status: 401, errorCode: 'INVALID_SESSION_ID' });
    const frozen = user('ApiEnabled');
    const login = { Id: store.nextId('0Yw'), UserId: frozen.id, IsFrozen: true };
    store.transaction(() => store.put('UserLogin', login));
    assert.deepEqual(await as(frozen.token), { status: 401, errorCode: 'INVALID_SESSION_ID' });
  });

  it('answers versions 51.0 to 68.0 and no other', async () => {
    const { send } = testOrg();
    for (const version of ['51.0', '68.0']) {
      assert.equal((await send('GET', `/services/data/v${version}`)).status, 200);
    }
    for (const version of ['50.0', '69.0', '67', '67.1', 'x']) {
      const found = await errorOf(await send('GET', `/services/data/v${version}/limits`));
      assert.deepEqual(found, { status: 404, errorCode: 'NOT_FOUND' }, version);
    }
  });

  it('tells what a resource allows, and that there is no such resource', async () => {
    const { send } = testOrg();
    const response = await send('DELETE', LIMITS);
    assert.equal(response.status, 405);
    assert.match(await response.text(), /HTTP Method 'DELETE' not allowed. Allowed are GET,HEAD/);
    assert.equal((await send('GET', '/services/data/v67.0/other')).status, 404);
    assert.equal((await send('GET', '/services/data/v67.0/sobjects/%ff/describe')).status, 404);
  });

  it('refuses by name what is known and not modelled', async () => {
    const { send } = testOrg();
    for (const path of [
      'tooling/query?q=x',
      'jobs/query',
      'analytics/reports',
      'queryAll?q=x',
      'search',
      'actions'
    ]) {
      const found = await errorOf(await send('GET', `/services/data/v67.0/${path}`));
      assert.deepEqual(found, { status: 501, errorCode: 'NOT_MODELLED' }, path);
    }
  });

  it('has no source tracking, as an org without it says', async () => {
    const found = await errorOf(
      await testOrg().send('GET', '/services/data/v67.0/tooling/sobjects/SourceMember/describe')
    );
    assert.deepEqual(found, { status: 404, errorCode: 'NOT_FOUND' });
  });

  it('refuses a URI over 16,384 bytes, and headers that go beyond with it', async () => {
    const { send } = testOrg();
    const pathOf = (length: number) => `${LIMITS}?q=${'x'.repeat(length - LIMITS.length - 3)}`;
    assert.equal((await send('GET', pathOf(16_385))).status, 414);
    assert.equal((await send('GET', pathOf(16_384))).status, 431);
    assert.equal((await send('GET', pathOf(15_000))).status, 200);
  });

  it('refuses a body over 50 MB by its announced length, before it is read', async () => {
    const { send } = testOrg();
    const headers = { 'content-length': String(50 * 1024 * 1024 + 1) };
    assert.equal((await send('POST', '/services/data/v67.0/composite', '{}', headers)).status, 413);
  });

  it('takes JSON and nothing else', async () => {
    const { send } = testOrg();
    const path = '/services/data/v67.0/composite';
    assert.deepEqual(await errorOf(await send('POST', path, '{')), {
      status: 400,
      errorCode: 'JSON_PARSER_ERROR'
    });
    const xml = await send('POST', path, '<a/>', { 'content-type': 'application/xml' });
    assert.deepEqual(await errorOf(xml), { status: 415, errorCode: 'UNSUPPORTED_MEDIA_TYPE' });
  });

  it('counts the requests of the day and ends with the limit', async () => {
    const { send } = testOrg({ dailyRequests: 2 });
    const first = await send('GET', '/services/data/v67.0');
    assert.equal(first.headers.get('sforce-limit-info'), 'api-usage=1/2');
    assert.deepEqual(await (await send('GET', LIMITS)).json(), {
      DailyApiRequests: { Max: 2, Remaining: 0 }
    });
    assert.deepEqual(await errorOf(await send('GET', LIMITS)), {
      status: 403,
      errorCode: 'REQUEST_LIMIT_EXCEEDED'
    });
  });

  it('says who the caller is', async () => {
    const { send, admin } = testOrg();
    const info = (await (await send('GET', '/services/oauth2/userinfo')).json()) as Record<string, string>;
    assert.equal(info['user_id'], admin.id);
    assert.equal(info['preferred_username'], 'user1@example.com');
    const address = new URL(info['sub']!);
    const identity = (await (await send('GET', address.pathname)).json()) as Record<string, string>;
    assert.equal(identity['username'], 'user1@example.com');
    assert.equal((await send('GET', `${address.pathname.slice(0, -18)}005000000000009AAA`)).status, 404);
  });

  it('issues no tokens', async () => {
    const response = await testOrg().send('POST', '/services/oauth2/token', undefined, { authorization: '' });
    assert.equal(response.status, 400);
    assert.equal(((await response.json()) as { error: string }).error, 'unsupported_grant_type');
  });

  it('gives further APIs the caller, behind the same guard', async () => {
    const extension = new Hono<ApiEnv>();
    extension.get('/services/data/:version/ui-api/me', (context) => context.json(context.var.caller));
    const { send, admin } = testOrg({ extensions: [extension] });
    const path = '/services/data/v67.0/ui-api/me';
    assert.deepEqual(await (await send('GET', path)).json(), { userId: admin.id, mode: 'user' });
    assert.equal((await send('GET', path, undefined, { authorization: '' })).status, 401);
  });

  it('answers a mistake of its own with 500, and writes where it was made', async (context) => {
    const written = context.mock.method(console, 'error', () => undefined);
    const extension = new Hono<ApiEnv>();
    extension.get('/services/data/:version/broken', () => {
      throw new Error('broken');
    });
    const found = await errorOf(
      await testOrg({ extensions: [extension] }).send('GET', '/services/data/v67.0/broken')
    );
    assert.deepEqual(found, { status: 500, errorCode: 'UNKNOWN_EXCEPTION' });
    assert.equal(written.mock.callCount(), 1);
  });
});
