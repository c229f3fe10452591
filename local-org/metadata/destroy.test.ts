import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { OrgState } from '../org.ts';
import { deploy } from './deploy.ts';
import { ADMIN, deployFiles, manifestOf, newOrg, objectXml, problemsOf, xml, zipOf } from './test/org.ts';
import type { Files } from './test/org.ts';
import type { DeployResult } from './types.ts';

const LOOKUP =
  '<fields><fullName>Entry__c</fullName><label>Entry</label><referenceTo>Entry__c</referenceTo><type>Lookup</type></fields>';
const FILES: Files = {
  'objects/Entry__c.object': objectXml(),
  'customPermissions/Go.customPermission': xml(
    'CustomPermission',
    '<isLicensed>false</isLicensed><label>Go</label>'
  ),
  'labels/CustomLabels.labels': xml(
    'CustomLabels',
    ['One', 'Two']
      .map(
        (name) =>
          `<labels><fullName>${name}</fullName><language>en_US</language><protected>true</protected><shortDescription>${name}</shortDescription><value>${name}</value></labels>`
      )
      .join('')
  ),
  'permissionsets/Viewer.permissionset': xml(
    'PermissionSet',
    `<customPermissions><enabled>true</enabled><name>Go</name></customPermissions>
     <fieldPermissions><editable>false</editable><field>Entry__c.Purpose__c</field><readable>true</readable></fieldPermissions>
     <label>Viewer</label>
     <objectPermissions><allowCreate>false</allowCreate><allowDelete>false</allowDelete><allowEdit>false</allowEdit><allowRead>true</allowRead><modifyAllRecords>false</modifyAllRecords><object>Entry__c</object><viewAllRecords>false</viewAllRecords></objectPermissions>`
  )
};
const TYPES = ['CustomObject', 'CustomPermission', 'CustomLabels', 'PermissionSet'];

async function orgWith(more: Files = {}): Promise<OrgState> {
  const org = newOrg();
  assert.deepEqual(problemsOf(await deployFiles(org, { ...FILES, ...more }, TYPES)), []);
  return org;
}

async function destroyed(
  org: OrgState,
  members: Record<string, string[]>,
  file = 'destructiveChanges.xml',
  files: Files = {},
  named: Record<string, string[]> = {}
): Promise<DeployResult> {
  return deploy(org, ADMIN, await zipOf({ [file]: manifestOf(members), ...files }, named), {});
}

