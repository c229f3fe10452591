import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CALLER_ID, FakeOrg, failing } from '../../../test/support/fakeOrg.ts';
import type { FakeOrgOptions } from '../../../test/support/fakeOrg.ts';
import { CALLER_PERMISSIONS, QUERY_CATALOGUE } from '../queryCatalogue.ts';
import type { QueryName } from '../queryCatalogue.ts';
import { CatalogueReader } from './catalogueReader.ts';
import type { ReadRows } from './catalogueReader.ts';
import { OrgReadError } from './orgClient.ts';
import { RestCatalogue } from './restCatalogue.ts';

interface Read extends ReadRows {
  readonly reader: CatalogueReader;
  readonly org: FakeOrg;
}

async function read(name: QueryName, options: FakeOrgOptions, binds = {}): Promise<Read> {
  const org = new FakeOrg(options);
  const reader = new CatalogueReader(new RestCatalogue(org));
  await reader.readCallerPermissions();
  return { ...(await reader.read(name, binds)), reader, org };
}

function gapsOf({ reader }: Read): unknown[] {
  return reader.gaps.map(({ code, params, effect }) => [code, params['object'], effect]);
}

const OWN_ROWS = Object.entries(QUERY_CATALOGUE).flatMap(([name, query]) =>
  'isOwnRowsOnly' in query ? [[name as QueryName, query] as const] : []
);
const TIME = { since: new Date('2026-11-01'), until: new Date('2026-11-21') };

describe('a query without its right', () => {
  it('is not asked at all where only the own rows would come', async () => {
    assert.equal(OWN_ROWS.length, 3);
    for (const [name, { object, permissions }] of OWN_ROWS) {
      const tables = { [object]: [{ UserId: CALLER_ID, LoginTime: '2026-11-02T00:00:00Z', IsFrozen: true }] };
      const found = await read(name, { tables, lacks: permissions }, TIME);
      assert.deepEqual([found.rows, found.isWhole], [[], false]);
      assert.deepEqual(gapsOf(found), [['rightMissing', object, undefined]]);
      assert.deepEqual(found.org.asked, [CALLER_PERMISSIONS]);
    }
  });

  it('is asked where some rows may come, and is a gap whatever came', async () => {
    const tables = { CronTrigger: [{ Id: 'job', OwnerId: 'user-1' }] };
    const found = await read('scheduledJobs', { tables, lacks: ['ViewSetup'] });
    assert.equal(found.rows.length, 1);
    assert.equal(found.isWhole, false);
    assert.deepEqual(gapsOf(found), [['rightMissing', 'CronTrigger', undefined]]);
    assert.equal(found.reader.gaps[0]?.params['permission'], 'ViewSetup');
  });

  it('bends the access that rests on its rows', async () => {
    const found = await read('fieldPermissions', { lacks: ['ViewSetup'] }, { ids: ['set-1'] });
    assert.deepEqual(gapsOf(found), [['rightMissing', 'FieldPermissions', 'lower']]);
  });

  it('is whole with any one of several rights', async () => {
    for (const [name, { permissions }] of OWN_ROWS) {
      for (const held of permissions) {
        const lacks = permissions.filter((permission) => permission !== held);
        const found = await read(name, { lacks }, TIME);
        assert.deepEqual([found.isWhole, found.reader.gaps], [true, []]);
      }
    }
  });

  it('is told once when the query fails besides', async () => {
    const found = await read('agents', { lacks: ['ViewSetup'], fails: failing('FROM BotDefinition') });
    assert.deepEqual(gapsOf(found), [['queryFailed', 'BotDefinition', undefined]]);
  });
});

