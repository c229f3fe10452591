import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { testOrg } from './test/fixture.ts';
import type { TestOrg } from './test/fixture.ts';

const PATH = '/services/data/v67.0/composite/sobjects';

interface Result {
  readonly id?: string;
  readonly success: boolean;
  readonly errors: readonly { readonly statusCode: string }[];
}

function order(fields: object): object {
  return { attributes: { type: 'Order__c' }, ...fields };
}

async function results(test: TestOrg, method: string, body: unknown, more = ''): Promise<Result[]> {
  const response = await test.send(method, `${PATH}${more}`, body);
  assert.equal(response.status, 200, await response.clone().text());
  return (await response.json()) as Result[];
}

function codesOf(found: readonly Result[]): (string | undefined)[] {
  return found.map(({ errors }) => errors[0]?.statusCode);
}

describe('sObject collections', () => {
  it('creates, updates, upserts and deletes several records', async () => {
    const test = testOrg();
    const created = await results(test, 'POST', {
      records: [order({ Name: 'a', Key__c: '1' }), order({ Name: 'b' })]
    });
    const ids = created.map(({ id }) => id!);
    const changes = ids.map((id, i) => order({ id, Name: `c${i}` }));
    assert.ok((await results(test, 'PATCH', { records: changes })).every(({ success }) => success));
    const keyed = [order({ Key__c: '1', Name: 'd' }), order({ Key__c: '2', Name: 'e' })];
    await results(test, 'PATCH', { records: keyed }, '/Order__c/Key__c');
    const names = test.api.org.store.rows('Order__c').map(({ Name }) => Name);
    assert.deepEqual(names, ['d', 'c1', 'e']);
    await results(test, 'DELETE', undefined, `?ids=${ids.join(',')}`);
    assert.equal(test.api.org.store.count('Order__c'), 1);
  });

  it('saves what is right and tells what is wrong', async () => {
    const test = testOrg();
    const found = await results(test, 'POST', {
      records: [order({ Name: 'x'.repeat(81) }), order({ Name: 'b' })]
    });
    assert.deepEqual(codesOf(found), ['STRING_TOO_LONG', undefined]);
    assert.equal('id' in found[0]!, false);
    assert.equal(test.api.org.store.count('Order__c'), 1);
  });

  it('undoes all, over all types, with allOrNone', async () => {
    const test = testOrg();
    const line = { attributes: { type: 'Line__c' }, Name: 'x', Order__c: 'a00000000000009AAA' };
    const found = await results(test, 'POST', { allOrNone: true, records: [order({ Name: 'a' }), line] });
    assert.deepEqual(codesOf(found)[0], 'ALL_OR_NONE_OPERATION_ROLLED_BACK');
    assert.equal(found[1]!.success, false);
    assert.equal(test.api.org.store.count('Order__c'), 0);
  });

  it('fails every second record on demand', async () => {
    const test = testOrg();
    test.api.faults.set([{ fault: { kind: 'partialDmlFailure' } }]);
    const records = ['a', 'b', 'c', 'd'].map((Name) => order({ Name }));
    const found = await results(test, 'POST', { records });
    assert.deepEqual(codesOf(found), ['UNABLE_TO_LOCK_ROW', undefined, 'UNABLE_TO_LOCK_ROW', undefined]);
    const names = test.api.org.store.rows('Order__c').map(({ Name }) => Name);
    assert.deepEqual(names, ['b', 'd']);
    await results(test, 'POST', { allOrNone: true, records });
    assert.equal(test.api.org.store.count('Order__c'), 2);
  });

  it('takes at most 200 records, each with its type', async () => {
    const test = testOrg();
    const many = Array.from({ length: 201 }, () => order({ Name: 'a' }));
    const wrong = [
      { records: many },
      { records: [{ Name: 'a' }] },
      { records: [order({})], allOrNone: 'yes' },
      {}
    ];
    for (const body of wrong) assert.equal((await test.send('POST', PATH, body)).status, 400);
    assert.equal(test.api.org.store.count('Order__c'), 0);
  });
});
