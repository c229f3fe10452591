import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { answerQuery } from './runQuery.ts';
import { CALLER, OPEN_SOURCES, orgWith, personId, teamId } from './test/fixture.ts';

const org = orgWith({});

describe('The rights of the caller', () => {
  it('are asked for every object and field that the query touches, in the mode that holds', () => {
    const asked: string[] = [];
    const sources = {
      ...OPEN_SOURCES,
      requireReadable: (
        ...[, caller, object, fields]: Parameters<typeof OPEN_SOURCES.requireReadable>
      ): void => {
        asked.push(`${caller.mode} ${object.name}: ${fields.map(({ name }) => name).join(' ')}`);
      }
    };
    const soql = (mode: string): string =>
      `SELECT Age__c, Team__r.Name FROM Person__c WHERE Code__c = 'x' AND Team__c IN (SELECT Id FROM Team WHERE Rank = 1) ${mode} ORDER BY Born__c`;
    const ask = (mode: string, caller = CALLER): readonly string[] => {
      asked.length = 0;
      answerQuery(sources, org, caller, soql(mode));
      return [...asked];
    };
    const fields = ['Person__c: Age__c Team__c Code__c Born__c', 'Team: Name Id Rank'];
    assert.deepEqual(
      ask(''),
      fields.map((one) => `system ${one}`)
    );
    assert.deepEqual(
      ask('WITH USER_MODE'),
      fields.map((one) => `user ${one}`)
    );
    const user = { ...CALLER, mode: 'user' } as const;
    assert.deepEqual(
      ask('WITH SYSTEM_MODE', user),
      fields.map((one) => `user ${one}`)
    );
  });

  it('leave out the rows that they do not cover, also as parents, as children and by id', () => {
    const closed = {
      ...OPEN_SOURCES,
      readableRows: (...[, , object]: Parameters<typeof OPEN_SOURCES.readableRows>) =>
        some.store.rows(object.name).slice(1)
    };
    const some = orgWith({
      Team: [{ Name: 'Hidden' }, { Name: 'Shown' }],
      Person__c: [
        { Name: 'Hid', Team__c: teamId(2) },
        { Name: 'Ann', Team__c: teamId(1) },
        { Name: 'Bob', Team__c: teamId(2) }
      ]
    });
    const names = (soql: string): unknown =>
      answerQuery(closed, some, CALLER, soql).records.map(({ Name, Team__r }) => [Name, Team__r !== null]);
    assert.deepEqual(names('SELECT Name, Team__r.Name FROM Person__c'), [
      ['Ann', false],
      ['Bob', true]
    ]);
    assert.deepEqual(names(`SELECT Name, Team__r.Name FROM Person__c WHERE Id = '${personId(1)}'`), []);
    assert.deepEqual(names(`SELECT Name, Team__r.Name FROM Person__c WHERE Team__c = '${teamId(2)}'`), [
      ['Bob', true]
    ]);
    assert.deepEqual(names(`SELECT Name, Team__r.Name FROM Person__c WHERE Id = '${personId(3)}'`), [
      ['Bob', true]
    ]);
    const [team] = answerQuery(closed, some, CALLER, 'SELECT (SELECT Name FROM People__r) FROM Team').records;
    assert.equal((team!['People__r'] as { totalSize: number }).totalSize, 1);
  });
});