describe('where the rights of the caller cannot be read', () => {
  const fails = failing('UserPermissionAccess');

  it('every query is asked and says that its right is not known', async () => {
    const tables = { OauthToken: [{ UserId: CALLER_ID }, { UserId: 'user-1' }] };
    const found = await read('tokens', { tables, fails, lacks: ['CustomizeApplication'] });
    assert.equal(found.rows.length, 1);
    assert.equal(found.isWhole, false);
    assert.deepEqual(gapsOf(found), [['rightNotKnown', 'OauthToken', undefined]]);
  });

  it('what needs no right but the API is whole', async () => {
    const found = await read('integrationUsers', { fails });
    assert.deepEqual([found.isWhole, found.reader.gaps], [true, []]);
  });

  it('rows that are missing do not silence that the right is not known', async () => {
    const org = new FakeOrg({ fails });
    org.count = () => Promise.resolve(3);
    const reader = new CatalogueReader(new RestCatalogue(org));
    await reader.readCallerPermissions();
    await reader.read('tokens');
    assert.deepEqual(reader.gaps.map(({ code }) => code).sort(), ['rightNotKnown', 'rowsMissing']);
  });
});

describe('what fails', () => {
  it('is a gap with the reason, and gives no rows', async () => {
    const found = await read('agents', { fails: failing('FROM BotDefinition', 'INVALID_TYPE') });
    assert.deepEqual([found.rows, found.isWhole], [[], false]);
    assert.deepEqual(found.reader.gaps, [
      {
        code: 'queryFailed',
        params: {
          object: 'BotDefinition',
          hides: 'agents',
          reason: 'The org refused with INVALID_TYPE.'
        }
      }
    ]);
  });

  it('is told as missing rows where some came', async () => {
    const fails = (asked: string): OrgReadError | undefined =>
      asked.includes('BotDefinition')
        ? new OrgReadError('INCOMPLETE', 'Of 5 rows 3 came.', { read: 3, expected: 5 })
        : undefined;
    const found = await read('agents', { fails });
    assert.deepEqual(found.reader.gaps, [
      { code: 'rowsMissing', params: { object: 'BotDefinition', hides: 'agents', read: '3', expected: '5' } }
    ]);
  });

  it('is the describe: without permission columns nothing is asked', async () => {
    const fails = failing('DESCRIBE PermissionSet');
    const found = await read('permissionSets', { fails }, { ids: ['set-1'] });
    assert.deepEqual([found.rows, found.isWhole], [[], false]);
    assert.deepEqual(gapsOf(found), [['describeFailed', 'PermissionSet', 'lower']]);
    assert.deepEqual(found.org.asked, [CALLER_PERMISSIONS, 'DESCRIBE PermissionSet']);
  });

  it('is the describe: without optional columns the rest is read', async () => {
    const tables = { ObjectPermissions: [{ ParentId: 'set-1', SobjectType: 'Account' }] };
    const found = await read('objectPermissions', { tables, fails: failing('DESCRIBE') }, { ids: ['set-1'] });
    assert.equal(found.rows.length, 1);
    assert.deepEqual(gapsOf(found), [['describeFailed', 'ObjectPermissions', 'lower']]);
  });

  it('is the describe of assignments: who knows which are revoked, so the access is the most it can be', async () => {
    const found = await read('assignments', { fails: failing('DESCRIBE') }, { ids: ['user-1'] });
    assert.deepEqual(gapsOf(found), [['describeFailed', 'PermissionSetAssignment', 'upper']]);
  });

  it('is no failure of the org when the program throws', async () => {
    const org = new FakeOrg();
    org.query = () => Promise.reject(new RangeError('a bug'));
    await assert.rejects(new CatalogueReader(new RestCatalogue(org)).read('agents'), RangeError);
    await assert.rejects(new CatalogueReader(new RestCatalogue(org)).readCallerPermissions(), RangeError);
  });
});

describe('progress', () => {
  it('is told whenever a request starts or ends, and ends with all of them done', async () => {
    const told: [done: number, started: number][] = [];
    const org = new FakeOrg({ fails: failing('FROM BotDefinition') });
    const reader = new CatalogueReader(new RestCatalogue(org), {
      onProgress: (done, started) => told.push([done, started])
    });
    await reader.readCallerPermissions();
    await Promise.all([reader.read('agents'), reader.read('scheduledJobs'), reader.read('tokens')]);
    assert.deepEqual(told.at(-1), [org.asked.length, org.asked.length]);
    told.slice(1).forEach(([done, started], i) => {
      const [doneBefore, startedBefore] = told[i]!;
      assert.equal(done + started, doneBefore + startedBefore + 1);
      assert.ok(done <= started);
    });
  });
});
