import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import { FakeOrg, TAKEN_AT } from '../../../test/support/fakeOrg.ts';
import type { FakeOrgOptions } from '../../../test/support/fakeOrg.ts';
import { FakeReader } from '../../../test/support/fakeReader.ts';
import { ID, ORG } from '../../../test/support/sampleOrg.ts';
import type { OrgSnapshot, SnapshotRows } from '../../core/index.ts';
import { ApexCatalogue } from './apexCatalogue.ts';
import { readAccess } from './readAccess.ts';
import { readOrg } from './readOrg.ts';
import { RestCatalogue } from './restCatalogue.ts';

describe('over REST and through Apex', () => {
  const options: FakeOrgOptions = {
    ...ORG,
    files: {},
    tables: {
      ...ORG.tables,
      OauthToken: Array.from({ length: 30_000 }, (_, i) => ({
        UserId: ID[i % 2 === 0 ? 'token' : 'bob'],
        AppName: `Vendor ${i}`,
        LastUsedDate: '2026-11-20T08:00:00.000+0000'
      }))
    }
  };
  const catalogues = [
    new RestCatalogue(new FakeOrg(options)),
    new ApexCatalogue(new FakeReader(options), 'fake')
  ] as const;

  it('the same org has the same identities', async () => {
    const [rest, apex] = await Promise.all(catalogues.map((one) => readOrg(one, { takenAt: TAKEN_AT })));
    assert.equal(apex?.rows.OauthToken?.length, 30_000);
    assert.deepEqual(
      apex.gaps.map(({ code, params }) => [code, params['permission']]),
      [['metadataNotRead', undefined]]
    );
    assertSame({ ...apex, gaps: [] }, { ...rest, gaps: [] });
  });

  it('the same user has the same access', async () => {
    const [rest, apex] = await Promise.all(
      catalogues.map((one) => readAccess(one, { username: 'apiOnly@acme.test', takenAt: TAKEN_AT }))
    );
    assertSame(apex, rest);
  });
});

/** Table by table, and without showing what differs: that takes minutes for 30,000 rows. */
function assertSame(apex: Partial<OrgSnapshot> | undefined, rest: Partial<OrgSnapshot> | undefined): void {
  const [{ rows: apexRows, ...apexAround }, { rows: restRows, ...restAround }] = [apex ?? {}, rest ?? {}];
  assert.deepEqual(apexAround, restAround);
  const tables = Object.keys({ ...apexRows, ...restRows }) as (keyof SnapshotRows)[];
  const differing = tables.filter(
    (name) => !isDeepStrictEqual(sorted(apexRows?.[name]), sorted(restRows?.[name]))
  );
  assert.deepEqual(differing, []);
}

/** Apex gives rows in the order of their key. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value))
    return value.map(sorted).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort()
      .map(([key, one]) => [key, sorted(one)])
  );
}
