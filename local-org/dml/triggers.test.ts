import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { OrgState } from '../org.ts';
import { deleteRecords, insertRecords, updateRecords } from './dml.ts';
import { saveError } from './saveError.ts';
import type { SaveError } from './saveError.ts';
import { SYSTEM, testOrg } from './testOrg.ts';
import { installTriggers } from './triggers.ts';
import type { TriggerErrors, TriggerEvent } from './triggers.ts';

const PARTLY = { allOrNone: false };
const NONE: TriggerErrors = new Map();

function install(
  org: OrgState,
  before: (event: TriggerEvent) => TriggerErrors,
  after: (event: TriggerEvent) => TriggerErrors = () => NONE
): void {
  installTriggers(org, { before, after });
}

function refuse(event: TriggerEvent, isBad: (name: unknown) => boolean): TriggerErrors {
  const rows = event.operation === 'delete' ? event.oldRows : event.newRows;
  const errors = new Map<number, readonly SaveError[]>();
  rows.forEach((row, i) => {
    if (isBad(row['Name'])) errors.set(i, [saveError('FIELD_CUSTOM_VALIDATION_EXCEPTION', 'not this one')]);
  });
  return errors;
}

function names(org: OrgState): unknown[] {
  return org.store.rows('Entry__c').map(({ Name }) => Name);
}

test('what a trigger changes before the save is checked and stored', () => {
  const org = testOrg();
  install(org, ({ newRows }) => {
    for (const row of newRows) row['Name'] = `${String(row['Name'])}!`;
    return NONE;
  });
  insertRecords(org, SYSTEM, 'Entry__c', [{ Name: 'a' }, { Name: 'x'.repeat(20) }], PARTLY);
  assert.deepEqual(names(org), ['a!']);
});

test('an error before or after the save fails that record, and the others stay', () => {
  for (const when of ['before', 'after'] as const) {
    const org = testOrg();
    const refusal = (event: TriggerEvent): TriggerErrors => refuse(event, (name) => name === 'b');
    if (when === 'before') install(org, refusal);
    else install(org, () => NONE, refusal);
    const results = insertRecords(
      org,
      SYSTEM,
      'Entry__c',
      [{ Name: 'a' }, { Name: 'b' }, { Name: 'c' }],
      PARTLY
    );
    assert.deepEqual(
      results.map(({ success }) => success),
      [true, false, true]
    );
    assert.deepEqual(names(org), ['a', 'c']);
    assert.deepEqual(
      results.flatMap(({ id }) => id ?? []),
      org.store.rows('Entry__c').map(({ Id }) => Id)
    );
  }
});

test('triggers see old and new rows, and run for a master whose sums change', () => {
  const org = testOrg();
  const [entry] = insertRecords(org, SYSTEM, 'Entry__c', [{ Name: 'a' }], PARTLY);
  const seen: string[] = [];
  install(
    org,
    () => NONE,
    ({ object, operation, newRows, oldRows }) => {
      seen.push(`${operation} ${object.name} ${oldRows.length} ${newRows.length}`);
      return NONE;
    }
  );
  insertRecords(org, SYSTEM, 'Finding__c', [{ Entry__c: entry?.id }, { Entry__c: entry?.id }], PARTLY);
  updateRecords(org, SYSTEM, 'Entry__c', [{ Id: entry?.id, Name: 'b' }], PARTLY);
  deleteRecords(org, SYSTEM, [entry!.id!], PARTLY);
  assert.deepEqual(seen, [
    'insert Finding__c 0 2',
    'update Entry__c 1 1',
    'update Entry__c 1 1',
    'delete Entry__c 1 0'
  ]);
});

test('a trigger keeps a record from being deleted', () => {
  const org = testOrg();
  const made = insertRecords(org, SYSTEM, 'Entry__c', [{ Name: 'a' }, { Name: 'b' }], PARTLY);
  const refusal = (event: TriggerEvent): TriggerErrors =>
    event.operation === 'delete' ? refuse(event, (name) => name === 'a') : NONE;
  for (const late of [false, true]) {
    if (late) install(org, () => NONE, refusal);
    else install(org, refusal);
    const results = deleteRecords(org, SYSTEM, [made[0]!.id!], PARTLY);
    assert.deepEqual(
      results.map(({ success }) => success),
      [false]
    );
    assert.equal(names(org).includes('a'), true);
  }
});

test('what a trigger writes goes with the record that fails', () => {
  const org = testOrg();
  install(
    org,
    () => NONE,
    (event) => {
      const { caller, transaction, newRows } = event;
      if (newRows.some(({ Name }) => Name === 'extra')) return NONE;
      insertRecords(org, caller, 'Entry__c', [{ Name: 'extra' }], PARTLY, transaction);
      return refuse(event, (name) => name === 'a');
    }
  );
  insertRecords(org, SYSTEM, 'Entry__c', [{ Name: 'a' }], PARTLY);
  assert.deepEqual(names(org), []);
  installTriggers(org, undefined);
  insertRecords(org, SYSTEM, 'Entry__c', [{ Name: 'a' }], PARTLY);
  assert.deepEqual(names(org), ['a']);
});
