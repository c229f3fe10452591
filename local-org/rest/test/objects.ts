import type { ObjectType } from '../../schema/types.ts';

const NAME = {
  name: 'Name',
  label: 'Name',
  type: 'string',
  length: 80,
  nameField: true,
  createable: true
} as const;
const ID = { name: 'Id', label: 'Record ID', type: 'id', length: 18 } as const;
const SYSTEM = ['CreatedById', 'LastModifiedById'].map(
  (name) => ({ name, label: name, type: 'reference', referenceTo: ['User'] }) as const
);
const DATES = ['CreatedDate', 'LastModifiedDate', 'SystemModstamp'].map(
  (name) => ({ name, label: name, type: 'datetime' }) as const
);

function customObject(name: string, keyPrefix: string, more: Partial<ObjectType>): ObjectType {
  return {
    name: `${name}__c`,
    label: name,
    labelPlural: `${name}s`,
    keyPrefix,
    custom: true,
    queryable: true,
    createable: true,
    updateable: true,
    deletable: true,
    setup: false,
    sharingModel: 'ReadWrite',
    fields: [],
    ...more
  };
}

const OWN = {
  custom: true,
  permissionable: true,
  createable: true,
  updateable: true,
  nillable: true
} as const;

/** An order with an external id, and its lines. */
export const ORDER = customObject('Order', 'a00', {
  fields: [
    ID,
    { ...NAME, updateable: true, nillable: false },
    {
      name: 'OwnerId',
      label: 'Owner',
      type: 'reference',
      referenceTo: ['User'],
      createable: true,
      updateable: true
    },
    ...SYSTEM,
    ...DATES,
    {
      ...OWN,
      name: 'Key__c',
      label: 'Key',
      type: 'string',
      length: 40,
      externalId: true,
      unique: true,
      idLookup: true
    },
    { ...OWN, name: 'Total__c', label: 'Total', type: 'double', precision: 10, scale: 2 }
  ]
});
export const LINE = customObject('Line', 'a01', {
  fields: [
    ID,
    { ...NAME, updateable: true },
    {
      name: 'OwnerId',
      label: 'Owner',
      type: 'reference',
      referenceTo: ['User'],
      createable: true,
      updateable: true
    },
    ...SYSTEM,
    ...DATES,
    {
      ...OWN,
      name: 'Order__c',
      label: 'Order',
      type: 'reference',
      referenceTo: ['Order__c'],
      relationshipName: 'Order__r'
    }
  ],
  childRelationships: { Order__c: 'Lines__r' }
});
