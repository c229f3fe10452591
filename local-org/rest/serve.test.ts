import assert from 'node:assert/strict';
import { request } from 'node:http';
import { after, before, describe, it } from 'node:test';
import { serveApi } from './serve.ts';
import type { LoopbackServer } from '../listen.ts';
import { testOrg } from './test/fixture.ts';

describe('serveApi', () => {
  const { api, admin } = testOrg();
  let server: LoopbackServer;
  before(async () => {
    server = await serveApi(api, 0);
  });
  after(() => server.close());

  const statusOf = (path: string, host: string): Promise<number | undefined> =>
    new Promise((resolve, reject) => {
      const headers = { host, authorization: `Bearer ${admin.token}` };
      request(`${server.origin}${path}`, { headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .on('error', reject)
        .end();
    });

  it('listens on loopback and serves its own names alone', async () => {
    assert.match(server.origin, /^http:\/\/127\.0\.0\.1:\d+$/);
    assert.equal(await statusOf('//services/data/v67.0/limits', '127.0.0.1:1'), 200);
    assert.equal(await statusOf('/services/data', 'evil.example'), 403);
  });

  it('answers a URI that is too long itself', async () => {
    assert.equal(await statusOf(`/services/data?q=${'x'.repeat(20_000)}`, '127.0.0.1'), 414);
  });

  it('fails when the port is taken', async () => {
    const port = Number(new URL(server.origin).port);
    await assert.rejects(serveApi(api, port), { code: 'EADDRINUSE' });
  });
});
