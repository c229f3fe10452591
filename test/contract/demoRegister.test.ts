import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { callApex } from '../../local-org/apex/callApex.ts';
import { DEMO_ROLES, seedRegister } from '../../local-org/demo/seedDemo.ts';
import { brokenRules } from '../../local-org/dml/checks.ts';
import { updateRecords } from '../../local-org/dml/dml.ts';
import type { Caller, OrgState } from '../../local-org/org.ts';
import { pageAt } from '../../local-org/preview/pages/page.ts';
import { rightsOf } from '../../local-org/security/rights.ts';
import { runQuery } from '../../local-org/soql/runQuery.ts';
import type { Row } from '../../local-org/store/store.ts';
import { audit, isInTile, registerLines, scanToSave, tileCounts } from '../../src/core/index.ts';
import type { AppUseRow, Audit, RegisterEntryRow, RegisterLine } from '../../src/core/index.ts';
import { ApexCatalogue, readOrg, readPageRows } from '../../src/org/browser.ts';
import type { RunAsReaderMethods } from '../../src/org/browser.ts';
import { deployedDemo } from '../support/deployedDemo.ts';
import { READ_AT } from '../support/liveOrg.ts';

const OBJECTS = ['RunAsUser__c', 'RunAsApp__c', 'RunAsAppUse__c', 'RunAsReview__c', 'RunAsFinding__c'];
const PRESENT = { now: READ_AT, today: READ_AT.slice(0, 10) };
type Child = 'RunAsReview__c' | 'RunAsFinding__c';

