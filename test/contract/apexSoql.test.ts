import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { before, describe, it } from 'node:test';
import type { Schema } from '../../local-org/schema/schema.ts';
import type { Field } from '../../local-org/schema/types.ts';
import type { QueryPlan, SelectItem } from '../../local-org/soql/queryPlan.ts';
import { CALLER_PERMISSIONS, PAGE_QUERIES, QUERY_CATALOGUE } from '../../src/org/queryCatalogue.ts';
import type { CatalogueQuery, PageQuery } from '../../src/org/queryCatalogue.ts';
import { apexQueries } from '../support/apexQueries.ts';
import type { ApexQuery } from '../support/apexQueries.ts';
import { ROOT } from '../support/command.ts';
import { planSoql, schemaWith } from '../support/planSoql.ts';

const PACKAGE = path.join(ROOT, 'force-app');

/** Queries that are there to fail, and why. */
const MEANT_TO_FAIL: Readonly<Record<string, string>> = {
  'SELECT Id FROM NoSuchObject__c': 'The reader passes on why the org refuses.'
};

/** Of scans and of pages. */
const CATALOGUE: readonly (CatalogueQuery | PageQuery)[] = [
  ...Object.values(QUERY_CATALOGUE),
  ...Object.values(PAGE_QUERIES)
];

const FAULTY = `public with sharing class Faulty { // 😀
    public void read(List<User> users) {
        Id one = users[0].Id;
        List<User> good = [SELECT Id, Profile.Name FROM User WHERE Id IN :users AND Id != :users[0].Id LIMIT :1 + 1];
        List<User> field = [SELECT Id, NoSuchField FROM User];
        List<User> path = [SELECT Id, Profile.UserLicense.NoSuchName FROM User];
        List<User> filter = [SELECT Id FROM User WHERE NoSuchFilter = :one];
        List<User> order = [SELECT Id FROM User ORDER BY NoSuchOrder];
        List<User> inner = [SELECT Id FROM User WHERE ProfileId IN (SELECT NoSuchInner FROM Profile)];
        Database.query('SELECT Id FROM NoSuchObject');
        Database.query('select Name from User where Name = \\'a\\' and NoSuchText = :one');
        Database.query('SELECT Id, {columns} FROM Profile WHERE NoSuchBesides IN :users');
    }
}
`;

describe('SOQL against the schema of the local org', () => {
  let schema: Schema;
  before(async () => {
    schema = await schemaWith(PACKAGE);
  });

  it('has each object and field that the query catalogue names', () => {
    for (const query of CATALOGUE) {
      assert.equal(catalogueQuery(query).object.name, query.object, query.soql);
    }
    planSoql(schema, CALLER_PERMISSIONS);
  });

  it('has each object and field that Apex queries', () => {
    const queries = packageQueries();
    assert.ok(queries.length >= CATALOGUE.length, `${queries.length} queries found`);
    assert.deepEqual(queries.filter(({ soql }) => MEANT_TO_FAIL[soql] === undefined).flatMap(problemOf), []);
  });

  it('lacks what a query that is meant to fail names', () => {
    const queries = packageQueries();
    for (const soql of Object.keys(MEANT_TO_FAIL)) {
      const query = queries.find((one) => one.soql === soql);
      assert.ok(query, `No Apex has this query any more: ${soql}`);
      assert.equal(problemOf(query).length, 1, `This does not fail: ${soql}`);
    }
  });

  it('notices names that are not there, wherever they stand in a query', () => {
    const problems = apexQueries('Faulty.cls', FAULTY).flatMap(problemOf);
    assert.deepEqual(
      problems.map((problem) => /^(\S+) [^]*'(NoSuch\w+)'/.exec(problem)?.slice(1)),
      [
        ['Faulty.cls:5', 'NoSuchField'],
        ['Faulty.cls:6', 'NoSuchName'],
        ['Faulty.cls:7', 'NoSuchFilter'],
        ['Faulty.cls:8', 'NoSuchOrder'],
        ['Faulty.cls:9', 'NoSuchInner'],
        ['Faulty.cls:10', 'NoSuchObject'],
        ['Faulty.cls:11', 'NoSuchText'],
        ['Faulty.cls:12', 'NoSuchBesides']
      ],
      problems.join('\n')
    );
  });

  // Apex leaves out what is false or null; the browser tells by the name which of the two it was.
  it('calls booleans in the catalogue Is, Has or Permissions, and nothing else', () => {
    for (const query of CATALOGUE) {
      assert.deepEqual(misleadingNames(catalogueQuery(query)), [], query.object);
    }
  });

  it('notices a boolean that is called otherwise', () => {
    const plan = planSoql(schema, 'SELECT Id, OptionsIsInternal FROM ConnectedApplication');
    assert.deepEqual(misleadingNames(plan), ['OptionsIsInternal']);
  });

  function packageQueries(): ApexQuery[] {
    return globSync('**/*.{cls,trigger}', { cwd: PACKAGE }).flatMap((file) =>
      apexQueries(path.basename(file), readFileSync(path.join(PACKAGE, file), 'utf8'))
    );
  }

  /** What the schema has against a query, if anything. */
  function problemOf({ where, soql }: ApexQuery): string[] {
    try {
      // What Apex reads to change it, it locks; the plan is the same.
      planSoql(schema, withColumns(soql.replace(/ FOR UPDATE$/, ''), oneMore(soql)));
      return [];
    } catch (error) {
      return [`${where} ${error instanceof Error ? error.message : String(error)}`];
    }
  }

  /** A column of the object that the query does not name. */
  function oneMore(soql: string): string[] {
    const object = schema.object(/ FROM (\w+)/.exec(soql)?.[1] ?? '');
    const named = new Set(soql.match(/\w+/g));
    const column = object?.fields.find(({ name }) => !named.has(name));
    return column ? [column.name] : [];
  }

  function catalogueQuery(query: CatalogueQuery | PageQuery): QueryPlan {
    const columns = ('columns' in query && query.columns) || [];
    const names = columns === 'userPermissions' ? rights(query.object) : columns;
    return planSoql(schema, withColumns(query.soql, names));
  }

  function rights(object: string): string[] {
    const names = schema.object(object)?.fields.map(({ name }) => name) ?? [];
    return names.filter((name) => name.startsWith('Permissions'));
  }
});

function withColumns(soql: string, columns: readonly string[]): string {
  return soql.replace('{columns}', columns.join(', '));
}

function misleadingNames(plan: QueryPlan): string[] {
  return selectedFields(plan)
    .filter(({ name, type }) => isNamedAsBoolean(name) !== (type === 'boolean'))
    .map(({ name }) => name);
}

function selectedFields({ select }: QueryPlan): Field[] {
  assert.ok(select.kind === 'records');
  return select.items.flatMap(fieldsOf);
}

function fieldsOf(item: SelectItem): Field[] {
  if (item.kind === 'field') return [item.path.field];
  return item.kind === 'parent' ? item.items.flatMap(fieldsOf) : selectedFields(item.plan);
}

function isNamedAsBoolean(name: string): boolean {
  return /^(?:Is|Has|Permissions)/.test(name);
}
