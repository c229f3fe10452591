import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const HEADER = '<?xml version="1.0" encoding="UTF-8"?>\n';
const XMLNS = 'xmlns="http://soap.sforce.com/2006/04/metadata"';
const SOURCE = 'force-app/main/default';

function field(name: string, type: string, more: string): [string, string] {
  const xml = `${HEADER}<CustomField ${XMLNS}><fullName>${name}</fullName><label>${name.slice(0, -3)}</label>${more}<type>${type}</type></CustomField>`;
  return [`${SOURCE}/objects/Parcel__c/fields/${name}.field-meta.xml`, xml];
}

const OBJECT = `${HEADER}<CustomObject ${XMLNS}>
    <deploymentStatus>Deployed</deploymentStatus>
    <label>Parcel</label>
    <nameField><label>Parcel Name</label><type>Text</type></nameField>
    <pluralLabel>Parcels</pluralLabel>
    <sharingModel>ReadWrite</sharingModel>
</CustomObject>`;

function fieldPermissions(name: string): string {
  return `<fieldPermissions><editable>true</editable><field>Parcel__c.${name}</field><readable>true</readable></fieldPermissions>`;
}

const PERMISSION_SET = `${HEADER}<PermissionSet ${XMLNS}>
    ${fieldPermissions('Code__c')}
    ${fieldPermissions('Weight__c')}
    <hasActivationRequired>false</hasActivationRequired>
    <label>Parcel Clerk</label>
    <objectPermissions>
        <allowCreate>true</allowCreate>
        <allowDelete>true</allowDelete>
        <allowEdit>true</allowEdit>
        <allowRead>true</allowRead>
        <modifyAllRecords>false</modifyAllRecords>
        <object>Parcel__c</object>
        <viewAllRecords>false</viewAllRecords>
    </objectPermissions>
</PermissionSet>`;

const MANIFEST = `${HEADER}<Package ${XMLNS}>
    <types><members>ParcelClerk</members><name>PermissionSet</name></types>
    <version>67.0</version>
</Package>`;

const PROJECT = JSON.stringify({
  packageDirectories: [{ path: 'force-app', default: true }],
  sourceApiVersion: '67.0'
});

/** An SFDX project: an object with two fields, a permission set for it, and records to import. */
const PARCELS: ReadonlyMap<string, string> = new Map([
  ['sfdx-project.json', PROJECT],
  ['manifest/package.xml', MANIFEST],
  [`${SOURCE}/objects/Parcel__c/Parcel__c.object-meta.xml`, OBJECT],
  field('Code__c', 'Text', '<externalId>true</externalId><length>20</length><unique>true</unique>'),
  field('Weight__c', 'Number', '<precision>10</precision><scale>2</scale>'),
  [`${SOURCE}/permissionsets/ParcelClerk.permissionset-meta.xml`, PERMISSION_SET],
  [
    'data/parcels.json',
    JSON.stringify({
      records: [1, 2].map((n) => ({
        attributes: { type: 'Parcel__c', referenceId: `parcel${n}` },
        Name: `Imported ${n}`,
        Weight__c: n
      }))
    })
  ]
]);

/** Writes the project, and another that only retrieves, and one that cannot be deployed. */
export function writeProjects(folder: string): { parcels: string; empty: string; broken: string } {
  const parcels = write(path.join(folder, 'parcels'), PARCELS);
  const empty = write(path.join(folder, 'empty'), new Map([['sfdx-project.json', PROJECT]]));
  const unknownField = PERMISSION_SET.replace('Parcel__c.Weight__c', 'Parcel__c.Height__c');
  const broken = new Map([
    ['sfdx-project.json', PROJECT],
    [`${SOURCE}/permissionsets/ParcelClerk.permissionset-meta.xml`, unknownField]
  ]);
  mkdirSync(path.join(empty, 'force-app'));
  return { parcels, empty, broken: write(path.join(folder, 'broken'), broken) };
}

function write(folder: string, files: ReadonlyMap<string, string>): string {
  for (const [name, text] of files) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return folder;
}
