import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import type { NewRecord } from '../../local-org/dml/dml.ts';
import type { Value } from '../../local-org/store/store.ts';
import { RegisterOrg, TODAY, USERS, daysAfter, refusals } from '../support/registerOrg.ts';
import type { UserName } from '../support/registerOrg.ts';

const ENTRY = 'RunAsUser__c';
const APP = 'RunAsApp__c';
const REVIEW = 'RunAsReview__c';
const FINDING = 'RunAsFinding__c';
const { owner, backup, technical, reviewer, integration } = USERS;

/** Values of a new record, and what is refused: the field and the begin of the message; null when nothing is. */
type Case = readonly [values: NewRecord, refused: string | null];

const ENTRIES: readonly Case[] = [
  [{ Status__c: 'Active', BusinessOwner__c: owner, Purpose__c: 'Sends orders.' }, null],
  [{ Status__c: 'Active', Purpose__c: 'x' }, 'BusinessOwner__c: An active entry needs somebody'],
  [{ Status__c: 'Active', BusinessOwner__c: owner }, 'Purpose__c: An active entry needs a purpose'],
  [{ Status__c: 'Proposed' }, null],
  [{ Status__c: 'Contained' }, null],
  [{ BusinessOwner__c: owner, BackupOwner__c: backup }, null],
  [
    { BusinessOwner__c: owner, BackupOwner__c: owner },
    'BackupOwner__c: The backup owner is the business owner'
  ],
  [{ BackupOwner__c: backup, TechnicalOwner__c: backup }, null],
  ...[1, 730].map((days): Case => [{ ReviewIntervalDays__c: days }, null]),
  ...[0, -1, 731].map((days): Case => [
    { ReviewIntervalDays__c: days },
    'ReviewIntervalDays__c: The review interval is out'
  ]),
  [{ User__c: technical, UserKey__c: technical }, null],
  [{ User__c: technical, UserKey__c: backup }, 'UserKey__c: Key and user do not belong together'],
  [{ User__c: technical, UserKey__c: technical.toLowerCase() }, 'UserKey__c: Key and user do not belong'],
  [{ User__c: technical, UserKey__c: 'username:a@b.example' }, 'UserKey__c: Key and user do not belong'],
  [{ UserKey__c: backup }, 'UserKey__c: Key and user do not belong together'],
  ...['x', 'username:', 'username:nobody', 'Username:a@b.example', 'username:a b@c.example'].map(
    (UserKey__c): Case => [{ UserKey__c }, 'UserKey__c: This is no key of a user']
  )
];

const APPS: readonly Case[] = [
  [{ AppKey__c: '0H4000000000001AAA' }, null],
  [{ AppKey__c: 'name:Order Sync' }, null],
  ...['Order Sync', 'name:', '0H4000000000001'].map((AppKey__c): Case => [
    { AppKey__c },
    'AppKey__c: This is no key of an app'
  ]),
  [{ SecretRotatedOn__c: TODAY }, null],
  [{ SecretRotatedOn__c: daysAfter(TODAY, 1) }, 'SecretRotatedOn__c: The secret cannot have been rotated'],
  ...[1, 730].map((days): Case => [{ SecretRotationDays__c: days }, null]),
  ...[0, 731].map((days): Case => [
    { SecretRotationDays__c: days },
    'SecretRotationDays__c: The time between rotations'
  ]),
  [{ SecretRotationDays__c: null }, null]
];

const COMPLETED = {
  Status__c: 'Completed',
  Decision__c: 'Certify',
  Rationale__c: 'Needed as it is.',
  CompletedOn__c: TODAY,
  CompletedBy__c: reviewer
};
const REVIEWS: readonly Case[] = [
  [COMPLETED, null],
  [{ ...COMPLETED, Decision__c: null }, 'Decision__c: A completed review needs a decision'],
  [{ ...COMPLETED, Rationale__c: ' ' }, 'Rationale__c: A completed review needs a rationale'],
  [{ ...COMPLETED, CompletedBy__c: null }, 'CompletedOn__c: A completed review says who'],
  [{ ...COMPLETED, CompletedOn__c: null }, 'CompletedOn__c: A completed review says who'],
  [{ ...COMPLETED, CompletedOn__c: daysAfter(TODAY, 1) }, 'CompletedOn__c: A completed review says who'],
  [{ ...COMPLETED, CompletedOn__c: daysAfter(TODAY, -1) }, null],
  [{ ...COMPLETED, CompletedBy__c: integration }, 'Status__c: Nobody reviews their own access'],
  [{ Reviewer__c: integration }, 'Reviewer__c: The reviewer is the user under review'],
  [{ Reviewer__c: owner }, null],
  [{ Status__c: 'Cancelled' }, null],
  [{ Status__c: 'Cancelled', Decision__c: 'Certify' }, 'Decision__c: A cancelled review has no decision'],
  [{}, null]
];

