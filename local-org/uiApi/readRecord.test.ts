import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { RecordRepresentation } from './record.ts';
import { SAVED_AT, STRANGER, THING, USER, client, testOrg } from './testOrg.ts';

const ask = client(testOrg());

async function thing(fields: string, more = ''): Promise<RecordRepresentation> {
  const names = fields.split(',').map((name) => `Thing__c.${name}`);
  const { status, body } = await ask(`/records/${THING}?fields=${names.join(',')}${more}`);
  assert.equal(status, 200, JSON.stringify(body));
  return body as RecordRepresentation;
}

void describe('a record of the UI API', () => {
  it('has the fields that were asked for, and says when it changed', async () => {
    const { fields, weakEtag, ...rest } = await thing('Name');
    assert.deepEqual(fields, { Name: { displayValue: null, value: 'One' } });
    assert.equal(weakEtag, Date.parse(SAVED_AT));
    assert.deepEqual(rest, {
      apiName: 'Thing__c',
      childRelationships: {},
      id: THING,
      lastModifiedById: STRANGER,
      lastModifiedDate: '2026-11-19T07:18:36.000Z',
      recordTypeId: '012000000000000AAA',
      recordTypeInfo: null,
      systemModstamp: '2026-11-19T07:18:36.000Z'
    });
  });

  it('shows labels, dates and amounts as the user writes them, and no other value twice', async () => {
    const { fields } = await thing('Kind__c,Kinds__c,Due__c,Seen__c,Price__c,Count__c');
    assert.deepEqual(
      Object.fromEntries(Object.entries(fields).map(([name, { displayValue }]) => [name, displayValue])),
      {
        Kind__c: 'First kind',
        Kinds__c: 'Ex;Why',
        Due__c: '12/24/2026',
        Seen__c: '11/19/2026, 3:30 PM',
        Price__c: '$1,234.50',
        Count__c: null
      }
    );
    assert.equal(fields.Seen__c?.value, '2026-11-19T23:30:00.000Z');
    assert.equal(fields.Kind__c?.value, 'a');
  });

  it('nests the record that it refers to, under its name', async () => {
    const { fields } = await thing('User__r.Name,LastModifiedBy.IsActive');
    const parent = fields.User__r?.value as RecordRepresentation;
    assert.equal(fields.User__r?.displayValue, 'Bo Jones');
    assert.deepEqual([parent.apiName, parent.id], ['User', STRANGER]);
    assert.deepEqual(parent.fields, { Name: { displayValue: null, value: 'Bo Jones' } });
    const modifier = fields.LastModifiedBy?.value as RecordRepresentation;
    assert.deepEqual(modifier.fields, { IsActive: { displayValue: null, value: true } });
  });

  it('names an owner, who may be a user or a queue', async () => {
    const { fields } = await thing('Owner.Name');
    const owner = fields.Owner?.value as RecordRepresentation;
    assert.deepEqual([owner.apiName, owner.id, fields.Owner?.displayValue], ['User', USER, 'Ada Smith']);
  });

  it('is found by its 15-character id and by names in any case', async () => {
    const { status, body } = await ask(`/records/${THING.slice(0, 15)}?fields=thing__C.NAME`);
    assert.equal(status, 200);
    assert.deepEqual(Object.keys((body as RecordRepresentation).fields), ['Name']);
  });

  it('leaves out an optional field that is hidden or does not exist', async () => {
    const optional =
      '&optionalFields=Thing__c.Secret__c,Thing__c.Nope__c,Thing__c.Nope__r.Name,Thing__c.Kind__c';
    assert.deepEqual(Object.keys((await thing('Name', optional)).fields), ['Name', 'Kind__c']);
  });
});

void describe('a record that is refused', () => {
  const refusals: readonly [string, string, number, string][] = [
    ['a field that is hidden', `/records/${THING}?fields=Thing__c.Secret__c`, 400, 'INVALID_FIELD'],
    ['a field that does not exist', `/records/${THING}?fields=Thing__c.Nope__c`, 400, 'INVALID_FIELD'],
    ['a field of another object', `/records/${THING}?fields=User.Name`, 400, 'INVALID_FIELD'],
    ['an id of no object', '/records/zzz000000000001AAA?fields=Thing__c.Name', 404, 'NOT_FOUND'],
    ['no id', `/records/${encodeURIComponent("x' OR 'a'='a")}?fields=Thing__c.Name`, 404, 'NOT_FOUND'],
    ['a record that is not there', '/records/a00000000000009AAA?fields=Thing__c.Name', 404, 'NOT_FOUND'],
    ['no field', `/records/${THING}`, 400, 'ILLEGAL_QUERY_PARAMETER_VALUE'],
    ['a layout', `/records/${THING}?layoutTypes=Full`, 501, 'NOT_MODELLED'],
    ['related lists', '/related-list-info/Thing__c', 501, 'NOT_MODELLED'],
    ['list views', '/list-info/Thing__c', 501, 'NOT_MODELLED']
  ];
  for (const [what, path, status, errorCode] of refusals) {
    it(`${what} is answered with a list of messages: ${errorCode}`, async () => {
      const answer = await ask(path);
      assert.equal(answer.status, status);
      const [error] = answer.body as { errorCode: string; message: string }[];
      assert.equal(error?.errorCode, errorCode);
      assert.notEqual(error.message, '');
    });
  }

  it('a user without rights to the object does not get it', async () => {
    const { status, body } = await ask(`/records/${THING}?fields=Thing__c.Name`, { user: STRANGER });
    assert.ok(status >= 400 && status < 500);
    assert.ok(Array.isArray(body));
  });

  it('what the session is refused with is passed on', async () => {
    const { status, body } = await ask(`/records/${THING}?fields=Thing__c.Name`, { user: '' });
    assert.deepEqual([status, (body as { errorCode: string }[])[0]?.errorCode], [401, 'INVALID_SESSION_ID']);
  });
});

void describe('a batch of records', () => {
  it('answers each with its own status', async () => {
    const { status, body } = await ask(`/records/batch/${THING},a00000000000009AAA?fields=Thing__c.Name`);
    const { hasErrors, results } = body as {
      hasErrors: boolean;
      results: { statusCode: number; result: unknown }[];
    };
    assert.equal(status, 200);
    assert.equal(hasErrors, true);
    assert.deepEqual(
      results.map(({ statusCode }) => statusCode),
      [200, 404]
    );
    assert.equal((results[0]?.result as RecordRepresentation).id, THING);
    assert.deepEqual((results[1]?.result as { errorCode: string }[])[0]?.errorCode, 'NOT_FOUND');
  });

  it('of more than 200 is refused', async () => {
    const { status } = await ask(`/records/batch/${Array(201).fill(THING).join(',')}?fields=Thing__c.Name`);
    assert.equal(status, 501);
  });
});
