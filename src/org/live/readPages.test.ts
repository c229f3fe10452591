import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { LoginRow, RegisterEntryRow } from '../../core/index.ts';
import { APEX_PAGE_ROWS, ASKED_PERMISSIONS, PAGE_QUERIES } from '../queryCatalogue.ts';
import { ApexCatalogue } from './apexCatalogue.ts';
import type { ApexReadRequest, ApexRows } from './apexCatalogue.ts';
import { OrgReadError } from './orgClient.ts';
import { readPageRows, readUserLogins } from './readPages.ts';

type Rows = ApexRows['rows'];

interface Reader {
  readonly requests: ApexReadRequest[];
  readonly catalogue: ApexCatalogue;
}

/** Apex that answers each request so; permissions undefined: it does not tell them. */
function readerOf(answer: (request: ApexReadRequest) => Rows, permissions?: readonly string[]): Reader {
  const requests: ApexReadRequest[] = [];
  const catalogue = new ApexCatalogue(
    {
      heldPermissions: () =>
        permissions ? Promise.resolve([...permissions]) : Promise.reject(new Error('No answer')),
      read: async ({ request }) => {
        requests.push(request);
        return Promise.resolve({ columns: [], rows: answer(request) });
      },
      count: () => Promise.resolve(0)
    },
    'acme'
  );
  return { requests, catalogue };
}

const PAGE_ROWS = PAGE_QUERIES.registerEntries.pageRows;
const ids = (from: number, number: number): Rows =>
  Array.from({ length: number }, (_, i) => ({ Id: String(from + i).padStart(18, '0') }));

describe('readPageRows', () => {
  it('turns pages by the last id until one is not full', async () => {
    const { requests, catalogue } = readerOf(({ afterId }) =>
      afterId === undefined ? ids(1, PAGE_ROWS) : ids(PAGE_ROWS + 1, 3)
    );
    const rows = await readPageRows<RegisterEntryRow>(catalogue, 'registerEntries');
    assert.equal(rows.length, PAGE_ROWS + 3);
    assert.deepEqual(requests, [
      { query: 'registerEntries' },
      { query: 'registerEntries', afterId: String(PAGE_ROWS).padStart(18, '0') }
    ]);
  });

  it('gives each column, also those that Apex leaves out because they are empty or false', async () => {
    const { catalogue } = readerOf(() => [{ Id: '1', Name: 'a@b', BusinessOwner__r: {} }]);
    const [row] = await readPageRows<RegisterEntryRow>(catalogue, 'registerEntries');
    assert.deepEqual(
      [row?.Purpose__c, row?.HasDrifted__c, row?.IsMine__c, row?.BusinessOwner__r, row?.BackupOwner__r],
      [null, false, false, { Name: null }, null]
    );
  });

  it('asks for one entry by its id', async () => {
    const { requests, catalogue } = readerOf(() => []);
    assert.deepEqual(await readPageRows(catalogue, 'entryReviews', { ids: ['a01'] }), []);
    assert.deepEqual(requests, [{ query: 'entryReviews', ids: ['a01'] }]);
  });

  it('rejects when a page fails, whatever came before', async () => {
    const { catalogue } = readerOf(({ afterId }) => {
      if (afterId !== undefined) throw new Error('Too slow.');
      return ids(1, PAGE_ROWS);
    });
    await assert.rejects(readPageRows(catalogue, 'registerEntries'), (error) => {
      assert.ok(error instanceof OrgReadError);
      assert.equal(error.message, 'Too slow.');
      return true;
    });
  });

  it('rejects a page that leads nowhere', async () => {
    const { catalogue } = readerOf(() => ids(1, APEX_PAGE_ROWS));
    await assert.rejects(readPageRows(catalogue, 'listedReviews'), /does not lead on/);
  });
});

describe('readUserLogins', () => {
  const login = { Id: '0Ya1', UserId: '005', LoginTime: '2026-11-20T08:00:00.000Z', Status: 'Success' };

  it('reads the logins of the user', async () => {
    const { requests, catalogue } = readerOf(() => [login], ASKED_PERMISSIONS);
    const { logins, gap } = await readUserLogins(catalogue, '005');
    assert.equal(gap, null);
    assert.deepEqual(logins, [
      {
        ...login,
        LoginTime: '2026-11-20T08:00:00.000+0000',
        LoginType: null,
        LoginSubType: null,
        Application: null,
        SourceIp: null,
        CountryIso: null,
        TlsProtocol: null
      } satisfies LoginRow
    ]);
    assert.deepEqual(requests, [{ query: 'userLogins', ids: ['005'] }]);
  });

  it('asks for none without the right, which would give the own ones alone', async () => {
    const { requests, catalogue } = readerOf(() => [login], ['ViewSetup']);
    const { logins, gap } = await readUserLogins(catalogue, '005');
    assert.deepEqual([logins, gap?.code, gap?.params['hides'], requests], [[], 'rightMissing', 'logins', []]);
    assert.match(gap?.params['permission'] ?? '', /ManageUsers/);
  });

  it('shows what came where the right could not be read, and says so', async () => {
    const { catalogue } = readerOf(() => [login]);
    const { logins, gap } = await readUserLogins(catalogue, '005');
    assert.deepEqual([logins.length, gap?.code], [1, 'rightNotKnown']);
  });
});
