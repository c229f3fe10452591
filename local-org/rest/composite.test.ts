import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { testOrg } from './test/fixture.ts';
import type { TestOrg } from './test/fixture.ts';

const BASE = '/services/data/v67.0';
const TOO_LONG = 'x'.repeat(81);

interface Subresponse {
  readonly body: unknown;
  readonly httpHeaders: Readonly<Record<string, string>>;
  readonly httpStatusCode: number;
  readonly referenceId: string | null;
}

function post(referenceId: string, object: string, body: object): object {
  return { method: 'POST', url: `${BASE}/sobjects/${object}`, referenceId, body };
}

async function composite(
  test: TestOrg,
  compositeRequest: readonly object[],
  allOrNone = false
): Promise<Subresponse[]> {
  const response = await test.send('POST', `${BASE}/composite`, { allOrNone, compositeRequest });
  assert.equal(response.status, 200, await response.clone().text());
  return ((await response.json()) as { compositeResponse: Subresponse[] }).compositeResponse;
}

function statusesOf(responses: readonly Subresponse[]): unknown[] {
  return responses.map(({ referenceId, httpStatusCode }) => [referenceId, httpStatusCode]);
}

function codeOf({ body }: Subresponse): string {
  return (body as [{ errorCode: string }])[0].errorCode;
}

describe('composite', () => {
  it('hands the results of one subrequest to the next', async () => {
    const test = testOrg();
    const query = `SELECT Name FROM Line__c WHERE Order__c = '@{order.id}'`;
    const responses = await composite(test, [
      post('order', 'Order__c', { Name: 'a' }),
      post('line', 'Line__c', { Name: 'x', Order__c: '@{order.id}' }),
      {
        method: 'GET',
        url: `${BASE}/query?q=${encodeURIComponent(query).replaceAll('%40%7Border.id%7D', '@{order.id}')}`,
        referenceId: 'lines'
      },
      {
        method: 'PATCH',
        url: `${BASE}/sobjects/Order__c/@{order.id}`,
        referenceId: 'rename',
        body: { Name: '@{lines.records[0].Name}' }
      }
    ]);
    assert.deepEqual(statusesOf(responses), [
      ['order', 201],
      ['line', 201],
      ['lines', 200],
      ['rename', 204]
    ]);
    const { id } = responses[0]!.body as { id: string };
    assert.equal(responses[0]!.httpHeaders['Location'], `${BASE}/sobjects/Order__c/${id}`);
    assert.equal(responses[3]!.body, null);
    assert.equal(test.api.org.store.row('Order__c', id)?.['Name'], 'x');
  });

  it('keeps what succeeded without allOrNone, and halts what refers to a failure', async () => {
    const test = testOrg();
    const responses = await composite(test, [
      post('bad', 'Order__c', { Name: TOO_LONG }),
      post('line', 'Line__c', { Name: 'x', Order__c: '@{bad.id}' }),
      post('good', 'Order__c', { Name: 'a' })
    ]);
    assert.deepEqual(statusesOf(responses), [
      ['bad', 400],
      ['line', 400],
      ['good', 201]
    ]);
    assert.equal(codeOf(responses[1]!), 'PROCESSING_HALTED');
    assert.equal(test.api.org.store.count('Order__c'), 1);
  });

  it('undoes everything with allOrNone', async () => {
    const test = testOrg();
    const responses = await composite(
      test,
      [
        post('good', 'Order__c', { Name: 'a' }),
        post('bad', 'Order__c', { Name: TOO_LONG }),
        post('later', 'Order__c', { Name: 'b' })
      ],
      true
    );
    assert.deepEqual(responses.map(codeOf), ['PROCESSING_HALTED', 'STRING_TOO_LONG', 'PROCESSING_HALTED']);
    assert.equal(test.api.org.store.count('Order__c'), 0);
  });

  it('answers more than 25 subrequests as the platform does', async () => {
    const test = testOrg();
    const many = Array.from({ length: 26 }, (_, i) => post(`o${i}`, 'Order__c', { Name: 'a' }));
    const responses = await composite(test, many);
    assert.deepEqual(statusesOf(responses), [[null, 400]]);
    assert.equal(codeOf(responses[0]!), 'LIMIT_EXCEEDED');
    assert.equal(test.api.org.store.count('Order__c'), 0);
  });

  it('takes at most five queries and collections', async () => {
    const test = testOrg();
    const url = `${BASE}/query?q=${encodeURIComponent('SELECT Id FROM Order__c')}`;
    const queries = (count: number): object[] =>
      Array.from({ length: count }, (_, i) => ({ method: 'GET', url, referenceId: `q${i}` }));
    assert.ok((await composite(test, queries(5))).every(({ httpStatusCode }) => httpStatusCode === 200));
    const responses = await composite(test, queries(6));
    assert.deepEqual([statusesOf(responses), codeOf(responses[0]!)], [[[null, 400]], 'LIMIT_EXCEEDED']);
  });

  it('refuses composites in composites and other versions, by name', async () => {
    const test = testOrg();
    const responses = await composite(test, [
      { method: 'POST', url: `${BASE}/composite`, referenceId: 'inner', body: {} },
      { method: 'GET', url: '/services/data/v66.0/limits', referenceId: 'older' },
      { method: 'GET', url: 'http://[', referenceId: 'unreadable' },
      { method: 'GET', url: 'https://elsewhere.example/services/data/v67.0/limits', referenceId: 'limits' }
    ]);
    assert.deepEqual(statusesOf(responses), [
      ['inner', 404],
      ['older', 501],
      ['unreadable', 400],
      ['limits', 404]
    ]);
  });

  it('refuses a request that is not well formed', async () => {
    const test = testOrg();
    const one = post('o', 'Order__c', { Name: 'a' });
    const wrong = [
      {},
      { compositeRequest: [{ ...one, referenceId: 'a-b' }] },
      { compositeRequest: [{ ...one, method: 1 }] },
      { compositeRequest: [one, one] },
      { compositeRequest: [one], allOrNone: 1 }
    ];
    for (const body of wrong) {
      const response = await test.send('POST', `${BASE}/composite`, body);
      assert.equal(response.status, 400, JSON.stringify(body));
      assert.match(await response.text(), /JSON_PARSER_ERROR/);
    }
    const collated = { compositeRequest: [one], collateSubrequests: true };
    assert.equal((await test.send('POST', `${BASE}/composite`, collated)).status, 501);
  });
});
