import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { serveApi } from '../rest/serve.ts';
import type { LoopbackServer } from '../listen.ts';
import { testOrg } from '../rest/test/fixture.ts';
import { queriedObjects } from './middleware.ts';

const LIMITS = '/services/data/v67.0/limits';

describe('faults of requests', () => {
  const { api, admin } = testOrg();
  let server: LoopbackServer;
  before(async () => {
    server = await serveApi(api, 0);
  });
  after(() => server.close());
  beforeEach(() => api.faults.clear());

  const get = (path = LIMITS): Promise<Response> =>
    fetch(`${server.origin}${path}`, { headers: { authorization: `Bearer ${admin.token}` } });

  it('answers as an overloaded server, a used-up limit, and a lost session', async () => {
    const expected = [
      ['serverUnavailable', 503, 'SERVER_UNAVAILABLE'],
      ['requestLimitExceeded', 403, 'REQUEST_LIMIT_EXCEEDED'],
      ['invalidSession', 401, 'INVALID_SESSION_ID']
    ] as const;
    for (const [kind, status, errorCode] of expected) {
      api.faults.set([{ match: { nth: 1 }, fault: { kind } }]);
      const response = await get();
      assert.equal(response.status, status);
      assert.equal(((await response.json()) as [{ errorCode: string }])[0].errorCode, errorCode);
      assert.equal((await get()).status, kind === 'invalidSession' ? 401 : 200);
    }
  });

  it('answers late', async () => {
    api.faults.set([{ match: { path: '/limits' }, fault: { kind: 'latency', milliseconds: 400 } }]);
    const start = performance.now();
    assert.equal((await get()).status, 200);
    assert.ok(performance.now() - start >= 399);
  });

  it('hangs up after half of the body', async () => {
    api.faults.set([{ fault: { kind: 'truncatedBody' } }]);
    const response = await get();
    assert.equal(response.status, 200);
    await assert.rejects(response.text());
  });

  it('resets the connection', async () => {
    api.faults.set([{ match: { nth: 1 }, fault: { kind: 'connectionReset' } }]);
    await assert.rejects(get());
    assert.equal((await get()).status, 200);
  });

  it('answers a SOAP call with a SOAP fault', async () => {
    api.faults.set([{ match: { path: '/Soap/' }, fault: { kind: 'invalidSession' } }]);
    const response = await fetch(`${server.origin}/services/Soap/m/67.0`, { method: 'POST', body: '<a/>' });
    assert.equal(response.status, 500);
    assert.match(await response.text(), /<faultcode>sf:INVALID_SESSION_ID</);
  });

  it('is set, shown and cleared over HTTP, which itself meets no faults', async () => {
    const address = `${server.origin}/local-org/faults`;
    const headers = { authorization: `Bearer ${admin.token}` };
    const body = JSON.stringify({ rules: [{ fault: { kind: 'serverUnavailable' } }] });
    assert.equal((await fetch(address, { method: 'POST', headers, body })).status, 200);
    assert.equal((await get()).status, 503);
    assert.equal(await (await fetch(address, { headers })).text(), body);
    const wrong = await fetch(address, { method: 'POST', headers, body: '{"rules":[{}]}' });
    assert.equal(wrong.status, 400);
    assert.equal((await get()).status, 503);
    assert.equal((await fetch(address, { method: 'DELETE', headers })).status, 204);
    assert.equal((await get()).status, 200);
    assert.equal((await fetch(address, { method: 'POST', body })).status, 401);
  });
});

describe('queriedObjects', () => {
  it('finds the objects of a query and its inner queries, not what texts say', () => {
    const soql =
      "SELECT Id, (SELECT Id FROM Lines__r) FROM Order__c WHERE Name = 'it\\'s FROM x' AND Id IN (SELECT A FROM B)";
    assert.deepEqual(queriedObjects(soql), ['Lines__r', 'Order__c', 'B']);
  });
});
