import assert from 'node:assert/strict';
import { request } from 'node:http';
import type { RequestOptions } from 'node:http';
import { after, before, describe, it } from 'node:test';
import type { CallApex } from '../../local-org/preview/apexRoute.ts';
import { ADMIN, VIEWER, serveLocalPages } from './localPages.ts';
import type { LocalPages } from './localPages.ts';

let pages: LocalPages;
let token: string;
let port: string;

/** Says who calls. */
const callApex: CallApex = (userId) => ({ value: userId });

before(async () => {
  // A bundle that never comes: the page and its calls of Apex must not wait for it.
  pages = await serveLocalPages({ bundle: new Promise(() => undefined), callApex });
  ({ port } = new URL(pages.address()));
  token = new URL(pages.address()).searchParams.get('token') ?? '';
});

after(() => pages.close());

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly cookies: string;
  readonly body: string;
}

function ask(path: string, options: RequestOptions & { body?: string } = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, agent: false, ...options }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (part: string) => (body += part));
      response.on('end', () => {
        const { headers, statusCode = 0 } = response;
        resolve({ status: statusCode, headers, cookies: (headers['set-cookie'] ?? []).join('\n'), body });
      });
    });
    sent.on('error', reject).end(options.body);
  });
}

function cookie(): string {
  return `a=b; runas-token-${port}=${token}`;
}

function own(): Record<string, string> {
  return { cookie: cookie(), origin: `http://127.0.0.1:${port}` };
}

/** Whom the calls of Apex of a page with these cookies are made for. */
async function callerWith(cookies: string): Promise<string> {
  const headers = { ...own(), cookie: cookies };
  const { body } = await ask('/local-org/apex/Probe/who', { method: 'POST', headers, body: '{}' });
  return JSON.parse(body) as string;
}

describe('page server', () => {
  it('answers any page address with the frame, before anything is built', async () => {
    for (const path of ['/', '/lightning/n/Run_As_Users', '/lightning/r/X__c/a00000000000001AAA/view']) {
      const { status, headers, cookies, body } = await ask(`${path}?token=${token}`);
      assert.equal(status, 200, path);
      assert.match(String(headers['content-type']), /^text\/html/);
      assert.match(cookies, /HttpOnly; SameSite=Strict/);
      assert.match(body, /<title>Run-As Register<\/title>/);
    }
  });

  it('lets nobody frame it, keep it, or load it elsewhere', async () => {
    const { headers } = await ask(`/?token=${token}`);
    assert.match(String(headers['content-security-policy']), /default-src 'self'.*frame-ancestors 'none'/);
    assert.equal(headers['cache-control'], 'no-store');
    assert.equal(headers['x-content-type-options'], 'nosniff');
    assert.equal(headers['access-control-allow-origin'], undefined);
  });

  it('refuses a request without the token, with a wrong one, or with a part of it', async () => {
    for (const path of [
      '/',
      '/lightning/n/Run_As_Users',
      '/local-org/apex/Probe/who',
      '/frame/state',
      '/frame/users',
      '/local-org/context.js',
      '/slds.css',
      '/none',
      '/?token=',
      '/?token=wrong',
      `/?token=${token.slice(1)}`
    ]) {
      const { status, body } = await ask(path);
      assert.equal(status, 401, path);
      assert.doesNotMatch(body, new RegExp(token));
    }
  });

  it('takes the token from the cookie, and the first user for its own', async () => {
    assert.equal(await callerWith(cookie()), ADMIN);
  });

  it('refuses a name that somebody else made point here', async () => {
    for (const host of ['evil.example', '127.0.0.1.evil.example', 'localhost.evil.example:80']) {
      assert.equal((await ask(`/?token=${token}`, { headers: { host } })).status, 403, host);
    }
  });

  it('answers GET alone', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) {
      assert.equal((await ask(`/?token=${token}`, { method })).status, 405, method);
    }
  });

  it('listens on loopback alone', () => {
    assert.match(pages.address(), /^http:\/\/127\.0\.0\.1:/);
  });

  it('tells the page who its user is', async () => {
    const { status, body } = await ask('/local-org/context.js', { headers: { cookie: cookie() } });
    assert.equal(status, 200);
    assert.match(body, new RegExp(`^export const context = .*"userId":"${ADMIN}"`));
  });
});

describe('switch of the user', () => {
  const change = (headers: Record<string, string>, body: string): Promise<Answer> =>
    ask('/frame/user', { method: 'POST', headers, body });

  it('makes another active user the one who calls', async () => {
    const { status, cookies } = await change(own(), VIEWER);
    assert.equal(status, 200);
    const [chosen = ''] = new RegExp(`runas-user-${port}=\\w+`).exec(cookies) ?? [];
    assert.equal(await callerWith(`${cookie()}; ${chosen}`), VIEWER);
    assert.equal(await callerWith(cookie()), ADMIN);
  });

  it('refuses a change that another page sends, or that comes without the cookie', async () => {
    for (const headers of [
      { cookie: cookie() },
      { cookie: cookie(), origin: 'http://evil.example' },
      { cookie: cookie(), origin: 'null' },
      { cookie: cookie(), origin: `http://127.0.0.1:${Number(port) + 1}` }
    ]) {
      const { status, cookies } = await change(headers, VIEWER);
      assert.equal(status, 403, JSON.stringify(headers));
      assert.doesNotMatch(cookies, /runas-user/);
    }
    const withoutCookie = { method: 'POST', headers: { origin: `http://127.0.0.1:${port}` }, body: VIEWER };
    assert.equal((await ask('/frame/user', withoutCookie)).status, 401);
    assert.equal((await ask(`/frame/user?token=${token}`, withoutCookie)).status, 403);
  });

  it('refuses a user who is inactive or does not exist', async () => {
    for (const id of ['005000000000003AAA', '005000000000009AAA', '', '<script>']) {
      const { status, headers } = await change(own(), id);
      assert.equal(status, 400, id);
      assert.match(String(headers['content-type']), /^text\/plain/);
    }
  });

  it('falls back to the first user when the chosen one is inactive by now', async () => {
    assert.equal(await callerWith(`${cookie()}; runas-user-${port}=005000000000003AAA`), ADMIN);
  });
});

describe('page server, files', () => {
  it('gives out the files of the bundle and no others', async () => {
    const folder = import.meta.dirname;
    const bundle = Promise.resolve({ vendor: folder, app: folder, imports: {}, components: [] });
    const own = await serveLocalPages({ bundle });
    const { port: ownPort, search } = new URL(own.address());
    for (const path of [
      '/app/server.test.ts',
      '/app/..%2f..%2fpackage.json',
      '/app/../../package.json',
      '/vendor/',
      '/none'
    ]) {
      assert.equal((await ask(`${path}${search}`, { port: ownPort })).status, 404, path);
    }
    await own.close();
  });
});
