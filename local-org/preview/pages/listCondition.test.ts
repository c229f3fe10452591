import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Schema } from '../../schema/schema.ts';
import type { Field, ObjectType } from '../../schema/types.ts';
import { listCondition } from './listCondition.ts';
import type { XmlElement } from './xml.ts';

const FIELDS: readonly Field[] = [
  { name: 'Name', label: 'Name', type: 'string', nameField: true },
  { name: 'OwnerId', label: 'Owner', type: 'reference', referenceTo: ['User'] },
  { name: 'CreatedDate', label: 'Created', type: 'datetime' },
  { name: 'Size__c', label: 'Size', type: 'double' },
  { name: 'Due__c', label: 'Due', type: 'date' },
  { name: 'Done__c', label: 'Done', type: 'boolean' },
  { name: 'Parts__c', label: 'Parts', type: 'multipicklist' },
  { name: 'Part__c', label: 'Part', type: 'reference', referenceTo: ['Thing__c'] }
];
const THING: ObjectType = {
  name: 'Thing__c',
  label: 'Thing',
  labelPlural: 'Things',
  keyPrefix: 'a00',
  custom: true,
  queryable: true,
  createable: true,
  updateable: true,
  deletable: true,
  setup: false,
  fields: FIELDS
};
const USER = '005000000000001AAA';

type Filter = readonly [field: string, operation: string, value?: string];

function view(filters: readonly Filter[], more: XmlElement = {}): XmlElement {
  return {
    ...more,
    filters: filters.map(([field, operation, value]) => ({
      field: [field],
      operation: [operation],
      ...(value !== undefined && { value: [value] })
    }))
  };
}
const condition = (filters: readonly Filter[], more?: XmlElement): unknown =>
  listCondition(new Schema([THING]), THING, view(filters, more), USER);

describe('the condition of a list view', () => {
  const ONE: readonly [filter: Filter, where: string][] = [
    [['NAME', 'equals', "O'Neill"], "((Name = 'O\\'Neill'))"],
    [['NAME', 'notEqual', '"a, b",c'], "((Name != 'a, b' AND Name != 'c'))"],
    [['NAME', 'contains', 'a,b'], "((Name LIKE '%a%' OR Name LIKE '%b%'))"],
    [['NAME', 'notContain', 'a'], "((NOT (Name LIKE '%a%')))"],
    [['NAME', 'startsWith', 'a'], "((Name LIKE 'a%'))"],
    [['Size__c', 'greaterOrEqual', '3'], '((Size__c >= 3))'],
    [['Due__c', 'lessOrEqual', 'NEXT_N_DAYS:30'], '((Due__c <= NEXT_N_DAYS:30))'],
    [['CREATED_DATE', 'lessThan', '2026-01-31'], '((CreatedDate < 2026-01-31T00:00:00Z))'],
    [['Done__c', 'equals', '1'], '((Done__c = TRUE))'],
    [['Done__c', 'notEqual', 'False'], '((Done__c != FALSE))'],
    [['Parts__c', 'includes', 'a,b'], "(Parts__c INCLUDES ('a', 'b'))"],
    [['Parts__c', 'excludes', 'a'], "(Parts__c EXCLUDES ('a'))"],
    [['Part__c', 'equals'], '(Part__c = NULL)'],
    [['Due__c', 'notEqual', ''], '(Due__c != NULL)']
  ];
  for (const [filter, where] of ONE) {
    it(`${filter.join(' ')} is ${where}`, () => {
      assert.deepEqual(condition([filter]), { where });
    });
  }

  it('joins all filters, or follows the logic, and keeps to the user where it says so', () => {
    const filters: readonly Filter[] = [
      ['Done__c', 'equals', '0'],
      ['Due__c', 'equals', 'TODAY'],
      ['Size__c', 'lessThan', '1']
    ];
    const [a, b, c] = ['(Done__c = FALSE)', '(Due__c = TODAY)', '(Size__c < 1)'];
    assert.deepEqual(condition([]), { where: '' });
    assert.deepEqual(condition(filters), { where: `(${a} AND ${b} AND ${c})` });
    assert.deepEqual(condition(filters, { booleanFilter: ['1 OR (2 AND NOT 3)'], filterScope: ['Mine'] }), {
      where: `OwnerId = '${USER}' AND (${a} OR (${b} AND NOT ${c}))`
    });
  });

  it('names what it does not model', () => {
    assert.deepEqual(condition([], { filterScope: ['Team'] }), { element: 'filterScope', value: 'Team' });
    for (const filter of [
      ['Ghost__c', 'equals', '1'],
      ['Part__c', 'equals', 'Saw'],
      ['Due__c', 'lessThan'],
      ['NAME', 'within', '5']
    ] as const) {
      assert.deepEqual(condition([filter]), { element: 'filters', value: filter[0] });
    }
  });
});
