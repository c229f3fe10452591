import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  auditOf,
  entryLine,
  entryRow,
  integrationUser,
  reviewRow,
  userId
} from '../../../test/support/registerRows.ts';
import { planBulk } from './bulk.ts';
import type { BulkAction, BulkReason } from './bulk.ts';
import { registerLines } from './registerLine.ts';
import type { RegisterLine } from './registerLine.ts';

/** The user's day, which is that of UTC or the one beside it. */
const TODAY = '2026-11-22';
const [found] = registerLines(auditOf([integrationUser(1)]), [], []) as [RegisterLine];
const registered = entryLine();
const proposed = entryLine({ Status__c: 'Proposed', BusinessOwner__c: null, BusinessOwner__r: null });
const OWNER = userId(50);

const register = (changes: object = {}): BulkAction => ({
  kind: 'register',
  ownerId: OWNER,
  ownerName: 'Bo',
  purpose: ' Syncs ',
  criticality: 'High',
  days: 180,
  ...changes
});
const owner = (changes: object = {}): BulkAction => ({
  kind: 'assignOwner',
  role: 'BusinessOwner__c',
  userId: OWNER,
  userName: 'Bo',
  ...changes
});
const review = (changes: object = {}): BulkAction => ({
  kind: 'scheduleReview',
  dueOn: '2026-12-01',
  reviewerId: null,
  reviewerName: '',
  reason: 'Scheduled',
  ...changes
});

