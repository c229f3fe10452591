import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { before, describe, it } from 'node:test';
import { ROOT } from '../support/command.ts';
import { callsBesideUserMode, databaseCalls } from '../support/databaseCalls.ts';
import { folderWith } from '../support/folder.ts';
import { ANALYSIS_LIMIT_MS, graphEngineFindings, pmdFindings, requireJava } from './apexAnalysis.ts';

const PACKAGE = path.join(ROOT, 'force-app');
/** What makes an analyser blind, and what steps out of the rights of the caller. */
const SUPPRESSION =
  /@SuppressWarnings|NOPMD|sfge-disable|code-analyzer-suppress|AccessLevel\.SYSTEM_MODE|WITH SYSTEM_MODE|(?:insert|update|upsert|delete|merge) as system|without sharing class/i;

const INJECTABLE = `public with sharing class Injectable {
    @AuraEnabled
    public static List<Account> named(String name) {
        return Database.query('SELECT Id FROM Account WHERE Name = \\'' + name + '\\' WITH USER_MODE');
    }
}
`;
const UNCHECKED = `public with sharing class Unchecked {
    @AuraEnabled
    public static List<Account> accounts() {
        return [SELECT Id, Name FROM Account WITH SYSTEM_MODE];
    }

    @AuraEnabled
    public static void add() {
        insert as system new Account(Name = 'Acme');
    }

    @AuraEnabled
    public static List<Account> permitted() {
        return [SELECT Id, Name FROM Account WITH USER_MODE];
    }
}
`;

describe('rules of Apex', { timeout: ANALYSIS_LIMIT_MS }, () => {
  before(requireJava);

  it('of PMD are kept', async () => {
    assert.deepEqual(await pmdFindings(PACKAGE), []);
  });

  it('of PMD notice text of the caller in a query', async (t) => {
    const found = await pmdFindings(folderWith(t, { 'classes/Injectable.cls': INJECTABLE }));
    assert.deepEqual(found.map(ruleAndPlace), ['ApexSOQLInjection Injectable.cls:4']);
  });

  it('of the graph engine are kept', async () => {
    assert.deepEqual(await graphEngineFindings(PACKAGE), []);
  });

  it('of the graph engine notice reading and writing without regard to rights', async (t) => {
    const found = await graphEngineFindings(folderWith(t, { 'classes/Unchecked.cls': UNCHECKED }));
    const places = ['ApexFlsViolation Unchecked.cls:4', 'ApexFlsViolation Unchecked.cls:9'];
    assert.deepEqual(found.map(ruleAndPlace).sort(), places);
  });

  it('have each call of Database name the user mode', () => {
    const sources = classes('main/**').map(({ source }) => source);
    assert.ok(sources.flatMap(databaseCalls).length > 0);
    assert.deepEqual(sources.flatMap(callsBesideUserMode), []);
  });

  it('notice a call of Database in another mode', () => {
    const source =
      "Database.countQuery(soql);\nDatabase.queryWithBinds('x', binds, AccessLevel.SYSTEM_MODE);";
    assert.equal(callsBesideUserMode(source).length, 2);
  });

  it('are suppressed for a reason that stands beside it', () => {
    for (const { file, source } of classes('**')) {
      const lines = source.split('\n');
      lines.forEach((line, i) => {
        if (SUPPRESSION.test(line)) assert.match(lineAbove(lines, i), /^\s*\/\/ \w/, `${file}:${i + 1}`);
      });
    }
  });
});

/** The line above the statement of which a line is part: a query stands on several. */
function lineAbove(lines: readonly string[], at: number): string {
  const isAbove = (line: string): boolean => /[;{}]\s*$|^\s*\/\//.test(line);
  return lines.slice(0, at).findLast(isAbove) ?? '';
}

function classes(folders: string): { file: string; source: string }[] {
  return globSync(`${folders}/*.{cls,trigger}`, { cwd: PACKAGE }).map((file) => ({
    file,
    source: readFileSync(path.join(PACKAGE, file), 'utf8')
  }));
}

function ruleAndPlace(finding: string): string {
  return finding.split(' ', 2).join(' ');
}
