import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { namesWhere, orgWith, personId, query, teamId } from './test/fixture.ts';

const org = orgWith({
  Team: [
    { Name: 'Red', Rank: 1, IsOpen: true, Lead__c: personId(1) },
    { Name: 'Blue', Rank: 2, IsOpen: false }
  ],
  Person__c: [
    {
      Name: 'Ann',
      Code__c: 'x',
      Age__c: 30,
      IsActive__c: true,
      Team__c: teamId(1),
      Skills__c: 'a;b',
      Level__c: 'Lead'
    },
    {
      Name: 'bob',
      Code__c: 'X',
      Age__c: 20,
      IsActive__c: false,
      Team__c: teamId(2),
      Skills__c: 'a',
      Level__c: 'Junior'
    },
    { Name: 'Cy', Age__c: null, Team__c: null, Boss__c: personId(1), OwnerId: teamId(2) },
    {
      Name: '100%',
      Code__c: '',
      Age__c: 40.5,
      IsActive__c: true,
      Boss__c: personId(3),
      OwnerId: personId(2)
    },
    { Name: 'a_b\\c', Born__c: '2026-11-18', Seen__c: '2026-11-18T23:59:59.999+0000', Skills__c: 'c' },
    { Name: "d'E", Born__c: '2026-11-17', Seen__c: '2026-11-18T00:00:00.000+0000' }
  ]
});

const ALL = "Ann bob Cy 100% a_b\\c d'E";

function check(cases: readonly (readonly [condition: string, names: string])[]): void {
  for (const [condition, names] of cases) assert.equal(namesWhere(org, condition), names, condition);
}

