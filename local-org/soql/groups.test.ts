import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { orgWith, plain, query, teamId } from './test/fixture.ts';

const org = orgWith({
  Team: [{ Name: 'Red' }, { Name: 'blue' }],
  Person__c: [
    { Name: 'Ann', Age__c: 30, Team__c: teamId(1) },
    { Name: 'Bob', Age__c: 20, Team__c: teamId(1) },
    { Name: 'cy', Age__c: null, Team__c: teamId(2) },
    { Name: 'Dee', Age__c: 30 }
  ]
});

describe('Groups', () => {
  it('are counted by COUNT() without records', () => {
    const answer = query(org, 'SELECT COUNT() FROM Person__c WHERE Age__c = 30');
    assert.deepEqual([answer.totalSize, answer.records], [2, []]);
  });

  it('are aggregated, without the nulls', () => {
    const { records } = query(
      org,
      'SELECT COUNT(Age__c), COUNT_DISTINCT(Age__c) d, SUM(Age__c), AVG(Age__c), MIN(Name) least, MAX(Name) FROM Person__c'
    );
    assert.deepEqual(records, [
      {
        attributes: { type: 'AggregateResult' },
        expr0: 3,
        d: 2,
        expr1: 80,
        expr2: 80 / 3,
        least: 'Ann',
        expr3: 'Dee'
      }
    ]);
  });

  it('of no rows count nothing and are else null', () => {
    const none = "FROM Person__c WHERE Name = 'nobody'";
    assert.deepEqual(plain(query(org, `SELECT COUNT(Id), MAX(Age__c), SUM(Age__c) ${none}`).records), [
      { expr0: 0, expr1: null, expr2: null }
    ]);
    assert.deepEqual(query(org, `SELECT Name, COUNT(Id) ${none} GROUP BY Name`).records, []);
  });

  it('have their keys by the last name of the path or by an alias', () => {
    const soql =
      'SELECT Team__r.Name, Age__c years, COUNT(Id) FROM Person__c GROUP BY Team__r.Name, Age__c ORDER BY Team__r.Name, Age__c DESC';
    assert.deepEqual(plain(query(org, soql).records), [
      { Name: null, years: 30, expr0: 1 },
      { Name: 'blue', years: null, expr0: 1 },
      { Name: 'Red', years: 30, expr0: 1 },
      { Name: 'Red', years: 20, expr0: 1 }
    ]);
  });

  it('are filtered by HAVING, sorted by aggregates and cut by LIMIT', () => {
    const soql = (rest: string): string => `SELECT Age__c FROM Person__c GROUP BY Age__c ${rest}`;
    assert.deepEqual(plain(query(org, soql('HAVING COUNT(Id) > 1')).records), [{ Age__c: 30 }]);
    assert.deepEqual(
      plain(query(org, soql("HAVING MAX(Name) LIKE 'b%' OR Age__c = null ORDER BY MIN(Name)")).records),
      [{ Age__c: 20 }, { Age__c: null }]
    );
    assert.deepEqual(plain(query(org, soql('ORDER BY COUNT(Id) DESC LIMIT 1')).records), [{ Age__c: 30 }]);
  });
});

describe('The columns', () => {
  const shape = (soql: string): unknown =>
    query(org, soql).columns.map(({ columnName, displayName, aggregate, foreignKeyName, joinColumns }) => [
      columnName,
      displayName,
      aggregate,
      foreignKeyName,
      joinColumns.map((column) => column.columnName)
    ]);

  it('describe fields, parents and children', () => {
    assert.deepEqual(shape('SELECT Id, Name, (SELECT Name, Age__c FROM People__r) FROM Team'), [
      ['Id', 'Id', false, null, []],
      ['Name', 'Name', false, null, []],
      ['People__r', 'People__r', true, null, ['Name', 'Age__c']]
    ]);
    assert.deepEqual(shape('SELECT Team__r.Name, Team__r.Rank FROM Person__c'), [
      ['Team__r', 'Team__r', false, 'Team__c', ['Name', 'Rank']]
    ]);
    const [code] = query(org, 'SELECT Code__c FROM Person__c').columns;
    assert.deepEqual(
      [code!.textType, code!.custom, code!.insertable, code!.updatable],
      [true, true, true, false]
    );
  });

  it('describe aggregates by their function', () => {
    assert.deepEqual(shape('SELECT Age__c, COUNT(Id), MAX(Name) latest FROM Person__c GROUP BY Age__c'), [
      ['Age__c', 'Age__c', false, null, []],
      ['expr0', 'count(Id)', true, null, []],
      ['latest', 'max(Name)', true, null, []]
    ]);
  });
});
