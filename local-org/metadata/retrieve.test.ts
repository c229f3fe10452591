import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { deploy } from './deploy.ts';
import { describeMetadata, listMetadata } from './listMetadata.ts';
import { retrieve } from './retrieve.ts';
import { ADMIN, bundle, deployFiles, newOrg, objectXml, problemsOf, xml } from './test/org.ts';
import type { OrgState } from '../org.ts';
import type { RetrieveResult } from './types.ts';
import { readZip } from '../../src/org/zip.ts';

const FILES = {
  ...bundle('hello'),
  'objects/Entry__c.object': objectXml(
    '<listViews><fullName>All</fullName><columns>NAME</columns><filterScope>Everything</filterScope><label>All</label></listViews>'
  ),
  'customPermissions/Go.customPermission': xml(
    'CustomPermission',
    '<isLicensed>false</isLicensed><label>Go &amp; see &lt;it&gt;</label>'
  ),
  'classes/A.cls': 'public class A {}',
  'classes/A.cls-meta.xml': xml('ApexClass', '<apiVersion>67.0</apiVersion><status>Active</status>'),
  'reports/Audits.reportFolder': xml('ReportFolder', '<name>Audits</name>'),
  'connectedApps/Sync.connectedApp': xml(
    'ConnectedApp',
    `<contactEmail>a@example.com</contactEmail><label>Sync &amp; more</label>
     <oauthConfig><callbackUrl>https://x.example</callbackUrl><consumerKey>key</consumerKey><consumerSecret>s3cret</consumerSecret>
     <isAdminApproved>true</isAdminApproved><isClientCredentialEnabled>true</isClientCredentialEnabled>
     <oauthClientCredentialUser>ada@example.com</oauthClientCredentialUser><scopes>Api</scopes></oauthConfig>`
  )
};
const TYPES = [
  'CustomObject',
  'CustomPermission',
  'ApexClass',
  'ConnectedApp',
  'LightningComponentBundle',
  'ReportFolder'
];

async function deployed(): Promise<OrgState> {
  const org = newOrg();
  assert.deepEqual(problemsOf(await deployFiles(org, FILES, TYPES)), []);
  return org;
}

async function retrieved(
  org: OrgState,
  types: Record<string, string[]>,
  singlePackage = false
): Promise<RetrieveResult & { files: Map<string, string> }> {
  const list = Object.entries(types).map(([name, members]) => ({ name, members }));
  const result = await retrieve(org, ADMIN, {
    apiVersion: '67.0',
    singlePackage,
    unpackaged: { types: list, version: '67.0' }
  });
  const files = [...(await readZip(result.zipFile))].map(
    ([path, bytes]) => [path, new TextDecoder().decode(bytes)] as const
  );
  return { ...result, files: new Map(files) };
}

