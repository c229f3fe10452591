import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { testOrg } from './test/fixture.ts';
import type { TestOrg } from './test/fixture.ts';

interface Answer {
  readonly totalSize: number;
  readonly done: boolean;
  readonly nextRecordsUrl?: string;
  readonly records: readonly { readonly Name: string }[];
}

/** An org with so many orders, named by their number. */
function orgWithOrders(count: number): TestOrg {
  const test = testOrg();
  const { store } = test.api.org;
  store.transaction(() => {
    for (let i = 0; i < count; i++)
      store.put('Order__c', { Id: store.nextId('a00'), Name: String(i), OwnerId: test.admin.id });
  });
  return test;
}

async function query(test: TestOrg, soql: string, more = ''): Promise<Response> {
  return test.send('GET', `/services/data/v67.0/query?q=${encodeURIComponent(soql)}${more}`);
}

async function errorOf(response: Response): Promise<unknown> {
  const [{ errorCode }] = (await response.json()) as [{ errorCode: string }];
  return [response.status, errorCode];
}

describe('query', () => {
  it('answers only the selected fields, and totals', async () => {
    const response = await query(orgWithOrders(2), "SELECT Name FROM Order__c WHERE Name = '1'");
    assert.equal(response.status, 200);
    assert.deepEqual(await response.json(), {
      totalSize: 1,
      done: true,
      records: [
        {
          attributes: { type: 'Order__c', url: '/services/data/v67.0/sobjects/Order__c/a00000000000002AAA' },
          Name: '1'
        }
      ]
    });
  });

  it('gives 2,000 records and the address of the next', async () => {
    const test = orgWithOrders(4001);
    const first = (await (await query(test, 'SELECT Name FROM Order__c')).json()) as Answer;
    assert.deepEqual([first.totalSize, first.done, first.records.length], [4001, false, 2000]);
    assert.match(first.nextRecordsUrl!, /^\/services\/data\/v67\.0\/query\/01g\w{15}-2000$/);
    const second = (await (await test.send('GET', first.nextRecordsUrl!)).json()) as Answer;
    const third = (await (await test.send('GET', second.nextRecordsUrl!)).json()) as Answer;
    const names = [first, second, third].flatMap(({ records }) => records.map(({ Name }) => Name));
    assert.equal(new Set(names).size, 4001);
    assert.equal(third.done, true);
    const other = test.user('ApiEnabled', 'ViewAllData');
    const headers = { authorization: `Bearer ${other.token}` };
    const stolen = await test.send('GET', first.nextRecordsUrl!, undefined, headers);
    assert.deepEqual(await errorOf(stolen), [400, 'INVALID_QUERY_LOCATOR']);
  });

  it('describes the columns in place of the records', async () => {
    const response = await query(orgWithOrders(1), 'SELECT Id, Name FROM Order__c', '&columns=true');
    const body = (await response.json()) as { columnMetadata: { columnName: string }[]; entityName: string };
    assert.deepEqual(
      body.columnMetadata.map(({ columnName }) => columnName),
      ['Id', 'Name']
    );
    assert.equal(body.entityName, 'Order__c');
    assert.equal('records' in body, false);
  });

  it('says what is wrong with a query', async () => {
    const test = orgWithOrders(0);
    assert.deepEqual(await errorOf(await query(test, 'SELECT Name FROM')), [400, 'MALFORMED_QUERY']);
    assert.deepEqual(await errorOf(await query(test, 'SELECT Nothing FROM Order__c')), [
      400,
      'INVALID_FIELD'
    ]);
    assert.deepEqual(await errorOf(await query(test, '')), [400, 'MALFORMED_QUERY']);
  });

  it('does not let the client take the org for a Dev Hub', async () => {
    const answer = await query(orgWithOrders(0), 'SELECT Id FROM ScratchOrgInfo LIMIT 1');
    assert.deepEqual(await errorOf(answer), [400, 'INVALID_TYPE']);
  });

  it('runs with the rights of the caller', async () => {
    const test = orgWithOrders(1);
    const { token } = test.user('ApiEnabled');
    const path = `/services/data/v67.0/query?q=${encodeURIComponent('SELECT Name FROM Order__c')}`;
    const response = await test.send('GET', path, undefined, { authorization: `Bearer ${token}` });
    assert.deepEqual(await errorOf(response), [400, 'INVALID_TYPE']);
  });

  it('meets an unreadable object and a repeated page on demand', async () => {
    const test = orgWithOrders(4001);
    test.api.faults.set([
      { match: { object: 'User' }, fault: { kind: 'objectUnreadable' } },
      { match: { nth: 1 }, fault: { kind: 'repeatedPage' } }
    ]);
    assert.deepEqual(await errorOf(await query(test, 'SELECT Id FROM User')), [400, 'INVALID_TYPE']);
    const first = (await (await query(test, 'SELECT Name FROM Order__c')).json()) as Answer;
    const second = (await (await test.send('GET', first.nextRecordsUrl!)).json()) as Answer;
    assert.deepEqual(second.records, first.records);
    const third = (await (await test.send('GET', second.nextRecordsUrl!)).json()) as Answer;
    assert.equal(third.records.length, 1);
  });
});
