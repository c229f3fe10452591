import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { answering, readApex } from '../../../test/support/fakeReader.ts';

describe('rows of Apex', () => {
  it('have false and null where Apex left them out, and no column that was not asked for', async () => {
    const rows = [{ Id: '0PS-1', Name: 'Orders', PermissionsApiEnabled: true, CreatedById: '005' }];
    const columns = ['PermissionsApiEnabled', 'PermissionsViewSetup'];
    const answer = await readApex(
      answering(() => ({ columns, rows })),
      'permissionSets',
      { binds: { ids: ['0PS-1'] } }
    );
    assert.deepEqual(answer.rows, [
      {
        Id: '0PS-1',
        Name: 'Orders',
        Label: null,
        NamespacePrefix: null,
        IsOwnedByProfile: false,
        ProfileId: null,
        Profile: null,
        PermissionSetGroupId: null,
        HasActivationRequired: false,
        PermissionsApiEnabled: true,
        PermissionsViewSetup: false
      }
    ]);
  });

  it('do not have an optional column that the org lacks', async () => {
    const rows = [{ Id: '0Pa-1' }];
    const ask = async (columns: string[]): Promise<unknown> =>
      (
        await readApex(
          answering(() => ({ columns, rows })),
          'assignments',
          { binds: { ids: ['005'] } }
        )
      ).rows[0]?.['IsRevoked'];
    assert.deepEqual([await ask([]), await ask(['IsRevoked'])], [undefined, false]);
  });

  it('are a failure where Apex reads no permissions: the sets would seem to grant nothing', async () => {
    const binds = { ids: ['0PS-1'] };
    const rows = [{ Id: '0PS-1', Name: 'Orders' }];
    const none = answering(() => ({ columns: [], rows }));
    const { isWhole, failures, rows: read } = await readApex(none, 'permissionSets', { binds });
    assert.deepEqual([read, isWhole, failures[0]?.error.code], [[], false, 'NO_COLUMNS']);
  });

  it('have parents of parents, and null for one that is not there', async () => {
    const rows = [
      { Id: '005-1', Profile: {} },
      { Id: '005-2', Profile: { UserLicense: { Name: 'Salesforce' } } },
      { Id: '005-3' }
    ];
    const answer = await readApex(
      answering(() => ({ columns: [], rows })),
      'integrationUsers'
    );
    assert.deepEqual(
      answer.rows.map(({ Profile }) => Profile),
      [{ Name: null, UserLicense: null }, { Name: null, UserLicense: { Name: 'Salesforce' } }, null]
    );
  });

  it('write instants as REST does, and leave alone a text that looks like one', async () => {
    const Application = '2026-11-21T10:00:00.000Z';
    const rows = [{ Id: '0Ya-1', LoginTime: '2026-11-21T10:00:00.000Z', Application }];
    const answer = await readApex(
      answering(() => ({ columns: [], rows })),
      'logins'
    );
    const [login = {}] = answer.rows;
    assert.deepEqual(
      [login['LoginTime'], login['Application']],
      ['2026-11-21T10:00:00.000+0000', Application]
    );
  });
});
