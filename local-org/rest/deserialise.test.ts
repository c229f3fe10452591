import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Schema } from '../schema/schema.ts';
import { STANDARD_OBJECTS } from '../schema/standardObjects.ts';
import { deserialised } from './deserialise.ts';
import { ORDER } from './test/objects.ts';

const SCHEMA = new Schema([...STANDARD_OBJECTS, ORDER]);

describe('deserialised', () => {
  it('takes the texts of numbers and checkboxes as values, and leaves all else', () => {
    const record = { total__c: '-12.50', Name: '12.5', Key__c: null, Nothing__c: '1' };
    assert.deepEqual(deserialised(SCHEMA, ORDER, record), { ...record, total__c: -12.5 });
    const user = SCHEMA.object('User')!;
    assert.deepEqual(deserialised(SCHEMA, user, { IsActive: 'false' }), { IsActive: false });
  });

  it('refuses a text that is no such value', () => {
    for (const Total__c of ['', 'x', '0x10', '1e999', ' 1', 'Infinity']) {
      assert.throws(() => deserialised(SCHEMA, ORDER, { Total__c }), {
        errorCode: 'JSON_PARSER_ERROR',
        message: /Cannot deserialize instance of double from VALUE_STRING value/
      });
    }
    assert.throws(() => deserialised(SCHEMA, SCHEMA.object('User')!, { IsActive: '1' }), /boolean/);
  });
});
