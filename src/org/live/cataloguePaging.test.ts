import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { FakeOrg, TAKEN_AT, failing, idOf } from '../../../test/support/fakeOrg.ts';
import type { FakeOrgOptions } from '../../../test/support/fakeOrg.ts';
import { CatalogueReader } from './catalogueReader.ts';
import type { ReadRows } from './catalogueReader.ts';
import { newestLogins } from './liveRows.ts';
import { OrgReadError } from './orgClient.ts';
import { RestCatalogue } from './restCatalogue.ts';

interface Read extends ReadRows {
  readonly reader: CatalogueReader;
  readonly org: FakeOrg;
}

async function readerOf(options: FakeOrgOptions): Promise<{ reader: CatalogueReader; org: FakeOrg }> {
  const org = new FakeOrg(options);
  const reader = new CatalogueReader(new RestCatalogue(org));
  await reader.readCallerPermissions();
  return { reader, org };
}

function tokens(count: number): { OauthToken: Record<string, unknown>[] } {
  return {
    OauthToken: Array.from({ length: count }, (_, i) => ({
      Id: null,
      UserId: idOf('005', i),
      AppName: 'Data Mover'
    }))
  };
}

async function readTokens(count: number, more: FakeOrgOptions = {}): Promise<Read> {
  const { reader, org } = await readerOf({ tables: tokens(count), ...more });
  return { ...(await reader.read('tokens')), reader, org };
}

describe('tokens, of which one answer tells at most 2,500', () => {
  for (const [count, requests] of [
    [0, 1],
    [2_500, 1],
    [2_501, 2],
    [30_000, 12]
  ] as const) {
    it(`are all read when there are ${count}, in ${requests} requests`, async () => {
      const { rows, isWhole, reader, org } = await readTokens(count);
      assert.equal(new Set(rows.map(({ UserId }) => UserId)).size, count);
      assert.equal(rows.length, count);
      assert.equal(isWhole, true);
      assert.deepEqual(reader.gaps, []);
      assert.equal(
        org.asked.filter((soql) => /^SELECT (?!COUNT).* FROM OauthToken/.test(soql)).length,
        requests
      );
    });
  }

  it('are a gap where the platform refuses to skip so many', async () => {
    const fails = (asked: string): OrgReadError | undefined =>
      Number(/OFFSET (\d+)/.exec(asked)?.[1] ?? 0) > 2_000
        ? new OrgReadError('NUMBER_OUTSIDE_VALID_RANGE', 'Maximum SOQL offset allowed is 2000')
        : undefined;
    const { rows, isWhole, reader } = await readTokens(6_000, { fails });
    assert.equal(rows.length, 2_500, 'the first of them are kept');
    assert.equal(isWhole, false);
    assert.deepEqual([...new Set(reader.gaps.map(({ code }) => code))], ['queryFailed']);
  });

  it('are a gap when fewer come than were counted', async () => {
    const { reader, org } = await readerOf({ tables: tokens(3) });
    org.count = () => Promise.resolve(4);
    const { rows, isWhole } = await reader.read('tokens');
    assert.deepEqual([rows.length, isWhole], [3, false]);
    assert.deepEqual(reader.gaps, [
      {
        code: 'rowsMissing',
        params: { object: 'OauthToken', hides: 'tokens', read: '3', expected: '4' }
      }
    ]);
  });

  it('are read and are a gap when they cannot be counted', async () => {
    const { rows, reader } = await readTokens(3, { fails: failing('COUNT()') });
    assert.equal(rows.length, 3);
    assert.deepEqual(
      reader.gaps.map(({ code }) => code),
      ['queryFailed']
    );
  });

  it('are not whole when they cannot be counted', async () => {
    const { isWhole } = await readTokens(2_501, { fails: failing('COUNT()') });
    assert.equal(isWhole, false);
  });
});

const TO = new Date(TAKEN_AT);
const FROM = new Date(TO.getTime() - 10 * 86_400_000);

