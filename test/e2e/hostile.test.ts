import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { after, afterEach, before, describe, it } from 'node:test';
import { V, contentOf, hostileOrg, refusalOf, sendRaw } from './hostileOrg.ts';
import type { Got, HostileOrg } from './hostileOrg.ts';

let host: HostileOrg;

before(async () => {
  host = await hostileOrg();
});

after(() => host.close());

/** Whatever was sent, the next who asks is answered. */
afterEach(async () => {
  const start = performance.now();
  assert.equal((await host.ask(`${V}/limits`)).status, 200);
  assert.ok(performance.now() - start < 5_000, 'the next request waited');
});

function composite(subrequests: readonly unknown[], more: object = {}): Promise<Got> {
  return host.post(`${V}/composite`, { ...more, compositeRequest: subrequests });
}

/** As a part of a composite request a query may be longer than an address. */
async function query(soql: string): Promise<string> {
  const url = `${V}/query?q=${encodeURIComponent(soql)}`;
  const { text } = await composite([{ method: 'GET', referenceId: 'a', url }]);
  const [{ body }] = (JSON.parse(text) as { compositeResponse: [{ body: unknown }] }).compositeResponse;
  if (Array.isArray(body)) return (body as [{ errorCode: string }])[0].errorCode;
  return String((body as { totalSize: number }).totalSize);
}

function create(body: unknown): Promise<Got> {
  return host.post(`${V}/sobjects/Account`, body);
}

describe('a hostile query', () => {
  it('ends in the code of an error, whatever its size and depth', async () => {
    const where = 'SELECT Id FROM User WHERE';
    const ids = "'005000000000001AAA',";
    assert.equal(await query(`${where} Name = '${'x'.repeat(1_000_000)}'`), 'MALFORMED_QUERY');
    const deep = `${'('.repeat(10_000)}Name = 'a'${')'.repeat(10_000)}`;
    assert.equal(await query(`${where} ${deep}`), 'QUERY_TOO_COMPLICATED');
    assert.equal(await query(`${where} Id IN (${ids.repeat(50_000)}'')`), 'MALFORMED_QUERY');
    assert.equal(await query(`SELECT ${'Manager.'.repeat(3_000)}Name FROM User`), 'INVALID_FIELD');
    const nest = `${'Id IN (SELECT OwnerId FROM Account WHERE '.repeat(40)}Name = 'a'${')'.repeat(40)}`;
    assert.equal(await query(`${where} ${nest}`), 'MALFORMED_QUERY');
    const joins = new Array(100).fill('Id IN (SELECT UserId FROM LoginHistory)').join(' AND ');
    assert.equal(await query(`${where} ${joins}`), 'MALFORMED_QUERY');
    const likes = new Array(400).fill(`Name LIKE '${'%a'.repeat(100)}'`).join(' OR ');
    assert.equal(await query(`${where} ${likes}`), '0');
  });

  it('cannot smuggle comments, binds, control characters or names of the language', async () => {
    for (const soql of [
      'SELECT Id FROM User -- x',
      'SELECT /* x */ Id FROM User',
      'SELECT Id\0FROM User',
      'SELECT Id FROM User WHERE Id = :constructor',
      'SELECT Id, __proto__.Id FROM User'
    ]) {
      assert.equal(await query(soql), 'MALFORMED_QUERY', soql);
    }
    assert.equal(await query('SELECT constructor FROM User'), 'INVALID_FIELD');
    assert.equal(await query('SELECT Id FROM constructor'), 'INVALID_TYPE');
    const quote = await host.ask(`${V}/sobjects/User/Username/x'%20OR%20Id!='`);
    assert.equal(refusalOf(quote), '404 NOT_FOUND');
  });

  it('of 12 MB is refused by its length', async () => {
    assert.equal(await query(`SELECT Id FROM User WHERE Name = '${'x'.repeat(12e6)}'`), 'MALFORMED_QUERY');
  });
});

