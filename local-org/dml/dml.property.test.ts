import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { OrgState } from '../org.ts';
import type { Row } from '../store/store.ts';
import { deleteRecords, insertRecords, updateRecords, upsertRecords } from './dml.ts';
import type { NewRecord } from './dml.ts';
import { SYSTEM, testOrg } from './testOrg.ts';

/** One call: what it does, on which records (counted among those that are there), with which values. */
interface Call {
  readonly kind: 'insertEntries' | 'upsertEntries' | 'insertFindings' | 'update' | 'delete';
  readonly allOrNone: boolean;
  readonly records: readonly { at: number; key: string; rank: number | null; status: string }[];
}

const RECORD = fc.record({
  at: fc.nat(12),
  // Few keys, in both cases, so that they often meet; some ranks break the rule of the master.
  key: fc.constantFrom('a', 'A', 'b', 'B', 'c', ''),
  rank: fc.option(fc.integer({ min: -40, max: 12_000 }).map((n) => n / 10)),
  status: fc.constantFrom('Open', 'Accepted', 'Resolved', 'Nonsense')
});
const CALL: fc.Arbitrary<Call> = fc.record({
  kind: fc.constantFrom('insertEntries', 'upsertEntries', 'insertFindings', 'update', 'delete'),
  allOrNone: fc.boolean(),
  records: fc.array(RECORD, { minLength: 1, maxLength: 5 })
});

/** Entries that look each other up, so that the first deletions already have something to let go. */
function orgWithSome(): OrgState {
  const org = testOrg();
  insertRecords(org, SYSTEM, 'Entry__c', [{ Key__c: 'a' }, {}, {}], { allOrNone: true });
  const friends = [0, 1, 2].map((at) => ({ Friend__c: idAt(org, 'Entry__c', at) }));
  insertRecords(org, SYSTEM, 'Entry__c', friends, { allOrNone: true });
  return org;
}

function idAt(org: OrgState, object: string, at: number): string {
  const rows = org.store.rows(object);
  return rows[at % Math.max(rows.length, 1)]?.Id ?? 'a00000000000zzzAAA';
}

function run(org: OrgState, { kind, allOrNone, records }: Call): readonly { success: boolean }[] {
  const options = { allOrNone };
  const entries: NewRecord[] = records.map(({ key, at }) => ({
    Key__c: key,
    ...(at % 3 === 0 && { Friend__c: idAt(org, 'Entry__c', at) }),
    ...(at % 4 === 0 && { Chained__c: idAt(org, 'Entry__c', at) })
  }));
  const findings = records.map(({ rank, status }) => ({ Rank__c: rank, Status__c: status }));
  const [finding, entry] = ['Finding__c', 'Entry__c'];
  switch (kind) {
    case 'insertEntries':
      return insertRecords(org, SYSTEM, entry, entries, options);
    case 'upsertEntries':
      return upsertRecords(org, SYSTEM, entry, 'Key__c', entries, options);
    case 'insertFindings':
      return insertRecords(
        org,
        SYSTEM,
        finding,
        findings.map((one, i) => ({ ...one, Entry__c: idAt(org, entry, records[i]!.at) })),
        options
      );
    case 'update': {
      const changed = findings.map((one, i) => ({ ...one, Id: idAt(org, finding, records[i]!.at) }));
      return updateRecords(org, SYSTEM, finding, changed, options);
    }
    case 'delete': {
      const ids = records.map(({ at, status }) => idAt(org, status === 'Open' ? entry : finding, at));
      return deleteRecords(org, SYSTEM, ids, options);
    }
  }
}

function snapshot(org: OrgState): string {
  return JSON.stringify(['Entry__c', 'Finding__c'].map((object) => org.store.rows(object).toSorted(byId)));
}

function byId(one: Row, other: Row): number {
  return one.Id < other.Id ? -1 : 1;
}

/** What the roll-ups have to be, from the rows alone. */
function naiveSums(findings: readonly Row[]): unknown[] {
  const ranks = (rows: readonly Row[]): number[] =>
    rows.flatMap(({ Rank__c }) => (typeof Rank__c === 'number' ? Rank__c : []));
  const isOpen = findings.filter(({ Status__c }) => Status__c === 'Open' || Status__c === 'Accepted');
  const tenths = ranks(findings).reduce((sum, rank) => sum + Math.round(rank * 10), 0);
  const [least] = ranks(findings).toSorted((a, b) => a - b);
  const worst = ranks(isOpen)
    .toSorted((a, b) => a - b)
    .at(-1);
  return [findings.length, isOpen.length, tenths / 10, worst ?? null, least ?? null];
}

function assertConsistent(org: OrgState): void {
  const entries = org.store.rows('Entry__c');
  const findings = org.store.rows('Finding__c');
  for (const entry of entries) {
    const own = findings.filter(({ Entry__c }) => Entry__c === entry.Id);
    const kept = ['Findings__c', 'Open__c', 'Sum__c', 'Worst__c', 'Least__c'].map(
      (name) => entry[name] ?? null
    );
    assert.deepEqual(kept, naiveSums(own));
    assert.ok(Number(entry['Sum__c']) <= 1000, 'a master broke its rule');
  }
  const ids = new Set(entries.map(({ Id }) => Id));
  const references = [
    ...findings.map(({ Entry__c }) => Entry__c),
    ...entries.flatMap((one) => [one['Friend__c'], one['Chained__c']]).filter(Boolean)
  ];
  for (const id of references) assert.ok(ids.has(String(id)), `${String(id)} is an orphan's`);
  const keys = entries.flatMap(({ Key__c }) => (typeof Key__c === 'string' ? Key__c.toLowerCase() : []));
  assert.equal(new Set(keys).size, keys.length, 'a unique key came twice');
}

test('whatever is written, sums are right, keys unique, nothing orphaned, and a failed call changes nothing', () => {
  fc.assert(
    fc.property(fc.array(CALL, { minLength: 4, maxLength: 12 }), (calls) => {
      const org = orgWithSome();
      for (const call of calls) {
        const before = snapshot(org);
        const results = run(org, call);
        assertConsistent(org);
        if (call.allOrNone && results.some(({ success }) => !success)) {
          assert.equal(snapshot(org), before);
          assert.ok(results.every(({ success }) => !success));
        }
      }
    }),
    { numRuns: 60 }
  );
});
