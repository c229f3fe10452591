import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { DEMO_ROLES } from '../../local-org/demo/seedDemo.ts';
import { deploy } from '../../local-org/metadata/deploy.ts';
import { releaseZip, removalZip } from '../../scripts/org/releaseZip.ts';
import { readZip } from '../../src/org/zip.ts';
import { ROOT } from '../support/command.ts';
import { deployedDemo } from '../support/deployedDemo.ts';
import { folderWith, xmlOf } from '../support/folder.ts';

const FILES: Readonly<Record<string, string>> = {
  'main/b/objects/Box__c/Box__c.object-meta.xml': xmlOf('CustomObject', '<label>Box</label>'),
  'main/b/objects/Box__c/fields/Weight__c.field-meta.xml': xmlOf(
    'CustomField',
    '<fullName>Weight__c</fullName>'
  ),
  'main/b/objects/Box__c/fields/Colour__c.field-meta.xml': xmlOf(
    'CustomField',
    '<fullName>Colour__c</fullName>'
  ),
  'main/a/classes/Boxes.cls': 'public class Boxes {}\n',
  'main/a/classes/Boxes.cls-meta.xml': xmlOf('ApexClass', '<apiVersion>67.0</apiVersion>'),
  'main/a/classes/Labels.cls': 'public class Labels {}\n',
  'main/a/classes/Labels.cls-meta.xml': xmlOf('ApexClass', '<apiVersion>67.0</apiVersion>')
};

describe('the zip of a release', () => {
  it('has the same bytes for the same files, in whatever order they came, and at any time', async (t) => {
    const first = folderWith(t, FILES);
    const second = folderWith(t, Object.fromEntries(Object.entries(FILES).reverse()));
    const [one, two] = [await releaseZip(first), await releaseZip(second)];
    assert.ok(one.equals(two));
    const files = await readZip(one);
    assert.deepEqual([...files.keys()], [...files.keys()].sort());
    assert.ok(files.has('package.xml'));
    const object = Buffer.from(files.get('objects/Box__c.object')!).toString('utf8');
    assert.match(object, /Colour__c[^]*Weight__c|Weight__c[^]*Colour__c/);
  });

  it('has other bytes when a file differs', async (t) => {
    const one = await releaseZip(folderWith(t, FILES));
    const other = { ...FILES, 'main/a/classes/Boxes.cls': 'public class Boxes { }\n' };
    assert.ok(!one.equals(await releaseZip(folderWith(t, other))));
  });

  it('has the compiled components of the package, and neither TypeScript nor tests of them', async () => {
    const files = await readZip(await releaseZip(path.join(ROOT, 'force-app')));
    const names = [...files.keys()];
    assert.ok(names.includes('lwc/runAsCore/runAsCore.js'));
    assert.deepEqual(
      names.filter((name) => /\.ts$|\.map$|__tests__/.test(name)),
      []
    );
    const built = readFileSync(path.join(ROOT, 'force-app/main/shared/lwc/runAsCore/runAsCore.js'));
    assert.ok(built.equals(files.get('lwc/runAsCore/runAsCore.js')!));
  });

  it('has beside it one that takes away what it brings, and no standard object', async () => {
    const [brought, removed] = await Promise.all([
      readZip(await releaseZip(path.join(ROOT, 'force-app'))),
      readZip(await removalZip(path.join(ROOT, 'force-app')))
    ]);
    const text = (files: ReadonlyMap<string, Uint8Array>, name: string): string =>
      Buffer.from(files.get(name)!).toString('utf8');
    const members = (xml: string): string[] =>
      [...xml.matchAll(/<members>([^<]+)</g)].map(([, member]) => member!.replace(/\/$/, ''));
    assert.deepEqual(members(text(removed, 'package.xml')), ['RunAsUser__c']);
    assert.match(
      text(removed, 'objects/RunAsUser__c.object'),
      /<actionOverrides>\s*<actionName>View<\/actionName>\s*<formFactor>Large<\/formFactor>\s*<type>Default<\/type>\s*<\/actionOverrides>/
    );
    const gone = new Set(members(text(removed, 'destructiveChangesPost.xml')));
    const goesAlong = /^(?:RunAs\w+__(?:c|mdt)\.|User$|CustomLabels$|\*$)/;
    const left = members(text(brought, 'package.xml')).filter((name) => !gone.has(name));
    assert.deepEqual(
      left.filter((name) => !goesAlong.test(name)),
      []
    );
    for (const name of ['User', 'CustomLabels']) assert.ok(!gone.has(name), name);
    for (const name of ['RunAsUser__c', 'RunAsAdmin', 'User.Run_As_Register'])
      assert.ok(gone.has(name), name);
  });

  it('is taken away whole by that one, with the records', async () => {
    const org = await deployedDemo({ isLivedIn: true });
    const [admin] = org.store.find('User', 'Username', DEMO_ROLES.admin);
    const caller = { userId: admin!.Id, mode: 'system' } as const;
    const isOurs = (name: string): boolean => /(?:^|[./])Run_?As/.test(name);
    const ours = (): string[] =>
      org.store
        .rows('MetadataComponent')
        .map(({ FullName }) => String(FullName))
        .filter(isOurs);
    assert.ok(ours().length > 100);
    for (const { Id, PermissionSetId } of org.store.rows('PermissionSetAssignment')) {
      const set = org.store.row('PermissionSet', String(PermissionSetId));
      if (isOurs(String(set?.['Name'])))
        org.store.transaction(() => org.store.remove('PermissionSetAssignment', Id));
    }

    const { details } = await deploy(org, caller, await removalZip(path.join(ROOT, 'force-app')), {});

    assert.deepEqual(
      details.componentFailures.map(({ fullName, problem }) => `${fullName}: ${problem}`),
      []
    );
    assert.deepEqual(ours(), []);
    assert.equal(org.store.count('RunAsUser__c'), 0);
  });

  it('is refused where it would hold what no org takes, or nothing', async (t) => {
    const folder = folderWith(t, {
      'lwc/boxes/boxes.ts': 'export {};\n',
      'lwc/boxes/boxes.js': 'export {};\n',
      'lwc/boxes/boxes.js-meta.xml': xmlOf('LightningComponentBundle', '<apiVersion>67.0</apiVersion>')
    });
    // Without this project's .forceignore.
    await assert.rejects(releaseZip(folder), /must not be released: lwc\/boxes\/boxes\.ts/);
    const empty = folderWith(t, { 'readme.txt': 'nothing' });
    await assert.rejects(releaseZip(empty), /No metadata lies below/);
  });
});
