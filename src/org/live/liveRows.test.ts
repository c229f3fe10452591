import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { FakeOrg, TAKEN_AT, failing, idOf } from '../../../test/support/fakeOrg.ts';
import { readSample } from '../../../test/support/sampleOrg.ts';
import { flowRows, userRows } from './liveRows.ts';
import { readAccess } from './readAccess.ts';
import { RestCatalogue } from './restCatalogue.ts';

describe('flowRows', () => {
  const long = idOf('300', 1);
  const short = long.slice(0, 15);

  for (const DurableId of [long, short]) {
    for (const granted of [long, short]) {
      it(`names flow ${DurableId} under the granted id ${granted}`, () => {
        const records = [{ DurableId, ApiName: 'Nightly', NamespacePrefix: 'acme' }];
        assert.deepEqual(flowRows(records, [granted, idOf('300', 2)]), [
          { Id: granted, Name: 'Nightly', NamespacePrefix: 'acme' }
        ]);
      });
    }
  }
});

describe('userRows', () => {
  it('lists a user once who came by id and by username', () => {
    const record = { attributes: { type: 'User' }, Id: 'user-1', Username: 'a@acme.test' };
    const row = { Id: 'user-1', Username: 'a@acme.test' };
    assert.deepEqual(userRows([record, record], null), [row]);
    assert.deepEqual(userRows([record], new Set(['user-1'])), [{ ...row, IsFrozen: true }]);
  });
});

describe('an org whose name cannot be read', () => {
  it('is called as its client calls it, and has no id', async () => {
    const fails = failing('FROM Organization');
    const expected = { name: 'fake', takenAt: TAKEN_AT };
    assert.deepEqual((await readSample({ fails })).snapshot.org, expected);
    const { org } = await readAccess(new RestCatalogue(new FakeOrg({ fails })), {
      username: 'a@x.y',
      takenAt: TAKEN_AT
    });
    assert.deepEqual(org, expected);
  });
});

describe('a table that cannot be read', () => {
  it('is absent, not empty, when it holds the assignments', async () => {
    const { snapshot } = await readSample({ fails: failing('PermissionSetAssignment WHERE AssigneeId') });
    assert.equal(snapshot.rows.PermissionSetAssignment, undefined);
  });
});
