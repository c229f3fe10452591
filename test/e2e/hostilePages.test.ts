import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { V, hostileOrg, sendRaw } from './hostileOrg.ts';
import type { Got, HostileOrg } from './hostileOrg.ts';

/** Ends a script, starts an image, turns the direction of text, and ends a line of JavaScript. */
const NASTY = '</script><img src=x onerror=alert(1)>\u202egnp.exe\u2028';

let host: HostileOrg;
let cookie: string;
let user: string;

before(async () => {
  host = await hostileOrg();
  cookie = `runas-token-${host.port}=${host.pageToken}`;
  const { store } = host.org;
  const [first] = store.rows('User').filter((row) => row['IsActive'] === true);
  user = first!.Id;
  store.transaction(() => {
    store.put('User', { ...first!, LastName: NASTY, Name: NASTY, LocaleSidKey: NASTY });
    const app =
      '<CustomApplication><label>&lt;img onerror=1&gt;</label><uiType>Lightning</uiType></CustomApplication>';
    store.putFile('applications/Nasty.app', Buffer.from(app));
  });
});

after(() => host.close());

interface Sent {
  readonly method?: string;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** As a browser that has opened the page. */
function open(path: string, { headers, ...sent }: Sent = {}): Promise<Got> {
  return host.ask(path, { ...sent, headers: { authorization: '', cookie, ...headers } });
}

/** A browser sends no empty `authorization`. */
async function asBrowser(path: string, { headers, ...sent }: Sent = {}): Promise<number> {
  const response = await fetch(`${host.origin}${path}`, {
    ...sent,
    headers: { connection: 'close', cookie, ...headers }
  });
  await response.text();
  return response.status;
}

describe('a page', () => {
  it('gives names as data, never as markup or script', async () => {
    const found = await open('/frame/users?search=onerror');
    assert.match(found.headers.get('content-type') ?? '', /^application\/json/);
    assert.equal(found.headers.get('x-content-type-options'), 'nosniff');
    assert.equal((JSON.parse(found.text) as { users: { name: string }[] }).users[0]?.name, NASTY);
    const context = await open('/local-org/context.js');
    const [, json = ''] = /^export const context = (.*);\n$/s.exec(context.text) ?? [];
    assert.match(context.headers.get('content-type') ?? '', /^text\/javascript/);
    assert.equal((JSON.parse(json) as { userId: string }).userId, user);
    const state = await open('/frame/state?app=Nasty');
    assert.match(state.headers.get('content-type') ?? '', /^application\/json/);
    assert.match(state.text, /<img onerror=1>/);
    for (const path of ['/', '/lightning/%3Cimg%20onerror%3E', '/lightning/n/x?c__x=%3Cimg%20onerror%3E']) {
      assert.doesNotMatch((await open(path)).text, /onerror(?!=")|alert/, path);
    }
  });

  it('has nothing at a path that climbs or names another host', async () => {
    for (const path of [
      '/app/..%2fmain.js',
      '/vendor/%2e%2e/x.js',
      '//evil.example/',
      '/\\evil.example',
      '/SERVICES/data'
    ]) {
      assert.equal((await open(path)).status, 404, path);
    }
  });

  it('lets no cookie of another port, and none that is wrong, in', async () => {
    for (const one of [
      `runas-token-${host.port + 1}=${host.pageToken}`,
      `runas-token=${host.pageToken}`,
      `${cookie}x`,
      `${cookie}; runas-token-${host.port}=wrong`
    ]) {
      assert.equal((await open('/frame/state', { headers: { cookie: one } })).status, 401, one);
    }
  });

  it('is changed by itself alone, and no header comes out of an id', async () => {
    const other = [
      'http://evil.example',
      'null',
      `http://127.0.0.1:${host.port + 1}`,
      `http://localhost:${host.port}`,
      `https://127.0.0.1:${host.port}`,
      `${host.origin}.evil.example`
    ];
    for (const origin of other) {
      const { status } = await open('/frame/user', { method: 'POST', body: user, headers: { origin } });
      assert.equal(status, 403, origin);
      const call = { method: 'POST', body: '{}', headers: { origin } };
      assert.equal((await open('/local-org/apex/RunAsReader/heldPermissions', call)).status, 403, origin);
      const row = { method: 'POST', body: '{"Name":"forged"}' };
      const headers = { origin, 'content-type': 'application/json' };
      assert.equal(await asBrowser(`${V}/sobjects/Account`, { ...row, headers }), 401, origin);
      const rules = { method: 'PUT', body: '{"rules":[]}', headers };
      assert.equal(await asBrowser('/local-org/faults', rules), 401, origin);
    }
    assert.equal(host.org.store.find('Account', 'Name', 'forged').length, 0);
    const own = { method: 'POST', headers: { origin: host.origin } };
    for (const body of [`${user}\r\nSet-Cookie: a=b`, '__proto__', '', user.toLowerCase()]) {
      const { status, headers } = await open('/frame/user', { ...own, body });
      assert.equal(status, 400, body);
      assert.doesNotMatch(headers.get('set-cookie') ?? '', /runas-user|a=b/);
    }
    const line = `GET /frame/state HTTP/1.1\r\nHost: 127.0.0.1:${host.port}\r\nConnection: close\r\n`;
    const split = await sendRaw(
      host.port,
      `${line}Cookie: ${cookie}; runas-user-${host.port}=0\r\n X: y\r\n\r\n`
    );
    assert.match(split, /^HTTP\/1\.1 400 /);
  });

  it('shows the user of a forged cookie nothing but the first user’s', async () => {
    const inactive = host.org.store.rows('User').find((row) => row['IsActive'] !== true)!;
    for (const id of [inactive.Id, '001000000000001AAA', '__proto__', `${user}'`]) {
      const headers = { cookie: `${cookie}; runas-user-${host.port}=${id}` };
      const { text } = await open('/local-org/context.js', { headers });
      assert.match(text, new RegExp(`"userId":"${user}"`), id);
    }
  });

  it('refuses a body that is too long as such', async () => {
    const own = { method: 'POST', headers: { origin: host.origin } };
    assert.equal((await open('/frame/user', { ...own, body: 'x'.repeat(200) })).status, 413);
  });

  it('is not loaded into another origin’s', async () => {
    const { headers } = await open('/local-org/context.js');
    assert.equal(headers.get('cross-origin-resource-policy'), 'same-origin');
  });
});
