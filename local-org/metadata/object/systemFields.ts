import type { Field } from '../../schema/types.ts';

/** Object Reference, "System Fields": what every custom object has. */
function reference(name: string, label: string, to: string): Field {
  return {
    name,
    label,
    type: 'reference',
    length: 18,
    referenceTo: [to],
    relationshipName: name.replace(/Id$/, '')
  };
}

const ID: Field = { name: 'Id', label: 'Record ID', type: 'id', length: 18, idLookup: true };
const STAMP: Field = { name: 'SystemModstamp', label: 'System Modstamp', type: 'datetime', groupable: false };
const OWNER: Field = {
  ...reference('OwnerId', 'Owner ID', 'User'),
  referenceTo: ['Group', 'User'],
  createable: true,
  updateable: true
};
const AUDIT: readonly Field[] = [
  { name: 'CreatedDate', label: 'Created Date', type: 'datetime', groupable: false },
  reference('CreatedById', 'Created By ID', 'User'),
  { name: 'LastModifiedDate', label: 'Last Modified Date', type: 'datetime', groupable: false },
  reference('LastModifiedById', 'Last Modified By ID', 'User'),
  STAMP
];

/** @param nameField the object's `Name`. A detail has no owner: its master's counts. */
export function recordFields(nameField: Field, isDetail: boolean): Field[] {
  const deleted: Field = { name: 'IsDeleted', label: 'Deleted', type: 'boolean', defaultValue: false };
  return [ID, ...(isDetail ? [] : [OWNER]), deleted, nameField, ...AUDIT];
}

/** Custom Metadata Types Implementation Guide, "Custom Metadata Type Fields". */
export const METADATA_RECORD_FIELDS: readonly Field[] = [
  ID,
  { name: 'DeveloperName', label: 'Custom Metadata Record Name', type: 'string', length: 40, unique: true },
  { name: 'MasterLabel', label: 'Label', type: 'string', length: 40, nameField: true },
  { name: 'Language', label: 'Master Language', type: 'picklist', length: 40 },
  { name: 'NamespacePrefix', label: 'Namespace Prefix', type: 'string', length: 15, nillable: true },
  { name: 'Label', label: 'Label', type: 'string', length: 40 },
  { name: 'QualifiedApiName', label: 'Qualified API Name', type: 'string', length: 70 },
  STAMP
];
