import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { callApex } from '../../local-org/apex/callApex.ts';
import { LIMITS } from '../../local-org/apex/limits.ts';
import type { LimitName } from '../../local-org/apex/limits.ts';
import { assignRoles } from '../../local-org/demo/assignRoles.ts';
import { DEMO_ROLES } from '../../local-org/demo/seedDemo.ts';
import { audit } from '../../src/core/index.ts';
import { addEntries } from '../bench/addEntries.ts';
import { addIdentities } from '../bench/addIdentities.ts';
import { openDashboard, openRegister } from '../support/apexReader.ts';
import type { ReaderCall } from '../support/apexReader.ts';
import { deployedDemo } from '../support/deployedDemo.ts';
import { READ_AT } from '../support/liveOrg.ts';

const MORE = 1_000;
const FULL_PAGE = 2_000;

describe(`opening the dashboard with ${MORE} more identities`, () => {
  it('uses at most half of any limit, and one query a call', async () => {
    const org = await deployedDemo();
    assignRoles(org);
    addIdentities(org, MORE);
    const [admin] = org.store.find('User', 'Username', DEMO_ROLES.admin);
    const { calls, snapshot } = await openDashboard(org, admin!.Id);
    assert.ok(audit(snapshot, READ_AT).identities.length > MORE);
    assertHalf(calls);
  });

  it('reads a full page of the register so too', async () => {
    const org = await deployedDemo({ isLivedIn: true });
    addEntries(org, FULL_PAGE);
    const [viewer] = org.store.find('User', 'Username', DEMO_ROLES.viewer);
    const { rows, calls } = await openRegister(org, viewer!.Id);
    for (const [query, read] of Object.entries(rows)) assert.ok(read > FULL_PAGE, `${query}: ${read}`);
    assert.equal(calls.filter(({ query }) => query === 'listedReviews').length, 2);
    assertHalf(calls);
  });
});

/** One query a call, and of no limit more than half. */
function assertHalf(calls: readonly ReaderCall[]): void {
  for (const { query, usage } of calls) {
    assert.equal(usage.queries, 1, query);
    for (const [name, limit] of Object.entries(LIMITS)) {
      const used = usage[name as LimitName];
      assert.ok(used <= limit / 2, `${query} uses ${used} of ${name}`);
    }
  }
}

describe('100 permission sets with 500 rights each', () => {
  it('fit one call', async () => {
    const org = await deployedDemo();
    assignRoles(org);
    const [admin] = org.store.find('User', 'Username', DEMO_ROLES.admin);
    const sets = org.schema.object('PermissionSet')!;
    const granted = sets.fields.filter(({ name }) => name.startsWith('Permissions')).slice(0, 500);
    const rights = Object.fromEntries(granted.map(({ name }) => [name, true]));
    const ids = org.store.transaction(() =>
      Array.from({ length: 100 }, (_, i) => {
        const Id = org.store.nextId('0PS');
        org.store.put('PermissionSet', { Id, Name: `Wide${i}`, Label: `Wide ${i}`, ...rights });
        return Id;
      })
    );
    const request = { query: 'permissionSets', ids };
    const answer = callApex(org, admin!.Id, 'RunAsReader', 'read', { request });
    assert.ok('value' in answer, JSON.stringify(answer));
    const { rows } = answer.value as { rows: Readonly<Record<string, unknown>>[] };
    assert.equal(rows.length, 100);
    for (const row of rows) assert.equal(Object.values(row).filter((value) => value === true).length, 500);
  });
});
