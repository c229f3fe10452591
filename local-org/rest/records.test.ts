import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { testOrg } from './test/fixture.ts';
import type { TestOrg } from './test/fixture.ts';

const ORDERS = '/services/data/v67.0/sobjects/Order__c';

interface Saved {
  readonly id: string;
  readonly success: boolean;
  readonly errors: readonly unknown[];
  readonly created?: boolean;
}

async function created(test: TestOrg, record: object): Promise<string> {
  const response = await test.send('POST', ORDERS, record);
  assert.equal(response.status, 201, await response.clone().text());
  return ((await response.json()) as Saved).id;
}

async function errorOf(response: Response): Promise<unknown> {
  const [{ errorCode }] = (await response.json()) as [{ errorCode: string }];
  return [response.status, errorCode];
}

describe('sObject rows', () => {
  it('creates, reads, updates and deletes a record', async () => {
    const test = testOrg();
    const response = await test.send('POST', ORDERS, {
      attributes: { type: 'Order__c' },
      Name: 'One',
      Total__c: 1.5
    });
    const { id, ...saved } = (await response.json()) as Saved;
    assert.deepEqual([response.status, saved], [201, { success: true, errors: [] }]);
    assert.equal(response.headers.get('location'), `${ORDERS}/${id}`);

    const read = await test.send('GET', `${ORDERS}/${id}?fields=Name,Total__c`);
    const fields = (await read.json()) as Record<string, unknown>;
    assert.deepEqual(Object.keys(fields), ['attributes', 'Name', 'Total__c']);
    assert.deepEqual([fields['Name'], fields['Total__c']], ['One', 1.5]);

    const updated = await test.send('PATCH', `${ORDERS}/${id}`, { Name: 'Two' });
    assert.deepEqual([updated.status, await updated.text()], [204, '']);
    const all = (await (await test.send('GET', `${ORDERS}/${id}`)).json()) as Record<string, unknown>;
    assert.deepEqual([all['Name'], all['Total__c'], all['OwnerId']], ['Two', 1.5, test.admin.id]);

    assert.equal((await test.send('DELETE', `${ORDERS}/${id}`)).status, 204);
    assert.deepEqual(await errorOf(await test.send('GET', `${ORDERS}/${id}`)), [404, 'NOT_FOUND']);
    assert.deepEqual(await errorOf(await test.send('PATCH', `${ORDERS}/${id}`, { Name: 'x' })), [
      404,
      'NOT_FOUND'
    ]);
  });

  it('names the field that a record has wrong, and saves nothing', async () => {
    const test = testOrg();
    const response = await test.send('POST', ORDERS, { Name: 'x'.repeat(81) });
    const [error] = (await response.json()) as [{ errorCode: string; fields: string[] }];
    assert.deepEqual([response.status, error.errorCode, error.fields], [400, 'STRING_TOO_LONG', ['Name']]);
    assert.equal(test.api.org.store.count('Order__c'), 0);
  });

  it('refuses an id in the body, another object’s id, an unknown object, and a field that is no name', async () => {
    const test = testOrg();
    const id = await created(test, { Name: 'One' });
    assert.deepEqual(await errorOf(await test.send('PATCH', `${ORDERS}/${id}`, { Id: id })), [
      400,
      'INVALID_FIELD'
    ]);
    const wrong = [
      `${ORDERS}/${test.admin.id}`,
      `${ORDERS}/x`,
      '/services/data/v67.0/sobjects/Nothing__c/a00'
    ];
    for (const path of wrong)
      assert.deepEqual(await errorOf(await test.send('GET', path)), [404, 'NOT_FOUND'], path);
    const injected = `${ORDERS}/${id}?fields=${encodeURIComponent('Name FROM User --')}`;
    assert.deepEqual(await errorOf(await test.send('GET', injected)), [400, 'INVALID_FIELD']);
  });

  it('writes with the rights of the caller', async () => {
    const test = testOrg();
    const { token } = test.user('ApiEnabled', 'ViewAllData');
    const headers = { authorization: `Bearer ${token}` };
    const response = await test.send('POST', ORDERS, { Name: 'One' }, headers);
    assert.deepEqual(await errorOf(response), [400, 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY']);
    assert.equal(test.api.org.store.count('Order__c'), 0);
  });

  it('fails a write on demand', async () => {
    const test = testOrg();
    test.api.faults.set([{ match: { object: 'Order__c', nth: 1 }, fault: { kind: 'partialDmlFailure' } }]);
    const response = await test.send('POST', ORDERS, { Name: 'One' });
    assert.deepEqual(await errorOf(response), [400, 'UNABLE_TO_LOCK_ROW']);
    await created(test, { Name: 'One' });
  });
});

describe('describe', () => {
  it('lists the objects that the caller may read', async () => {
    const test = testOrg();
    const namesFor = async (token: string): Promise<string[]> => {
      const headers = { authorization: `Bearer ${token}` };
      const response = await test.send('GET', '/services/data/v67.0/sobjects', undefined, headers);
      const { sobjects } = (await response.json()) as { sobjects: { name: string }[] };
      return sobjects.map(({ name }) => name);
    };
    const forAdmin = await namesFor(test.admin.token);
    const forOther = await namesFor(test.user('ApiEnabled').token);
    assert.ok(['Order__c', 'PermissionSet', 'User'].every((name) => forAdmin.includes(name)));
    assert.deepEqual(
      ['Order__c', 'PermissionSet', 'User'].filter((name) => forOther.includes(name)),
      ['User']
    );
  });

  it('describes the fields that the caller may read, and hides an unreadable object', async () => {
    const test = testOrg();
    const response = await test.send('GET', `${ORDERS}/describe`);
    const { fields, urls } = (await response.json()) as {
      fields: { name: string }[];
      urls: { sobject: string };
    };
    assert.ok(fields.some(({ name }) => name === 'Total__c'));
    assert.equal(urls.sobject, ORDERS);
    const { token } = test.user('ApiEnabled');
    const hidden = await test.send('GET', `${ORDERS}/describe`, undefined, {
      authorization: `Bearer ${token}`
    });
    assert.deepEqual(await errorOf(hidden), [404, 'NOT_FOUND']);
  });
});

describe('sObject rows by external id', () => {
  it('creates with 201 and updates with 200', async () => {
    const test = testOrg();
    const path = `${ORDERS}/Key__c/${encodeURIComponent("a/b 'c'")}`;
    const first = await test.send('PATCH', path, { Name: 'One' });
    const { id, ...saved } = (await first.json()) as Saved;
    assert.deepEqual([first.status, saved], [201, { success: true, errors: [], created: true }]);
    const second = await test.send('PATCH', path, { Name: 'Two' });
    assert.deepEqual(
      [second.status, await second.json()],
      [200, { id, success: true, errors: [], created: false }]
    );
    const read = (await (await test.send('GET', `${path}?fields=Id,Name`)).json()) as Record<string, unknown>;
    assert.deepEqual([read['Id'], read['Name']], [id, 'Two']);
  });

  it('refuses a field that is no external id, the field in the body, and a key that is not there', async () => {
    const test = testOrg();
    assert.deepEqual(await errorOf(await test.send('PATCH', `${ORDERS}/Name/x`, {})), [404, 'NOT_FOUND']);
    const twice = await test.send('PATCH', `${ORDERS}/Key__c/x`, { Name: 'One', key__C: 'y' });
    assert.deepEqual(await errorOf(twice), [400, 'JSON_PARSER_ERROR']);
    assert.deepEqual(await errorOf(await test.send('GET', `${ORDERS}/Key__c/x`)), [404, 'NOT_FOUND']);
  });

  it('lists the records when several have the value', async () => {
    const test = testOrg();
    const { store } = test.api.org;
    const ids = [1, 2].map(() => store.nextId('a00'));
    store.transaction(() => ids.forEach((Id) => store.put('Order__c', { Id, Name: 'x', Key__c: 'twice' })));
    const response = await test.send('PATCH', `${ORDERS}/Key__c/twice`, { Name: 'y' });
    assert.equal(response.status, 300);
    assert.deepEqual(
      await response.json(),
      ids.map((id) => `${ORDERS}/${id}`)
    );
  });
});