describe('A retrieval', () => {
  it('gives the files as they were deployed, with a package.xml', async () => {
    const { files, fileProperties, messages, status } = await retrieved(await deployed(), {
      CustomPermission: ['Go'],
      ApexClass: ['*']
    });
    assert.equal(status, 'Succeeded');
    assert.deepEqual(messages, []);
    assert.deepEqual([...files.keys()].sort(), [
      'unpackaged/classes/A.cls',
      'unpackaged/classes/A.cls-meta.xml',
      'unpackaged/customPermissions/Go.customPermission',
      'unpackaged/package.xml'
    ]);
    assert.equal(
      files.get('unpackaged/customPermissions/Go.customPermission'),
      FILES['customPermissions/Go.customPermission']
    );
    assert.match(
      files.get('unpackaged/package.xml')!,
      /<members>Go<\/members>\s*<name>CustomPermission<\/name>/
    );
    const { id, createdDate, lastModifiedById, ...properties } = fileProperties.at(-1)!;
    assert.match(id, /^01p/);
    assert.deepEqual([createdDate, lastModifiedById], ['2026-11-19T07:18:36.000+0000', ADMIN.userId]);
    assert.equal(properties.createdByName, 'Ada Admin');
    assert.equal(properties.type, 'ApexClass');
    assert.equal(properties.manageableState, 'unmanaged');
  });

  it('of a single package has no folder', async () => {
    const { files } = await retrieved(await deployed(), { CustomPermission: ['*'] }, true);
    assert.deepEqual([...files.keys()].sort(), ['customPermissions/Go.customPermission', 'package.xml']);
  });

  it('of fields gives these and nothing else of their object', async () => {
    const { files } = await retrieved(await deployed(), {
      CustomField: ['Entry__c.Purpose__c'],
      ListView: ['Entry__c.All']
    });
    const file = files.get('unpackaged/objects/Entry__c.object')!;
    assert.ok(file.includes('Purpose__c') && file.includes('<listViews>'));
    assert.ok(!file.includes('Count__c') && !file.includes('sharingModel'));
  });

  it('of a folder of reports finds it under Report', async () => {
    for (const name of ['Audits', 'Audits/']) {
      const { files } = await retrieved(await deployed(), { Report: [name] });
      assert.ok(files.has('unpackaged/reports/Audits.reportFolder'), name);
    }
  });

  it('tells by messages what is not there', async () => {
    const { messages, success } = await retrieved(await deployed(), {
      CustomPermission: ['Ghost'],
      CustomField: ['Entry__c.Ghost__c'],
      Flow: ['X']
    });
    assert.equal(success, true);
    assert.deepEqual(
      messages.map(({ problem }) => problem),
      [
        "Entity of type 'CustomPermission' named 'Ghost' cannot be found",
        "Entity of type 'CustomField' named 'Entry__c.Ghost__c' cannot be found",
        "Entity type: 'Flow' is unknown"
      ]
    );
  });

  it('gives a connected app with its user and without its secret', async () => {
    const file = (await retrieved(await deployed(), { ConnectedApp: ['Sync'] })).files.get(
      'unpackaged/connectedApps/Sync.connectedApp'
    )!;
    assert.ok(
      file.includes('<oauthClientCredentialUser>ada@example.com<') && file.includes('<label>Sync &amp; more<')
    );
    assert.ok(!file.includes('s3cret') && !file.includes('consumerSecret'));
  });

  it('deployed into another org and retrieved again is the same', async () => {
    const types = Object.fromEntries(TYPES.map((type) => [type, ['*']]));
    const first = await retrieved(await deployed(), types, true);
    const other = newOrg();
    assert.deepEqual(problemsOf(await deploy(other, ADMIN, first.zipFile, {})), []);
    const second = await retrieved(other, types, true);
    assert.deepEqual(second.files, first.files);
    assert.deepEqual(other.schema.object('Entry__c'), (await deployed()).schema.object('Entry__c'));
  });

  it('of packages or files is refused by name', async () => {
    await assert.rejects(retrieve(newOrg(), ADMIN, { packageNames: ['X'] }), /packageNames/);
    await assert.rejects(retrieve(newOrg(), ADMIN, { specificFiles: ['x'] }), /specificFiles/);
  });
});

describe('A list of metadata', () => {
  it('has the deployed components of the types, and their parts', async () => {
    const org = await deployed();
    const listed = listMetadata(org, ADMIN, [{ type: 'CustomPermission' }, { type: 'CustomField' }]);
    assert.deepEqual(
      listed.map(({ type, fullName, fileName }) => [type, fullName, fileName]),
      [
        ['CustomPermission', 'Go', 'customPermissions/Go.customPermission'],
        ['CustomField', 'Entry__c.Count__c', 'objects/Entry__c.object'],
        ['CustomField', 'Entry__c.Purpose__c', 'objects/Entry__c.object']
      ]
    );
  });

  it('is refused for a type that is not modelled, and for more than three', () => {
    assert.throws(() => listMetadata(newOrg(), ADMIN, [{ type: 'Flow' }]), { errorCode: 'INVALID_TYPE' });
    const four = Array.from({ length: 4 }, () => ({ type: 'Profile' }));
    assert.throws(() => listMetadata(newOrg(), ADMIN, four), { errorCode: 'LIMIT_EXCEEDED' });
  });

  it('and a description name the modelled types', () => {
    const { metadataObjects } = describeMetadata();
    const object = metadataObjects.find(({ xmlName }) => xmlName === 'CustomObject');
    assert.deepEqual(object?.childXmlNames, [
      'CustomField',
      'ValidationRule',
      'ListView',
      'WebLink',
      'CompactLayout'
    ]);
    assert.ok(!metadataObjects.some(({ xmlName }) => xmlName === 'Flow' || xmlName === 'ReportFolder'));
  });
});

it('A retrieval is for those alone who may retrieve.', async () => {
  const request = { unpackaged: { types: [{ name: 'ConnectedApp', members: ['*'] }] } };
  await assert.rejects(retrieve(await deployed(), { ...ADMIN, mode: 'user' }, request), {
    errorCode: 'INSUFFICIENT_ACCESS'
  });
});