describe('Destructive changes', () => {
  for (const file of ['destructiveChanges.xml', 'destructiveChangesPre.xml', 'destructiveChangesPost.xml']) {
    it(`of ${file} delete a component with its files and rows`, async () => {
      const org = await orgWith();
      const result = await destroyed(org, { PermissionSet: ['Viewer'] }, file);
      assert.deepEqual(problemsOf(result), []);
      assert.deepEqual(
        result.details.componentSuccesses.map(({ fullName, deleted }) => [fullName, deleted]),
        [
          ['Viewer', true],
          ['package.xml', false]
        ]
      );
      for (const object of ['PermissionSet', 'ObjectPermissions', 'FieldPermissions', 'SetupEntityAccess']) {
        assert.equal(org.store.count(object), 0, object);
      }
      assert.equal(org.store.file('permissionsets/Viewer.permissionset'), undefined);
    });
  }

  it('delete a label and leave the others', async () => {
    const org = await orgWith();
    assert.deepEqual(problemsOf(await destroyed(org, { CustomLabel: ['One'] })), []);
    const file = new TextDecoder().decode(org.store.file('labels/CustomLabels.labels'));
    assert.ok(!file.includes('>One<') && file.includes('>Two<'));
  });

  it('delete a field with its values and its permissions, also those in files', async () => {
    const org = await orgWith();
    const id = org.store.nextId('a00');
    org.store.transaction(() => org.store.put('Entry__c', { Id: id, Purpose__c: 'x', Count__c: 1 }));
    assert.deepEqual(problemsOf(await destroyed(org, { CustomField: ['Entry__c.Purpose__c'] })), []);
    assert.equal(org.schema.field(org.schema.object('Entry__c')!, 'Purpose__c'), undefined);
    assert.equal(org.store.row('Entry__c', id)?.['Purpose__c'] ?? null, null);
    assert.equal(org.store.row('Entry__c', id)?.['Count__c'], 1);
    assert.equal(org.store.count('FieldPermissions'), 0);
    const file = new TextDecoder().decode(org.store.file('permissionsets/Viewer.permissionset'));
    assert.ok(!file.includes('Purpose__c') && file.includes('<object>Entry__c</object>'));
  });

  it('delete an object with its rows', async () => {
    const org = await orgWith();
    await destroyed(org, { PermissionSet: ['Viewer'] });
    org.store.transaction(() => org.store.put('Entry__c', { Id: org.store.nextId('a00') }));
    assert.deepEqual(problemsOf(await destroyed(org, { CustomObject: ['Entry__c'] })), []);
    assert.equal(org.schema.object('Entry__c'), undefined);
    assert.equal(org.store.count('Entry__c'), 0);
  });

  it('are refused while something refers to what they name', async () => {
    const org = await orgWith({ 'objects/Other__c.object': objectXml(LOOKUP) });
    await destroyed(org, { PermissionSet: ['Viewer'] });
    const result = await destroyed(org, { CustomObject: ['Entry__c'] });
    assert.match(
      problemsOf(result).join('\n'),
      /referred to by CustomObject Other__c: referenceTo value of 'Entry__c'/
    );
    assert.ok(org.schema.object('Entry__c'));
    assert.ok(org.store.file('objects/Entry__c.object'));
  });

  it('are refused for a permission set that is assigned', async () => {
    const org = await orgWith();
    const [set] = org.store.rows('PermissionSet');
    org.store.transaction(() =>
      org.store.put('PermissionSetAssignment', { Id: org.store.nextId('0Pa'), PermissionSetId: set!.Id })
    );
    const result = await destroyed(org, { PermissionSet: ['Viewer'] });
    assert.deepEqual(problemsOf(result), [
      'PermissionSet Viewer: PermissionSet Viewer is assigned to users and cannot be deleted'
    ]);
    assert.equal(org.store.count('PermissionSet'), 1);
  });

  it('delete a folder by the type of what lies in it', async () => {
    const org = newOrg();
    const files = { 'reports/Audits-meta.xml': xml('ReportFolder', '<name>Audits</name>') };
    const sent = await deploy(org, ADMIN, await zipOf(files, { Report: ['Audits'] }), {});
    assert.deepEqual(problemsOf(sent), []);
    assert.deepEqual(problemsOf(await destroyed(org, { Report: ['Audits'] })), []);
    assert.equal(org.store.count('MetadataComponent'), 0);
  });

  it('warn of what is not there', async () => {
    const result = await destroyed(await orgWith(), {
      CustomField: ['Entry__c.Ghost__c'],
      PermissionSet: ['Ghost']
    });
    assert.equal(result.status, 'Succeeded');
    assert.deepEqual(
      result.details.componentSuccesses.slice(0, 2).map(({ problem, problemType }) => [problem, problemType]),
      [
        ['No CustomField named: Entry__c.Ghost__c found', 'Warning'],
        ['No PermissionSet named: Ghost found', 'Warning']
      ]
    );
  });

  it('before the others make room, and after them tidy up', async () => {
    const org = await orgWith();
    const permission = 'customPermissions/Go.customPermission';
    const file = xml('CustomPermission', '<isLicensed>true</isLicensed><label>Went</label>');
    const after = await destroyed(
      org,
      { PermissionSet: ['Viewer'] },
      'destructiveChangesPost.xml',
      { [permission]: file },
      { CustomPermission: ['Go'] }
    );
    assert.deepEqual(problemsOf(after), []);
    assert.deepEqual(
      org.store.rows('CustomPermission').map((row) => row['MasterLabel']),
      ['Went']
    );
    const before = await destroyed(
      org,
      { CustomPermission: ['Go'] },
      'destructiveChangesPre.xml',
      { [permission]: file },
      { CustomPermission: ['Go'] }
    );
    assert.deepEqual(
      before.details.componentSuccesses.map(({ deleted, created }) => [deleted, created]),
      [
        [true, false],
        [false, true],
        [false, false]
      ]
    );
  });

  it('refuse a wildcard and a type that is not modelled', async () => {
    const org = await orgWith();
    assert.match(problemsOf(await destroyed(org, { PermissionSet: ['*'] })).join(), /wildcard/);
    assert.match(
      problemsOf(await destroyed(org, { Flow: ['Go'] })).join(),
      /does not model metadata of type Flow/
    );
  });
});
