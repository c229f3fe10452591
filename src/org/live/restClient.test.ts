import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ApiRecord } from './orgClient.ts';
import { OrgReadError } from './orgClient.ts';
import { RestClient } from './restClient.ts';
import type { OrgConnection } from './httpConnection.ts';

const SOQL = "SELECT Id FROM User WHERE Name LIKE '%integration%'";
const NEXT = '/services/data/v67.0/query/01g-';

type Answer = (url: string, call: number) => unknown;

/** A client whose every request is answered by the function, and the addresses it asked. */
function clientOf(answer: Answer): { client: RestClient; urls: string[] } {
  const urls: string[] = [];
  const get = async (url: string): Promise<unknown> => {
    urls.push(url);
    await Promise.resolve();
    return answer(url, urls.length);
  };
  const connection: OrgConnection = { get, retrieve: () => Promise.reject(new Error('not asked for')) };
  return { client: new RestClient(connection, '67.0', 'acme', { retryDelayMs: 1 }), urls };
}

/** Answers with pages; the rest of the fields as the platform gives them. */
function pagesOf(pages: readonly (readonly ApiRecord[])[], totalSize = pages.flat().length): Answer {
  return (url) => {
    const i = url.startsWith(NEXT) ? Number(url.slice(NEXT.length)) : 0;
    const isLast = i === pages.length - 1;
    return {
      totalSize,
      done: isLast,
      records: pages[i],
      ...(!isLast && { nextRecordsUrl: `${NEXT}${i + 1}` })
    };
  };
}

const records = (...ids: unknown[]): ApiRecord[] => ids.map((Id) => ({ Id }));
const idsOf = (rows: readonly ApiRecord[]): unknown[] => rows.map(({ Id }) => Id);

async function failureOf(work: Promise<unknown>): Promise<OrgReadError> {
  const error: unknown = await work.then(
    () => assert.fail('it did not fail'),
    (reason: unknown) => reason
  );
  assert.ok(error instanceof OrgReadError, String(error));
  return error;
}

describe('a query over REST', () => {
  it('follows the pages to the end, in order', async () => {
    const { client, urls } = clientOf(pagesOf([records('a', 'b'), records('c', 'd'), records('e')]));
    assert.deepEqual(idsOf(await client.query(SOQL)), ['a', 'b', 'c', 'd', 'e']);
    assert.deepEqual(urls, [
      `/services/data/v67.0/query?q=${encodeURIComponent(SOQL)}`,
      `${NEXT}1`,
      `${NEXT}2`
    ]);
    assert.equal(client.calls, 3);
  });

  it('can be of nothing', async () => {
    assert.deepEqual(await clientOf(pagesOf([[]])).client.query(SOQL), []);
  });

  it('is not told for whole when an id comes twice', async () => {
    const { client } = clientOf(pagesOf([records('a', 'b'), records('b')]));
    const { code, rows } = await failureOf(client.query(SOQL));
    assert.deepEqual([code, rows], ['INCOMPLETE', { read: 2, expected: 3 }]);
  });

  it('is not told for whole when a row too many repeats one of the others', async () => {
    const { client } = clientOf(pagesOf([records('a', 'b'), records('b')], 2));
    assert.equal((await failureOf(client.query(SOQL))).code, 'INCOMPLETE');
  });

  it('is not told for whole when fewer rows come than were promised', async () => {
    const { client, urls } = clientOf(pagesOf([records('a', 'b')], 5));
    const { code, rows } = await failureOf(client.query(SOQL));
    assert.deepEqual([code, rows], ['INCOMPLETE', { read: 2, expected: 5 }]);
    assert.equal(urls.length, 4, 'asked four times');
  });

  it('is not told for whole when more rows come than were promised', async () => {
    const { client } = clientOf(pagesOf([records('a', 'b', 'c')], 2));
    const { code } = await failureOf(client.query(SOQL));
    assert.equal(code, 'INCOMPLETE');
  });

  it('tells how many rows too many came', async () => {
    const { client } = clientOf(pagesOf([records('a', 'b', 'c')], 2));
    const { rows } = await failureOf(client.query(SOQL));
    assert.notEqual(rows?.read, rows?.expected);
  });

  it('does not go round in circles when a page names itself as the next', async () => {
    const page = { totalSize: 4, done: false, records: records('a', 'b'), nextRecordsUrl: `${NEXT}1` };
    const { client, urls } = clientOf(() => page);
    const { code, rows } = await failureOf(client.query(SOQL));
    assert.deepEqual([code, rows], ['INCOMPLETE', { read: 2, expected: 4 }]);
    assert.equal(urls.length, 8);
  });

  it('is not told for whole when the last page says that it is not the last', async () => {
    const { client } = clientOf(() => ({ totalSize: 1, done: false, records: records('a') }));
    assert.equal((await failureOf(client.query(SOQL))).code, 'INCOMPLETE');
  });

  it('is asked again from the start when a page was missing once', async () => {
    const whole = pagesOf([records('a'), records('b')]);
    const { client, urls } = clientOf((url, call) =>
      call === 2 ? { totalSize: 2, done: true, records: [] } : whole(url, call)
    );
    assert.deepEqual(idsOf(await client.query(SOQL)), ['a', 'b']);
    assert.equal(urls.length, 4);
  });

  it('takes rows without an id of their own for different ones', async () => {
    const rows = records('000000000000000AAA', '000000000000000AAA', null, null, undefined, 'a');
    const { client } = clientOf(pagesOf([rows.slice(0, 3), rows.slice(3)]));
    assert.equal((await client.query(SOQL)).length, 6);
  });

  it('is asked again when its answer was cut off', async () => {
    const whole = pagesOf([records('a')]);
    const { client } = clientOf((url, call) => (call === 1 ? '{"totalSize":1,"rec' : whole(url, call)));
    assert.deepEqual(idsOf(await client.query(SOQL)), ['a']);
  });

  for (const body of ['{"totalSize":1,"rec', null, undefined, {}, [], { totalSize: 1 }]) {
    it(`fails when its answer is always ${JSON.stringify(body)}`, async () => {
      const { client, urls } = clientOf(() => body);
      const { message } = await failureOf(client.query(SOQL));
      assert.equal(message, 'The answer was cut off or is no query result.');
      assert.equal(urls.length, 4);
    });
  }
});

describe('other requests over REST', () => {
  it('count without reading', async () => {
    const { client, urls } = clientOf(() => ({ totalSize: 30_000, done: true, records: [] }));
    assert.equal(await client.count('SELECT COUNT() FROM OauthToken'), 30_000);
    assert.equal(urls.length, 1);
  });

  it('name the fields of an object', async () => {
    const { client, urls } = clientOf(() => ({ fields: [{ name: 'Id', type: 'id' }, { name: 'Name' }] }));
    assert.deepEqual(await client.fieldNames('User'), ['Id', 'Name']);
    assert.deepEqual(urls, ['/services/data/v67.0/sobjects/User/describe']);
  });

  it('describe again when the answer was cut off', async () => {
    const { client } = clientOf((_, call) => (call < 3 ? '{"fields":[{' : { fields: [{ name: 'Id' }] }));
    assert.deepEqual(await client.fieldNames('User'), ['Id']);
  });

  it('describe again when the answer was empty', async () => {
    const { client } = clientOf((_, call) => (call < 3 ? null : { fields: [{ name: 'Id' }] }));
    assert.deepEqual(await client.fieldNames('User'), ['Id']);
  });
});