function login(time: number, i: number): Record<string, unknown> {
  return { Id: idOf('0Ya', i), UserId: idOf('005', i % 7), LoginTime: new Date(time).toISOString() };
}

/** Spread over the days, with some on the bounds. */
function loginsOf(count: number): Record<string, unknown>[] {
  const span = TO.getTime() - FROM.getTime();
  return Array.from({ length: count }, (_, i) => login(FROM.getTime() + Math.floor((span * i) / count), i));
}

function windowsOf({ asked }: FakeOrg): [from: string, to: string][] {
  return asked.flatMap((soql): [string, string][] => {
    if (!soql.startsWith('SELECT Id, UserId, LoginTime')) return [];
    const [, from = '', to = ''] = /LoginTime >= (\S+) AND LoginTime < (\S+)$/.exec(soql) ?? [];
    return [[from, to]];
  });
}

/** As many windows as this count calls for; the rows themselves are few. */
const COUNTED = 25_001;

async function manyLogins(
  more: FakeOrgOptions = {}
): Promise<{ reader: CatalogueReader; org: FakeOrg; LoginHistory: Record<string, unknown>[] }> {
  const LoginHistory = loginsOf(90);
  const { reader, org } = await readerOf({ tables: { LoginHistory }, ...more });
  org.count = () => Promise.resolve(COUNTED);
  return { reader, org, LoginHistory };
}

describe('logins', () => {
  it('are read in windows of time that leave no gap and do not overlap', async () => {
    const { reader, org, LoginHistory } = await manyLogins();
    const { rows, isWhole } = await reader.read('logins', { since: FROM, until: TO });
    assert.equal(isWhole, true);
    assert.deepEqual(
      rows.map(({ Id }) => Id),
      LoginHistory.map(({ Id }) => Id)
    );
    const windows = windowsOf(org);
    assert.equal(windows.length, 3);
    assert.deepEqual(
      [FROM.toISOString(), ...windows.map(([, to]) => to)],
      [...windows.map(([from]) => from), TO.toISOString()]
    );
  });

  it('are one window when they are few, and do not contain the time of the reading', async () => {
    const LoginHistory = [FROM.getTime() - 1, FROM.getTime(), TO.getTime() - 1, TO.getTime()].map(login);
    const { reader, org } = await readerOf({ tables: { LoginHistory } });
    const { rows } = await reader.read('logins', { since: FROM, until: TO });
    assert.deepEqual(
      rows.map(({ Id }) => Id),
      [idOf('0Ya', 1), idOf('0Ya', 2)]
    );
    assert.equal(windowsOf(org).length, 1);
  });

  it('are thinned window by window', async () => {
    const { reader } = await manyLogins();
    const { rows } = await reader.read('logins', { since: FROM, until: TO }, { keep: newestLogins });
    assert.equal(rows.length, 3 * 7);
  });

  it('of one window that fails are a gap, the others are kept', async () => {
    const last = ` AND LoginTime < ${TO.toISOString()}`;
    const { reader } = await manyLogins({ fails: failing(last, 'QUERY_TIMEOUT') });
    const { rows, isWhole } = await reader.read('logins', { since: FROM, until: TO });
    assert.deepEqual([rows.length, isWhole], [60, false]);
    assert.equal(reader.gaps.length, 1);
  });
});

