import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { insertRecords } from '../../dml/dml.ts';
import type { OrgState } from '../../org.ts';
import type { DeployResult } from '../types.ts';
import { readZip } from '../../../src/org/zip.ts';
import { deploy } from '../deploy.ts';
import { retrieve } from '../retrieve.ts';
import { ADMIN, deployFiles, manifestOf, newOrg, xml, zipOf } from '../test/org.ts';

const TYPES = ['ApexClass', 'ApexTrigger'];

function meta(status = 'Active', version = '67.0'): string {
  return xml('ApexTrigger', `<apiVersion>${version}</apiVersion><status>${status}</status>`);
}

function trigger(body: string, more = meta()): Record<string, string> {
  const source = `// on User\ntrigger Guard on Account (before insert,\n  after update) {\n  ${body}\n}`;
  return { 'triggers/Guard.trigger': source, 'triggers/Guard.trigger-meta.xml': more };
}

const REFUSES = `Trigger.new[0].addError('Guarded');`;

function saved(org: OrgState): string {
  const [result] = insertRecords(org, ADMIN, 'Account', [{ Name: 'A' }], { allOrNone: false });
  return result!.errors[0]?.message ?? 'saved';
}

function failures({ details }: DeployResult): unknown[] {
  return details.componentFailures.map(({ fileName, lineNumber, problem }) => [
    fileName,
    lineNumber,
    problem
  ]);
}

describe('ApexTrigger', () => {
  it('runs from its deployment on, until it is deployed inactive or deleted', async () => {
    const org = newOrg();
    const deployed = await deployFiles(org, trigger(REFUSES), TYPES);
    assert.deepEqual([deployed.success, saved(org)], [true, 'Guarded']);
    await deployFiles(org, trigger(REFUSES, meta('Inactive')), TYPES);
    assert.equal(saved(org), 'saved');
    await deployFiles(org, trigger(REFUSES), TYPES);
    assert.equal(saved(org), 'Guarded');
    const deletion = { 'destructiveChanges.xml': manifestOf({ ApexTrigger: ['Guard'] }) };
    await deploy(org, ADMIN, await zipOf(deletion, {}), {});
    assert.deepEqual([saved(org), org.store.count('ApexTrigger')], ['saved', 0]);
  });

  it('has a row with its object and events', async () => {
    const org = newOrg();
    await deployFiles(org, trigger(REFUSES), TYPES);
    const [row] = org.store.rows('ApexTrigger');
    const { Id, Body, LengthWithoutComments, ...rest } = row!;
    assert.match(Id, /^01q/);
    assert.match(String(Body), /^\/\/ on User/);
    assert.equal(LengthWithoutComments, String(Body).length - '// on User'.length);
    assert.deepEqual(
      ['Name', 'ApiVersion', 'Status', 'IsValid', 'TableEnumOrId'].map((name) => rest[name]),
      ['Guard', 67, 'Active', true, 'Account']
    );
    const usages = Object.entries(rest).filter(([name, value]) => name.startsWith('Usage') && value === true);
    assert.deepEqual(
      usages.map(([name]) => name),
      ['UsageBeforeInsert', 'UsageAfterUpdate']
    );
  });

  it('comes back as it was', async () => {
    const org = newOrg();
    const files = trigger(REFUSES);
    await deployFiles(org, files, TYPES);
    const types = [{ name: 'ApexTrigger', members: ['*'] }];
    const { zipFile } = await retrieve(org, ADMIN, {
      apiVersion: '67.0',
      singlePackage: true,
      unpackaged: { types, version: '67.0' }
    });
    const back = [...(await readZip(zipFile))].filter(([path]) => path !== 'package.xml');
    assert.deepEqual(
      Object.fromEntries(back.map(([path, bytes]) => [path, new TextDecoder().decode(bytes)])),
      files
    );
  });

  it('fails to deploy with file and line where it is wrong', async () => {
    for (const [body, problem] of [
      ['Gone.go();', /^Variable does not exist: Gone/],
      ['this is none', /./],
      ['Integer i = 5 & 3;', /does not model/]
    ] as const) {
      const org = newOrg();
      const [failure, ...more] = failures(await deployFiles(org, trigger(body), TYPES)) as string[][];
      assert.deepEqual(more, []);
      assert.deepEqual(failure!.slice(0, 2), ['triggers/Guard.trigger', 4]);
      assert.match(failure![2]!, problem);
      assert.deepEqual([saved(org), org.store.count('ApexTrigger')], ['saved', 0]);
    }
  });

  it('fails with another name, another object or an older API version', async () => {
    for (const [files, problem] of [
      [
        {
          'triggers/Other.trigger': trigger('')['triggers/Guard.trigger']!,
          'triggers/Other.trigger-meta.xml': meta()
        },
        /the file Other declares Guard/
      ],
      [
        { ...trigger(''), 'triggers/Guard.trigger': 'trigger Guard on Gone__c (before insert) {}' },
        /SObject type does not allow triggers: Gone__c/
      ],
      [trigger('', meta('Active', '66.0')), /does not model Apex of API 66\.0/]
    ] as const) {
      const [failure] = failures(await deployFiles(newOrg(), files, TYPES)) as string[][];
      assert.match(failure![2]!, problem);
    }
  });

  it('uses a class that comes with it', async () => {
    const org = newOrg();
    const result = await deployFiles(
      org,
      {
        ...trigger('Handler.refuse(Trigger.new);'),
        'classes/Handler.cls':
          "public class Handler { public static void refuse(List<Account> all) { all[0].addError('By class'); } }",
        'classes/Handler.cls-meta.xml': xml(
          'ApexClass',
          '<apiVersion>67.0</apiVersion><status>Active</status>'
        )
      },
      TYPES
    );
    assert.deepEqual([result.success, saved(org)], [true, 'By class']);
  });
});
