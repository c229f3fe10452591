import assert from 'node:assert/strict';
import { request } from 'node:http';
import type { RequestOptions } from 'node:http';
import { after, before, describe, it } from 'node:test';
import { servePreview } from '../../local-org/preview/server.ts';
import type { PreviewServer } from '../../local-org/preview/server.ts';

const SNAPSHOT = {
  org: { name: 'acme', takenAt: '2026-11-21T00:00:00Z' },
  apiVersion: null,
  rows: {},
  gaps: []
};

let server: PreviewServer;
let token: string;

before(async () => {
  // A bundle that never comes: the page and the rows must not wait for it.
  server = await servePreview({ bundle: new Promise(() => undefined), snapshot: () => SNAPSHOT }, 0);
  token = new URL(server.address).searchParams.get('token') ?? '';
});

after(() => server.close());

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly cookie: string;
  readonly body: string;
}

function ask(path: string, options: RequestOptions = {}): Promise<Answer> {
  const { port } = new URL(server.address);
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, agent: false, ...options }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (part: string) => (body += part));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          type: response.headers['content-type'] ?? '',
          cookie: response.headers['set-cookie']?.[0] ?? '',
          body
        })
      );
    });
    sent.on('error', reject).end();
  });
}

describe('preview server', () => {
  it('answers its address with the page, before anything is built', async () => {
    const { status, type, cookie, body } = await ask(`/?token=${token}`);
    assert.equal(status, 200);
    assert.match(type, /^text\/html/);
    assert.match(cookie, /HttpOnly; SameSite=Strict/);
    assert.match(body, /<title>Run-As Register<\/title>/);
  });

  it('refuses a request without the token, with a wrong one, or with a part of it', async () => {
    for (const path of [
      '/',
      '/api/snapshot',
      '/slds.css',
      '/?token=',
      '/?token=wrong',
      `/?token=${token.slice(1)}`
    ]) {
      assert.equal((await ask(path)).status, 401, path);
    }
  });

  it('takes the token from the cookie', async () => {
    const { status, body } = await ask('/api/snapshot', {
      headers: { cookie: `a=b; runas-token-${new URL(server.address).port}=${token}` }
    });
    assert.equal(status, 200);
    assert.deepEqual(JSON.parse(body), SNAPSHOT);
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
    assert.match(server.address, /^http:\/\/127\.0\.0\.1:/);
  });
});

describe('preview server, files', () => {
  it('gives out the files of the bundle and no others', async () => {
    const folder = import.meta.dirname;
    const own = await servePreview(
      { bundle: Promise.resolve({ vendor: folder, app: folder, imports: {} }), snapshot: () => SNAPSHOT },
      0
    );
    const { port, searchParams } = new URL(own.address);
    const query = `?token=${searchParams.get('token') ?? ''}`;
    for (const path of [
      '/app/server.test.ts',
      '/app/..%2f..%2fpackage.json',
      '/app/../../package.json',
      '/vendor/',
      '/none'
    ]) {
      assert.equal((await ask(`${path}${query}`, { port })).status, 404, path);
    }
    await own.close();
  });
});