describe('planBulk', () => {
  it('registers what has no entry, with what the scan knows', () => {
    assert.deepEqual(planBulk(register(), [found], TODAY), [
      {
        line: found,
        outcome: 'change',
        kind: 'text',
        before: '',
        after: 'Bo',
        reason: null,
        target: 'register',
        fields: {
          Name: 'user-1@acme.example',
          UserKey__c: userId(1),
          User__c: userId(1),
          Kind__c: 'Integration user',
          Status__c: 'Active',
          BusinessOwner__c: OWNER,
          Purpose__c: 'Syncs',
          ReviewIntervalDays__c: 180,
          Criticality__c: 'High'
        }
      }
    ]);
  });

  it('takes a proposed entry over, and leaves the criticality that is there', () => {
    const [change] = planBulk(register({ criticality: null }), [proposed], TODAY);
    assert.equal(change?.target, 'change');
    assert.deepEqual(change.fields, {
      Id: proposed.entry?.Id,
      Status__c: 'Active',
      BusinessOwner__c: OWNER,
      Purpose__c: 'Syncs',
      ReviewIntervalDays__c: 180
    });
  });

  it('assigns owners of each role, and sees who is owner already', () => {
    const line = entryLine({ TechnicalOwner__c: OWNER, TechnicalOwner__r: { Name: 'Bo' } });
    const [business] = planBulk(owner(), [line], TODAY);
    assert.deepEqual([business?.outcome, business?.before, business?.after], ['change', 'Ada Owner', 'Bo']);
    assert.deepEqual(business?.fields, { Id: line.entry?.Id, BusinessOwner__c: OWNER });
    const [technical] = planBulk(owner({ role: 'TechnicalOwner__c' }), [line], TODAY);
    assert.deepEqual([technical?.outcome, technical?.before, technical?.fields], ['same', 'Bo', {}]);
  });

  it('sets intervals', () => {
    const lines = [registered, entryLine({ ReviewIntervalDays__c: 30 })];
    assert.deepEqual(
      planBulk({ kind: 'setInterval', days: 30 }, lines, TODAY).map(
        ({ outcome, kind, before, after, fields }) => [outcome, kind, before, after, fields]
      ),
      [
        ['change', 'number', '90', '30', { Id: registered.entry?.Id, ReviewIntervalDays__c: 30 }],
        ['same', 'number', '30', '30', {}]
      ]
    );
  });

  it('opens reviews', () => {
    const [change] = planBulk(review(), [registered], TODAY);
    assert.deepEqual(
      [change?.target, change?.kind, change?.before, change?.after],
      ['schedule', 'date', '2027-01-30', '2026-12-01']
    );
    assert.deepEqual(change?.fields, {
      RunAsUser__c: registered.entry?.Id,
      Reviewer__c: null,
      DueOn__c: '2026-12-01',
      Reason__c: 'Scheduled'
    });
  });

  const withBackup = entryLine({ Status__c: 'Proposed', BackupOwner__c: OWNER });
  const [noEmail] = registerLines(auditOf([integrationUser(1, { Id: 'x', Username: 'no email' })]), [], []);
  const refusals: readonly [BulkReason, BulkAction, RegisterLine][] = [
    ['alreadyRegistered', register(), registered],
    ['keyNotTaken', register(), noEmail!],
    ['ownerMissing', register({ ownerId: '' }), found],
    ['ownerIsTheUser', register({ ownerId: userId(1) }), found],
    ['ownerIsBackup', register(), withBackup],
    ['purposeMissing', register({ purpose: ' \n' }), found],
    ['purposeTooLong', register({ purpose: 'p'.repeat(256) }), found],
    ['intervalOutOfRange', register({ days: 0 }), found],
    ['notInRegister', owner(), found],
    ['ownerMissing', owner({ userId: '' }), registered],
    ['ownerIsBackup', owner({ role: 'BackupOwner__c', userId: userId(901) }), registered],
    ['ownerIsTheUser', owner({ userId: userId(1) }), registered],
    ['notInRegister', { kind: 'setInterval', days: 30 }, found],
    ['intervalOutOfRange', { kind: 'setInterval', days: 731 }, registered],
    ['intervalOutOfRange', { kind: 'setInterval', days: 1.5 }, registered],
    ['intervalOutOfRange', { kind: 'setInterval', days: NaN }, registered],
    ['notInRegister', review(), found],
    ['notRegistered', review(), proposed],
    ['retired', review(), entryLine({ Status__c: 'Retired' })],
    ['dueOnInvalid', review({ dueOn: '2026-02-31' }), registered],
    ['dueOnInvalid', review({ dueOn: '' }), registered],
    ['dueOnInvalid', review({ dueOn: '2026-12-01T00:00Z' }), registered],
    ['dueOnPast', review({ dueOn: '2026-11-21' }), registered],
    ['reviewerIsTheUser', review({ reviewerId: userId(1) }), registered]
  ];
  for (const [reason, action, line] of refusals) {
    it(`refuses: ${reason} (${action.kind})`, () => {
      const [change] = planBulk(action, [line], TODAY);
      assert.deepEqual([change?.outcome, change?.reason, change?.fields], ['refused', reason, {}]);
    });
  }

  it('opens no second review, and one today', () => {
    const reasonOf = (Status__c: string): unknown =>
      planBulk(review({ dueOn: TODAY }), [registered], TODAY, { reviews: [reviewRow({ Status__c })] })[0]
        ?.reason;
    assert.equal(reasonOf('Open'), 'reviewIsOpen');
    assert.equal(reasonOf('Completed'), null);
  });

  it('takes the day that it is given for today, whatever day it is elsewhere', () => {
    const reasonOn = (today: string): unknown =>
      planBulk(review({ dueOn: '2026-11-21' }), [registered], today)[0]?.reason;
    assert.equal(reasonOn('2026-11-21'), null);
    assert.equal(reasonOn('2026-11-22'), 'dueOnPast');
  });

  it('refuses what is no day', () => {
    for (const today of ['today', '2026-02-31', '2026-11-22T09:00:00.000Z'])
      assert.throws(() => planBulk(review(), [], today), /is not a day/);
  });

  it('saves no field that the user may not write', () => {
    const fieldsOf = (action: BulkAction, line: RegisterLine, ...names: readonly string[]): unknown =>
      planBulk(action, [line], TODAY, { writable: new Set(names) })[0]?.fields;
    assert.deepEqual(fieldsOf(register({ days: null }), found, 'Name', 'Status__c', 'Purpose__c'), {
      Name: 'user-1@acme.example',
      Status__c: 'Active',
      Purpose__c: 'Syncs'
    });
    assert.deepEqual(fieldsOf(owner(), registered, 'BusinessOwner__c'), {
      Id: registered.entry?.Id,
      BusinessOwner__c: OWNER
    });
    assert.deepEqual(fieldsOf(review({ reason: null }), registered, 'RunAsUser__c', 'DueOn__c'), {
      RunAsUser__c: registered.entry?.Id,
      DueOn__c: '2026-12-01'
    });
  });

  it('takes the values that the org has, and leaves an interval that is not asked for', () => {
    const [taken] = planBulk(register({ days: null, criticality: 'Vital' }), [proposed], TODAY);
    assert.equal(taken?.fields['Criticality__c'], 'Vital');
    assert.equal('ReviewIntervalDays__c' in taken.fields, false);
    const [opened] = planBulk(review({ reason: 'Audit' }), [registered], TODAY);
    assert.equal(opened?.fields['Reason__c'], 'Audit');
  });

  it('answers for each line in its place, and gives fields where something changes and nowhere else', () => {
    const lines = fc.array(
      fc.constantFrom(found, registered, proposed, noEmail!, entryLine({ Status__c: 'Retired' }))
    );
    const actions = fc.oneof(
      fc.record({ days: fc.integer({ min: -1, max: 800 }), purpose: fc.string() }).map(register),
      fc.record({ userId: fc.constantFrom(OWNER, userId(1), userId(901), '') }).map(owner),
      fc.integer({ min: -1, max: 800 }).map((days): BulkAction => ({ kind: 'setInterval', days })),
      fc.record({ dueOn: fc.constantFrom('2026-12-01', '2020-01-01', 'x') }).map(review)
    );
    fc.assert(
      fc.property(actions, lines, (action, chosen) => {
        const plan = planBulk(action, chosen, TODAY);
        assert.deepEqual(
          plan.map(({ line }) => line),
          chosen
        );
        for (const { outcome, reason, fields, line, target } of plan) {
          assert.equal(outcome === 'refused', reason !== null);
          assert.equal(outcome === 'change', Object.keys(fields).length > 0);
          if (outcome === 'change') {
            assert.equal(target === 'change', 'Id' in fields);
            assert.ok(!Object.values(fields).includes(undefined));
            assert.ok(target !== 'register' || line.entry === null);
          }
        }
      })
    );
  });

  it('changes nothing of what it is given', () => {
    const entry = Object.freeze(entryRow());
    const lines = Object.freeze([Object.freeze(registerLines(null, [entry], [])[0]!)]);
    assert.equal(planBulk(Object.freeze(owner()), lines, TODAY).length, 1);
  });
});