describe('the register of the demo', () => {
  let org: OrgState;
  let admin: Caller;
  let catalogue: ApexCatalogue;
  let audited: Audit;
  let entries: readonly RegisterEntryRow[];
  let uses: readonly AppUseRow[];

  before(async () => {
    org = await deployedDemo({ isLivedIn: true });
    admin = { userId: org.store.find('User', 'Username', DEMO_ROLES.admin)[0]!.Id, mode: 'user' };
    const method = (name: string) => (parameters?: object) =>
      Promise.resolve(called('RunAsReader', name, { ...parameters }));
    const reader = {
      heldPermissions: method('heldPermissions'),
      read: method('read'),
      count: method('count')
    } as RunAsReaderMethods;
    catalogue = new ApexCatalogue(reader, 'localhost');
    audited = audit(await readOrg(catalogue, { takenAt: READ_AT }), READ_AT);
    entries = await readPageRows<RegisterEntryRow>(catalogue, 'registerEntries');
    uses = await readPageRows<AppUseRow>(catalogue, 'registerAppUses');
  });

  function called(className: string, name: string, parameters: Readonly<Record<string, unknown>>): unknown {
    const answer = callApex(org, admin.userId, className, name, parameters);
    if ('error' in answer) throw new Error(`${className}.${name}: ${answer.error.message}`);
    return answer.value;
  }

  const named = (username: string): RegisterEntryRow =>
    entries.find(({ Name }) => Name === `${username}@alderfinch.example`)!;

  const localNames = (found: readonly RegisterEntryRow[]): string[] =>
    found.map(({ Name }) => Name.split('@')[0]!).sort();

  it('shows on each tile what its file says', () => {
    const counts = tileCounts(registerLines(audited, entries, uses), PRESENT);
    assert.deepEqual(counts, {
      all: 51,
      unowned: 3,
      unregistered: 12,
      overdue: 9,
      dueSoon: 11,
      privileged: 18,
      dormant: 7
    });
  });

  it('grades for whoever cannot scan as the scan did', () => {
    const scanned = registerLines(audited, entries, uses).filter(({ entry }) => entry !== null);
    const saved = registerLines(null, entries, uses);
    const grades = (lines: readonly RegisterLine[]): unknown =>
      lines.map(({ key, grade, graded }) => [key, grade, graded?.bound]);
    assert.deepEqual(grades(saved), grades(scanned));
    assert.equal(tileCounts(saved, PRESENT).privileged, 17);
  });

  it('leaves unregistered whom nobody has looked at, proposed or not', () => {
    const lines = registerLines(audited, entries, uses).filter((one) =>
      isInTile(one, 'unregistered', PRESENT)
    );
    const shown = lines.map(
      ({ username, entry }) => `${username.split('@')[0]!}${entry ? ' (proposed)' : ''}`
    );
    assert.deepEqual(shown.sort(), [
      'camille.duret (proposed)',
      'data.science',
      'dialler.outbound (proposed)',
      'estuary.meter (proposed)',
      'fleet.tracker',
      'integration.testbench',
      'jonas.weber',
      'ledger.bridge',
      'n.field (proposed)',
      'petra.vogel',
      'quarry.lane (proposed)',
      'status.page'
    ]);
  });

  it('has entries of each status and review state', () => {
    const count = (of: (entry: RegisterEntryRow) => string | null): Record<string, number> =>
      Object.fromEntries([...Map.groupBy(entries, of)].map(([key, rows]) => [String(key), rows.length]));
    assert.deepEqual(
      count(({ Status__c }) => Status__c),
      { Active: 35, Proposed: 5, Contained: 2, Retired: 2 }
    );
    const states = count(({ ReviewState__c }) => ReviewState__c);
    assert.deepEqual(
      Object.keys(states).sort(),
      ['Current', 'Due soon', 'Never reviewed', 'Not due', 'Overdue'],
      JSON.stringify(states)
    );
  });

  it('shows in each list view what its file says', () => {
    const shown = (object: string, view: string): number | string => {
      const context = {
        org,
        userId: admin.userId,
        components: { org, names: new Set<string>() },
        rights: rightsOf(org, admin.userId),
        query: (soql: string) => runQuery(org, admin, soql)
      };
      const { body } = pageAt(context, null, `/lightning/o/${object}/list?filterName=${view}`);
      if (body.kind !== 'list') return body.kind;
      const [problem] = body.list.problems;
      return problem ? `${problem.element} ${problem.value}` : body.list.total;
    };
    const expected = [
      ['RunAsUser__c', 'All', 44],
      ['RunAsUser__c', 'Overdue', 9],
      ['RunAsUser__c', 'DueIn30Days', 11],
      ['RunAsUser__c', 'Unowned', 3],
      ['RunAsUser__c', 'Dormant', 4],
      ['RunAsUser__c', 'Privileged', 17],
      ['RunAsUser__c', 'Mine', 6],
      ['RunAsReview__c', 'Overdue', 6],
      ['RunAsReview__c', 'MyOpen', 0],
      ['RunAsApp__c', 'SecretsDue', 6],
      ['RunAsFinding__c', 'Accepted', 5],
      ['RunAsFinding__c', 'AcceptedEndingIn30Days', 2]
    ] as const;
    assert.deepEqual(
      expected.map(([object, view]) => [object, view, shown(object, view)]),
      expected
    );
  });

  it('sums up what its reviews and findings are', () => {
    const { store } = org;
    const of = (object: Child, id: string, status: string): Row[] =>
      store.find(object, 'RunAsUser__c', id).filter((row) => row['Status__c'] === status);
    const last = (rows: readonly Row[], field: string): unknown =>
      rows
        .map((row) => row[field])
        .sort()
        .at(-1) ?? null;
    for (const entry of entries) {
      const open = of('RunAsFinding__c', entry.Id, 'Open');
      assert.equal(entry.OpenFindings__c, open.length, entry.Name);
      const severities = new Set(open.map((row) => row['Severity__c']));
      const worst = ['Critical', 'High', 'Medium', 'Low'].find((one) => severities.has(one)) ?? 'None';
      assert.equal(entry.WorstSeverity__c, worst, entry.Name);
      const completed = of('RunAsReview__c', entry.Id, 'Completed');
      assert.equal(entry.LastReviewedOn__c, last(completed, 'CompletedOn__c'), entry.Name);
    }
  });

  it('breaks no rule, were its rows new', () => {
    const refused = OBJECTS.flatMap((name) => {
      const object = org.schema.object(name)!;
      return org.store
        .rows(name)
        .flatMap((row) =>
          brokenRules(org, admin, object, row, undefined).map(({ message }) => `${name}: ${message}`)
        );
    });
    assert.deepEqual(refused, []);
    assert.ok(OBJECTS.every((name) => org.store.count(name) > 20));
  });

  it('lets a record be saved again, unless it is a completed review', () => {
    const before = org.store.rows('RunAsUser__c');
    for (const name of OBJECTS) {
      const ids = org.store.rows(name).map(({ Id }) => ({ Id }));
      const results = updateRecords(org, { ...admin, mode: 'system' }, name, ids, { allOrNone: false });
      for (const [index, { Id }] of ids.entries()) {
        const isEvidence =
          name === 'RunAsReview__c' && org.store.row(name, Id)?.['Status__c'] === 'Completed';
        assert.equal(results[index]?.success, !isEvidence, `${name} ${Id}`);
      }
    }
    const sums = ['LastReviewedOn__c', 'OpenFindings__c', 'WorstSeverityRank__c', 'NextAcceptanceEnd__c'];
    for (const row of before) {
      const after = org.store.row('RunAsUser__c', row.Id)!;
      assert.deepEqual(
        sums.map((field) => after[field]),
        sums.map((field) => row[field])
      );
    }
  });

  it('has drifted where access was given since the last review, and nowhere else', () => {
    assert.deepEqual(localNames(entries.filter(({ HasDrifted__c }) => HasDrifted__c)), [
      'identity.provisioning',
      'telemetry.ingest'
    ]);
    const approved = entries.filter(({ ApprovedAccess__c }) => ApprovedAccess__c !== null);
    assert.ok(approved.length > 15);
  });

  it('is what a scan finds: saved again it changes nothing but the time', () => {
    const {
      entries: saved,
      uses: savedUses,
      notCompared
    } = scanToSave(audited, entries, uses, { propose: false });
    assert.equal(saved.length, entries.length);
    assert.equal(notCompared, 0);
    for (const { fields } of saved) {
      const entry = entries.find(({ UserKey__c }) => UserKey__c === fields.UserKey__c)!;
      assert.ok([null, entry.CurrentAccess__c].includes(fields.CurrentAccess__c), entry.Name);
      assert.equal(
        Date.parse(fields.LastLoginOn__c ?? ''),
        Date.parse(entry.LastLoginOn__c ?? ''),
        entry.Name
      );
    }
    const keys = (rows: readonly { UseKey__c: string }[]): string[] =>
      rows.map((row) => row.UseKey__c).sort();
    assert.deepEqual(keys(savedUses.map(({ fields }) => fields)), keys(uses));
  });

  it('keeps the access that each approving review saw, unchanged', () => {
    const reviews = org.store
      .rows('RunAsReview__c')
      .filter((row) => typeof row['SnapshotHash__c'] === 'string');
    assert.ok(reviews.length > 15);
    for (const { Id, AccessFingerprint__c, RunAsUser__c } of reviews) {
      const { isGenuine } = called('RunAsSnapshots', 'read', { reviewId: Id }) as { isGenuine: boolean };
      assert.equal(isGenuine, true, Id);
      const entry = org.store.row('RunAsUser__c', String(RunAsUser__c));
      assert.equal(AccessFingerprint__c ?? null, entry?.['ApprovedAccess__c'] ?? null);
    }
  });

  it('names the people of the company as owners and reviewers, and nobody as their own', () => {
    const { records } = runQuery(
      org,
      admin,
      'SELECT CompletedBy__c, RunAsUser__r.User__c FROM RunAsReview__c WHERE CompletedBy__c != null'
    );
    assert.ok(records.length > 50);
    for (const { CompletedBy__c, RunAsUser__r } of records) {
      assert.notEqual(CompletedBy__c, (RunAsUser__r as Record<string, unknown>)['User__c']);
    }
    assert.equal(named('erp.orders').BusinessOwner__r?.Name, 'Kofi Mensah');
  });

  it('is made once', async () => {
    const before = org.store.count('RunAsUser__c');
    await seedRegister(org);
    assert.equal(org.store.count('RunAsUser__c'), before);
  });
});