const ACCEPTED = {
  Status__c: 'Accepted',
  AcceptedBy__c: owner,
  AcceptedReason__c: 'The vendor needs it until May.',
  AcceptedUntil__c: daysAfter(TODAY, 365)
};
const FINDINGS: readonly Case[] = [
  [ACCEPTED, null],
  [{ ...ACCEPTED, AcceptedUntil__c: daysAfter(TODAY, 1) }, null],
  ...[null, TODAY, daysAfter(TODAY, 366), daysAfter(TODAY, -1)].map((day): Case => [
    { ...ACCEPTED, AcceptedUntil__c: day },
    'AcceptedUntil__c: An accepted finding needs an end'
  ]),
  [{ ...ACCEPTED, AcceptedReason__c: null }, 'AcceptedReason__c: An accepted finding needs a reason'],
  [{ ...ACCEPTED, AcceptedBy__c: null }, 'AcceptedBy__c: An accepted finding says who'],
  [{ ...ACCEPTED, AcceptedBy__c: integration }, 'Status__c: Nobody accepts or resolves findings'],
  ...['FindingKey__c', 'Rule__c', 'Severity__c'].map((field): Case => [
    { [field]: null },
    'FindingKey__c: A finding needs a key, a rule and a severity'
  ]),
  [{ Status__c: 'Open' }, null],
  [{ Status__c: 'Resolved' }, null]
];

