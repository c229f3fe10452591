import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { callApex } from '../../local-org/apex/callApex.ts';
import { assignRoles } from '../../local-org/demo/assignRoles.ts';
import { DEMO_ROLES } from '../../local-org/demo/seedDemo.ts';
import type { OrgState } from '../../local-org/org.ts';
import { audit, importToSave, readImportedAudit, scanToSave } from '../../src/core/index.ts';
import type { AppUseRow, Audit, RegisterEntryRow, ToSave } from '../../src/core/index.ts';
import { ApexCatalogue, readOrg, readPageRows } from '../../src/org/browser.ts';
import type { RunAsReaderMethods } from '../../src/org/browser.ts';
import { auditResult } from '../../src/report/json.ts';
import { deployedDemo } from '../support/deployedDemo.ts';
import { READ_AT } from '../support/liveOrg.ts';

interface Register {
  readonly entries: readonly RegisterEntryRow[];
  readonly uses: readonly AppUseRow[];
}

type Result = { readonly recordId?: string; readonly error?: string };

describe('a scan that is saved through Apex', () => {
  let org: OrgState;
  let adminId: string;
  let catalogue: ApexCatalogue;
  let audited: Audit;

  before(async () => {
    org = await deployedDemo();
    assignRoles(org);
    adminId = org.store.find('User', 'Username', DEMO_ROLES.admin)[0]!.Id;
    const method = (name: string) => (parameters?: object) =>
      Promise.resolve(called('RunAsReader', name, { ...parameters }));
    const reader = {
      heldPermissions: method('heldPermissions'),
      read: method('read'),
      count: method('count')
    };
    catalogue = new ApexCatalogue(reader as RunAsReaderMethods, 'localhost');
    audited = audit(await readOrg(catalogue, { takenAt: READ_AT }), READ_AT);
  });

  function called(className: string, name: string, parameters: Readonly<Record<string, unknown>>): unknown {
    const answer = callApex(org, adminId, className, name, parameters);
    if ('error' in answer) throw new Error(`${className}.${name}: ${answer.error.message}`);
    return answer.value;
  }

  /** Saves in one call of each kind, as the pages do in chunks. */
  function save({ entries, apps, uses }: ToSave): void {
    const saved = (name: string, records: object): Result[] => {
      const results = called('RunAsWriter', name, { ...records }) as Result[];
      assert.deepEqual(
        results.flatMap(({ error }) => error ?? []),
        []
      );
      return results;
    };
    const savedEntries = saved('saveScan', { entries: entries.map(({ fields }) => fields) });
    const savedApps = saved('saveApps', { apps: apps.map(({ fields }) => fields) });
    const idOf = (results: Result[], at: number): string => results[at]?.recordId ?? assert.fail('no id');
    saved('saveAppUses', {
      uses: uses.map(({ userKey, appKey, fields }) => ({
        ...fields,
        RunAsUser__c: idOf(
          savedEntries,
          entries.findIndex((one) => one.userKey === userKey)
        ),
        RunAsApp__c: idOf(
          savedApps,
          apps.findIndex((one) => one.appKey === appKey)
        )
      }))
    });
  }

  async function register(): Promise<Register> {
    const entries = await readPageRows<RegisterEntryRow>(catalogue, 'registerEntries');
    return { entries, uses: await readPageRows<AppUseRow>(catalogue, 'registerAppUses') };
  }

  /** What says no more than that the records were saved again. */
  function content({ entries, uses }: Register): unknown {
    return { entries: entries.map((entry) => ({ ...entry, LastModifiedDate: '' })), uses };
  }

  it('proposes every identity, and is the same when it is saved again', async () => {
    save(scanToSave(audited, [], [], { propose: true }));
    const first = await register();
    assert.equal(first.entries.length, audited.identities.length);
    assert.ok(first.entries.every(({ Status__c }) => Status__c === 'Proposed'));
    assert.ok(first.entries.some(({ CurrentAccess__c }) => CurrentAccess__c?.startsWith('2/67.0/U/')));
    assert.ok(first.uses.length > 10);
    const again = scanToSave(audited, first.entries, first.uses, { propose: true });
    assert.ok(again.entries.every(({ isNew, fields }) => !isNew && fields.CurrentAccess__c === null));
    assert.deepEqual([again.notes, again.notCompared], [[], 0]);
    save(again);
    assert.deepEqual(content(await register()), content(first));
  });

  it('changes nothing when its own file is imported', async () => {
    const before = await register();
    const file = JSON.stringify({ status: 0, result: auditResult(audited) });
    const read = readImportedAudit(file, READ_AT);
    assert.ok('result' in read, JSON.stringify(read));
    save(importToSave(read.result, before.entries, before.uses));
    assert.deepEqual(content(await register()), content(before));
  });
});
