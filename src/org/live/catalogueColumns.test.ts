import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { FakeOrg, failing, idOf } from '../../../test/support/fakeOrg.ts';
import { CatalogueReader } from './catalogueReader.ts';
import { RestCatalogue } from './restCatalogue.ts';
import { MAX_ENCODED_BYTES, encodedBytes } from './soqlText.ts';

/** As many as an org has, of which each third one is granted. */
const COLUMNS = Array.from({ length: 300 }, (_, i) => `PermissionsSomeQuiteLongName${i}`);
const isGranted = (name: string): boolean => Number(name.replace(/\D/g, '')) % 3 === 0;
const GRANTED = COLUMNS.filter(isGranted);
const SET_IDS = Array.from({ length: 180 }, (_, i) => idOf('0PS', i));
const PermissionSet = SET_IDS.map((Id, i) => ({
  Id,
  Name: `Set${i}`,
  ...Object.fromEntries(COLUMNS.map((name) => [name, isGranted(name)]))
}));
const ORG = { tables: { PermissionSet }, fields: { PermissionSet: COLUMNS } };

function assertWithinBytes(org: FakeOrg): void {
  assert.notDeepEqual(org.asked, []);
  for (const soql of org.asked) assert.ok(encodedBytes(soql) <= MAX_ENCODED_BYTES, soql.slice(0, 200));
}

describe('columns that a describe finds', () => {
  it('are read in requests of few bytes and joined by id', async () => {
    const org = new FakeOrg(ORG);
    const reader = new CatalogueReader(new RestCatalogue(org));
    await reader.readCallerPermissions();
    const { rows, isWhole } = await reader.read('permissionSets', { ids: SET_IDS });
    assert.equal(isWhole, true);
    assert.deepEqual(
      rows.map(({ Id, Name }) => [Id, Name]),
      PermissionSet.map(({ Id, Name }) => [Id, Name])
    );
    for (const row of rows) {
      const granted = COLUMNS.filter((name) => row[name] === true);
      assert.deepEqual(granted, GRANTED);
    }
    assertWithinBytes(org);
    assert.deepEqual(reader.gaps, []);
    const asked = org.asked.filter((soql) => soql.includes('FROM PermissionSet '));
    assert.equal(new Set(asked).size, asked.length);
    const chunks = 2;
    assert.ok(asked.length <= chunks * Math.ceil((COLUMNS.length * 40) / 3_500), `${asked.length} requests`);
    assert.equal(org.asked.filter((what) => what === 'DESCRIBE PermissionSet').length, 1);
  });

  it('keep the others and make a gap of those that fail', async () => {
    const last = COLUMNS.at(-1)!;
    const org = new FakeOrg({ ...ORG, fails: failing(`${last} `) });
    const reader = new CatalogueReader(new RestCatalogue(org));
    await reader.readCallerPermissions();
    const { rows, isWhole } = await reader.read('permissionSets', { ids: SET_IDS.slice(0, 3) });
    assert.equal(isWhole, false);
    assert.equal(rows.length, 3);
    assert.equal(rows[0]?.[GRANTED[0]!], true);
    assert.equal(rows[0][last], undefined);
    assert.deepEqual(
      reader.gaps.map(({ code, effect }) => [code, effect]),
      [['queryFailed', 'lower']]
    );
  });

  it('lose only the rows of the ids whose request fails', async () => {
    const org = new FakeOrg({ ...ORG, fails: failing(SET_IDS[179]!) });
    const reader = new CatalogueReader(new RestCatalogue(org));
    const { rows } = await reader.read('permissionSets', { ids: SET_IDS });
    assert.ok(rows.length > 0 && rows.length < 180);
    assert.notDeepEqual(reader.gaps, []);
  });

  it('leave out the optional ones that the org lacks', async () => {
    const tables = { PermissionSetAssignment: [{ Id: 'psa', AssigneeId: 'user-1', IsRevoked: true }] };
    const read = async (fields: readonly string[]): Promise<readonly unknown[]> => {
      const reader = new CatalogueReader(
        new RestCatalogue(new FakeOrg({ tables, fields: { PermissionSetAssignment: fields } }))
      );
      await reader.readCallerPermissions();
      const { rows } = await reader.read('assignments', { ids: ['user-1'] });
      assert.deepEqual(reader.gaps, []);
      return rows.map(({ IsRevoked }) => IsRevoked);
    };
    assert.deepEqual(await read([]), [undefined]);
    assert.deepEqual(await read(['IsRevoked']), [true]);
  });
});

/** Reads from an org that answers nothing: what was asked is what counts. */
async function asked(
  columns: readonly string[],
  name: 'users' | 'usersByUsername' | 'permissionSets',
  bound: readonly string[]
): Promise<FakeOrg> {
  const org = new FakeOrg({ fields: { PermissionSet: columns } });
  const bind = name === 'usersByUsername' ? 'usernames' : 'ids';
  await new CatalogueReader(new RestCatalogue(org)).read(name, { [bind]: bound });
  return org;
}

describe('no request', () => {
  const ids = fc.array(
    fc.nat(1_000_000).map((i) => idOf('0PS', i)),
    { minLength: 1, maxLength: 700, size: 'max' }
  );
  const columns = fc.uniqueArray(
    fc
      .string({ unit: fc.constantFrom('A', 'b', '_', '0'), minLength: 1, maxLength: 60 })
      .map((name) => `Permissions${name}`),
    { maxLength: 300, size: 'max' }
  );

  it('has more than 8,000 bytes, whatever the columns and the ids', async () => {
    await fc.assert(
      fc.asyncProperty(columns, ids, async (names, bound) => {
        assertWithinBytes(await asked(names, 'permissionSets', bound));
        assertWithinBytes(await asked([], 'users', bound));
      }),
      { numRuns: 15 }
    );
  });

  it('leaves out a column or an id', async () => {
    await fc.assert(
      fc.asyncProperty(columns, ids, async (names, bound) => {
        const { asked: texts } = await asked(names, 'permissionSets', bound);
        const all = texts.join('\n');
        for (const text of [...names, ...bound]) assert.ok(all.includes(text), text);
      }),
      { numRuns: 10 }
    );
  });

  it('has more than 8,000 bytes, whatever stands in plain usernames', async () => {
    const name = fc.string({
      unit: fc.constantFrom('a', '1', '.', '+', '-', '%', '!', '#', '/', '{', '~'),
      minLength: 1,
      maxLength: 60
    });
    const names = fc.array(name, { minLength: 1, maxLength: 500, size: 'max' });
    await fc.assert(
      fc.asyncProperty(names, async (usernames) => {
        const plain = usernames.map((name) => `${name}@acme.test`);
        assertWithinBytes(await asked([], 'usersByUsername', plain));
      }),
      { numRuns: 10 }
    );
  });

  it('has more than 8,000 bytes where usernames have apostrophes', async () => {
    const usernames = Array.from({ length: 600 }, (_, i) => `o'brien${i}@acme.test`);
    assertWithinBytes(await asked([], 'usersByUsername', usernames));
  });
});
