import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { RegisterOrg, TODAY, USERS, daysAfter } from '../support/registerOrg.ts';

const ENTRY = 'RunAsUser__c';
const REVIEW = 'RunAsReview__c';
const FINDING = 'RunAsFinding__c';

describe('dates and counts of the register', () => {
  let register: RegisterOrg;
  before(async () => {
    register = await RegisterOrg.open();
  });

  function addReview(RunAsUser__c: string, CompletedOn__c: string | null, Status__c = 'Completed'): string {
    return register.add(REVIEW, {
      RunAsUser__c,
      Status__c,
      CompletedOn__c,
      CompletedBy__c: USERS.reviewer,
      Decision__c: Status__c === 'Completed' ? 'Certify' : null,
      Rationale__c: 'Needed as it is.'
    });
  }

  let keys = 0;
  function addFinding(RunAsUser__c: string, Severity__c: string, more: object = {}): string {
    const FindingKey__c = `finding ${++keys}`;
    return register.add(FINDING, { RunAsUser__c, FindingKey__c, Rule__c: 'R001', Severity__c, ...more });
  }

  const state = (id: string): unknown[] => [
    register.read(ENTRY, id, 'NextReviewOn__c'),
    register.read(ENTRY, id, 'ReviewState__c')
  ];

  it('is due a review interval after it was made, while it was never reviewed', () => {
    const id = register.entry({ ReviewIntervalDays__c: 90 });
    const due = daysAfter(TODAY, 90);
    const states = [0, 89, 90, 91].map((days) =>
      register.onDay(daysAfter(TODAY, days), () => register.read(ENTRY, id, 'ReviewState__c'))
    );
    assert.deepEqual(state(id), [due, 'Never reviewed']);
    assert.deepEqual(states, ['Never reviewed', 'Never reviewed', 'Never reviewed', 'Overdue']);
    assert.equal(register.read(ENTRY, id, 'LastReviewedOn__c'), null);
  });

  it('is current, due soon and overdue from the days that its last review says', () => {
    const id = register.entry({ ReviewIntervalDays__c: 90 });
    addReview(id, daysAfter(TODAY, -10));
    const due = daysAfter(TODAY, 80);
    assert.deepEqual(state(id), [due, 'Current']);
    for (const [day, expected] of [
      [daysAfter(due, -31), 'Current'],
      [daysAfter(due, -30), 'Due soon'],
      [due, 'Due soon'],
      [daysAfter(due, 1), 'Overdue']
    ] as const) {
      assert.deepEqual(
        register.onDay(day, () => state(id)),
        [due, expected],
        day
      );
    }
  });

  it('takes the newest of the completed reviews', () => {
    const id = register.entry({ ReviewIntervalDays__c: 30 });
    addReview(id, daysAfter(TODAY, -5));
    addReview(id, daysAfter(TODAY, -40));
    addReview(id, TODAY, 'Cancelled');
    addReview(id, TODAY, 'Open');
    assert.equal(register.read(ENTRY, id, 'LastReviewedOn__c'), daysAfter(TODAY, -5));
    assert.equal(register.read(ENTRY, id, 'NextReviewOn__c'), daysAfter(TODAY, 25));
  });

  it('is not due once it is retired', () => {
    const id = register.entry({ Status__c: 'Retired' });
    assert.deepEqual(
      register.onDay(daysAfter(TODAY, 1000), () => state(id)),
      [null, 'Not due']
    );
    register.change(ENTRY, id, { Status__c: 'Proposed' });
    assert.deepEqual(state(id), [daysAfter(TODAY, 90), 'Never reviewed']);
  });

  it('is of its three owners and of nobody else', () => {
    const { owner, backup, technical } = USERS;
    const id = register.entry({
      BusinessOwner__c: owner,
      BackupOwner__c: backup,
      TechnicalOwner__c: technical
    });
    for (const name of ['owner', 'backup', 'technical'] as const) {
      assert.equal(register.read(ENTRY, id, 'IsMine__c', name), true, name);
    }
    for (const name of ['admin', 'integration'] as const) {
      assert.equal(register.read(ENTRY, id, 'IsMine__c', name), false, name);
    }
    assert.equal(register.read(ENTRY, register.entry(), 'IsMine__c', 'owner'), false);
  });

  it('counts open findings, and takes the worst of them', () => {
    const id = register.entry();
    const worst = (): unknown[] =>
      ['OpenFindings__c', 'WorstSeverityRank__c', 'WorstSeverity__c'].map((field) =>
        register.read(ENTRY, id, field)
      );
    assert.deepEqual(worst(), [0, null, 'Not scanned']);
    register.change(ENTRY, id, { LastScannedOn__c: '2026-11-22T08:00:00Z' });
    assert.deepEqual(worst(), [0, null, 'None']);
    const ids = ['Low', 'Medium', 'High', 'Critical'].map((severity, i) => {
      const finding = addFinding(id, severity);
      assert.equal(register.read(FINDING, finding, 'SeverityRank__c'), i + 1);
      assert.deepEqual(worst(), [i + 1, i + 1, severity]);
      return finding;
    });
    register.change(FINDING, ids[3]!, { Status__c: 'Resolved' });
    register.change(FINDING, ids[2]!, {
      Status__c: 'Accepted',
      AcceptedBy__c: USERS.owner,
      AcceptedReason__c: 'For now.',
      AcceptedUntil__c: daysAfter(TODAY, 30)
    });
    assert.deepEqual(worst(), [2, 2, 'Medium']);
    register.delete(ids[1]!);
    assert.deepEqual(worst(), [1, 1, 'Low']);
  });

  it('knows which acceptance ends first', () => {
    const id = register.entry();
    const accepted = [200, 20, 100].map((days) =>
      addFinding(id, 'High', {
        Status__c: 'Accepted',
        AcceptedBy__c: USERS.owner,
        AcceptedReason__c: 'For now.',
        AcceptedUntil__c: daysAfter(TODAY, days)
      })
    );
    addFinding(id, 'High', { AcceptedUntil__c: daysAfter(TODAY, 1) });
    assert.equal(register.read(ENTRY, id, 'NextAcceptanceEnd__c'), daysAfter(TODAY, 20));
    register.change(FINDING, accepted[1]!, { Status__c: 'Resolved' });
    assert.equal(register.read(ENTRY, id, 'NextAcceptanceEnd__c'), daysAfter(TODAY, 100));
  });

  it('has drifted when the access is neither the approved one nor found equal to it', () => {
    const [approved, newRelease, more] = ['1/67.0/U/a:x', '1/68.0/U/b:y', '1/68.0/U/b:z'];
    for (const [CurrentAccess__c, ApprovedAccess__c, SameAccessAs__c, expected] of [
      [null, null, null, false],
      [more, null, null, false],
      [null, approved, null, false],
      [approved, approved, null, false],
      [more, approved, null, true],
      [approved.toUpperCase(), approved, null, true],
      [newRelease, approved, approved, false],
      [newRelease, more, approved, true],
      [more, more, approved, false]
    ] as const) {
      const id = register.entry({ CurrentAccess__c, ApprovedAccess__c, SameAccessAs__c });
      const told = `${CurrentAccess__c ?? '-'} ${ApprovedAccess__c ?? '-'} ${SameAccessAs__c ?? '-'}`;
      assert.equal(register.read(ENTRY, id, 'HasDrifted__c'), expected, told);
    }
  });

  it('says when a secret is due, where both numbers are known', () => {
    for (const [SecretRotatedOn__c, SecretRotationDays__c, expected] of [
      [TODAY, 180, daysAfter(TODAY, 180)],
      [daysAfter(TODAY, -400), 1, daysAfter(TODAY, -399)],
      [null, 180, null],
      [TODAY, null, null]
    ] as const) {
      const id = register.add('RunAsApp__c', {
        AppKey__c: `name:App ${++keys}`,
        AppKind__c: 'Unknown',
        SecretRotatedOn__c,
        SecretRotationDays__c
      });
      assert.equal(register.read('RunAsApp__c', id, 'SecretDueOn__c'), expected);
    }
  });
});
