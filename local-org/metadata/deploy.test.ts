import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { deploy } from './deploy.ts';
import { keptComponent } from './kept.ts';
import { loadSchema } from './loadSchema.ts';
import type { DeployOptions } from './types.ts';
import {
  ADMIN,
  deployFiles,
  manifestOf,
  newOrg,
  objectXml,
  problemsOf,
  rowsOf,
  xml,
  zipOf
} from './test/org.ts';

const OBJECT = { 'objects/Entry__c.object': objectXml() };
const PERMISSION_XML = xml('CustomPermission', '<isLicensed>false</isLicensed><label>Go</label>');
const PERMISSION = { 'customPermissions/Go.customPermission': PERMISSION_XML };

describe('A deployment', () => {
  it('keeps the files, makes the rows and tells each component', async () => {
    const org = newOrg();
    const result = await deployFiles(org, { ...OBJECT, ...PERMISSION }, ['CustomObject', 'CustomPermission']);
    assert.deepEqual(problemsOf(result), []);
    assert.equal(result.status, 'Succeeded');
    assert.deepEqual(
      result.details.componentSuccesses.map(({ componentType, fullName, created }) => [
        componentType,
        fullName,
        created
      ]),
      [
        ['CustomObject', 'Entry__c', true],
        ['CustomField', 'Entry__c.Purpose__c', true],
        ['CustomField', 'Entry__c.Count__c', true],
        ['CustomPermission', 'Go', true],
        ['', 'package.xml', false]
      ]
    );
    assert.equal(result.numberComponentsDeployed, 4);
    assert.equal(org.schema.object('entry__c')?.keyPrefix, 'a00');
    assert.deepEqual(rowsOf(org, 'CustomPermission', ['DeveloperName', 'MasterLabel']), [
      { DeveloperName: 'Go', MasterLabel: 'Go' }
    ]);
    const [row] = org.store.rows('CustomPermission');
    assert.equal(result.details.componentSuccesses[3]?.id, row?.Id);
    assert.equal(row?.['CreatedById'], ADMIN.userId);
  });

  it('in a folder of the zip is found, and its paths bear the folder', async () => {
    const files = {
      'pkg/package.xml': manifestOf({ CustomPermission: ['Go'] }),
      'pkg/customPermissions/Go.customPermission': PERMISSION_XML
    };
    const result = await deploy(newOrg(), ADMIN, await zipOf(files), {});
    assert.equal(result.status, 'Succeeded');
    assert.equal(result.details.componentSuccesses[0]?.fileName, 'pkg/customPermissions/Go.customPermission');
  });

  it('takes the name of a folder as source-deploy-retrieve writes it', async () => {
    const files = { 'reports/Audits-meta.xml': xml('ReportFolder', '<name>Audits</name>') };
    const result = await deploy(newOrg(), ADMIN, await zipOf(files, { Report: ['Audits/'] }), {});
    assert.deepEqual(problemsOf(result), []);
    assert.equal(result.details.componentSuccesses[0]?.fullName, 'Audits');
  });

  it('that is done again changes nothing and keeps the ids', async () => {
    const org = newOrg();
    const first = await deployFiles(org, OBJECT, ['CustomObject']);
    const second = await deployFiles(org, OBJECT, ['CustomObject']);
    assert.deepEqual(
      second.details.componentSuccesses
        .slice(0, 1)
        .map(({ changed, created, id }) => ({ changed, created, id })),
      [{ changed: false, created: false, id: first.details.componentSuccesses[0]?.id }]
    );
    assert.equal(org.schema.object('Entry__c')?.keyPrefix, 'a00');
  });

  it('with an error anywhere leaves everything as it was', async () => {
    const org = newOrg();
    const before = org.schema;
    const broken = {
      'customPermissions/No.customPermission': xml(
        'CustomPermission',
        '<label>No</label><colour>red</colour>'
      )
    };
    const result = await deployFiles(org, { ...OBJECT, ...PERMISSION, ...broken }, [
      'CustomObject',
      'CustomPermission'
    ]);
    assert.equal(result.status, 'Failed');
    assert.equal(org.store.files().length, 0);
    assert.equal(org.store.count('CustomPermission'), 0);
    assert.equal(keptComponent(org.store, 'CustomObject', 'Entry__c'), undefined);
    assert.equal(org.schema, before);
  });

  it('that takes part of the package keeps what is right', async () => {
    const org = newOrg();
    const broken = { 'objects/Other__c.object': objectXml('<colour>red</colour>') };
    const files = { ...OBJECT, ...PERMISSION, ...broken };
    const result = await deployFiles(org, files, ['CustomObject', 'CustomPermission'], {
      rollbackOnError: false
    });
    assert.equal(result.status, 'SucceededPartial');
    assert.deepEqual(
      org.store
        .files()
        .map(({ path }) => path)
        .sort(),
      ['customPermissions/Go.customPermission', 'objects/Entry__c.object']
    );
    assert.equal(org.schema.object('Other__c'), undefined);
    assert.ok(org.schema.object('Entry__c'));
  });

  it('that takes part of the package leaves nothing of what refers to nowhere', async () => {
    const org = newOrg();
    const set = (right: string): string => xml('PermissionSet', `<label>Set</label>${right}`);
    const nowhere =
      '<fieldPermissions><field>Nowhere__c.A__c</field><readable>true</readable></fieldPermissions>';
    const files = {
      'permissionsets/Right.permissionset': set(''),
      'permissionsets/Wrong.permissionset': set(nowhere)
    };
    const result = await deployFiles(org, files, ['PermissionSet'], { rollbackOnError: false });
    assert.equal(result.status, 'SucceededPartial');
    assert.ok(keptComponent(org.store, 'PermissionSet', 'Right'));
    assert.equal(keptComponent(org.store, 'PermissionSet', 'Wrong'), undefined);
  });

  it('is for those alone who may deploy', async () => {
    const org = newOrg();
    const zip = await zipOf(PERMISSION);
    await assert.rejects(deploy(org, { ...ADMIN, mode: 'user' }, zip, {}), {
      errorCode: 'INSUFFICIENT_ACCESS'
    });
    assert.deepEqual(org.store.files(), []);
  });

  it('that takes part of the package leaves out what package.xml does not name, or names wrongly', async () => {
    const org = newOrg();
    const zip = await zipOf({ ...OBJECT, ...PERMISSION }, { CustomObject: ['Entry__c'], Flow: ['Go'] });
    const result = await deploy(org, ADMIN, zip, { rollbackOnError: false });
    assert.equal(result.status, 'SucceededPartial');
    assert.deepEqual(
      org.store.files().map(({ path }) => path),
      ['objects/Entry__c.object']
    );
    assert.equal(problemsOf(result).length, 2);
  });

  it('that only checks tells the same and changes nothing', async () => {
    const org = newOrg();
    const result = await deployFiles(org, OBJECT, ['CustomObject'], { checkOnly: true });
    assert.equal(result.status, 'Succeeded');
    assert.equal(result.checkOnly, true);
    assert.equal(result.details.componentSuccesses[0]?.created, true);
    assert.equal(org.store.files().length, 0);
    assert.equal(org.schema.object('Entry__c'), undefined);
  });

  it('says by name what it does not do', async () => {
    const zip = await zipOf(PERMISSION, { CustomPermission: ['Go'] });
    for (const [options, message] of [
      [{ runTests: ['RunAsTest'], testLevel: 'RunSpecifiedTests' }, /runTests RunAsTest/],
      [{ allowMissingFiles: true }, /allowMissingFiles/]
    ] as const) {
      const result = await deploy(newOrg(), ADMIN, zip, options as DeployOptions);
      assert.equal(result.status, 'Failed');
      assert.match(result.errorMessage ?? '', message);
    }
  });

  it('with local tests is done where there are none, and refused where there are', async () => {
    const org = newOrg();
    const options = { testLevel: 'RunLocalTests' };
    assert.equal((await deployFiles(org, PERMISSION, ['CustomPermission'], options)).status, 'Succeeded');
    const meta = xml('ApexClass', '<apiVersion>67.0</apiVersion><status>Active</status>');
    const files = { 'classes/T.cls': '@IsTest private class T {}', 'classes/T.cls-meta.xml': meta };
    const result = await deployFiles(org, files, ['ApexClass'], options);
    assert.match(result.errorMessage ?? '', /does not run Apex tests/);
  });

  it('is seen again when the store is loaded', async () => {
    const org = newOrg();
    await deployFiles(org, OBJECT, ['CustomObject']);
    assert.deepEqual(loadSchema(org.store).object('Entry__c'), org.schema.object('Entry__c'));
  });
});

