import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { testOrg } from './test/fixture.ts';

const PATH = '/services/data/v67.0/composite/tree/Order__c';

function order(referenceId: string, fields: object): object {
  return { attributes: { type: 'Order__c', referenceId }, ...fields };
}

function line(referenceId: string, fields: object): object {
  return { attributes: { type: 'Line__c', referenceId }, ...fields };
}

describe('sObject tree', () => {
  it('creates parents and their nested records', async () => {
    const test = testOrg();
    const lines = { records: [line('l1', { Name: 'x' }), line('l2', { Name: 'y' })] };
    const records = [order('o1', { Name: 'a', Lines__r: lines }), order('o2', { Name: 'b' })];
    const response = await test.send('POST', PATH, { records });
    const body = (await response.json()) as {
      hasErrors: boolean;
      results: { referenceId: string; id: string }[];
    };
    assert.deepEqual([response.status, body.hasErrors], [201, false]);
    const ids = Object.fromEntries(body.results.map(({ referenceId, id }) => [referenceId, id]));
    assert.deepEqual(Object.keys(ids), ['o1', 'o2', 'l1', 'l2']);
    const { store } = test.api.org;
    assert.equal(store.row('Line__c', ids['l2']!)?.['Order__c'], ids['o1']);
    assert.equal(store.row('Order__c', ids['o2']!)?.['Name'], 'b');
  });

  it('creates nothing when one record fails, and names it', async () => {
    const test = testOrg();
    const records = [order('o1', { Name: 'a', Lines__r: { records: [line('l1', { Nothing__c: 1 })] } })];
    const response = await test.send('POST', PATH, { records });
    const body = (await response.json()) as {
      hasErrors: boolean;
      results: { referenceId: string; errors: unknown[] }[];
    };
    assert.deepEqual([response.status, body.hasErrors], [400, true]);
    assert.deepEqual(
      body.results.map(({ referenceId, errors }) => [referenceId, errors.length]),
      [['l1', 1]]
    );
    assert.equal(test.api.org.store.count('Order__c'), 0);
  });

  it('takes no field for something else', async () => {
    const test = testOrg();
    const records = [
      `{"attributes":{"type":"Order__c","referenceId":"o1"},"Name":"a","__proto__":{"Total__c":1}}`
    ];
    const response = await test.send('POST', PATH, `{"records":[${records.join(',')}]}`);
    assert.equal(response.status, 400);
    assert.match(await response.text(), /__proto__/);
  });

  it('refuses what a tree may not be', async () => {
    const test = testOrg();
    const many = Array.from({ length: 201 }, (_, i) => order(`o${i}`, { Name: 'a' }));
    const wrong: readonly (readonly [unknown, RegExp])[] = [
      [{ records: many }, /at most 200 records/],
      [{ records: [order('o', { Name: 'a' }), order('o', { Name: 'b' })] }, /Duplicate ReferenceId/],
      [{ records: [{ attributes: { type: 'Order__c' }, Name: 'a' }] }, /reference ID for each record/],
      [{ records: [line('l', { Name: 'a' })] }, /is no Order__c/],
      [{ records: 'x' }, /has to be a list/]
    ];
    for (const [body, message] of wrong) {
      const response = await test.send('POST', PATH, body);
      assert.equal(response.status, 400);
      assert.match(await response.text(), message);
    }
    assert.equal(test.api.org.store.count('Order__c'), 0);
  });
});
