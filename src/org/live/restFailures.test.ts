import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, it } from 'node:test';
import { OrgReadError } from './orgClient.ts';
import { RestClient } from './restClient.ts';
import type { OrgConnection } from './httpConnection.ts';
import type { RestOptions } from './restClient.ts';

const WHOLE = { totalSize: 1, done: true, records: [{ Id: 'a' }] };
const SOQL = 'SELECT Id FROM User';

interface Fake {
  readonly client: RestClient;
  /** Requests that were sent. */
  readonly sent: () => number;
}

function fakeOf(answer: (call: number) => unknown, options: RestOptions = {}, retrieve = noRetrieve): Fake {
  let sent = 0;
  const get = async (): Promise<unknown> => {
    sent++;
    await Promise.resolve();
    return answer(sent);
  };
  const connection: OrgConnection = { get, retrieve };
  return {
    client: new RestClient(connection, '67.0', 'acme', { retryDelayMs: 1, ...options }),
    sent: () => sent
  };
}

async function noRetrieve(): Promise<Uint8Array> {
  return Promise.reject(new Error('not asked for'));
}

/** As a connection throws what the API refused. */
function refused(errorCode: string, message = 'No.'): Error {
  return Object.assign(new Error(message), { name: errorCode, errorCode });
}

function thrown(error: unknown): never {
  throw error;
}

async function failureOf(work: Promise<unknown>): Promise<OrgReadError> {
  const error: unknown = await work.then(
    () => assert.fail('it did not fail'),
    (reason: unknown) => reason
  );
  assert.ok(error instanceof OrgReadError, String(error));
  return error;
}

const network = new TypeError('fetch failed');
const reset = Object.assign(new Error('socket hang up'), { name: 'FetchError', code: 'ECONNRESET' });
const PASSING = {
  '503': refused('ERROR_HTTP_503', '<html>'),
  '429': refused('ERROR_HTTP_429'),
  SERVER_UNAVAILABLE: refused('SERVER_UNAVAILABLE'),
  'a network error of fetch': network,
  'a connection that was reset': reset
};

describe('a failure that may pass', () => {
  for (const [what, error] of Object.entries(PASSING)) {
    it(`is tried again: ${what}`, async () => {
      const { client, sent } = fakeOf((call) => (call <= 2 ? thrown(error) : WHOLE));
      assert.deepEqual(await client.query(SOQL), WHOLE.records);
      assert.equal(sent(), 3);
      assert.equal(client.calls, 3);
    });

    it(`is given up after three more tries: ${what}`, async () => {
      const { client, sent } = fakeOf(() => thrown(error));
      const { code, message } = await failureOf(client.query(SOQL));
      assert.notEqual(code, '');
      assert.match(message, /[.!?]$/);
      assert.equal(sent(), 4);
    });
  }

  it('is waited for, longer each time', async () => {
    const at: number[] = [];
    const { client } = fakeOf(() => thrown(at.push(performance.now()) && PASSING['503']), {
      retryDelayMs: 10
    });
    await failureOf(client.query(SOQL));
    const waits = at.slice(1).map((time, i) => time - at[i]!);
    [10, 20, 40].forEach((least, i) => assert.ok(waits[i]! >= least - 1, waits.join()));
  });

  it('does not stop what follows', async () => {
    const { client } = fakeOf((call) => (call <= 4 ? thrown(PASSING['503']) : WHOLE));
    await failureOf(client.query(SOQL));
    assert.deepEqual(await client.query(SOQL), WHOLE.records);
  });
});

describe('a failure that does not pass', () => {
  for (const code of [
    'INVALID_TYPE',
    'INVALID_FIELD',
    'MALFORMED_QUERY',
    'INSUFFICIENT_ACCESS',
    'ERROR_HTTP_404'
  ]) {
    it(`is not tried again: ${code}`, async () => {
      const { client, sent } = fakeOf((call) => (call === 1 ? thrown(refused(code)) : WHOLE));
      assert.equal((await failureOf(client.query(SOQL))).code, code);
      assert.equal(sent(), 1);
      assert.deepEqual(await client.query(SOQL), WHOLE.records, 'the next query is asked');
    });
  }

  for (const code of ['INVALID_SESSION_ID', 'REQUEST_LIMIT_EXCEEDED', 'API_DISABLED_FOR_ORG']) {
    it(`ends all asking: ${code}`, async () => {
      const { client, sent } = fakeOf((call) => (call === 1 ? thrown(refused(code)) : WHOLE));
      await failureOf(client.query(SOQL));
      const more = [client.query(SOQL), client.count(SOQL), client.fieldNames('User'), client.query(SOQL)];
      for (const failure of await Promise.all(more.map(failureOf))) assert.equal(failure.code, code);
      assert.equal(sent(), 1);
      assert.equal(client.calls, 1);
    });
  }

  it('ends also what waits for its turn', async () => {
    const { client, sent } = fakeOf(() => thrown(refused('INVALID_SESSION_ID')), { parallel: 2 });
    const queries = Array.from({ length: 20 }, () => failureOf(client.query(SOQL)));
    await Promise.all(queries);
    assert.ok(sent() <= 2, `${sent()} requests were sent`);
  });

  it('ends the retrieve of connected apps too', async () => {
    let retrieves = 0;
    const retrieve = async (): Promise<Uint8Array> => {
      retrieves++;
      return Promise.resolve(new Uint8Array());
    };
    const { client } = fakeOf(() => thrown(refused('INVALID_SESSION_ID')), {}, retrieve);
    await failureOf(client.query(SOQL));
    await failureOf(client.connectedAppFiles());
    assert.equal(retrieves, 0);
  });
});

describe('requests side by side', () => {
  for (const parallel of [1, 3]) {
    it(`are never more than ${parallel} at the same time`, async () => {
      let underWay = 0;
      let most = 0;
      const answer = async (): Promise<unknown> => {
        most = Math.max(most, ++underWay);
        await delay(1);
        underWay--;
        return WHOLE;
      };
      const { client, sent } = fakeOf(answer, { parallel });
      await Promise.all(Array.from({ length: 20 }, () => client.query(SOQL)));
      assert.deepEqual([most, sent()], [parallel, 20]);
    });
  }
});

describe('the reason of a failure', () => {
  const pointing = [
    "\nSELECT Id, Nope FROM User\n           ^\nERROR at Row:1:Column:12\nNo such column 'Nope' on entity 'User'. If you are attempting to use a custom field, append '__c'.\nMore.",
    "No such column 'Nope' on entity 'User'. If you are attempting to use a custom field, append '__c'."
  ] as const;
  const messages = [
    pointing,
    ['sObject type is not supported', 'sObject type is not supported.'],
    ['Try later!', 'Try later!'],
    ['\n  First line\nsecond line\n', 'First line.'],
    ['', 'No reason given.'],
    ['ERROR at Row:1:Column:12', 'No reason given.']
  ] as const;
  for (const [message, shown] of messages) {
    it(`is one line: ${JSON.stringify(shown)}`, async () => {
      const { client } = fakeOf(() => thrown(refused('INVALID_FIELD', message)));
      assert.equal((await failureOf(client.query(SOQL))).message, shown);
    });
  }

  it('is not hidden in a gap when the program itself is at fault', async () => {
    const { client } = fakeOf(() =>
      thrown(new TypeError("Cannot read properties of undefined (reading 'x')"))
    );
    await assert.rejects(client.query(SOQL), TypeError);
  });
});