const BAD_PACKAGES: readonly [
  name: string,
  files: Record<string, string>,
  members: Record<string, string[]> | undefined,
  expected: RegExp
][] = [
  ['without package.xml', PERMISSION, undefined, /^ package.xml: No package.xml found$/],
  ['with a package.xml that is no XML', { 'package.xml': '<Package><types>' }, undefined, /^ package.xml: /],
  [
    'with a document type',
    { 'package.xml': '<!DOCTYPE x [<!ENTITY a "b">]><Package/>' },
    undefined,
    /document type/
  ],
  [
    'with a type that is not modelled',
    {},
    { Flow: ['Go'] },
    /^Flow Go: The local org does not model metadata of type Flow$/
  ],
  [
    'with a member that is not in the zip',
    {},
    { CustomPermission: ['Go'] },
    /'Go' of type CustomPermission was named in package.xml, but was not found/
  ],
  ['with a field that is not in the zip', OBJECT, { CustomField: ['Other__c.X__c'] }, /Other__c.X__c/],
  [
    'with a file that package.xml does not name',
    PERMISSION,
    { CustomObject: ['*'] },
    /^CustomPermission Go: Not in package.xml$/
  ],
  ['with a file of no type', { 'flows/Go.flow': '<Flow/>' }, { CustomObject: ['*'] }, /flows\/Go.flow/],
  [
    'with a file of another root',
    { 'customPermissions/Go.customPermission': xml('Flow', '') },
    { CustomPermission: ['Go'] },
    /root element is <Flow>/
  ],
  [
    'with a file that ends early',
    { 'customPermissions/Go.customPermission': '<CustomPermission><label>' },
    { CustomPermission: ['Go'] },
    /^CustomPermission Go: Error parsing file/
  ],
  [
    'with an empty file',
    { 'customPermissions/Go.customPermission': '' },
    { CustomPermission: ['Go'] },
    /empty/
  ],
  [
    'with an unknown element',
    {
      'customPermissions/Go.customPermission': xml(
        'CustomPermission',
        '<isLicensed>false</isLicensed><label>Go</label><colour>x</colour>'
      )
    },
    { CustomPermission: ['Go'] },
    /}colour invalid at this location in type CustomPermission/
  ],
  [
    'with an element twice',
    {
      'customPermissions/Go.customPermission': xml(
        'CustomPermission',
        '<isLicensed>false</isLicensed><label>Go</label><label>No</label>'
      )
    },
    { CustomPermission: ['Go'] },
    /Duplicate field: label/
  ],
  [
    'with an element that is missing',
    { 'customPermissions/Go.customPermission': xml('CustomPermission', '<isLicensed>false</isLicensed>') },
    { CustomPermission: ['Go'] },
    /Required field is missing: label/
  ],
  [
    'with a wrong boolean',
    {
      'customPermissions/Go.customPermission': xml(
        'CustomPermission',
        '<isLicensed>yes</isLicensed><label>Go</label>'
      )
    },
    { CustomPermission: ['Go'] },
    /'yes' is not a valid value for isLicensed/
  ],
  [
    'with elements that nest without end',
    {
      'customPermissions/Go.customPermission': `${'<CustomPermission>'.repeat(5000)}${'</CustomPermission>'.repeat(5000)}`
    },
    { CustomPermission: ['Go'] },
    /^CustomPermission Go: Error parsing file/
  ],
  [
    'with a class without its meta file',
    { 'classes/A.cls': 'class A {}' },
    { ApexClass: ['A'] },
    /A.cls-meta.xml is missing/
  ],
  [
    'with a meta file without its class',
    { 'classes/A.cls-meta.xml': xml('ApexClass', '<apiVersion>67.0</apiVersion><status>Active</status>') },
    { ApexClass: ['A'] },
    /A.cls is missing/
  ]
];

describe('A package', () => {
  for (const [name, files, members, expected] of BAD_PACKAGES) {
    it(`${name} fails with an error that names it`, async () => {
      const org = newOrg();
      const result = await deploy(org, ADMIN, await zipOf(files, members), {});
      assert.equal(result.status, 'Failed');
      assert.match(problemsOf(result).join('\n'), expected);
      assert.equal(org.store.files().length, 0);
    });
  }

  it('tells the line of what is wrong', async () => {
    const file = xml(
      'CustomPermission',
      '<isLicensed>false</isLicensed>\n<label>Go</label>\n<colour>x</colour>'
    );
    const result = await deployFiles(newOrg(), { 'customPermissions/Go.customPermission': file }, [
      'CustomPermission'
    ]);
    assert.equal(result.details.componentFailures[0]?.lineNumber, 5);
  });

  it('that is no zip fails the deployment, and says so', async () => {
    const result = await deploy(newOrg(), ADMIN, Buffer.from('nothing'), {});
    assert.equal(result.status, 'Failed');
    assert.match(result.errorMessage ?? '', /cannot be read/);
    assert.equal(result.success, false);
  });
});
