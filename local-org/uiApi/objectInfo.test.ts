import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { PicklistValues } from './picklistValues.ts';
import { STRANGER, client, testOrg } from './testOrg.ts';

type Info = Readonly<Record<string, unknown>> & {
  readonly fields: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
};

const ask = client(testOrg());
const MASTER = '012000000000000AAA';
const PICKLISTS = `/object-info/Thing__c/picklist-values/${MASTER}`;

void describe('the info of an object', () => {
  it('tells its names, and what the user may do with it', async () => {
    const { body } = await ask('/object-info/thing__c');
    const { fields, childRelationships, recordTypeInfos, ...info } = body as Info;
    assert.deepEqual(info, {
      apiName: 'Thing__c',
      createable: true,
      custom: true,
      defaultRecordTypeId: MASTER,
      deletable: true,
      dependentFields: {},
      keyPrefix: 'a00',
      label: 'Thing',
      labelPlural: 'Things',
      nameFields: ['Name'],
      queryable: true,
      updateable: true
    });
    assert.deepEqual(childRelationships, []);
    assert.deepEqual(Object.keys(recordTypeInfos as object), [MASTER]);
    assert.ok(fields.Name);
  });

  it('describes a field in the terms of the UI API', async () => {
    const { fields } = (await ask('/object-info/Thing__c')).body as Info;
    const { apiName, dataType, inlineHelpText, required, createable, updateable, label } = fields.Kind__c!;
    assert.deepEqual([apiName, dataType, label], ['Kind__c', 'Picklist', 'Label of Kind__c']);
    assert.deepEqual([inlineHelpText, required, createable, updateable], ['Which kind.', false, true, true]);
    assert.deepEqual([fields.Name?.required, fields.Name?.nameField], [true, true]);
    assert.deepEqual([fields.Price__c?.precision, fields.Price__c?.scale], [10, 2]);
  });

  it('tells what a reference refers to', async () => {
    const { fields } = (await ask('/object-info/Thing__c')).body as Info;
    const { dataType, reference, referenceToInfos, relationshipName } = fields.User__c!;
    assert.deepEqual([dataType, reference, relationshipName], ['Reference', true, 'User__r']);
    assert.deepEqual(referenceToInfos, [{ apiName: 'User', nameFields: ['Name'] }]);
  });

  it('leaves out a hidden field, and says of a read-only one that it cannot be set', async () => {
    const { fields } = (await ask('/object-info/Thing__c')).body as Info;
    assert.equal(fields.Secret__c, undefined);
    assert.deepEqual([fields.Count__c?.createable, fields.Count__c?.updateable], [false, false]);
  });

  it('names the objects that refer to it', async () => {
    const { childRelationships } = (await ask('/object-info/User')).body as Info;
    assert.ok(
      (childRelationships as Record<string, unknown>[]).some(
        ({ childObjectApiName, fieldName, relationshipName }) =>
          childObjectApiName === 'Thing__c' && fieldName === 'User__c' && relationshipName === 'Things__r'
      )
    );
  });

  it('is not found for an object that is not there, or that the user may not read', async () => {
    assert.equal((await ask('/object-info/Nope__c')).status, 404);
    assert.equal((await ask('/object-info/Thing__c', { user: STRANGER })).status, 404);
  });

  it('comes for several objects at once, each with its own status', async () => {
    const { body } = await ask('/object-info/batch/Thing__c,Nope__c');
    const { results } = body as { results: { statusCode: number }[] };
    assert.deepEqual(
      results.map(({ statusCode }) => statusCode),
      [200, 404]
    );
  });
});

void describe('the values of picklists', () => {
  it('are the active ones of a field, with its default', async () => {
    const { body } = await ask(`${PICKLISTS}/Kind__c`);
    const first = { attributes: null, label: 'First kind', validFor: [], value: 'a' };
    assert.deepEqual(body, {
      controllerValues: {},
      defaultValue: first,
      url: `/services/data/v67.0/ui-api${PICKLISTS}/Kind__c`,
      values: [first, { attributes: null, label: 'Second kind', validFor: [], value: 'b' }]
    });
  });

  it('come for every picklist of the object', async () => {
    const { body } = await ask(PICKLISTS);
    const { picklistFieldValues } = body as { picklistFieldValues: Record<string, PicklistValues> };
    assert.deepEqual(Object.keys(picklistFieldValues), ['Kind__c', 'Kinds__c']);
    assert.equal(picklistFieldValues.Kinds__c?.defaultValue, null);
  });

  it('are not found for a field that is no picklist', async () => {
    assert.equal((await ask(`${PICKLISTS}/Due__c`)).status, 404);
  });

  it('of another record type are refused', async () => {
    assert.equal((await ask('/object-info/Thing__c/picklist-values/012000000000001AAA/Kind__c')).status, 501);
  });
});