describe('logins that are too many', () => {
  const read = async (
    most: number,
    more: FakeOrgOptions = {}
  ): Promise<Read & { LoginHistory: Record<string, unknown>[] }> => {
    const LoginHistory = loginsOf(90);
    const { reader, org } = await readerOf({ tables: { LoginHistory }, ...more });
    const found = await reader.read('logins', { since: FROM, until: TO }, { most });
    return { ...found, reader, org, LoginHistory };
  };
  const counts = ({ org }: Read): number => org.asked.filter((soql) => soql.includes('COUNT()')).length;

  it('are read from a later time on, up to the last', async () => {
    const found = await read(20);
    const { rows, since, isWhole, LoginHistory } = found;
    assert.deepEqual(since, new Date(TO.getTime() - (TO.getTime() - FROM.getTime()) / 8));
    assert.deepEqual(
      rows.map(({ Id }) => Id),
      LoginHistory.filter(({ LoginTime }) => Date.parse(LoginTime as string) >= since.getTime()).map(
        ({ Id }) => Id
      )
    );
    assert.ok(rows.length <= 20 && rows.length > 0);
    assert.equal(isWhole, true, 'of the window');
    assert.equal(counts(found), 4);
  });

  it('are all read when they are just as many as may be', async () => {
    const found = await read(90);
    assert.deepEqual([found.rows.length, found.since, counts(found)], [90, undefined, 1]);
  });

  it('are none when the last moment has too many', async () => {
    const last = new Date(TO.getTime() - 1).toISOString();
    const LoginHistory = Array.from({ length: 3 }, (_, i) => ({ Id: idOf('0Ya', i), LoginTime: last }));
    const { rows, since } = await read(2, { tables: { LoginHistory } });
    assert.deepEqual([rows, since], [[], TO]);
  });

  it('are none, and no endless loop, when every count is too high', async () => {
    let asked = 0;
    const catalogue = new RestCatalogue(new FakeOrg({}));
    catalogue.count = () => {
      assert.ok(++asked < 100, 'it goes on and on');
      return Promise.resolve(30_000);
    };
    const reader = new CatalogueReader(catalogue);
    await reader.readCallerPermissions();
    const { rows, since } = await reader.read('logins', { since: FROM, until: TO }, { most: 20_000 });
    assert.deepEqual([rows, since], [[], TO]);
  });

  it('are not read where they cannot be counted: they may be millions', async () => {
    const found = await read(20, { fails: failing('COUNT()') });
    assert.deepEqual([found.rows, found.isWhole, windowsOf(found.org)], [[], false, []]);
    assert.deepEqual(
      found.reader.gaps.map(({ code }) => code),
      ['queryFailed']
    );
  });
});

describe('newestLogins', () => {
  it('keeps the newest of those that agree in all but the time, whatever their order', () => {
    const row = fc.record({
      UserId: fc.constantFrom('a', 'b'),
      LoginType: fc.constantFrom('Application', null),
      Application: fc.constantFrom('x', 'y'),
      LoginTime: fc.constantFrom('2026-11-01T00:00:00.000+0000', '2026-11-02T00:00:00.000+0000')
    });
    const key = (row: Record<string, unknown>): string => JSON.stringify({ ...row, LoginTime: '' });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 12 }), (rows) => {
        const kept = newestLogins(rows);
        assert.deepEqual(new Set(kept.map(key)), new Set(rows.map(key)));
        assert.equal(new Set(kept.map(key)).size, kept.length);
        for (const one of kept) {
          const times = rows.filter((other) => key(other) === key(one)).map(({ LoginTime }) => LoginTime);
          assert.equal(one['LoginTime'], times.sort().at(-1));
        }
      })
    );
  });

  it('keeps a login that succeeded beside a later one that failed', () => {
    const login = { UserId: 'a', LoginType: 'Application', LoginTime: '2026-11-01T00:00:00.000+0000' };
    const rows = [
      { ...login, Status: 'Success' },
      { ...login, Status: 'Invalid Password', LoginTime: '2026-11-02T00:00:00.000+0000' }
    ];
    assert.deepEqual(newestLogins(rows), rows);
  });

  it('keeps a login of each flow', () => {
    const flows = ['OauthClientCredentials', 'OauthRefreshToken'];
    const rows = flows.map((LoginSubType) => ({ UserId: 'a', LoginSubType, LoginTime: '2026-11-01' }));
    assert.deepEqual(newestLogins(rows), rows);
  });
});
