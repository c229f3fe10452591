import assert from 'node:assert/strict';
import { it } from 'node:test';
import { appKindsOf } from './appKinds.ts';
import type { AppUseRow } from './registerRows.ts';

function use(name: string, kind: string | null): AppUseRow {
  return {
    Id: 'a02',
    UseKey__c: name,
    RunAsUser__c: 'a00',
    RunAsApp__c: 'a01',
    Flow__c: null,
    Provenance__c: null,
    LastUsedOn__c: null,
    RunAsApp__r: { Name: name, AppKey__c: name, AppKind__c: kind, VendorName__c: null, SecretDueOn__c: null }
  };
}

it('joins the kinds of the scan and of the register, each once', () => {
  const apps = [
    { name: 'Sync', kind: 'externalClientApp' },
    { name: 'Load', kind: 'externalClientApp' }
  ] as const;
  assert.deepEqual(appKindsOf(apps, [use('ERP', 'Connected app'), use('Old', 'External client app')]), [
    'connectedApp',
    'externalClientApp'
  ]);
});

it('takes the kind from whoever knows it', () => {
  const unknown = [{ name: 'Sync', kind: 'unknown' }] as const;
  assert.deepEqual(appKindsOf(unknown, []), ['unknown']);
  assert.deepEqual(appKindsOf(unknown, [use('Sync', 'Connected app')]), ['connectedApp']);
  assert.deepEqual(appKindsOf([{ name: 'Sync', kind: 'connectedApp' }], [use('Sync', 'Unknown')]), [
    'connectedApp'
  ]);
});

it('counts an app whose kind is blank, another, or not to be seen as of unknown kind', () => {
  const unseen = { ...use('Sync', null), RunAsApp__r: null };
  for (const one of [use('Sync', null), use('Sync', 'Package'), unseen])
    assert.deepEqual(appKindsOf([], [one]), ['unknown']);
});

it('leaves any kind possible where no app is known', () => {
  assert.deepEqual(appKindsOf([], []), ['unknown']);
});
