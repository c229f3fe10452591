import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { failing, idOf } from '../../../test/support/fakeOrg.ts';
import type { FakeOrgOptions } from '../../../test/support/fakeOrg.ts';
import { FakeReader, answering, readApex } from '../../../test/support/fakeReader.ts';
import { ApexCatalogue } from './apexCatalogue.ts';
import type { RunAsReaderMethods } from './apexCatalogue.ts';
import { CatalogueReader } from './catalogueReader.ts';

function jobs(count: number): FakeOrgOptions {
  return { tables: { CronTrigger: Array.from({ length: count }, (_, i) => ({ Id: idOf('08e', i) })) } };
}

describe('pages', () => {
  for (const [count, calls] of [
    [0, 1],
    [1_999, 1],
    [2_000, 2],
    [4_001, 3]
  ] as const) {
    it(`of ${count} rows are ${calls}, and give each row once`, async () => {
      const { rows, isWhole, failures, requests } = await readApex(jobs(count), 'scheduledJobs');
      assert.equal(new Set(rows.map(({ Id }) => Id)).size, count);
      assert.deepEqual([rows.length, isWhole, failures, requests.length], [count, true, [], calls]);
    });
  }

  it('of rows that only their parent and a name tell apart give each row once', async () => {
    const parents = [idOf('0PS', 1), idOf('0PS', 2)];
    const FieldPermissions = parents.flatMap((ParentId) =>
      Array.from({ length: 2_500 }, (_, i) => ({ Id: idOf('000', i), ParentId, Field: `Order.F${i}__c` }))
    );
    const { rows, requests } = await readApex({ tables: { FieldPermissions } }, 'fieldPermissions', {
      binds: { ids: parents }
    });
    const keyOf = ({ ParentId, Field }: Record<string, unknown>): string =>
      `${String(ParentId)} ${String(Field)}`;
    assert.deepEqual(rows.map(keyOf).sort(), FieldPermissions.map(keyOf).sort());
    assert.equal(requests.length, 3);
    assert.deepEqual(
      requests.map(({ ids }) => ids),
      [parents, parents, parents]
    );
  });

  describe('whose order the platform does not promise', () => {
    const rows = Array.from({ length: 2_500 }, (_, i) => ({
      Id: idOf('000', i),
      ParentId: idOf('0PS', 1),
      SobjectType: `Object${i}__c`
    }));
    const binds = { ids: [idOf('0PS', 1)] };
    /** Its second page leaves out the first of its rows. */
    const reader = (count: () => Promise<number>): RunAsReaderMethods => ({
      ...answering(({ afterId }) => ({
        columns: [],
        rows: afterId === undefined ? rows.slice(0, 2_000) : rows.slice(2_001)
      })),
      count
    });

    it('are a gap where rows lie between two of them', async () => {
      const answer = await readApex(
        reader(() => Promise.resolve(2_500)),
        'objectPermissions',
        { binds }
      );
      assert.deepEqual([answer.rows.length, answer.isWhole], [2_499, false]);
      assert.deepEqual(answer.failures[0]?.error.rows, { read: 2_499, expected: 2_500 });
    });

    it('are a gap where that cannot be told', async () => {
      const answer = await readApex(
        reader(() => Promise.reject(new Error('Out of time'))),
        'objectPermissions',
        {
          binds
        }
      );
      assert.deepEqual([answer.rows.length, answer.isWhole, answer.failures.length], [2_499, false, 1]);
    });

    it('are not counted where one is all', async () => {
      const one = answering(() => ({ columns: [], rows: rows.slice(0, 3) }));
      const count = (): Promise<number> => assert.fail('It was counted.');
      const answer = await readApex({ ...one, count }, 'objectPermissions', { binds });
      assert.deepEqual([answer.rows.length, answer.isWhole], [3, true]);
    });
  });

  it('are turned by what came, whatever is kept of it', async () => {
    const kept = (rows: readonly Record<string, unknown>[]): Record<string, unknown>[] => rows.slice(0, 1);
    const { rows, requests } = await readApex(jobs(4_500), 'scheduledJobs', { binds: {}, keep: kept });
    assert.deepEqual([rows.length, requests.length], [3, 3]);
  });

  it('that repeat are a failure, and no endless loop', async () => {
    const rows = Array.from({ length: 2_000 }, (_, i) => ({ Id: idOf('08e', i) }));
    let asked = 0;
    const answer = await readApex(
      answering(() => {
        assert.ok(++asked < 10, 'it goes on and on');
        return { columns: [], rows };
      }),
      'scheduledJobs'
    );
    assert.deepEqual([answer.rows.length, answer.isWhole], [2_000, false]);
    assert.equal(answer.failures[0]?.error.code, 'PAGE_REPEATED');
  });

  it('that repeat in turn are a failure, too', async () => {
    let asked = 0;
    const answer = await readApex(
      answering(() => {
        assert.ok(++asked < 10, 'it goes on and on');
        return { columns: [], rows: Array.from({ length: 2_000 }, () => ({ Id: idOf('08e', asked % 2) })) };
      }),
      'scheduledJobs'
    );
    assert.equal(answer.isWhole, false);
  });

  it('without a key to go on from are a failure', async () => {
    const rows = Array.from({ length: 2_000 }, () => ({}));
    const answer = await readApex(
      answering(() => ({ columns: [], rows })),
      'scheduledJobs'
    );
    assert.equal(answer.isWhole, false);
  });

  it('that came before one that fails are kept', async () => {
    const answer = await readApex(
      answering(({ afterId }) => {
        if (afterId !== undefined) throw new Error('Out of time');
        return { columns: [], rows: Array.from({ length: 2_000 }, (_, i) => ({ Id: idOf('08e', i) })) };
      }),
      'scheduledJobs'
    );
    assert.deepEqual([answer.rows.length, answer.isWhole, answer.failures.length], [2_000, false, 1]);
  });
});

