import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { idOf } from '../store/ids.ts';
import { orgWith, personId, plain, query, teamId } from './test/fixture.ts';

const org = orgWith({
  Team: [
    { Name: 'Red', Rank: 2, IsOpen: true },
    { Name: 'blue', Rank: 1 },
    { Name: 'Green', Rank: null }
  ],
  Person__c: [
    { Name: 'Ann', Age__c: 30, Team__c: teamId(1), Level__c: 'Lead', OwnerId: teamId(2) },
    { Name: 'Bob', Age__c: 20, Team__c: teamId(1), Level__c: 'Junior', Boss__c: personId(1) },
    { Name: 'cy', Age__c: null, Team__c: teamId(2), Level__c: 'Other', OwnerId: personId(1) },
    { Name: 'Dee', Age__c: 30, Level__c: null, Boss__c: 'a02000000000099AAA' }
  ],
  OauthToken: Array.from({ length: 2_600 }, (_, i) => ({ AppName: `App ${i}`, UserId: userOf(i) }))
});

function userOf(i: number): string {
  return idOf('005', i % 3);
}

function names(soql: string): string {
  return query(org, soql)
    .records.map((record) => String(record['Name']))
    .join(' ');
}

describe('A record', () => {
  it('has its attributes first, then only the selected fields, ordered as selected and spelt as in the schema', () => {
    const { records, totalSize, batchSize } = query(
      org,
      "SELECT age__C, NAME FROM person__c WHERE Name = 'Ann'"
    );
    const url = `/services/data/v67.0/sobjects/Person__c/${personId(1)}`;
    assert.deepEqual(Object.keys(records[0]!), ['attributes', 'Age__c', 'Name']);
    assert.deepEqual(records, [{ attributes: { type: 'Person__c', url }, Age__c: 30, Name: 'Ann' }]);
    assert.deepEqual([totalSize, batchSize], [1, 2_000]);
  });

  it('nests parents, with the fields behind one reference together', () => {
    const { records } = query(
      org,
      "SELECT p.Team__r.Name, Name, Team__r.Id, Boss__r.Team__r.Rank, Boss__c FROM Person__c p WHERE p.Name = 'Bob'"
    );
    assert.deepEqual(records[0], {
      attributes: { type: 'Person__c', url: `/services/data/v67.0/sobjects/Person__c/${personId(2)}` },
      Team__r: {
        attributes: { type: 'Team', url: `/services/data/v67.0/sobjects/Team/${teamId(1)}` },
        Name: 'Red',
        Id: teamId(1)
      },
      Name: 'Bob',
      Boss__r: {
        attributes: { type: 'Person__c', url: `/services/data/v67.0/sobjects/Person__c/${personId(1)}` },
        Team__r: {
          attributes: { type: 'Team', url: `/services/data/v67.0/sobjects/Team/${teamId(1)}` },
          Rank: 2
        }
      },
      Boss__c: personId(1)
    });
    assert.deepEqual(Object.keys(records[0]), ['attributes', 'Team__r', 'Name', 'Boss__r', 'Boss__c']);
  });

  it('has null for a parent where the reference is empty or names no row', () => {
    const { records } = query(org, "SELECT Team__r.Name, Boss__r.Name FROM Person__c WHERE Name = 'Dee'");
    assert.deepEqual(plain(records), [{ Team__r: null, Boss__r: null }]);
  });

  it('shows of a polymorphic parent its type, name and id', () => {
    const { records } = query(
      org,
      'SELECT Owner.Name, Owner.Type, Owner.Id FROM Person__c WHERE OwnerId != null'
    );
    assert.deepEqual(plain(records), [
      { Owner: { Name: 'blue', Type: 'Team', Id: teamId(2) } },
      { Owner: { Name: 'Ann', Type: 'Person__c', Id: personId(1) } }
    ]);
    assert.equal((records[0]!['Owner'] as { attributes: { type: string } }).attributes.type, 'Team');
  });

  it('computes formulas, and shows a boolean without a value as false', () => {
    assert.deepEqual(
      plain(query(org, "SELECT Shout__c, IsActive__c FROM Person__c WHERE Name = 'cy'").records),
      [{ Shout__c: 'CY', IsActive__c: false }]
    );
  });

  it('holds its children as a result of their own, and null where it has none', () => {
    const { records } = query(
      org,
      'SELECT Name, (SELECT Name, Team__r.Rank FROM People__r WHERE Age__c > 0 ORDER BY Name DESC LIMIT 1) FROM Team ORDER BY Name'
    );
    assert.deepEqual(plain(records), [
      { Name: 'blue', People__r: null },
      { Name: 'Green', People__r: null },
      {
        Name: 'Red',
        People__r: { totalSize: 1, done: true, records: [{ Name: 'Bob', Team__r: { Rank: 2 } }] }
      }
    ]);
  });

  it('of OauthToken has no id', () => {
    const { records } = query(org, 'SELECT Id, AppName FROM OauthToken LIMIT 1');
    assert.deepEqual(records, [{ attributes: { type: 'OauthToken' }, Id: null, AppName: 'App 0' }]);
  });
});

describe('The order', () => {
  it('is without regard to case, nulls first unless told otherwise, later keys where the first are alike', () => {
    assert.equal(names('SELECT Name FROM Team ORDER BY Name'), 'blue Green Red');
    assert.equal(names('SELECT Name FROM Team ORDER BY Rank'), 'Green blue Red');
    assert.equal(names('SELECT Name FROM Team ORDER BY Rank DESC'), 'Green Red blue');
    assert.equal(names('SELECT Name FROM Team ORDER BY Rank ASC NULLS LAST'), 'blue Red Green');
    assert.equal(
      names('SELECT Name FROM Person__c ORDER BY Age__c DESC NULLS LAST, Name DESC'),
      'Dee Ann Bob cy'
    );
    assert.equal(
      names('SELECT Name FROM Person__c ORDER BY Team__r.Name NULLS LAST, Age__c'),
      'cy Bob Ann Dee'
    );
  });

  it('of a picklist is that of its values', () => {
    assert.equal(names('SELECT Name FROM Person__c ORDER BY Level__c'), 'Dee Bob Ann cy');
  });
});

describe('A page', () => {
  it('begins after OFFSET and ends at LIMIT', () => {
    assert.equal(names('SELECT Name FROM Team ORDER BY Name LIMIT 1 OFFSET 1'), 'Green');
    assert.equal(names('SELECT Name FROM Team LIMIT 0'), '');
    assert.equal(query(org, 'SELECT COUNT() FROM Team LIMIT 2').totalSize, 2);
  });

  it('of tokens ends at 2,500, and goes on at OFFSET 2500', () => {
    const first = query(org, 'SELECT AppName FROM OauthToken');
    assert.deepEqual([first.records.length, first.totalSize, first.batchSize], [2_500, 2_500, 500]);
    const second = query(org, 'SELECT AppName FROM OauthToken OFFSET 2500');
    assert.equal(second.records.length, 100);
    assert.equal(second.records[0]!['AppName'], 'App 2500');
    assert.equal(query(org, 'SELECT COUNT() FROM OauthToken').totalSize, 2_600);
  });
});