describe('a hostile request', () => {
  it('needs a token of somebody who may come in', async () => {
    const { store } = host.org;
    const frozen = store.rows('UserLogin').find((row) => row['IsFrozen'] === true);
    const inactive = store.rows('User').find((row) => row['IsActive'] !== true);
    const names = [store.row('User', String(frozen?.['UserId'])), inactive].map((row) => row?.['Username']);
    const tokens = names.map((name) => host.tokenOf(String(name)));
    for (const token of ['', 'x', host.token.slice(0, -1), `${host.token}x`, ...tokens]) {
      const got = await host.ask(`${V}/limits`, { headers: { authorization: `Bearer ${token}` } });
      assert.equal(refusalOf(got), '401 INVALID_SESSION_ID', token.slice(0, 4));
    }
    const long = await host.ask(`${V}/limits`, {
      headers: { authorization: `Bearer ${'x'.repeat(50_000)}` }
    });
    assert.equal(refusalOf(long), '431 REQUEST_HEADER_FIELDS_TOO_LARGE');
  });

  it('has a body that ends, of JSON that is shallow, and fields that there are', async () => {
    const before = host.org.store.count('Account');
    let sent = 0;
    const endless = new ReadableStream({
      pull: (controller) => {
        controller.enqueue(new Uint8Array(1 << 20).fill(32));
        if (++sent > 200) controller.close();
      }
    });
    const headers = { 'content-type': 'application/json' };
    const asked = host.ask(`${V}/sobjects/Account`, { method: 'POST', headers, body: endless });
    // The answer may be lost to whoever still sends when the server hangs up.
    const got = await asked.catch(() => undefined);
    if (got) assert.equal(refusalOf(got), '413 REQUEST_ENTITY_TOO_LARGE');
    assert.ok(sent < 100, `${sent} MB were read`);
    for (const body of ['{"Name": ', 'null', '[]', '['.repeat(1_000_000)]) {
      assert.equal(refusalOf(await create(body)), '400 JSON_PARSER_ERROR', body.slice(0, 20));
    }
    for (const field of ['__proto__', 'constructor', 'toString']) {
      const body = `{"Name":"a","${field}":{"polluted":1}}`;
      assert.equal(refusalOf(await create(body)), '400 INVALID_FIELD', field);
    }
    for (const value of ['{"a":1}', '["a"]', '1e999']) {
      const refusal = refusalOf(await create(`{"Name":${value}}`));
      assert.equal(refusal, '400 INVALID_TYPE_ON_FIELD_IN_RECORD', value);
    }
    assert.equal(({} as { polluted?: number }).polluted, undefined);
    assert.equal(host.org.store.count('Account'), before);
  });

  it('reaches nothing by another object, a path upwards, a loop of references, or a name', async () => {
    const admin = host.org.store.rows('User')[0]!.Id;
    const wrong = await host.post(`${V}/sobjects/Account/${admin}`, { Name: 'x' }, 'PATCH');
    assert.equal(refusalOf(wrong), '404 NOT_FOUND');
    const account = (body: object) => ({ method: 'POST', url: `${V}/sobjects/Account`, body });
    const { text } = await composite([
      { ...account({ Name: '@{b.id}' }), referenceId: 'a' },
      { ...account({ Name: '@{b.id}' }), referenceId: 'b' },
      { ...account({ Name: '@{a.__proto__.x}' }), referenceId: 'c' },
      { method: 'GET', url: `${V}/sobjects/../../../../local-org/faults`, referenceId: 'd' },
      { method: '__proto__', url: `${V}/sobjects/Account`, referenceId: 'e' }
    ]);
    const { compositeResponse } = JSON.parse(text) as { compositeResponse: { httpStatusCode: number }[] };
    assert.deepEqual(
      compositeResponse.map(({ httpStatusCode }) => httpStatusCode),
      [400, 400, 400, 501, 405]
    );
    for (const path of ['/query/01g000000000001AAA-2000', '/query/..%2f']) {
      assert.equal(refusalOf(await host.ask(V + path)), '400 INVALID_QUERY_LOCATOR');
    }
  });

  it('leaves nothing when one of many fails, and one whole row when 200 write the same', async () => {
    const content = contentOf(host.org);
    const good = { method: 'POST', url: `${V}/sobjects/Account`, body: { Name: 'half' } };
    const parts = [good, good, { ...good, body: {} }, good].map((part, i) => ({
      ...part,
      referenceId: `r${i}`
    }));
    await composite(parts, { allOrNone: true });
    assert.equal(contentOf(host.org), content);
    const { id } = JSON.parse((await create({ Name: 'start' })).text) as { id: string };
    const names = Array.from({ length: 200 }, (_, i) => `writer ${i}`);
    const all = await Promise.all(
      names.map((Name) => host.post(`${V}/sobjects/Account/${id}`, { Name }, 'PATCH'))
    );
    assert.ok(all.every(({ status }) => status === 204));
    assert.ok(names.includes(String(host.org.store.row('Account', id)?.['Name'])));
  });

  it('is answered in turn when piped, and waits for nobody who never ends', async () => {
    const lines = (host_: string): string => `GET ${V}/limits HTTP/1.1\r\nHost: ${host_}\r\n`;
    const one = `${lines('127.0.0.1')}Authorization: Bearer ${host.token}\r\n`;
    const piped = await sendRaw(host.port, `${`${one}\r\n`.repeat(99)}${one}Connection: close\r\n\r\n`);
    assert.equal(piped.match(/HTTP\/1\.1 200/g)?.length, 100);
    for (const name of [
      'evil.example',
      '127.0.0.1\r\nHost: evil.example',
      'a@127.0.0.1',
      '127.0.0.1:999999'
    ]) {
      const got = await sendRaw(host.port, `${one.replace('127.0.0.1', name)}Connection: close\r\n\r\n`);
      assert.match(got, /^HTTP\/1\.1 40[03] /, name);
    }
    const slow = Array.from({ length: 200 }, () =>
      connect(host.port, '127.0.0.1').on('error', () => undefined)
    );
    for (const socket of slow) socket.write('GET / HTTP/1.1\r\nHost: 127');
    assert.equal((await host.ask(`${V}/limits`)).status, 200);
    for (const socket of slow) socket.destroy();
  });
});
