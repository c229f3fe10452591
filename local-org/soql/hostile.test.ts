import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ApiError } from '../apiError.ts';
import { idOf } from '../store/ids.ts';
import { orgWith, query, teamId } from './test/fixture.ts';

const org = orgWith({ Team: [{ Name: 'a'.repeat(255) }, { Name: 'Red' }] });

/** Milliseconds of the processor, which others on the machine do not lengthen. */
function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

/** Runs in bounded time: the code of its error, or how many rows it answered. */
function outcome(soql: string, milliseconds: number): string | number {
  const start = processorTime();
  try {
    return query(org, soql).totalSize;
  } catch (error) {
    assert.ok(error instanceof ApiError, `${String(error)} of ${soql.slice(0, 60)}`);
    assert.ok(error.message.length < 2_000, 'the message does not repeat the query');
    return error.errorCode;
  } finally {
    const took = processorTime() - start;
    assert.ok(took < milliseconds, `${took} ms for ${soql.slice(0, 60)}`);
  }
}

function where(condition: string): string {
  return `SELECT Id FROM Team WHERE ${condition}`;
}

describe('A hostile query ends in an error or a fast answer', () => {
  it('when its parentheses are deep, in a row or unbalanced', () => {
    const deep = (levels: number): string => `${'('.repeat(levels)}Rank = 1${')'.repeat(levels)}`;
    assert.equal(outcome(where(deep(8)), 200), 0);
    assert.equal(outcome(where(deep(9)), 200), 'NOT_MODELLED');
    assert.equal(outcome(where(deep(50)), 200), 'NOT_MODELLED');
    assert.equal(outcome(where(deep(51)), 200), 'QUERY_TOO_COMPLICATED');
    assert.equal(outcome(where(deep(10_000)), 200), 'QUERY_TOO_COMPLICATED');
    assert.equal(outcome(where(`${'(Rank = 1 AND '.repeat(10_000)}Rank = 1`), 200), 'MALFORMED_QUERY');
    assert.equal(outcome(where(`${'(Rank = 1 AND '.repeat(49)}Rank = 1${')'.repeat(49)}`), 200), 0);
    assert.equal(outcome(where(')'.repeat(10_000)), 200), 'MALFORMED_QUERY');
    assert.equal(outcome('SELECT (SELECT Id FROM '.repeat(4_000), 200), 'QUERY_TOO_COMPLICATED');
  });

  it('when it is long', () => {
    assert.equal(outcome(where(`Name = '${'x'.repeat(1_000_000)}'`), 50), 'MALFORMED_QUERY');
    assert.equal(outcome(where(`Name = '${'x'.repeat(99_000)}'`), 300), 0);
    assert.equal(outcome(where(`Name = '${'x'.repeat(99_000)}`), 300), 'MALFORMED_QUERY');
    assert.equal(outcome(where(`Name = '${'\\'.repeat(99_000)}'`), 300), 0);
    assert.equal(outcome(' '.repeat(99_000), 300), 'MALFORMED_QUERY');
    assert.equal(outcome('"'.repeat(99_000), 1_000), 'MALFORMED_QUERY');
    assert.equal(outcome(`SELECT ${'Id,'.repeat(30_000)}Id FROM Team`, 1_000), 'INVALID_FIELD');
    assert.equal(outcome(`SELECT ${'a.'.repeat(45_000)}Id FROM Team`, 1_000), 'INVALID_FIELD');
    assert.equal(outcome(where(`Rank IN (${'1,'.repeat(49_000)}1)`), 2_000), 0);
  });

  it('when its conditions are many', () => {
    assert.equal(outcome(where(new Array(1_000).fill('Rank = 1').join(' OR ')), 1_000), 0);
    assert.equal(
      outcome(where(new Array(8_000).fill('Rank = 1').join(' OR ')), 500),
      'QUERY_TOO_COMPLICATED'
    );
    assert.equal(
      outcome(`SELECT Id FROM Team ORDER BY ${new Array(33).fill('Name').join()}`, 500),
      'QUERY_TOO_COMPLICATED'
    );
    const groups = `SELECT COUNT(Id) FROM Team GROUP BY ${new Array(5_000).fill('Name').join()}`;
    assert.equal(outcome(groups, 1_000), 'QUERY_TOO_COMPLICATED');
  });

  it('when its pattern would have others go back and forth', () => {
    assert.equal(outcome(where(`Name LIKE '${'%a'.repeat(120)}b'`), 300), 0);
    assert.equal(outcome(where(`Name LIKE '${'%'.repeat(90_000)}b'`), 300), 0);
    assert.equal(outcome(where(`Name LIKE '${'%_'.repeat(127)}%'`), 300), 1);
    assert.equal(outcome(where(`Name LIKE '${'_%'.repeat(45_000)}'`), 300), 0);
    assert.equal(outcome(where(`Name LIKE '${'%aaaaaaaaaaaaaaaaaaaaaaaaaaaab%'.repeat(8)}'`), 300), 0);
  });

  it('when it is any other text', () => {
    for (const text of [
      '\0',
      '𝕊ELECT',
      "'",
      "''",
      '(',
      'SELECT',
      'SELECT Id FROM Team WHERE __proto__ = 1',
      '%s%n'
    ]) {
      assert.equal(typeof outcome(text, 200), 'string', text);
    }
    assert.equal(outcome('SELECT constructor FROM Team', 200), 'INVALID_FIELD');
    assert.equal(outcome('SELECT Id FROM toString', 200), 'INVALID_TYPE');
  });
});

describe('100,000 rows', () => {
  const many = orgWith({
    Team: [],
    Person__c: Array.from({ length: 100_000 }, (_, i) => ({
      Name: `Person ${i}`,
      Age__c: i % 90,
      Team__c: teamId(i % 1_000)
    }))
  });
  const teams = Array.from({ length: 400 }, (_, i) => `'${teamId(i * 2)}'`).join();
  const people = Array.from({ length: 400 }, (_, i) => `'Person ${i * 7}'`).join();

  /** The lesser of two runs: the first makes the index. */
  function took(soql: string, rows: number): number {
    const times = [1, 2].map(() => {
      const start = processorTime();
      assert.equal(query(many, soql).totalSize, rows, soql.slice(0, 80));
      return processorTime() - start;
    });
    return Math.min(...times);
  }

  it('are filtered by 400 values in under 200 ms, through an index and without', () => {
    const count = 'SELECT COUNT() FROM Person__c WHERE';
    assert.ok(took(`${count} Team__c IN (${teams})`, 40_000) < 200);
    assert.ok(took(`${count} Name IN (${people})`, 400) < 200);
    assert.ok(took(`SELECT Name FROM Person__c WHERE Team__c = '${teamId(7)}'`, 100) < 50);
    assert.ok(took(`SELECT Name FROM Person__c WHERE Id = '${idOf('a02', 77)}'`, 1) < 50);
  });
});
