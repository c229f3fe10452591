import assert from 'node:assert/strict';
import { insertRecords } from '../../dml/dml.ts';
import type { NewRecord, SaveResult } from '../../dml/dml.ts';
import { PARTLY, SYSTEM, testOrg } from '../../dml/testOrg.ts';
import type { OrgState } from '../../org.ts';
import { loadProgram } from '../loadProgram.ts';
import { installApexTriggers } from './runner.ts';

/** The org of the tests of DML, with these triggers and classes: each text is a file. */
export function orgWithCode(...texts: readonly string[]): OrgState {
  const org = testOrg();
  org.store.transaction(() => {
    for (const text of texts) {
      const [, kind = '', name = ''] = /\b(trigger|class)\s+(\w+)/.exec(text) ?? [];
      const path = kind === 'trigger' ? `triggers/${name}.trigger` : `classes/${name}.cls`;
      org.store.putFile(path, new TextEncoder().encode(text));
    }
  });
  installApexTriggers(org);
  assert.deepEqual([...loadProgram(org).errors.values()], []);
  return org;
}

/** A trigger `T` on `Entry__c`. */
export function onEntry(events: string, body: string): string {
  return `trigger T on Entry__c (${events}) {\n${body}\n}`;
}

export function insertEntries(org: OrgState, records: readonly NewRecord[], options = PARTLY): SaveResult[] {
  return insertRecords(org, SYSTEM, 'Entry__c', records, options);
}

/** Code, fields and message of the first error of each record; null for one that was saved. */
export function refusals(results: readonly SaveResult[]): (string | null)[] {
  return results.map(({ errors: [error] }) =>
    error ? `${error.statusCode} [${error.fields.join()}] ${error.message}` : null
  );
}

export function names(org: OrgState, object = 'Entry__c'): unknown[] {
  return org.store.rows(object).map(({ Name }) => Name);
}