describe('A filter', () => {
  it('compares text without regard to case, but in case-sensitive fields', () => {
    check([
      ["Name = 'ANN'", 'Ann'],
      ["Name = 'BOB'", 'bob'],
      ["Code__c = 'x'", 'Ann'],
      ["Code__c IN ('X')", 'bob'],
      ["Name < 'b'", 'Ann 100% a_b\\c'],
      ["Name >= 'BOB'", "bob Cy d'E"]
    ]);
  });

  it('takes ids in 15 and in 18 characters', () => {
    check([
      [`Id = '${personId(2)}'`, 'bob'],
      [`Id = '${personId(2).slice(0, 15)}'`, 'bob'],
      [`Team__c IN ('${teamId(1).slice(0, 15)}', '${teamId(2)}')`, 'Ann bob'],
      [`Id > '${personId(4)}'`, "a_b\\c d'E"]
    ]);
  });

  it('takes nulls in with !=, NOT IN and EXCLUDES, and leaves them out of an order and of LIKE', () => {
    check([
      ['Age__c != 30', "bob Cy 100% a_b\\c d'E"],
      ['Age__c <> 30', "bob Cy 100% a_b\\c d'E"],
      ['Age__c NOT IN (30, 20)', "Cy 100% a_b\\c d'E"],
      ['Age__c < 30', 'bob'],
      ['Age__c <= 30', 'Ann bob'],
      ['Age__c > -1', 'Ann bob 100%'],
      ['Age__c >= 40.5', '100%'],
      ["Skills__c EXCLUDES ('a')", "Cy 100% a_b\\c d'E"],
      ["NOT Name LIKE '%'", ''],
      ["Code__c LIKE '%'", 'Ann bob']
    ]);
  });

  it('finds null, which empty text is too', () => {
    check([
      ['Age__c = null', "Cy a_b\\c d'E"],
      ['Age__c != null', 'Ann bob 100%'],
      ["Code__c = ''", "Cy 100% a_b\\c d'E"],
      ['Code__c = NULL', "Cy 100% a_b\\c d'E"],
      ["Code__c IN ('x', null)", "Ann Cy 100% a_b\\c d'E"],
      ['Age__c < null', '']
    ]);
  });

  it('takes a boolean that is null as false, behind an empty reference as well', () => {
    check([
      ['IsActive__c = true', 'Ann 100%'],
      ['IsActive__c = FALSE', "bob Cy a_b\\c d'E"],
      ['IsActive__c != true', "bob Cy a_b\\c d'E"],
      ['IsActive__c = null', ''],
      ['Team__r.IsOpen = false', "bob Cy 100% a_b\\c d'E"]
    ]);
  });

  it('matches patterns with %, _ and backslashes', () => {
    check([
      ["Name LIKE 'a%'", 'Ann a_b\\c'],
      ["Name LIKE '%B%'", 'bob a_b\\c'],
      ["Name LIKE '_o_'", 'bob'],
      ["Name LIKE '100\\%'", '100%'],
      ["Name LIKE 'a\\_%'", 'a_b\\c'],
      ["Name LIKE '%\\\\c'", 'a_b\\c'],
      ["Name LIKE 'ann_'", ''],
      ["Name LIKE '%%n%%n%%'", 'Ann'],
      ["Name LIKE ''", '']
    ]);
  });

  it('reads the escapes of a quoted text', () => {
    check([
      ["Name = 'd\\'E'", "d'E"],
      ["Name = 'a_b\\\\c'", 'a_b\\c'],
      ["Name = '\\u0043y'", 'Cy'],
      ["Name = '100\\%'", '100%']
    ]);
  });

  it('looks for values of a multi-select picklist', () => {
    check([
      ["Skills__c INCLUDES ('a')", 'Ann bob'],
      ["Skills__c INCLUDES ('A;B', 'c')", 'Ann a_b\\c'],
      ["Skills__c = 'a;b'", 'Ann']
    ]);
  });

  it('joins conditions with AND, OR, NOT and parentheses', () => {
    check([
      ["Name = 'Ann' OR Name = 'bob'", 'Ann bob'],
      ["NOT Name = 'Ann' AND Age__c = 20", 'bob'],
      ["NOT (Name = 'Ann' OR Age__c = 20)", "Cy 100% a_b\\c d'E"],
      ["(Name = 'Ann' OR Age__c = 20) AND (NOT (Age__c = 30))", 'bob'],
      ["((Name = 'Ann') OR ((NOT Name != 'Cy')))", 'Ann Cy'],
      ["NOT (NOT Name = 'Ann')", 'Ann'],
      ["Name = 'AND OR NOT ((' OR Name = 'Cy'", 'Cy']
    ]);
  });

  it('follows references, to one object and to one of several', () => {
    check([
      ["Team__r.Name = 'red'", 'Ann'],
      ["Person__c.Team__r.Name = 'red'", 'Ann'],
      ["Boss__r.Boss__r.Team__r.Name = 'Red'", '100%'],
      ['Team__r.Name = null', "Cy 100% a_b\\c d'E"],
      ["Owner.Name = 'blue'", 'Cy'],
      ["Owner.Type = 'Person__c'", '100%'],
      [`Owner.Id = '${teamId(2)}'`, 'Cy']
    ]);
  });

  it('reads formulas as it reads fields', () => {
    check([["Shout__c = 'Ann'", 'Ann']]);
  });

  it('compares dates and times, and spans of them', () => {
    check([
      ['Born__c = 2026-11-18', 'a_b\\c'],
      ['Born__c < 2026-11-18', "d'E"],
      ['Born__c = TODAY', 'a_b\\c'],
      ['Born__c < TODAY', "d'E"],
      ['Born__c <= TODAY', "a_b\\c d'E"],
      ['Born__c > YESTERDAY', 'a_b\\c'],
      ['Born__c >= YESTERDAY', "a_b\\c d'E"],
      ['Born__c != TODAY', "Ann bob Cy 100% d'E"],
      ['Born__c IN (TODAY, 2026-11-17)', "a_b\\c d'E"],
      ['Seen__c = TODAY', "a_b\\c d'E"],
      ['Seen__c > TODAY', ''],
      ['Seen__c = LAST_N_DAYS:1', "a_b\\c d'E"],
      ['Seen__c >= 2026-11-18T23:59:59Z', 'a_b\\c'],
      ['Seen__c = 2026-11-18T01:00:00+01:00', "d'E"],
      ['Seen__c = 2026-11-17T22:00:00.000-0200', "d'E"]
    ]);
  });

  it('takes variables of Apex as values, never as text of the query', () => {
    const binds = {
      name: "Ann' OR Name != '",
      ids: [personId(1), personId(2).slice(0, 15)],
      day: '2026-11-17',
      no: null
    };
    assert.equal(namesWhere(org, 'Name = :name', binds), '');
    assert.equal(namesWhere(org, 'Id IN :IDS', binds), 'Ann bob');
    assert.equal(namesWhere(org, 'Id NOT IN :ids AND Born__c = :day', binds), "d'E");
    assert.equal(namesWhere(org, 'Age__c = :no AND Boss__c != :no', binds), 'Cy');
    assert.equal(namesWhere(org, 'Name LIKE :p', { p: 'a\\_b%' }), 'a_b\\c');
    assert.equal(namesWhere(org, 'Name = :p', { p: 'a_b\\c' }), 'a_b\\c');
    assert.equal(namesWhere(org, 'Id IN :none', { none: [] }), '');
    assert.equal(query(org, 'SELECT Id FROM Person__c LIMIT :n OFFSET :m', { n: 2, m: 5 }).totalSize, 1);
    assert.equal(
      query(org, "SELECT Id FROM Person__c WHERE Name != 'LIMIT :x' LIMIT : n", { n: 2 }).totalSize,
      2
    );
  });

  it('takes other rows that a query of its own finds', () => {
    check([
      ["Team__c IN (SELECT Id FROM Team WHERE Name = 'Red')", 'Ann'],
      ["Team__c NOT IN (SELECT Id FROM Team WHERE Name = 'Red')", "bob Cy 100% a_b\\c d'E"],
      ['Team__c IN (SELECT Id FROM Team) AND Age__c < 25', 'bob']
    ]);
    const teams = query(
      org,
      "SELECT Name FROM Team WHERE Id IN (SELECT Team__c FROM Person__c WHERE Name = 'bob')"
    );
    assert.deepEqual(
      teams.records.map((record) => record['Name']),
      ['Blue']
    );
    assert.equal(namesWhere(org, 'Boss__c IN (SELECT Lead__c FROM Team)'), 'Cy', 'no null is among nulls');
    const anti = query(org, 'SELECT Name FROM Team WHERE Id NOT IN (SELECT Team__c FROM Person__c)');
    assert.equal(anti.totalSize, 0, 'a null among the rows found matches nothing');
  });

  it('lets all rows through where there is none', () => {
    assert.equal(namesWhere(org, 'Id != null'), ALL);
    assert.equal(query(org, 'SELECT COUNT() FROM Person__c').totalSize, 6);
  });
});
