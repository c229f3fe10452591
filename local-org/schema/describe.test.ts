import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeGlobal, describeObject } from './describe.ts';
import type { FieldDescribe } from './describeField.ts';
import { Schema } from './schema.ts';
import type { ObjectType } from './types.ts';

const PARENT: ObjectType = {
  name: 'Ship__c',
  label: 'Ship',
  labelPlural: 'Ships',
  keyPrefix: 'a00',
  custom: true,
  queryable: true,
  createable: true,
  updateable: true,
  deletable: true,
  setup: false,
  fields: [
    { name: 'Id', label: 'Record ID', type: 'id', length: 18 },
    {
      name: 'Name',
      label: 'Ship',
      type: 'string',
      length: 80,
      nameField: true,
      createable: true,
      idLookup: true
    },
    {
      name: 'Key__c',
      label: 'Key',
      type: 'string',
      length: 40,
      externalId: true,
      unique: true,
      custom: true
    },
    {
      name: 'Age__c',
      label: 'Age',
      type: 'double',
      precision: 18,
      scale: 2,
      formula: '1 + 1',
      treatBlanksAs: 'zero'
    },
    {
      name: 'Afloat__c',
      label: 'Afloat',
      type: 'boolean',
      groupable: false,
      createable: true,
      updateable: true
    },
    { name: 'Log__c', label: 'Log', type: 'textarea', length: 32768, filterable: false, nillable: true }
  ]
};
const CHILD: ObjectType = {
  ...PARENT,
  name: 'Crew__c',
  keyPrefix: 'a01',
  updateable: false,
  fields: [
    { name: 'Id', label: 'Record ID', type: 'id', length: 18 },
    {
      name: 'Ship__c',
      label: 'Ship',
      type: 'reference',
      referenceTo: ['Ship__c'],
      relationshipName: 'Ship__r',
      createable: true,
      updateable: true,
      masterDetail: { order: 0, writeRequiresMasterRead: true, reparentable: false }
    },
    {
      name: 'Rank__c',
      label: 'Rank',
      type: 'picklist',
      restrictedPicklist: true,
      picklist: [{ value: 'Mate', label: 'First mate', active: true, defaultValue: true }]
    }
  ],
  childRelationships: { Ship__c: 'Crew__r' }
};
const schema = new Schema([PARENT, CHILD]);

function field(object: ObjectType, name: string): FieldDescribe {
  const found = describeObject(schema, object).fields.find((one) => one.name === name);
  assert.ok(found);
  return found;
}

test('absent flags of a field read as the type comments say', () => {
  const key = field(PARENT, 'Key__c');
  assert.deepEqual(
    [key.filterable, key.sortable, key.groupable, key.aggregatable, key.nillable, key.permissionable],
    [true, true, true, true, false, false]
  );
  assert.deepEqual([key.length, key.byteLength, key.soapType, key.idLookup], [40, 120, 'xsd:string', true]);
});

test('a formula is calculated, and neither a truth value nor a long text is aggregated', () => {
  const age = field(PARENT, 'Age__c');
  assert.deepEqual(
    [age.calculated, age.calculatedFormula, age.formulaTreatNullNumberAsZero],
    [true, '1 + 1', true]
  );
  assert.equal(field(PARENT, 'Afloat__c').aggregatable, false);
  assert.equal(field(PARENT, 'Log__c').aggregatable, false);
  assert.equal(age.aggregatable, true);
});

test('a truth value defaults to false, other fields to nothing', () => {
  assert.deepEqual(
    [field(PARENT, 'Afloat__c').defaultValue, field(PARENT, 'Name').defaultValue],
    [false, null]
  );
});

test('what the object does not let be updated is not updateable field by field', () => {
  const ship = field(CHILD, 'Ship__c');
  assert.deepEqual([ship.createable, ship.updateable], [true, false]);
});

test('a reference names its target, its relationship and its master', () => {
  const ship = field(CHILD, 'Ship__c');
  assert.deepEqual(ship.referenceTo, ['Ship__c']);
  assert.deepEqual(
    [ship.relationshipName, ship.relationshipOrder, ship.cascadeDelete, ship.writeRequiresMasterRead],
    ['Ship__r', 0, true, true]
  );
});

test('a picklist carries its values, and the master its child relationship', () => {
  const rank = field(CHILD, 'Rank__c');
  assert.deepEqual(rank.picklistValues, [
    { value: 'Mate', label: 'First mate', active: true, defaultValue: true, validFor: null }
  ]);
  const [crew] = describeObject(schema, PARENT).childRelationships;
  assert.deepEqual(
    [crew?.childSObject, crew?.field, crew?.relationshipName],
    ['Crew__c', 'Ship__c', 'Crew__r']
  );
});

test('the global describe lists each object once, by name', () => {
  const { sobjects } = describeGlobal(schema);
  assert.deepEqual(
    sobjects.map((one) => [one.name, one.keyPrefix, one.updateable]),
    [
      ['Crew__c', 'a01', false],
      ['Ship__c', 'a00', true]
    ]
  );
});
