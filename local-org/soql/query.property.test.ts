import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import type { OrgState } from '../org.ts';
import type { Field, FieldType } from '../schema/types.ts';
import { idOf } from '../store/ids.ts';
import type { ResultRecord } from './answer.ts';
import { field, objectType, orgWith, query } from './test/fixture.ts';
import type {
  NaiveField,
  NaiveGroupQuery,
  NaiveQuery,
  NaiveRow,
  NaiveType,
  NaiveValue
} from './test/naiveQuery.ts';
import { naiveGroups, naiveRows } from './test/naiveQuery.ts';
import type { Shape } from './test/queryArbitraries.ts';
import { groupQueries, ID, orgs, rowQueries } from './test/queryArbitraries.ts';
import { renderGroupQuery, renderQuery } from './test/renderQuery.ts';

const ORGS = 80;
const QUERIES_PER_ORG = 15;

const FIELD_TYPES: Readonly<Record<NaiveType, readonly [FieldType, Partial<Field>]>> = {
  text: ['string', {}],
  caseSensitiveText: ['string', { caseSensitive: true }],
  number: ['double', {}],
  boolean: ['boolean', {}],
  date: ['date', {}],
  datetime: ['datetime', {}],
  id: ['id', {}]
};

function orgOf(shape: Shape, parents: readonly NaiveRow[], items: readonly NaiveRow[]): OrgState {
  const toFields = (fields: readonly NaiveField[]): Field[] =>
    fields.map(({ name, type }) => field(name, FIELD_TYPES[type][0], FIELD_TYPES[type][1]));
  const reference = field('Parent__c', 'reference', {
    referenceTo: ['Parent__c'],
    relationshipName: 'Parent__r'
  });
  return orgWith({ Parent__c: parents, Item__c: items }, [
    objectType('Parent__c', 'a0P', toFields(shape.parents)),
    objectType('Item__c', 'a0I', [...toFields(shape.own), reference])
  ]);
}

function selected(record: ResultRecord, { parent, name }: NaiveField): unknown {
  const from = parent ? (record['Parent__r'] as ResultRecord | null) : record;
  return from && from[name];
}

function withIds(rows: readonly NaiveRow[], prefix: string): readonly NaiveRow[] {
  return rows.map((row, i) => ({ ...row, Id: idOf(prefix, i + 1) }));
}

it('a generated query over generated objects and rows answers what the rules say', () => {
  fc.assert(
    fc.property(
      orgs.chain((org) => {
        const fields = [ID, ...org.shape.own, ...org.shape.parents];
        return fc.record({
          org: fc.constant(org),
          rows: fc.array(rowQueries(fields), { minLength: QUERIES_PER_ORG, maxLength: QUERIES_PER_ORG }),
          groups: fc.array(groupQueries(fields), { minLength: QUERIES_PER_ORG, maxLength: QUERIES_PER_ORG })
        });
      }),
      ({ org: { shape, parents, items }, rows, groups }) => {
        const org = orgOf(shape, parents, items);
        const data = { rows: withIds(items, 'a0I'), parents: withIds(parents, 'a0P') };
        for (const one of rows) checkRows(org, one, naiveRows(data, one));
        for (const one of groups) checkGroups(org, one, naiveGroups(data, one));
        org.store.close();
      }
    ),
    { numRuns: ORGS }
  );
});

function checkRows(org: OrgState, one: NaiveQuery, expected: readonly (readonly NaiveValue[])[]): void {
  const soql = renderQuery(one);
  const { records, totalSize } = query(org, soql);
  assert.deepEqual(
    records.map((record) => one.select.map((path) => selected(record, path))),
    expected,
    soql
  );
  assert.equal(totalSize, expected.length, soql);
}

/** Groups come in no order of their own. */
function checkGroups(
  org: OrgState,
  one: NaiveGroupQuery,
  expected: readonly (readonly NaiveValue[])[]
): void {
  const soql = renderGroupQuery(one);
  const names = [...one.keys.map((_, i) => `key${i}`), ...one.aggregates.map((_, i) => `expr${i}`)];
  const answered = query(org, soql).records.map((record) => names.map((name) => record[name]));
  const lines = (groups: readonly (readonly unknown[])[]): readonly string[] =>
    groups.map((group) => JSON.stringify(group)).sort();
  assert.deepEqual(lines(answered), lines(expected), soql);
}
