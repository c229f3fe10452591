import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ApiError } from '../apiError.ts';
import type { Binds } from './binds.ts';
import type { ErrorCase } from './test/errorCases.ts';
import { checkErrors, errorOf as errorIn } from './test/errorCases.ts';
import { orgWith } from './test/fixture.ts';

const org = orgWith({ Team: [{ Name: 'Red' }], Person__c: [{ Name: 'Ann' }] });
const person = (where: string): string => `SELECT Id FROM Person__c WHERE ${where}`;
const errorOf = (soql: string, binds?: Binds): ApiError => errorIn(org, soql, binds);
const check = (cases: readonly ErrorCase[]): void => checkErrors(org, cases);

describe('An error', () => {
  it('shows the place in the query', () => {
    assert.equal(
      errorOf('SELECT Foo FROM Team').message,
      "\nSELECT Foo FROM Team\n       ^\nERROR at Row:1:Column:8\nNo such column 'Foo' on entity 'Team'. If you are attempting to use a custom field, be sure to append the '__c' after the custom field name. Please reference your WSDL or the describe call for the appropriate names."
    );
    assert.equal(
      errorOf('SELECT Id\nFROM Foo').message,
      "\nFROM Foo\n     ^\nERROR at Row:2:Column:6\nsObject type 'Foo' is not supported. If you are attempting to use a custom object, be sure to append the '__c' after the entity name. Please reference your WSDL or the describe call for the appropriate names."
    );
    assert.match(
      errorOf(`SELECT Id FROM Team WHERE Name IN ('${'x'.repeat(500)}') AND Foo = 1`).message,
      /^\n.{60,120}\n {60}\^\n/
    );
  });

  it('names what the schema does not have', () => {
    check([
      [
        'SELECT Nope.Name FROM Person__c',
        'INVALID_FIELD',
        /^Didn't understand relationship 'Nope' in field path/
      ],
      ['SELECT Team__c.Name FROM Person__c', 'INVALID_FIELD', /^Didn't understand relationship 'Team__c'/],
      ['SELECT Team__r.Foo FROM Person__c', 'INVALID_FIELD', /^No such column 'Foo' on entity 'Team'/],
      ['SELECT Owner.Age__c FROM Person__c', 'INVALID_FIELD', /^No such column 'Age__c' on entity 'Name'/],
      [
        'SELECT Owner.Team__r.Name FROM Person__c',
        'INVALID_FIELD',
        /^Didn't understand relationship 'Team__r'/
      ],
      [`SELECT ${'Boss__r.'.repeat(6)}Name FROM Person__c`, 'INVALID_FIELD', /has more than 5 levels/],
      [
        'SELECT (SELECT Id FROM Persons) FROM Team',
        'INVALID_TYPE',
        /^Didn't understand relationship 'Persons' in FROM part/
      ],
      [
        'SELECT (SELECT Foo FROM People__r) FROM Team',
        'INVALID_FIELD',
        /^No such column 'Foo' on entity 'Person__c'/
      ],
      ['SELECT Id FROM Dark__c', 'INVALID_TYPE_FOR_OPERATION', 'entity type Dark__c does not support query'],
      [person("Foo = 'x'"), 'INVALID_FIELD', /^No such column 'Foo' on entity 'Person__c'/],
      ['SELECT Id FROM Team ORDER BY Foo', 'INVALID_FIELD', /^No such column 'Foo' on entity 'Team'/],
      [person('Team__c IN (SELECT Id FROM Foo)'), 'INVALID_TYPE', /^sObject type 'Foo' is not supported/]
    ]);
  });

  it('says what a field does not allow', () => {
    check([
      [person("Notes__c = 'x'"), 'INVALID_FIELD', "field 'Notes__c' can not be filtered in a query call"],
      [
        'SELECT Id FROM Person__c ORDER BY Notes__c',
        'INVALID_FIELD',
        "field 'Notes__c' can not be sorted in a query call"
      ],
      [
        'SELECT Notes__c FROM Person__c GROUP BY Notes__c',
        'INVALID_FIELD',
        "field 'Notes__c' can not be grouped in a query call"
      ],
      ['SELECT SUM(Name) FROM Team', 'MALFORMED_QUERY', 'field Name does not support aggregate operator SUM'],
      [
        'SELECT MAX(IsOpen) FROM Team',
        'MALFORMED_QUERY',
        'field IsOpen does not support aggregate operator MAX'
      ],
      ['SELECT MIN(Id) FROM Team', 'MALFORMED_QUERY', 'field Id does not support aggregate operator MIN'],
      [person("Id LIKE 'a%'"), 'INVALID_QUERY_FILTER_OPERATOR', 'invalid operator on id field'],
      [
        "SELECT Id FROM FieldPermissions WHERE Field LIKE 'a%'",
        'INVALID_QUERY_FILTER_OPERATOR',
        'invalid operator on id field'
      ],
      [person("Age__c LIKE '1%'"), 'INVALID_QUERY_FILTER_OPERATOR', 'invalid operator on double field'],
      [person("Name INCLUDES ('a')"), 'INVALID_QUERY_FILTER_OPERATOR', 'invalid operator on string field'],
      [person('IsActive__c > false'), 'INVALID_QUERY_FILTER_OPERATOR', 'invalid operator on boolean field'],
      [person("Skills__c < 'a'"), 'INVALID_QUERY_FILTER_OPERATOR', 'invalid operator on multipicklist field'],
      [person("Id = 'abc'"), 'INVALID_QUERY_FILTER_OPERATOR', 'invalid ID field: abc']
    ]);
  });

  it('asks for a literal of the type of the field', () => {
    const of = (field: string, type: string, not: string): string =>
      `value of filter criterion for field '${field}' must be of type ${type} and should ${not}be enclosed in quotes`;
    check([
      [person("IsActive__c = 'true'"), 'INVALID_FIELD', of('IsActive__c', 'boolean', 'not ')],
      [person("Age__c = '1'"), 'INVALID_FIELD', of('Age__c', 'double', 'not ')],
      [person('Name = 1'), 'INVALID_FIELD', of('Name', 'string', '')],
      [person('Name = true'), 'INVALID_FIELD', of('Name', 'string', '')],
      [person("Born__c = '2026-11-18'"), 'INVALID_FIELD', of('Born__c', 'date', 'not ')],
      [person('Born__c = 2026-11-18T00:00:00Z'), 'INVALID_FIELD', of('Born__c', 'date', 'not ')],
      [person('Seen__c > 2026-11-18'), 'INVALID_FIELD', of('Seen__c', 'dateTime', 'not ')],
      [person('Team__c = 1'), 'INVALID_FIELD', of('Team__c', 'ID', '')],
      [person("Age__c IN (1, 'x')"), 'INVALID_FIELD', of('Age__c', 'double', 'not ')],
      [person('Name = TODAY'), 'INVALID_FIELD', of('Name', 'string', '')],
      [person('Born__c = 2026-02-30'), 'MALFORMED_QUERY', 'Invalid date: 2026-02-30'],
      [
        person('Born__c = LAST_N_DAYS:9999999'),
        'MALFORMED_QUERY',
        'Invalid date literal: LAST_N_DAYS:9999999'
      ],
      [person("Name = 'a\\z'"), 'MALFORMED_QUERY', "Illegal character sequence '\\z' in string literal"]
    ]);
  });

  it('names the token that does not fit', () => {
    check([
      ['', 'MALFORMED_QUERY', "unexpected token: '<EOF>'"],
      ['SELECT Id, FROM Team', 'MALFORMED_QUERY', "unexpected token: 'FROM'"],
      ['SELECT Id FROM', 'MALFORMED_QUERY', "unexpected token: '<EOF>'"],
      ['DELETE FROM Team', 'MALFORMED_QUERY', "unexpected token: 'DELETE'"],
      ['SELECT Id FROM Team;', 'MALFORMED_QUERY', "unexpected token: ';'"],
      [person("Name = 'x"), 'MALFORMED_QUERY', "unexpected token: '''"],
      [person("Name = 'a' AND Age__c = 1 OR Age__c = 2"), 'MALFORMED_QUERY', "unexpected token: 'OR'"],
      [
        person("Name = 'a' OR (Age__c = 1 OR Age__c = 2) AND Age__c = 3"),
        'MALFORMED_QUERY',
        "unexpected token: 'AND'"
      ],
      [person("(Name = 'a'"), 'MALFORMED_QUERY', /^unexpected token/],
      [person("Name = 'a')"), 'MALFORMED_QUERY', "unexpected token: ')'"],
      [person("Name IN 'a'"), 'MALFORMED_QUERY', /needs a list|unexpected/],
      [person("Name = ('a')"), 'MALFORMED_QUERY', /^unexpected token/],
      [person('Name = :name'), 'MALFORMED_QUERY', 'Bind variables only allowed in Apex code'],
      ['SELECT Id FROM Team LIMIT :n', 'MALFORMED_QUERY', 'Bind variables only allowed in Apex code'],
      ['SELECT Id FROM Team HAVING Id = null', 'MALFORMED_QUERY', "unexpected token: 'HAVING'"]
    ]);
  });

  it('tells variables that are not there or do not fit', () => {
    const messages = [
      [person('Name = :nobody'), 'Variable does not exist: nobody'],
      [person('Name = :list'), "unexpected token: '(' after ="],
      [person('Name IN :one'), 'IN needs a list of values'],
      [
        'SELECT Id FROM Team LIMIT :one',
        'Bind variable one of LIMIT or OFFSET must be a whole number, not "x".'
      ]
    ] as const;
    for (const [soql, message] of messages)
      assert.equal(errorOf(soql, { one: 'x', list: ['x'] }).message, message);
    assert.equal(errorOf(person('Age__c = :one'), { one: 'x' }).errorCode, 'INVALID_FIELD');
  });
});
