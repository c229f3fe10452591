import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { OrgConnection } from '../../src/org/live/httpConnection.ts';
import { OrgReadError } from '../../src/org/live/orgClient.ts';
import { RestClient } from '../../src/org/live/restClient.ts';

const SOQL = 'SELECT Id FROM User';

/** A client of an org that answers every request with this. */
function clientOf(get: (path: string) => unknown): RestClient {
  const connection: OrgConnection = {
    get: (path) => Promise.resolve().then(() => get(path)),
    retrieve: () => Promise.resolve(Buffer.from('no zip'))
  };
  return new RestClient(connection, '67.0', 'hostile', { retries: 1, retryDelayMs: 1 });
}

describe('an org that answers anything', () => {
  it('is not read where its answers are no result, or lie about how many rows there are', async () => {
    const page = { totalSize: 1, done: true, records: [{ Id: '005000000000001AAA' }] };
    for (const answer of [
      '<html>Login</html>',
      null,
      true,
      [],
      { ...page, records: { length: 1 } },
      { ...page, totalSize: '1' },
      { ...page, totalSize: -1 },
      { ...page, totalSize: 1e9 },
      { ...page, done: false, nextRecordsUrl: '/services/data/v67.0/query/again' }
    ]) {
      await assert.rejects(clientOf(() => answer).query(SOQL), OrgReadError, JSON.stringify(answer));
    }
  });

  it('cannot send the token to another host by the address of a page', async () => {
    for (const next of ['http://evil.example/x', '//evil.example', '@evil.example']) {
      const asked: string[] = [];
      const page = { totalSize: 2, done: false, records: [], nextRecordsUrl: next };
      const client = clientOf((path) => asked.push(path) && page);
      await assert.rejects(client.query(SOQL), OrgReadError);
      assert.ok(
        asked.every((path) => path.startsWith('/services/data/')),
        next
      );
    }
  });

  it('with a row or page address of a wrong type is refused', async () => {
    const page = { totalSize: 1, done: false, records: [], nextRecordsUrl: 5 };
    await assert.rejects(clientOf(() => page).query(SOQL), OrgReadError);
    await assert.rejects(
      clientOf(() => ({ ...page, done: true, records: [null] })).query(SOQL),
      OrgReadError
    );
  });

  it('with a describe of a wrong form is refused', async () => {
    await assert.rejects(clientOf(() => ({ fields: [null] })).fieldNames('User'), OrgReadError);
  });

  it('with a zip that is none is refused', async () => {
    await assert.rejects(clientOf(() => null).connectedAppFiles(), OrgReadError);
  });

  it('that does not answer in time is refused', async () => {
    const late = clientOf(() => {
      throw new DOMException('The operation was aborted due to timeout', 'TimeoutError');
    });
    await assert.rejects(late.query(SOQL), OrgReadError);
  });

  it('with ever more empty pages is left', async () => {
    let pages = 0;
    const client = clientOf(() => {
      if (++pages > 5_000) throw new Error('The pages were followed without end.');
      return {
        totalSize: 5,
        done: false,
        records: [],
        nextRecordsUrl: `/services/data/v67.0/query/${pages}`
      };
    });
    await assert.rejects(client.query(SOQL), OrgReadError);
  });

  it('with a page of 200,000 rows is read', async () => {
    const records = Array.from({ length: 200_000 }, (_, i) => ({ Id: `005${i}` }));
    const page = { totalSize: records.length, done: true, records };
    assert.equal((await clientOf(() => page).query(SOQL)).length, records.length);
  });
});
