import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { deleteRecords, insertRecords, updateRecords } from '../../local-org/dml/dml.ts';
import type { Row } from '../../local-org/store/store.ts';
import { launchBrowser } from '../../scripts/browser.ts';
import type { ApexReadRequest, ApexRows } from '../../src/org/live/apexCatalogue.ts';
import { answerCalls, letOrgAnswer, refusing } from './apexAnswers.ts';
import { scrollsSideways, seriousFindings } from './audits.ts';
import { serveDemo } from './demoServer.ts';
import type { DemoServer, Role } from './demoServer.ts';
import { withPage } from './framePage.ts';
import { RECORDS, holdRequests, isSave } from './heldRequests.ts';
import {
  button,
  conflict,
  entryAddress,
  identityAddress,
  insertEntry,
  openedDialog,
  pickUser,
  shownValue,
  tabOf
} from './recordPage.ts';
import type { Tab } from './recordPage.ts';
import { USERS, switchUser } from './registerPage.ts';

const VIEWER = 'Kofi Mensah';
const OWNER = VIEWER;

let browser: Browser;
let demo: DemoServer;

before(async () => {
  [demo, browser] = await Promise.all([serveDemo(), launchBrowser()]);
});

after(async () => {
  await browser.close();
  await demo.close();
});

/** A user whom no other test takes. */
let taken = 0;
function newEntry(values: Parameters<typeof insertEntry>[2] = {}): string {
  return insertEntry(demo, `fault.${++taken}@acme.example`, values);
}

function onEntry(id: string, use: (page: Page) => Promise<void>, tab?: Tab): Promise<void> {
  return withPage(browser, entryAddress(demo, id, tab), async (page) => {
    await use(page);
    assert.equal(await page.locator('img[src=x]').count(), 0);
  });
}

function stored(id: string): Row {
  const row = demo.org.store.row('RunAsUser__c', id);
  assert.ok(row, id);
  return row;
}

/** Of a user whom the org does not have. Before it is read, no review can be completed. */
async function accessIsRead(page: Page): Promise<void> {
  await page.getByRole('alert').filter({ hasText: 'There is no user' }).waitFor();
}

/** Deletes as somebody in another browser would. */
function remove(id: string): void {
  const system = { userId: demo.userId('admin'), mode: 'system' } as const;
  deleteRecords(demo.org, system, [id], { allOrNone: true });
}

/** Takes a right out of a permission set, lets the test use the org, and puts it back. */
async function without(
  set: 'RunAsAdmin' | 'RunAsViewer',
  right: 'read' | 'edit',
  name: string,
  use: () => Promise<void>
): Promise<void> {
  const { store } = demo.org;
  const [{ Id }] = store.find('PermissionSet', 'Name', set) as [Row];
  const [object, key] = name.includes('.')
    ? (['FieldPermissions', 'Field'] as const)
    : (['ObjectPermissions', 'SobjectType'] as const);
  const row = store.find(object, 'ParentId', Id).find((one) => one[key] === name);
  assert.ok(row, name);
  const taken =
    right === 'read' ? { PermissionsRead: false, PermissionsEdit: false } : { PermissionsEdit: false };
  store.transaction(() => store.put(object, { ...row, ...taken }));
  try {
    await use();
  } finally {
    store.transaction(() => store.put(object, row));
  }
}

/** Every text that people write into an entry: its field, and how long that is. */
const TEXT_FIELDS = {
  Purpose: ['Purpose__c', 255],
  Justification: ['Justification__c', 4000],
  'Permitted Actions': ['PermittedActions__c', 4000],
  'Rotation Contact': ['RotationContact__c', 255],
  'Revocation Contact': ['RevocationContact__c', 255],
  'Monitoring Contact': ['MonitoringContact__c', 255],
  'Revocation Runbook': ['RevocationRunbook__c', 8000]
} as const;
const NASTY =
  '=HYPERLINK("http://evil.example") <script>alert(1)</script><img src=x onerror=alert(1)> مرحبا ';
