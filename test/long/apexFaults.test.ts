import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { loadProgram } from '../../local-org/apex/loadProgram.ts';
import { runTests } from '../../local-org/apex/runTests.ts';
import { DEMO_ROLES } from '../../local-org/demo/seedDemo.ts';
import { deployPackage } from '../../local-org/deployPackage.ts';
import type { OrgState } from '../../local-org/org.ts';
import { apexCatalogue } from '../../scripts/apexCatalogue.ts';
import { besideUserMode } from '../support/apexModes.ts';
import { callsBesideUserMode } from '../support/databaseCalls.ts';
import { demoOrg } from '../support/liveOrg.ts';
import { APEX_FAULTS } from './apexFaults.ts';
import type { ApexFault } from './apexFaults.ts';

let org: OrgState;
let adminId: string;
let noticed = 0;

describe('faults in Apex', () => {
  before(async () => {
    org = await demoOrg();
    assert.ok(await deployPackage(org, () => undefined), 'the package does not deploy');
    adminId = org.store.find('User', 'Username', DEMO_ROLES.admin)[0]!.Id;
    assert.deepEqual(failedTests(), []);
  });

  for (const fault of APEX_FAULTS) {
    it(`${fault.className}: ${fault.why}`, async () => {
      assert.ok(await isNoticed(fault), 'nothing notices the fault');
      noticed += 1;
    });
  }
});

it('faults in Apex, counted', (t) => {
  t.diagnostic(`${noticed} of ${APEX_FAULTS.length} faults in Apex were noticed`);
  assert.equal(noticed, APEX_FAULTS.length);
});

async function isNoticed({ className, find, replace, noticedBy }: ApexFault): Promise<boolean> {
  const file = `classes/${className}.cls`;
  const content = org.store.file(file)!;
  const sound = new TextDecoder().decode(content);
  assert.equal(sound.split(find).length, 2, `the list of faults is out of date: \`${find}\``);
  const faulty = sound.replace(find, () => replace);
  if (noticedBy === 'generation') return faulty !== (await apexCatalogue());
  if (noticedBy === 'accessLevel') return stepsOut(faulty) > stepsOut(sound);
  put(file, new TextEncoder().encode(faulty));
  try {
    // A fault that does not compile would say nothing of the tests.
    assert.deepEqual([...loadProgram(org).errors.values()], []);
    return failedTests().length > 0;
  } finally {
    put(file, content);
  }
}

/** How often a class does not name the user mode. */
function stepsOut(source: string): number {
  return callsBesideUserMode(source).length + besideUserMode(source).length;
}

function put(file: string, content: Uint8Array): void {
  org.store.transaction(() => {
    org.store.putFile(file, content);
  });
}

function failedTests(): string[] {
  const { results } = runTests(org, adminId);
  return results.flatMap(({ outcome, methodName }) => (outcome === 'Fail' ? methodName : []));
}
