import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { FakeOrg } from '../../../test/support/fakeOrg.ts';
import { PAGE_QUERIES, QUERY_CATALOGUE } from '../queryCatalogue.ts';
import { chunksWithin, encodedBytes, soqlText } from './soqlText.ts';

const BY_USERNAME = 'SELECT Id FROM User WHERE Username IN :usernames';

describe('soqlText', () => {
  const escaped = {
    "O'Brien": String.raw`'O\'Brien'`,
    'back\\slash': String.raw`'back\\slash'`,
    "\\'": String.raw`'\\\''`,
    'say "so"': String.raw`'say \"so\"'`,
    'a\nb\rc\td\be\ff': String.raw`'a\nb\rc\td\be\ff'`,
    ':other {columns} %_': "':other {columns} %_'",
    '': "''"
  };
  for (const [text, literal] of Object.entries(escaped)) {
    it(`writes ${JSON.stringify(text)} as ${literal}`, () => {
      assert.equal(soqlText('Id = :id', { id: text }), `Id = ${literal}`);
    });
  }

  it('writes a list in parentheses, and an instant without quotes', () => {
    assert.equal(
      soqlText(BY_USERNAME, { usernames: ['a', "b'"] }).slice(-11),
      String.raw`IN ('a','b\'')`.slice(-11)
    );
    const from = new Date('2026-11-21T00:00:00Z');
    assert.equal(soqlText('T >= :from', { from }), 'T >= 2026-11-21T00:00:00.000Z');
  });

  it('does not look for binds in what is bound', () => {
    const text = soqlText('A = :a AND B = :b', { a: ':b', b: ':a' });
    assert.equal(text, "A = ':b' AND B = ':a'");
  });

  it('refuses a bind without a value, and an empty list', () => {
    assert.throws(() => soqlText('Id IN :ids', {}), /:ids has no value/);
    assert.throws(() => soqlText('Id IN :ids', { ids: [] }), /:ids is an empty list/);
  });

  it('lets no value change the query: it finds who is called so, and nobody else', async () => {
    const hostile = fc.oneof(
      fc.string({ unit: fc.constantFrom("'", '\\', ')', '(', ',', '\n', '"', ' OR Id = ', 'a', ':x') }),
      fc.constantFrom("') OR (Username LIKE '%", "\\') OR Id = true", "x'--", String.raw`\\\')`)
    );
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(hostile, { minLength: 1, maxLength: 4 }), async (names) => {
        const row = (Username: string, i: number): object => ({ Id: `row ${i}`, Username });
        const User = [...names.map(row), { Id: 'other', Username: 'nobody@acme.test' }] as never;
        const found = await new FakeOrg({ tables: { User } }).query(
          soqlText(BY_USERNAME, { usernames: names })
        );
        assert.deepEqual(
          found.map(({ Id }) => Id),
          names.map((_, i) => `row ${i}`)
        );
      })
    );
  });
});

describe('the query catalogue', () => {
  it('never asks for a token or a secret', () => {
    for (const { soql } of [...Object.values(QUERY_CATALOGUE), ...Object.values(PAGE_QUERIES)]) {
      // When a secret is due is none.
      const asked = soql.replace(/\bSecret(?:DueOn|RotatedOn|RotationDays)__c\b/g, '');
      assert.doesNotMatch(asked, /(?:Access|Delete|Request)Token|Secret|ConsumerKey|Password/i);
    }
  });

  it('binds no more than it names', () => {
    for (const [name, { soql, paging }] of Object.entries(QUERY_CATALOGUE)) {
      const binds = [...soql.matchAll(/:([A-Za-z]\w*)/g)].length;
      assert.equal(binds, { whole: 0, offset: 0, chunks: 1, time: 2 }[paging], name);
    }
  });
});

describe('chunksWithin', () => {
  const lists = fc.tuple(
    fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 40 }),
    fc.integer({ min: 1, max: 50 })
  );

  it('keeps every item, in order, within the bytes', () => {
    fc.assert(
      fc.property(lists, ([sizes, limit]) => {
        const chunks = chunksWithin(sizes, (size) => size, limit);
        assert.deepEqual(chunks.flat(), sizes);
        for (const chunk of chunks) {
          const bytes = chunk.reduce((sum, size) => sum + size, 0);
          assert.ok(chunk.length === 1 || (chunk.length > 1 && bytes <= limit));
        }
      })
    );
  });

  it('begins a chunk only when the next item does not fit', () => {
    fc.assert(
      fc.property(lists, ([sizes, limit]) => {
        const chunks = chunksWithin(sizes, (size) => size, limit);
        chunks.slice(1).forEach(([first = 0], i) => {
          const before = chunks[i]!.reduce((sum, size) => sum + size, 0);
          assert.ok(before + first > limit);
        });
      })
    );
  });

  it('makes no chunk of nothing', () => {
    assert.deepEqual(
      chunksWithin([], () => 1, 10),
      []
    );
  });
});

describe('encodedBytes', () => {
  it('counts what an address carries', () => {
    const texts = ["it's", 'a b', 'ü', '日本', '{columns}', '%', "',"];
    for (const text of texts) assert.equal(encodedBytes(text), encodeURIComponent(text).length);
    assert.equal(encodedBytes('日'), 9);
  });
});