describe('the rules of the register', () => {
  let register: RegisterOrg;
  /** Of the integration's user by its id, and by its username in another case. */
  let entry: string;
  let entryByName: string;
  before(async () => {
    register = await RegisterOrg.open();
    entry = register.entry({ User__c: integration, UserKey__c: integration });
    entryByName = register.entry({ UserKey__c: 'username:Integration@ACME.example' });
  });

  let keys = 0;
  const findingOf = (RunAsUser__c: string): NewRecord => ({
    RunAsUser__c,
    FindingKey__c: `finding ${++keys}`,
    Rule__c: 'R001',
    Severity__c: 'High',
    Evidence__c: 'ModifyAllData'
  });
  /** What a new record has besides the values of a case. */
  const base: Readonly<Record<string, () => NewRecord>> = {
    [ENTRY]: () => ({ UserKey__c: register.userKey() }),
    [APP]: () => ({ AppKey__c: `name:App ${++keys}`, AppKind__c: 'Unknown' }),
    [REVIEW]: () => ({ RunAsUser__c: entry }),
    [FINDING]: () => findingOf(entry)
  };

  /** That the changes are refused with one message, or are not. */
  function tried(object: string, id: string, values: NewRecord, refused: string | null, by?: UserName): void {
    const [result] = register.update(object, [{ ...values, Id: id }], by);
    assertRefused(refusals(result), refused, JSON.stringify(values));
  }

  for (const [object, cases] of [
    [ENTRY, ENTRIES],
    [APP, APPS],
    [REVIEW, REVIEWS],
    [FINDING, FINDINGS]
  ] as const) {
    for (const [values, refused] of cases) {
      const outcome = refused === null ? 'takes' : 'refuses';
      it(`${outcome} a new ${object} with ${JSON.stringify(values)}`, () => {
        const [result] = register.insert(object, [{ ...base[object]!(), ...values }]);
        assertRefused(refusals(result), refused, '');
        if (result?.id) register.delete(result.id);
      });

      // Whose entry it is does not change, whatever else is right or wrong with the key.
      if (object === ENTRY && 'UserKey__c' in values) continue;
      it(`${outcome} a ${object} that becomes ${JSON.stringify(values)}`, () => {
        const id = register.add(object, base[object]!());
        tried(object, id, values, refused);
        register.delete(id);
      });
    }
  }

  it('refuses to let the user under review complete or cancel the review, by id and by username', () => {
    for (const id of [entry, entryByName]) {
      const review = register.add(REVIEW, { RunAsUser__c: id });
      const cancelled = { Status__c: 'Cancelled' };
      tried(REVIEW, review, cancelled, 'Status__c: Nobody reviews their own access', 'integration');
      tried(REVIEW, review, COMPLETED, 'Status__c: Nobody reviews their own access', 'integration');
      tried(REVIEW, review, { DueOn__c: TODAY }, 'Status__c: Nobody reviews their own access', 'integration');
      tried(REVIEW, review, COMPLETED, null, 'owner');
    }
  });

  it('refuses to let the user that a finding is about accept it, by id and by username', () => {
    for (const id of [entry, entryByName]) {
      const finding = register.add(FINDING, findingOf(id));
      tried(
        FINDING,
        finding,
        { Status__c: 'Resolved' },
        'Status__c: Nobody accepts or resolves',
        'integration'
      );
      tried(FINDING, finding, ACCEPTED, 'Status__c: Nobody accepts or resolves', 'integration');
      tried(FINDING, finding, ACCEPTED, null, 'owner');
    }
  });

  it('lets an owner review what the owner answers for', () => {
    const owned = register.entry({ BusinessOwner__c: owner });
    const review = register.add(REVIEW, { RunAsUser__c: owned, Reviewer__c: owner });
    tried(REVIEW, review, { ...COMPLETED, CompletedBy__c: owner }, null, 'owner');
  });

  it('lets an entry be about another user in one way: a username becomes the id of who has it', () => {
    const own = entry;
    const refused = 'UserKey__c: Whose entry this is does not change';
    for (const values of [
      { User__c: null, UserKey__c: 'username:nobody@acme.example' },
      { User__c: technical, UserKey__c: technical }
    ]) {
      tried(ENTRY, own, values, refused);
    }
    tried(ENTRY, own, { Purpose__c: 'Other.' }, null);
    const username = register.read('User', backup, 'Username') as string;
    const named = register.entry({ UserKey__c: `username:${username.toUpperCase()}` });
    tried(ENTRY, named, { UserKey__c: 'username:other@acme.example' }, refused);
    tried(ENTRY, named, { User__c: reviewer, UserKey__c: reviewer }, refused);
    tried(ENTRY, named, { User__c: backup, UserKey__c: backup }, null);
  });

  it('refuses every change of a closed review', () => {
    const review = register.add(REVIEW, { RunAsUser__c: entry, ...COMPLETED });
    const refused = ': This review is closed and cannot be changed';
    for (const values of [
      { Status__c: 'Open' },
      { Status__c: 'Cancelled', Decision__c: null },
      { Decision__c: 'Revoke' },
      { Rationale__c: 'Other.' },
      { CompletedOn__c: daysAfter(TODAY, -9) },
      { AccessFingerprint__c: 'x' },
      { SnapshotHash__c: 'x' },
      {}
    ]) {
      tried(REVIEW, review, values, refused);
    }
    const cancelled = register.add(REVIEW, { RunAsUser__c: entry, Status__c: 'Cancelled' });
    for (const values of [{ Status__c: 'Open' }, COMPLETED, { Rationale__c: 'Other.' }, {}]) {
      tried(REVIEW, cancelled, values, refused);
    }
  });

  it('keeps the reason and the end of an acceptance once that is over, until it is accepted anew', () => {
    const finding = register.add(FINDING, { ...findingOf(entry), ...ACCEPTED });
    tried(FINDING, finding, { Status__c: 'Resolved' }, null);
    const refused = ': This finding was accepted, and that cannot be changed';
    for (const values of [
      { AcceptedReason__c: 'Another one.' },
      { AcceptedUntil__c: daysAfter(TODAY, 300) },
      { Status__c: 'Open', AcceptedReason__c: null }
    ]) {
      tried(FINDING, finding, values, refused);
    }
    tried(FINDING, finding, { Status__c: 'Open' }, null);
    tried(FINDING, finding, { ...ACCEPTED, AcceptedReason__c: 'Anew.' }, null);
  });

  it('refuses to change an accepted finding, but for when it was last seen', () => {
    const finding = register.add(FINDING, { ...findingOf(entry), ...ACCEPTED });
    const refused = ': This finding was accepted, and that cannot be changed';
    for (const values of [
      { AcceptedBy__c: backup },
      { AcceptedReason__c: 'Other.' },
      { AcceptedUntil__c: daysAfter(TODAY, 5) },
      { Severity__c: 'Low' },
      { Evidence__c: 'Other.' },
      { Controls__c: 'SBS-ACS-004' },
      { Rule__c: 'R002' },
      { FindingKey__c: 'other' },
      { FirstSeenOn__c: '2026-11-01T00:00:00Z' },
      { Status__c: 'Resolved', AcceptedReason__c: 'Other.' }
    ]) {
      tried(FINDING, finding, values, refused);
    }
    tried(FINDING, finding, { LastSeenOn__c: '2026-11-22T11:00:00Z' }, null);
    tried(FINDING, finding, { Status__c: 'Resolved' }, null);
    tried(FINDING, finding, { Rule__c: 'R002' }, null);
  });

  it('opens an accepted finding again after its last day, and not before', () => {
    const finding = register.add(FINDING, {
      ...findingOf(entry),
      ...ACCEPTED,
      AcceptedUntil__c: daysAfter(TODAY, 10)
    });
    const refused = 'Status__c: This finding is accepted until its last day';
    tried(FINDING, finding, { Status__c: 'Open' }, refused);
    register.onDay(daysAfter(TODAY, 10), () => tried(FINDING, finding, { Status__c: 'Open' }, refused));
    register.onDay(daysAfter(TODAY, 11), () => {
      tried(FINDING, finding, { Status__c: 'Open' }, null);
      tried(
        FINDING,
        finding,
        { Status__c: 'Accepted' },
        'AcceptedUntil__c: An accepted finding needs an end'
      );
    });
  });

  it('does not judge an acceptance anew when its last day has passed', () => {
    const finding = register.add(FINDING, { ...findingOf(entry), ...ACCEPTED });
    register.onDay(daysAfter(TODAY, 366), () => {
      tried(FINDING, finding, { LastSeenOn__c: '2027-11-22T11:00:00Z' }, null);
      tried(FINDING, finding, { Status__c: 'Resolved' }, null);
    });
  });

  it('opens an accepted finding again when it is no longer the one that was accepted', () => {
    for (const values of [{ Severity__c: 'Critical' }, { Evidence__c: 'ModifyAllData, ManageUsers' }]) {
      const finding = register.add(FINDING, { ...findingOf(entry), ...ACCEPTED });
      tried(FINDING, finding, { Status__c: 'Open', ...values }, null);
    }
  });

  it('judges an entry by what changes, and not by what it was', () => {
    const active = { Status__c: 'Active', BusinessOwner__c: owner, Purpose__c: 'Sends orders.' };
    const id = register.entry(active);
    tried(ENTRY, id, { BusinessOwner__c: null }, 'BusinessOwner__c: An active entry needs somebody');
    tried(ENTRY, id, { Purpose__c: null }, 'Purpose__c: An active entry needs a purpose');
    tried(ENTRY, id, { BackupOwner__c: owner }, 'BackupOwner__c: The backup owner');
    register.change(ENTRY, id, { BackupOwner__c: backup });
    tried(ENTRY, id, { BusinessOwner__c: backup }, 'BackupOwner__c: The backup owner');
    for (const broken of [null, owner]) {
      breakEveryRule(id, broken);
      tried(ENTRY, id, { Criticality__c: broken === null ? 'High' : 'Low' }, null);
    }
    tried(ENTRY, id, { ReviewIntervalDays__c: 999 }, null);
    tried(ENTRY, id, { ReviewIntervalDays__c: 800 }, 'ReviewIntervalDays__c: The review interval is out');
  });

  it('does not judge an entry anew when its reviews and findings are saved', () => {
    for (const broken of [null, owner]) {
      const id = register.entry();
      breakEveryRule(id, broken);
      register.add(REVIEW, { RunAsUser__c: id, ...COMPLETED });
      const finding = register.add(FINDING, findingOf(id));
      register.change(FINDING, finding, ACCEPTED);
      assert.equal(register.read(ENTRY, id, 'LastReviewedOn__c'), TODAY);
      assert.equal(register.read(ENTRY, id, 'NextAcceptanceEnd__c'), ACCEPTED.AcceptedUntil__c);
      assert.equal(register.delete(finding).success, true);
    }
  });

  it('does not judge an acceptance or a completed review anew', () => {
    const finding = register.add(FINDING, findingOf(entry));
    put(FINDING, finding, { Status__c: 'Accepted', Rule__c: null });
    tried(FINDING, finding, { LastSeenOn__c: '2026-11-22T11:00:00Z' }, null, 'integration');
    const review = register.add(REVIEW, { RunAsUser__c: entry });
    put(REVIEW, review, { Status__c: 'Completed', Reviewer__c: integration });
    tried(REVIEW, review, { DueOn__c: TODAY }, ': This review is closed', 'integration');
  });

  it('does not judge an app anew', () => {
    const app = register.add(APP, base[APP]!());
    const tomorrow = daysAfter(TODAY, 1);
    put(APP, app, { AppKey__c: 'old app', SecretRotationDays__c: 999, SecretRotatedOn__c: tomorrow });
    tried(APP, app, { VendorName__c: 'Acme' }, null);
  });

  /** Puts into the row, past the rules, what each of them refuses. */
  function breakEveryRule(id: string, BusinessOwner__c: string | null = null): void {
    put(ENTRY, id, {
      Status__c: 'Active',
      BusinessOwner__c,
      BackupOwner__c: owner,
      Purpose__c: null,
      ReviewIntervalDays__c: 999,
      UserKey__c: `old ${id}`,
      User__c: technical
    });
  }

  /** Changes a row past the rules: so is data that is older than a rule. */
  function put(object: string, id: string, values: Readonly<Record<string, Value>>): void {
    const { store } = register.org;
    store.transaction(() => store.put(object, { ...store.row(object, id)!, ...values }));
  }
});

function assertRefused(found: readonly string[], refused: string | null, about: string): void {
  assert.equal(found.length, refused === null ? 0 : 1, `${about} ${found.join('\n')}`);
  if (refused !== null) assert.ok(found[0]?.startsWith(refused), `${about} ${found[0] ?? ''}`);
}
