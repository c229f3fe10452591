import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ApiError } from '../apiError.ts';
import type { ErrorCase } from './test/errorCases.ts';
import { checkErrors, errorOf as errorIn } from './test/errorCases.ts';
import { orgWith, query, teamId } from './test/fixture.ts';

const org = orgWith({ Team: [{ Name: 'Red' }], Person__c: [{ Name: 'Ann' }] });
const person = (where: string): string => `SELECT Id FROM Person__c WHERE ${where}`;
const errorOf = (soql: string): ApiError => errorIn(org, soql);
const check = (cases: readonly ErrorCase[]): void => checkErrors(org, cases);

describe('A query that breaks a rule', () => {
  it('keeps the rules of grouping', () => {
    check([
      ['SELECT Name, COUNT(Id) FROM Team', 'MALFORMED_QUERY', 'Field must be grouped or aggregated: Name'],
      ['SELECT Name FROM Team GROUP BY Rank', 'MALFORMED_QUERY', 'Field must be grouped or aggregated: Name'],
      [
        'SELECT Rank FROM Team GROUP BY Rank ORDER BY Name',
        'MALFORMED_QUERY',
        'Field must be grouped or aggregated: Name'
      ],
      ['SELECT Name n FROM Team', 'MALFORMED_QUERY', 'only aggregate expressions use field aliasing'],
      [
        'SELECT (SELECT COUNT(Id) FROM People__r) FROM Team',
        'MALFORMED_QUERY',
        'only root queries support aggregate expressions'
      ],
      ['SELECT Name n, Rank N FROM Team GROUP BY Name, Rank', 'MALFORMED_QUERY', 'duplicate alias: N'],
      [
        'SELECT Name, Team__r.Name FROM Person__c GROUP BY Name, Team__r.Name',
        'MALFORMED_QUERY',
        'duplicate alias: Name'
      ],
      ['SELECT COUNT(), Name FROM Team', 'MALFORMED_QUERY', "unexpected token: ','"],
      ['SELECT COUNT() FROM Team ORDER BY Name', 'MALFORMED_QUERY', "unexpected token: 'ORDER'"],
      ['SELECT Name FROM Team GROUP BY Name HAVING COUNT() > 1', 'MALFORMED_QUERY', "unexpected token: ')'"],
      ['SELECT MAX() FROM Team', 'MALFORMED_QUERY', "unexpected token: ')'"],
      [
        'SELECT COUNT(Id) FROM Team LIMIT 1',
        'MALFORMED_QUERY',
        'Non-grouped query that uses overall aggregate functions cannot also use LIMIT'
      ]
    ]);
  });

  it('keeps the rules of semi-joins', () => {
    const teams = '(SELECT Id FROM Team)';
    check([
      [
        person(`Team__c IN ${teams} AND Team__c NOT IN ${teams} AND Team__c IN ${teams}`),
        'MALFORMED_QUERY',
        'maximum 2 semi join sub-selects are allowed'
      ],
      [
        person(`Team__c IN ${teams} OR Age__c = 1`),
        'MALFORMED_QUERY',
        "Semi join sub-selects are not allowed with the 'OR' operator"
      ],
      [
        person(`NOT Team__c IN ${teams}`),
        'MALFORMED_QUERY',
        "Semi join sub-selects are not allowed with the 'NOT' operator"
      ],
      [
        person('Id IN (SELECT Boss__c FROM Person__c)'),
        'MALFORMED_QUERY',
        'The inner and outer selects should not be on the same object type'
      ],
      [
        'SELECT Id FROM Team WHERE Id IN (SELECT Team__c FROM Person__c WHERE Team__c IN (SELECT Id FROM Team))',
        'MALFORMED_QUERY',
        'Nesting of semi join sub-selects is not supported'
      ],
      [
        person('Team__c IN (SELECT Name FROM Team)'),
        'MALFORMED_QUERY',
        /only query id fields, cannot use: 'Name'$/
      ],
      [
        person('Boss__c IN (SELECT Id FROM Team)'),
        'MALFORMED_QUERY',
        /should point to the same object type$/
      ],
      [
        person('Boss__r.Team__c IN (SELECT Id FROM Team)'),
        'MALFORMED_QUERY',
        /cannot be a relationship path/
      ],
      [person('Team__c IN (SELECT Id FROM Team LIMIT 1)'), 'MALFORMED_QUERY', "unexpected token: 'LIMIT'"],
      [person('Team__c IN (SELECT Id, Name FROM Team)'), 'MALFORMED_QUERY', /exactly one field/],
      [
        'SELECT Id FROM Team WHERE Id IN (SELECT LinkedEntityId FROM ContentDocumentLink)',
        'MALFORMED_QUERY',
        "Entity 'ContentDocumentLink' is not supported for semi join inner selects"
      ],
      [person('Team__c = (SELECT Id FROM Team)'), 'MALFORMED_QUERY', /^unexpected token/]
    ]);
  });

  it('refuses by name what is not modelled', () => {
    const refused = [
      ['FIND {x} IN ALL FIELDS', 'SOSL (FIND)'],
      ['SELECT FIELDS(ALL) FROM Team LIMIT 200', 'FIELDS()'],
      ['SELECT toLabel(Name) FROM Team', 'toLabel()'],
      ['SELECT CALENDAR_YEAR(Born__c) FROM Person__c', 'CALENDAR_YEAR()'],
      [
        'SELECT CALENDAR_YEAR(Born__c), COUNT(Id) FROM Person__c GROUP BY CALENDAR_YEAR(Born__c)',
        'GROUP BY CALENDAR_YEAR'
      ],
      ['SELECT Name FROM Team GROUP BY ROLLUP(Name)', 'GROUP BY ROLLUP'],
      ['SELECT TYPEOF Owner WHEN Team THEN Rank END FROM Person__c', 'TYPEOF'],
      ['SELECT COUNT() FROM Team GROUP BY Name', 'COUNT() with GROUP BY'],
      ['SELECT Id FROM Team FOR UPDATE', 'FOR UPDATE'],
      ['SELECT Id FROM Team FOR VIEW', 'FOR VIEW'],
      ['SELECT Id FROM Team USING SCOPE mine', 'USING SCOPE'],
      ['SELECT Id FROM Team WITH SECURITY_ENFORCED', 'WITH SECURITY_ENFORCED'],
      ['SELECT Id FROM Team ALL ROWS', 'ALL ROWS'],
      [person('DAY_ONLY(Seen__c) = 2026-01-01'), 'the function DAY_ONLY in a WHERE clause'],
      [person('COUNT(Id) > 1'), 'the function COUNT in a WHERE clause'],
      [
        "SELECT Id FROM Team WHERE DISTANCE(Place__c, GEOLOCATION(1,1), 'mi') < 20",
        'the function DISTANCE in a WHERE clause'
      ],
      [
        'SELECT Id, (SELECT Id, (SELECT Id FROM Reports__r) FROM People__r) FROM Team',
        'a subquery within a subquery'
      ],
      ['SELECT Id, (SELECT Id FROM People__r OFFSET 1) FROM Team', 'OFFSET in a subquery'],
      [person("NOT NOT NOT Name = 'x'"), 'more than two NOT in a row'],
      [
        'SELECT Name FROM Team GROUP BY Name HAVING NOT COUNT(Id) > 1 AND MAX(Rank) > 1',
        'NOT in a HAVING clause'
      ]
    ] as const;
    for (const [soql, what] of refused) {
      const error = errorOf(soql);
      assert.deepEqual(
        [error.errorCode, error.message],
        ['NOT_MODELLED', `The local org does not model ${what}.`]
      );
    }
  });

  it('keeps the limits', () => {
    check(
      [
        [
          'SELECT Id FROM Team OFFSET 2001',
          'NUMBER_OUTSIDE_VALID_RANGE',
          'Maximum SOQL offset allowed is 2000'
        ],
        ['SELECT Id FROM OauthToken OFFSET 2400', 'INVALID', /never/],
        ['SELECT Name, Name FROM Team', 'INVALID_FIELD', 'duplicate field selected: Name']
      ].filter(([, code]) => code !== 'INVALID') as never
    );
    assert.equal(errorOf('SELECT Id FROM OauthToken OFFSET 2600').errorCode, 'NUMBER_OUTSIDE_VALID_RANGE');
    const many = orgWith({ Team: Array.from({ length: 2_001 }, (_, i) => ({ Name: `T${i}` })) });
    assert.throws(() => query(many, 'SELECT Name, COUNT(Id) FROM Team GROUP BY Name'), {
      errorCode: 'EXCEEDED_ID_LIMIT',
      message:
        'Aggregate query does not support queryMore(), use LIMIT to restrict the results to a single batch'
    });
    assert.equal(query(many, 'SELECT Name FROM Team GROUP BY Name LIMIT 2000').totalSize, 2_000);
  });

  it('keeps the quirks of the catalogue and of what must be filtered', () => {
    const catalogue = 'EXTERNAL_OBJECT_UNSUPPORTED_EXCEPTION';
    const entity = (rest: string): string => `SELECT QualifiedApiName FROM EntityDefinition ${rest}`;
    const storage =
      'The requested operation is not yet supported by this SObject storage type, contact salesforce.com support for more information.';
    check([
      ['SELECT COUNT() FROM EntityDefinition', catalogue, storage],
      [entity('GROUP BY QualifiedApiName'), catalogue, storage],
      [entity("WHERE QualifiedApiName != 'a'"), catalogue, 'Only equals comparisons permitted'],
      [entity("WHERE NOT QualifiedApiName = 'a'"), catalogue, 'Only equals comparisons permitted'],
      [
        entity("WHERE QualifiedApiName = 'a' OR IsTriggerable = true"),
        catalogue,
        'Disjunctions not supported'
      ],
      [
        'SELECT Label FROM FieldDefinition',
        catalogue,
        /^FieldDefinition: a filter on a reified column is required \[EntityDefinitionId,DurableId\]$/
      ],
      ["SELECT Label FROM FieldDefinition WHERE Label = 'a'", catalogue, /reified column/],
      [
        'SELECT Id FROM ContentDocumentLink',
        'MALFORMED_QUERY',
        /^Implementation restriction: ContentDocumentLink requires a filter/
      ]
    ]);
    const rows = orgWith({
      EntityDefinition: [{ QualifiedApiName: 'A' }, { QualifiedApiName: 'B' }],
      FieldDefinition: [{ EntityDefinitionId: 'A', Label: 'x' }],
      ContentDocumentLink: [{ LinkedEntityId: teamId(1) }]
    });
    assert.equal(
      query(rows, 'SELECT QualifiedApiName FROM EntityDefinition LIMIT 1').totalSize,
      2,
      'LIMIT is ignored'
    );
    assert.equal(
      query(rows, "SELECT Label FROM FieldDefinition WHERE EntityDefinitionId = 'A'").totalSize,
      1
    );
    assert.equal(
      query(rows, `SELECT Id FROM ContentDocumentLink WHERE LinkedEntityId = '${teamId(1)}'`).totalSize,
      1
    );
  });
});
