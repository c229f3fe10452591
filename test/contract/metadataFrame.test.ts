import assert from 'node:assert/strict';
import path from 'node:path';
import { before, describe, it } from 'node:test';
import type { NewRecord } from '../../local-org/dml/dml.ts';
import { deploySource } from '../../local-org/metadata/deploySource.ts';
import { problemsOf } from '../../local-org/metadata/test/org.ts';
import type { PageContext } from '../../local-org/preview/pages/context.ts';
import { frameAt } from '../../local-org/preview/pages/frame.ts';
import { pageAt } from '../../local-org/preview/pages/page.ts';
import type { PageModel } from '../../local-org/preview/pages/pageModel.ts';
import { lines } from '../../local-org/preview/pages/testOrg.ts';
import { rightsOf } from '../../local-org/security/rights.ts';
import { runQuery } from '../../local-org/soql/runQuery.ts';
import { ROOT } from '../support/command.ts';
import { RegisterOrg, TODAY, USERS, daysAfter } from '../support/registerOrg.ts';

const APP = 'Run_As_Register';
const userId = USERS.admin;

/** What Lightning Experience would make of the pages of the package, as far as the frame models it. */
describe('the deployed pages of the register', () => {
  let register: RegisterOrg;
  let context: PageContext;
  before(async () => {
    register = await RegisterOrg.open();
    const { org } = register;
    assert.deepEqual(problemsOf(await deploySource(org, path.join(ROOT, 'force-app'))), []);
    context = {
      org,
      userId,
      components: { org, names: new Set(['runAsDashboard', 'runAsRecord']) },
      rights: rightsOf(org, userId),
      query: (soql) => runQuery(org, { userId, mode: 'user' }, soql)
    };
  });
  const page = (address: string): PageModel => pageAt(context, APP, address);

  it('show a register entry in the component of the register, below its highlights', () => {
    const id = register.entry({ Name: 'sync@acme.example', BusinessOwner__c: USERS.owner });
    const { title, body } = page(`/lightning/r/RunAsUser__c/${id}/view`);
    assert.equal(title, 'sync@acme.example | Register Entry');
    const [highlights, tabs = '', ...more] = lines(body);
    assert.equal(highlights, 'header: highlights of sync@acme.example');
    const component = `runAsRecord ${JSON.stringify({ recordId: id, objectApiName: 'RunAsUser__c' })}`;
    assert.ok(tabs.startsWith(`main: [Register: ${component}][Details: details `), tabs);
    // The lists of the last tab are not modelled, and the frame says which component that is.
    assert.match(
      tabs,
      /\[Related: ! flexipages\/Run_As_User_Record\.flexipage .*force:relatedListContainer\]$/
    );
    assert.deepEqual(more, []);
  });

  it('highlight what the compact layout names', () => {
    const id = register.entry({ Name: 'pay@acme.example', BusinessOwner__c: USERS.owner });
    const { body } = page(`/lightning/r/RunAsUser__c/${id}/view`);
    assert.ok(body.kind === 'regions');
    const [item] = body.rows.flat().flatMap(({ items }) => items);
    assert.ok(item?.kind === 'highlights');
    const labels = ['Status', 'Business Owner', 'Next Review On', 'Review State', 'Worst Severity'];
    assert.deepEqual(
      item.fields.map(({ label }) => label),
      [...labels, 'Open Findings']
    );
  });

  it('open each tab of the app', () => {
    const { tabs, problems } = frameAt(context.org, userId, APP);
    assert.deepEqual(problems, []);
    const labels = ['Run-As Users', 'Register Entries', 'Registered Apps', 'Access Reviews', 'Findings'];
    assert.deepEqual(
      tabs.map(({ label }) => label),
      labels
    );
    for (const { url, label, hasProblem } of tabs) {
      assert.equal(hasProblem, false, label);
      const { title, body } = page(url);
      assert.equal(title, label);
      if (body.kind === 'list') assert.deepEqual(body.list.problems, [], label);
      else assert.match(lines(body).join(), /runAsDashboard/);
    }
  });

  it('show an app, a review and a finding with what the platform brings', () => {
    const entry = register.entry();
    const records = [
      register.add('RunAsApp__c', { Name: 'Sync', AppKey__c: 'name:Sync', AppKind__c: 'Unknown' }),
      register.add('RunAsReview__c', { RunAsUser__c: entry }),
      register.add('RunAsFinding__c', {
        RunAsUser__c: entry,
        FindingKey__c: 'frame',
        Rule__c: 'R001',
        Severity__c: 'Low'
      })
    ];
    const objects = ['RunAsApp__c', 'RunAsReview__c', 'RunAsFinding__c'];
    for (const [at, object] of objects.entries()) {
      const shown = lines(page(`/lightning/r/${object}/${records[at]!}/view`).body).join('\n');
      assert.match(shown, /^header: highlights of [^]*main: details /, object);
      assert.doesNotMatch(shown, /: !/);
    }
  });

  it('list what people look for', () => {
    const DAY = -86_400_000;
    const daysAgo = (days: number): string =>
      new Date(Date.parse(`${TODAY}T12:00:00Z`) + days * DAY).toISOString();
    const owned = { Status__c: 'Active', Purpose__c: 'Syncs.', BusinessOwner__c: USERS.owner };
    const entry = (Name: string, values: NewRecord, daysOld = 0): string =>
      register.onDay(daysAfter(TODAY, -daysOld), () => register.entry({ Name, ...values }));
    entry('list: mine', { ...owned, BusinessOwner__c: USERS.admin, LastLoginOn__c: daysAgo(89) });
    entry('list: proposed', { LastLoginOn__c: daysAgo(1) }, 200);
    entry('list: unowned', { Status__c: 'Contained', LastLoginOn__c: daysAgo(1) });
    entry('list: due', { ...owned, ReviewIntervalDays__c: 30, LastLoginOn__c: daysAgo(1) });
    entry('list: overdue', { ...owned, LastLoginOn__c: daysAgo(1) }, 91);
    entry('list: dormant', { ...owned, LastLoginOn__c: daysAgo(91), ReviewIntervalDays__c: 200 });
    entry('list: never', { ...owned, LastScannedOn__c: daysAgo(1), ReviewIntervalDays__c: 200 }, 91);
    entry('list: unknown', { ...owned, ReviewIntervalDays__c: 200 }, 91);
    const graded = (AccessGrade__c: string): string =>
      entry(`list: graded ${AccessGrade__c}`, { ...owned, AccessGrade__c, LastLoginOn__c: daysAgo(1) });
    for (const grade of ['Critical', 'High', 'Medium', 'Unknown', 'None']) graded(grade);
    const expected: Readonly<Record<string, string>> = {
      Mine: 'mine',
      Unowned: 'unowned',
      DueIn30Days: 'due',
      Overdue: 'overdue',
      Dormant: 'dormant never',
      Privileged: 'graded Critical graded High'
    };
    for (const [view, names] of Object.entries(expected)) {
      assert.equal(listed('RunAsUser__c', view, 'list: '), names, view);
    }
  });

  it('list the reviews and findings that somebody has to look at', () => {
    const RunAsUser__c = register.entry();
    const review = (DueOn__c: string, Reviewer__c: string): string =>
      register.add('RunAsReview__c', { RunAsUser__c, DueOn__c, Reviewer__c });
    const late = review(daysAfter(TODAY, -1), USERS.admin);
    const soon = review(TODAY, USERS.reviewer);
    const nameOf = (object: string, id: string): string => String(register.read(object, id, 'Name'));
    const shown = (view: string): readonly string[] =>
      listed('RunAsReview__c', view, '')
        .split(' ')
        .filter((name) => name >= nameOf('RunAsReview__c', late));
    assert.deepEqual(shown('MyOpen'), [nameOf('RunAsReview__c', late)]);
    assert.deepEqual(shown('Overdue'), [nameOf('RunAsReview__c', late)]);
    assert.deepEqual(
      shown('All'),
      [late, soon].map((id) => nameOf('RunAsReview__c', id))
    );
    assert.deepEqual(shown('Completed'), []);
    const app = { AppKind__c: 'Unknown', SecretRotatedOn__c: daysAfter(TODAY, -160) };
    register.add('RunAsApp__c', { ...app, Name: 'list: due', AppKey__c: 'name:due' });
    register.add('RunAsApp__c', {
      ...app,
      Name: 'list: later',
      AppKey__c: 'name:later',
      SecretRotationDays__c: 300
    });
    assert.equal(listed('RunAsApp__c', 'SecretsDue', 'list: '), 'due');
  });

  /** The names in a list view that begin so, without that beginning. */
  function listed(object: string, view: string, begin: string): string {
    const { body } = page(`/lightning/o/${object}/list?filterName=${view}`);
    assert.ok(body.kind === 'list');
    assert.deepEqual(body.list.problems, []);
    const names = body.list.rows.map((row) => String(row['Name']));
    return names.flatMap((name) => (name.startsWith(begin) ? name.slice(begin.length) : [])).join(' ');
  }
});