describe('bound lists', () => {
  const ids = Array.from({ length: 1_201 }, (_, i) => idOf('005', i));

  it('are cut into calls of 500, each value once', async () => {
    const { requests } = await readApex({}, 'assignments', { binds: { ids: [...ids, ...ids] } });
    assert.deepEqual(
      requests.map((request) => request.ids?.length),
      [500, 500, 201]
    );
    assert.deepEqual(
      requests.flatMap((request) => request.ids ?? []),
      ids
    );
  });

  it('are cut into calls of 20 where all permissions come', async () => {
    const { requests } = await readApex({}, 'permissionSets', { binds: { ids: ids.slice(0, 41) } });
    assert.deepEqual(
      requests.map((request) => request.ids?.length),
      [20, 20, 1]
    );
  });

  it('of usernames are bound as usernames', async () => {
    const { requests } = await readApex({}, 'usersByUsername', {
      binds: { usernames: ["o'brien@acme.test"] }
    });
    assert.deepEqual(requests, [{ query: 'usersByUsername', usernames: ["o'brien@acme.test"] }]);
  });

  it('without a value ask nothing', async () => {
    const { rows, isWhole, requests } = await readApex({}, 'users', { binds: { ids: [] } });
    assert.deepEqual([rows, isWhole, requests], [[], true, []]);
  });

  it('lose only the rows of the call that fails', async () => {
    const tables = { User: ids.map((Id) => ({ Id })) };
    const { rows, isWhole, failures } = await readApex({ tables, fails: failing(ids.at(-1)!) }, 'users', {
      binds: { ids }
    });
    assert.deepEqual([rows.length, isWhole, failures.length], [1_000, false, 1]);
  });
});

describe('what is asked', () => {
  it('binds instants as text, and rows to skip', async () => {
    const [since, until] = [new Date('2026-11-01'), new Date('2026-11-21')];
    const logins = await readApex({}, 'logins', { binds: { since, until } });
    const time = { since: '2026-11-01T00:00:00.000Z', until: '2026-11-21T00:00:00.000Z' };
    assert.deepEqual(logins.requests, [{ query: 'logins', ...time }]);
    const tokens = await readApex({}, 'tokens', { binds: {}, offset: 2_500 });
    assert.deepEqual(tokens.requests, [{ query: 'tokens', skipped: 2_500 }]);
  });

  it('counts within the bounds', async () => {
    const LoginHistory = ['2026-11-01', '2026-11-02', '2026-11-03'].map((day) => ({ LoginTime: day }));
    const catalogue = new ApexCatalogue(new FakeReader({ tables: { LoginHistory } }), 'host');
    const binds = { since: new Date('2026-11-02'), until: new Date('2026-11-03') };
    assert.equal(await catalogue.count('logins', binds), 1);
  });

  it('is the permissions of the caller', async () => {
    const catalogue = new ApexCatalogue(new FakeReader({ lacks: ['ViewSetup'] }), 'host');
    const held = await catalogue.callerPermissions();
    assert.deepEqual([held.has('ManageUsers'), held.has('ViewSetup')], [true, false]);
  });

  it('goes in at most four calls at a time', async () => {
    const reader = new FakeReader({});
    const ids = Array.from({ length: 5_000 }, (_, i) => idOf('005', i));
    await readApex(reader, 'users', { binds: { ids } });
    assert.deepEqual([reader.requests.length, reader.most], [10, 4]);
  });

  it('is counted page by page', async () => {
    const told: [done: number, started: number][] = [];
    const catalogue = new ApexCatalogue(new FakeReader(jobs(4_001)), 'host');
    const reader = new CatalogueReader(catalogue, { onProgress: (...counts) => told.push(counts) });
    await reader.read('scheduledJobs');
    assert.deepEqual(told.at(-1), [3, 3]);
  });
});
