import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { CallApex } from '../../local-org/preview/apexRoute.ts';
import { ADMIN, serveLocalPages } from './localPages.ts';
import type { LocalPages } from './localPages.ts';

let pages: LocalPages;
let origin: string;
let own: Readonly<Record<'cookie' | 'origin' | 'connection', string>>;
let token: string;

/** Says who calls what, and throws where the method is called so. */
const callApex: CallApex = (userId, className, methodName, parameters) => {
  if (methodName === 'fails') {
    return { error: { message: 'Out of thread.', exceptionType: 'System.AuraHandledException' } };
  }
  return { value: methodName === 'nothing' ? undefined : { userId, className, methodName, parameters } };
};

before(async () => {
  pages = await serveLocalPages({ bundle: new Promise(() => undefined), callApex });
  const address = new URL(pages.address());
  ({ origin } = address);
  token = address.searchParams.get('token') ?? '';
  // What is refused before it is read ends its connection.
  own = { cookie: `runas-token-${address.port}=${token}`, origin, connection: 'close' };
});

after(() => pages.close());

function call(to: string, init: RequestInit = {}): Promise<Response> {
  return fetch(`${origin}/local-org/apex/${to}`, { method: 'POST', headers: own, body: '{}', ...init });
}

describe('calls of Apex', () => {
  it('come to the method with user and parameters, and answer what it returns', async () => {
    const answer = await call('Probe/read', { body: '{"request":{"ids":["a"]}}' });
    assert.equal(answer.status, 200);
    assert.equal(answer.headers.get('cache-control'), 'no-store');
    assert.deepEqual(await answer.json(), {
      userId: ADMIN,
      className: 'Probe',
      methodName: 'read',
      parameters: { request: { ids: ['a'] } }
    });
  });

  it('of a method that returns nothing answer null', async () => {
    const answer = await call('Probe/nothing');
    assert.deepEqual([answer.status, await answer.json()], [200, null]);
  });

  it('that throw answer the error as a component gets it', async () => {
    const answer = await call('Probe/fails');
    assert.equal(answer.status, 500);
    const error = { message: 'Out of thread.', exceptionType: 'System.AuraHandledException' };
    assert.deepEqual(await answer.json(), error);
  });

  it('are refused from another page, and without the cookie', async () => {
    for (const headers of [
      { cookie: own.cookie },
      { ...own, origin: 'http://evil.example' },
      { ...own, origin: 'null' },
      { ...own, origin: origin.replace('127.0.0.1', 'localhost') }
    ]) {
      assert.equal((await call('Probe/who', { headers })).status, 403, JSON.stringify(headers));
    }
    const withoutCookie = { headers: { origin } };
    assert.equal((await call('Probe/who', withoutCookie)).status, 401);
    assert.equal((await call(`Probe/who?token=${token}`, withoutCookie)).status, 403);
  });

  it('want one JSON object, of a megabyte at most', async () => {
    for (const body of ['', '[]', 'null', '7', '{', '"who"']) {
      assert.equal((await call('Probe/who', { body })).status, 400, body);
    }
    const body = JSON.stringify({ text: 'x'.repeat(1024 * 1024) });
    assert.equal((await call('Probe/who', { body })).status, 413);
  });

  it('are POST, of a class and a method', async () => {
    for (const to of [
      'Probe',
      'Probe/who/now',
      'Probe/who%2fnow',
      '../Probe',
      'Probe/9',
      'Probe/__proto__'
    ]) {
      assert.equal((await call(to)).status, 405, to);
    }
    const got = await fetch(`${origin}/local-org/apex/Probe/who`, { headers: { cookie: own.cookie } });
    assert.equal(got.status, 404);
  });
});