const NASTY_NAME = 'مدير 👩🏽‍🚀 <b>=1+1</b>';
const NASTY_USERNAME = `مستخدم.${'😀'.repeat(30)}@acme.example`;
const FINDING = { Rule__c: 'A rule', Severity__c: 'High', Status__c: 'Open' };
const ACCEPTED = { Status__c: 'Accepted', AcceptedUntil__c: dayIn(30) };

function filledUp(length: number): string {
  return `${NASTY}${'x'.repeat(length - NASTY.length - 2)}😀`;
}

function dayIn(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

/** A day as its input takes it. */
function typedDate(days: number): string {
  return new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeZone: 'UTC' }).format(
    Date.parse(dayIn(days))
  );
}

function insertDetail(object: string, values: Readonly<Record<string, string | number>>): string {
  const system = { userId: demo.userId('admin'), mode: 'system' } as const;
  const [result] = insertRecords(demo.org, system, object, [values], { allOrNone: true });
  if (!result?.id) throw new Error(JSON.stringify(result?.errors));
  return result.id;
}

/** Changes a record as a user would in another browser, at another second. */
function change(
  object: string,
  values: Readonly<Record<string, string>> & { readonly Id: string },
  role: Role = 'reviewer'
): void {
  const later = { ...demo.org, now: () => new Date(Date.now() + 2000) };
  const user = { userId: demo.userId(role), mode: 'user' } as const;
  const [result] = updateRecords(later, user, object, [values], { allOrNone: true });
  if (!result?.success) throw new Error(JSON.stringify(result?.errors));
}

/** Rows of which each of 10,000 is one, all of them in the first answer. */
const MANY: Readonly<Record<string, (id: string) => Readonly<Record<string, unknown>>>> = {
  entryAppUses: (id) => ({
    Id: id,
    UseKey__c: id,
    RunAsApp__r: { Name: `App ${id}`, AppKey__c: `name:${id}`, AppKind__c: 'Unknown' }
  }),
  entryReviews: (id) => ({
    Id: id,
    Name: `R ${id}`,
    Status__c: 'Open',
    CreatedDate: '2026-01-01T00:00:00.000+0000',
    LastModifiedDate: '2026-01-01T00:00:00.000+0000'
  }),
  entryFindings: (id) => ({
    ...FINDING,
    Id: id,
    Rule__c: `Rule ${id}`,
    SeverityRank__c: 3,
    LastModifiedDate: '2026-01-01T00:00:00.000+0000'
  })
};

function manyRows({ query, afterId }: ApexReadRequest): ApexRows | undefined {
  const rowOf = MANY[query];
  if (!rowOf) return undefined;
  const number = afterId === undefined ? 10_000 : 0;
  const rows = Array.from({ length: number }, (_, index) => rowOf(`${10_000 + index}`));
  return { columns: Object.keys(rowOf('')), rows };
}

