import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as api from './uiRecordApi.ts';
import type { UiRecord } from './recordValues.ts';

const ID = 'a00000000000001AAA';

const record: UiRecord = {
  id: ID,
  apiName: 'Thing__c',
  fields: {
    Name: { displayValue: null, value: 'One' },
    Amount__c: { displayValue: '$1.00', value: 1 },
    Total__c: { displayValue: null, value: 9 },
    Parent__r: {
      displayValue: 'Up',
      value: {
        id: 'a01000000000001AAA',
        apiName: 'Up__c',
        fields: { Name: { displayValue: null, value: 'Up' } }
      }
    },
    Owner: { displayValue: null, value: null }
  }
};

void describe('values of a record', () => {
  it('are found by name, by reference, and through a parent', () => {
    assert.equal(api.getFieldValue(record, 'Thing__c.Name'), 'One');
    assert.equal(
      api.getFieldValue(record, { objectApiName: 'Thing__c', fieldApiName: 'Parent__r.Name' }),
      'Up'
    );
    assert.equal(api.getFieldDisplayValue(record, 'Thing__c.Amount__c'), '$1.00');
    assert.equal(api.getFieldDisplayValue(record, 'Thing__c.Parent__r'), 'Up');
  });

  it('are undefined when the record lacks the field, and null below an empty parent', () => {
    assert.equal(api.getFieldValue(record, 'Thing__c.Missing__c'), undefined);
    assert.equal(api.getFieldValue(record, 'Thing__c.Parent__r.Missing__c'), undefined);
    assert.equal(api.getFieldValue(undefined, 'Thing__c.Name'), undefined);
    assert.equal(api.getFieldValue(record, 'Thing__c.Owner.Name'), null);
  });

  it('need a field that names its object', () => {
    assert.throws(() => api.getFieldValue(record, 'Name'), TypeError);
    assert.throws(() => api.getFieldValue(record, 7), TypeError);
  });
});

void describe('inputs made from a record', () => {
  const info = {
    fields: {
      Name: { createable: true, updateable: false },
      Amount__c: { createable: false, updateable: true },
      Total__c: { createable: false, updateable: false }
    }
  };

  it('hold what can be created', () => {
    const input = api.generateRecordInputForCreate(record, info);
    assert.deepEqual(input, { apiName: 'Thing__c', fields: { Name: 'One' } });
  });

  it('hold what can be changed, and the id', () => {
    const input = api.generateRecordInputForUpdate(record, info);
    assert.deepEqual(input, { fields: { Amount__c: 1, Id: ID } });
  });

  it('hold every value that is no record when the object is not known', () => {
    assert.deepEqual(Object.keys(api.generateRecordInputForCreate(record).fields), [
      'Name',
      'Amount__c',
      'Total__c',
      'Owner'
    ]);
  });

  it('are reduced to what was edited', () => {
    const input = { fields: { Id: ID, Name: 'One', Amount__c: 2, New__c: null } };
    const edited = api.createRecordInputFilteredByEditedFields(input, record);
    assert.deepEqual(edited.fields, { Id: ID, Amount__c: 2, New__c: null });
  });
});