describe('a right that is missing', () => {
  it('to read or edit a field: the form leaves it out or shows it, and the save does not send it', async () => {
    const id = newEntry({ RotationContact__c: 'Never shown', Justification__c: 'As it was' });
    await without('RunAsAdmin', 'read', 'RunAsUser__c.RotationContact__c', () =>
      without('RunAsAdmin', 'edit', 'RunAsUser__c.Justification__c', () =>
        onEntry(id, async (page) => {
          const saves: unknown[] = [];
          page.on('request', (request) => {
            if (isSave(request) && request.url().includes('/records/')) saves.push(request.postDataJSON());
          });
          await button(page, 'Edit').click();
          await page.getByLabel('Revocation Contact').fill('soc@acme.example');
          assert.equal(await page.getByLabel('Justification').count(), 0);
          assert.equal(await shownValue(page, 'Justification').innerText(), 'As it was');
          assert.equal(await page.getByText(/Rotation Contact|Never shown/).count(), 0);
          assert.deepEqual(await seriousFindings(page), []);
          await button(page, 'Save').click();
          await page.getByText('Saved.').waitFor();
          assert.deepEqual(saves, [{ fields: { RevocationContact__c: 'soc@acme.example' } }]);
        })
      )
    );
    assert.equal(stored(id)['RotationContact__c'], 'Never shown');
  });

  it('to write a field that a user is registered with: the rest is saved', async () => {
    const username = 'fleet.tracker@alderfinch.example';
    await without('RunAsAdmin', 'edit', 'RunAsUser__c.Kind__c', () =>
      withPage(browser, identityAddress(demo, username), async (page) => {
        await button(page, 'Register').click();
        const dialog = await openedDialog(page);
        await pickUser(page, 'Business Owner', OWNER);
        await dialog.getByRole('textbox', { name: 'Purpose' }).fill('Follows the vans');
        assert.equal(await dialog.getByLabel('Kind').count(), 0);
        await dialog.getByRole('button', { name: 'Register', exact: true }).click();
        await page.waitForURL(/\/lightning\/r\/RunAsUser__c\//);
      })
    );
  });

  it('to an object: the page says so, shows the rest, and reads it when it may', async () => {
    const id = newEntry();
    await onEntry(id, async (page) => {
      await switchUser(page, VIEWER);
      await without('RunAsViewer', 'read', 'RunAsFinding__c', async () => {
        await page.reload();
        await page.getByRole('alert').filter({ hasText: 'RunAsFinding__c' }).waitFor();
        assert.equal(await shownValue(page, 'Purpose').innerText(), 'Sends orders');
        assert.deepEqual(await seriousFindings(page), []);
      });
      await page.getByRole('alert').getByRole('button', { name: 'Read again' }).click();
      await page.getByRole('alert').waitFor({ state: 'detached' });
      await without('RunAsViewer', 'read', 'RunAsUser__c', async () => {
        await page.goto(identityAddress(demo, 'anybody@acme.example'));
        await page.getByRole('heading', { name: 'This identity cannot be shown' }).waitFor();
        assert.deepEqual(await seriousFindings(page), []);
      });
      await button(page, 'Read again').click();
      await page.getByText('reading the org takes the permission set Run-As Scanner').waitFor();
    });
  });
});

describe('an error of Apex', () => {
  it('leaves what the page has of the entry, is told, and is over when it is read again', async () => {
    const [entry] = demo.org.store.find('RunAsUser__c', 'Name', 'mdm.steward@alderfinch.example');
    await withPage(browser, entryAddress(demo, entry!.Id), async (page) => {
      await answerCalls(page, refusing('Too many <b>calls</b>.'));
      await page.reload();
      const notice = page.getByRole('alert').filter({ hasText: 'Too many <b>calls</b>.' });
      await notice.first().waitFor();
      await shownValue(page, 'Purpose').waitFor();
      for (const tab of ['Access', 'Logins'] as const) {
        await tabOf(page, tab).click();
        await page.getByRole('tabpanel').getByText('Too many <b>calls</b>.').first().waitFor();
      }
      assert.deepEqual(await seriousFindings(page), []);
      await letOrgAnswer(page);
      await notice.getByRole('button', { name: 'Read again' }).first().click();
      await page.getByRole('tabpanel').getByRole('button', { name: 'Read again' }).click();
      await notice.first().waitFor({ state: 'detached' });
    });
  });
});

describe('a slow network', () => {
  it('shows that the page is read and saved, saves once however often Save is pressed, and loses nothing', async () => {
    const id = newEntry();
    await onEntry(id, async (page) => {
      await shownValue(page, 'Purpose').waitFor();
      const reading = await holdRequests(page, '**/ui-api/**');
      await page.reload();
      await page.getByText('Loading').first().waitFor();
      reading.release();
      await button(page, 'Edit').click();
      await page.getByRole('textbox', { name: 'Purpose' }).fill('Typed slowly');
      const saving = await holdRequests(page, RECORDS, isSave);
      await button(page, 'Save').dblclick();
      await page.getByRole('status').getByText('Saving', { exact: true }).waitFor();
      assert.equal(await button(page, 'Cancel').isDisabled(), true);
      // What is typed now would be in no save.
      await assert.rejects(page.getByRole('textbox', { name: 'Purpose' }).click({ timeout: 300 }));
      saving.release();
      await page.getByText('Saved.').waitFor();
      assert.equal(saving.number(), 1);
      assert.equal(await shownValue(page, 'Purpose').innerText(), 'Typed slowly');
    });
    assert.equal(stored(id)['Purpose__c'], 'Typed slowly');
  });

  it('that breaks off leaves what was typed, to be saved again', async () => {
    const id = newEntry();
    await onEntry(id, async (page) => {
      await button(page, 'Edit').click();
      await page.getByRole('textbox', { name: 'Purpose' }).fill('Not lost');
      await page.route(RECORDS, (route) => (isSave(route.request()) ? route.abort() : route.continue()));
      await button(page, 'Save').click();
      await page.getByRole('alert').getByText(/\w/).first().waitFor();
      assert.equal(await page.getByRole('textbox', { name: 'Purpose' }).inputValue(), 'Not lost');
      assert.deepEqual(await seriousFindings(page), []);
      await page.unroute(RECORDS);
      await button(page, 'Save').click();
      await page.getByText('Saved.').waitFor();
      await tabOf(page, 'Reviews').click();
      await button(page, 'Start review').click();
      const starting = await holdRequests(page, '**/ui-api/records', isSave);
      await button(page, 'Start review').dblclick();
      await page.getByRole('status').getByText('Saving', { exact: true }).waitFor();
      starting.release();
      await page.getByText('The review is started.').waitFor();
      assert.equal(starting.number(), 1);
    });
    assert.equal(stored(id)['Purpose__c'], 'Not lost');
    assert.equal(demo.org.store.find('RunAsReview__c', 'RunAsUser__c', id).length, 1);
  });

  it('registers a user once, and says so while it does', async () => {
    const username = 'jonas.weber@alderfinch.example';
    await withPage(browser, identityAddress(demo, username), async (page) => {
      await button(page, 'Register').click();
      const dialog = await openedDialog(page);
      const register = dialog.getByRole('button', { name: 'Register', exact: true });
      await pickUser(page, 'Business Owner', OWNER);
      await dialog.getByRole('textbox', { name: 'Purpose' }).fill('Reads the mail');
      const calls = '**/ui-api/records';
      await page.route(calls, (route) => route.fulfill({ status: 500, json: { message: 'Row lock.' } }));
      await register.click();
      await dialog.getByRole('alert').getByText('Row lock.').waitFor();
      assert.equal(await dialog.getByRole('textbox', { name: 'Purpose' }).inputValue(), 'Reads the mail');
      await page.unroute(calls);
      const saving = await holdRequests(page, calls);
      await register.dblclick();
      await dialog.getByRole('status').getByText('Saving', { exact: true }).waitFor();
      saving.release();
      await page.waitForURL(/\/lightning\/r\/RunAsUser__c\//);
      assert.equal(saving.number(), 1);
    });
    assert.equal(demo.org.store.find('RunAsUser__c', 'Name', username).length, 1);
  });
});

describe('a record that is deleted under the page', () => {
  it('is told by every form that is open on it, with what was typed', async () => {
    const id = newEntry();
    const review = insertDetail('RunAsReview__c', {
      RunAsUser__c: id,
      Reason__c: 'Manual',
      Status__c: 'Open'
    });
    const finding = insertDetail('RunAsFinding__c', {
      ...FINDING,
      FindingKey__c: 'deleted',
      RunAsUser__c: id
    });
    await onEntry(
      id,
      async (page) => {
        const gone = page.getByRole('alert').getByText(/deleted|does not exist/);
        await button(page, /^Decide review/).click();
        await accessIsRead(page);
        await page.getByLabel('Decision').selectOption('Reduce');
        await page.getByLabel('Rationale').fill('Too much');
        remove(review);
        await button(page, 'Complete review').click();
        await gone.first().waitFor();
        assert.equal(await page.getByLabel('Rationale').inputValue(), 'Too much');
        await button(page, 'Cancel').click();
        await tabOf(page, 'Findings').click();
        await button(page, /^Accept: /).click();
        await page.getByLabel('Accepted Until').fill(typedDate(30));
        await page.getByLabel('Accepted Reason').fill('For a month');
        remove(finding);
        await button(page, 'Accept').click();
        await gone.first().waitFor();
        assert.equal(await page.getByLabel('Accepted Reason').inputValue(), 'For a month');
        assert.deepEqual(await seriousFindings(page), []);
        await button(page, 'Cancel').click();
        await tabOf(page, 'Reviews').click();
        await button(page, 'Start review').click();
        remove(id);
        await button(page, 'Start review').click();
        await page.getByRole('alert').getByText(/\w/).first().waitFor();
        assert.deepEqual(await seriousFindings(page), []);
      },
      'Reviews'
    );
  });

  it('and is opened again is nobody, and no error', async () => {
    const id = newEntry();
    remove(id);
    await withPage(browser, entryAddress(demo, id), async (page) => {
      await page.getByRole('heading', { name: 'Page not found' }).waitFor();
    });
  });
});

describe('two browsers', () => {
  it('that decide one review and accept one finding: the second is told, and overwrites nothing', async () => {
    const id = newEntry();
    const review = insertDetail('RunAsReview__c', {
      RunAsUser__c: id,
      Reason__c: 'Manual',
      Status__c: 'Open'
    });
    const finding = insertDetail('RunAsFinding__c', { ...FINDING, FindingKey__c: 'twice', RunAsUser__c: id });
    await onEntry(
      id,
      async (page) => {
        await button(page, /^Decide review/).click();
        await accessIsRead(page);
        await page.getByLabel('Decision').selectOption('Reduce');
        await page.getByLabel('Rationale').fill('Mine');
        change('RunAsReview__c', {
          Id: review,
          Decision__c: 'Reassign',
          Rationale__c: 'Theirs',
          Status__c: 'Completed'
        });
        await button(page, 'Complete review').click();
        await page
          .getByRole('alert')
          .getByText(/modified|changed/)
          .first()
          .waitFor();
        await conflict(page).getByRole('cell', { name: 'Theirs', exact: true }).waitFor();
        assert.equal(await page.getByRole('textbox', { name: 'Rationale' }).inputValue(), 'Mine');
        await button(page, 'Cancel').click();
        await tabOf(page, 'Findings').click();
        await button(page, /^Accept: /).click();
        await page.getByLabel('Accepted Until').fill(typedDate(30));
        await page.getByLabel('Accepted Reason').fill('Mine');
        change('RunAsFinding__c', { Id: finding, ...ACCEPTED, AcceptedReason__c: 'Theirs' });
        await button(page, 'Accept').click();
        await page
          .getByRole('alert')
          .getByText(/modified|changed/)
          .first()
          .waitFor();
        await conflict(page).getByRole('cell', { name: 'Theirs', exact: true }).waitFor();
        await button(page, 'Accept').click();
        await page.getByRole('alert').getByText('This finding is no longer open.').waitFor();
        assert.equal(await page.getByRole('textbox', { name: 'Accepted Reason' }).inputValue(), 'Mine');
        assert.deepEqual(await seriousFindings(page), []);
      },
      'Reviews'
    );
    assert.equal(demo.org.store.row('RunAsReview__c', review)?.['Rationale__c'], 'Theirs');
    assert.equal(demo.org.store.row('RunAsFinding__c', finding)?.['AcceptedReason__c'], 'Theirs');
  });

  it('that change one finding: the second is told, and accepts it when it tries again', async () => {
    const id = newEntry();
    const finding = insertDetail('RunAsFinding__c', { ...FINDING, FindingKey__c: 'retry', RunAsUser__c: id });
    await onEntry(
      id,
      async (page) => {
        await button(page, /^Accept: /).click();
        await page.getByLabel('Accepted Until').fill(typedDate(30));
        await page.getByLabel('Accepted Reason').fill('Mine');
        change('RunAsFinding__c', { Id: finding, Evidence__c: 'Seen again' }, 'admin');
        await button(page, 'Accept').click();
        await page.getByRole('alert').getByText('This record was modified by').waitFor();
        await page.getByText('Seen again').waitFor();
        assert.equal(await page.getByLabel('Accepted Reason').inputValue(), 'Mine');
        await button(page, 'Accept').click();
        await page.getByText('The finding is accepted.').waitFor();
      },
      'Findings'
    );
    const { Status__c, AcceptedReason__c } = demo.org.store.row('RunAsFinding__c', finding)!;
    assert.deepEqual([Status__c, AcceptedReason__c], ['Accepted', 'Mine']);
  });

  it('that register one user: the second is told, and there is one entry', async () => {
    const username = 'samir.patel@alderfinch.example';
    await withPage(browser, identityAddress(demo, username), async (page) => {
      await button(page, 'Register').click();
      const dialog = await openedDialog(page);
      await pickUser(page, 'Business Owner', OWNER);
      await dialog.getByRole('textbox', { name: 'Purpose' }).fill('Mine');
      insertEntry(demo, username, { Purpose__c: 'Theirs' });
      await dialog.getByRole('button', { name: 'Register', exact: true }).click();
      await dialog
        .getByRole('alert')
        .getByText(/duplicate/i)
        .waitFor();
      assert.equal(await dialog.getByRole('textbox', { name: 'Purpose' }).inputValue(), 'Mine');
      assert.deepEqual(await seriousFindings(page), []);
    });
    const entries = demo.org.store.find('RunAsUser__c', 'Name', username);
    assert.deepEqual(
      entries.map((row) => row['Purpose__c']),
      ['Theirs']
    );
  });
});

describe('text', () => {
  it('of people that is script, a formula, right to left or emoji, and as long as its field, is kept and shown as it is', async () => {
    const owner = { ...demo.org.store.row('User', demo.userId('viewer'))!, Name: NASTY_NAME };
    const [plain] = demo.org.store.find('User', 'Id', demo.userId('viewer'));
    demo.org.store.transaction(() => demo.org.store.put('User', owner));
    const id = insertEntry(demo, NASTY_USERNAME);
    try {
      await onEntry(id, async (page) => {
        await page.getByRole('heading', { level: 1 }).filter({ hasText: 'مستخدم' }).first().waitFor();
        await button(page, 'Edit').click();
        for (const [label, [, length]] of Object.entries(TEXT_FIELDS))
          await page.getByRole('textbox', { name: label, exact: true }).fill(filledUp(length));
        await button(page, 'Save').click();
        await page.getByText('Saved.').waitFor();
        for (const label of Object.keys(TEXT_FIELDS)) {
          const text = await shownValue(page, label).innerText();
          assert.ok(text.startsWith('=HYPERLINK("http://evil.example") <script>'), label);
          assert.ok(text.endsWith('😀'), label);
        }
        assert.match(await shownValue(page, 'Business Owner').innerText(), /مدير 👩🏽‍🚀 <b>/);
        assert.equal(await page.locator('c-run-as-overview b, c-run-as-overview script').count(), 0);
        assert.equal(await scrollsSideways(page), false);
        assert.deepEqual(await seriousFindings(page), []);
      });
    } finally {
      demo.org.store.transaction(() => demo.org.store.put('User', plain!));
    }
    const row = stored(id);
    for (const [label, [field, length]] of Object.entries(TEXT_FIELDS))
      assert.equal(row[field], filledUp(length), label);
  });
});

describe('an entry that has', () => {
  it('nothing says so on each tab', async () => {
    await onEntry(newEntry(), async (page) => {
      for (const [tab, text] of [
        ['Apps', /\w/],
        ['Logins', /\w/],
        ['Reviews', 'Nobody has reviewed this user yet.'],
        ['Findings', /\w/]
      ] as const) {
        await tabOf(page, tab).click();
        await page.getByRole('tabpanel').getByText(text).first().waitFor();
      }
    });
  });

  for (const [tab, name, rows] of [
    ['Apps', 'App', 'tbody tr'],
    ['Reviews', 'R', 'c-run-as-card'],
    ['Findings', 'Rule', 'c-run-as-card']
  ] as const)
    it(`10,000 ${tab.toLowerCase()} shows them page by page`, async () => {
      await onEntry(newEntry(), async (page) => {
        await answerCalls(page, ({ request }) => request && manyRows(request));
        await page.reload();
        await tabOf(page, tab).click();
        const panel = page.getByRole('tabpanel', { name: tab });
        await panel.getByText('1–50 of 10,000').waitFor();
        await panel.getByRole('button', { name: 'Next' }).click();
        await panel.getByText('51–100 of 10,000').waitFor();
        await panel.getByText(`${name} 10050`).waitFor();
        assert.equal(await panel.locator(rows).count(), 50);
        assert.deepEqual(await seriousFindings(page), []);
      });
    });
});

describe('a user of another locale', () => {
  it('and time zone reads and types dates as is usual there', async () => {
    const { store } = demo.org;
    const id = newEntry({ ReviewIntervalDays__c: 90 });
    const entry = stored(id);
    const evening = '2026-03-04T12:30:00.000+0000';
    const dates = { LastLoginOn__c: evening, ExpiresOn__c: '2030-12-24' };
    store.transaction(() => store.put('RunAsUser__c', { ...entry, ...dates }));
    const seen = { FirstSeenOn__c: evening, LastSeenOn__c: evening };
    insertDetail('RunAsFinding__c', { ...FINDING, ...seen, FindingKey__c: 'seen', RunAsUser__c: id });
    const admin = store.row('User', demo.userId('admin'))!;
    const there = { LocaleSidKey: 'de_DE', TimeZoneSidKey: 'Pacific/Auckland' };
    store.transaction(() => store.put('User', { ...admin, ...there }));
    try {
      await onEntry(id, async (page) => {
        await shownValue(page, 'Last Login').getByText('5. März 2026, 01:30').waitFor();
        await shownValue(page, 'Expires On').getByText('24. Dez. 2030').waitFor();
        await button(page, 'Edit').click();
        const expires = page.getByLabel('Expires On');
        assert.equal(await expires.inputValue(), '24.12.2030');
        await expires.fill('05.03.2031');
        await expires.press('Tab');
        await button(page, 'Save').click();
        await page.getByText('Saved.').waitFor();
        await shownValue(page, 'Expires On').getByText('5. März 2031').waitFor();
        await tabOf(page, 'Findings').click();
        await page.getByText('5. März 2026', { exact: true }).first().waitFor();
        await page.goto(demo.address(USERS));
        const name = String(entry['Name']);
        await page.getByLabel('Search identities').fill(name);
        await page.getByRole('row').filter({ hasText: name }).getByText('5. März 2026').waitFor();
        await page.getByLabel(`Select ${name}`, { exact: true }).check();
        await button(page, 'Schedule a review').click();
        const dialog = await openedDialog(page);
        await dialog.getByLabel('Due on').fill('24.12.2030');
        await dialog.getByLabel('Due on').press('Tab');
        await dialog.getByRole('cell', { name: '24.12.2030', exact: true }).waitFor();
        assert.equal(await dialog.getByText(/\d{4}-\d\d-\d\d/).count(), 0);
      });
    } finally {
      store.transaction(() => store.put('User', admin));
    }
    assert.equal(stored(id)['ExpiresOn__c'], '2031-03-05');
  });
});
