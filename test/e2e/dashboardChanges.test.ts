import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Locator, Page } from 'playwright-core';
import { updateRecords } from '../../local-org/dml/dml.ts';
import type { Row } from '../../local-org/store/store.ts';
import { launchBrowser } from '../../scripts/browser.ts';
import { audit } from '../../src/core/index.ts';
import { readOrg } from '../../src/org/live/readOrg.ts';
import { RestCatalogue } from '../../src/org/live/restCatalogue.ts';
import { auditResult } from '../../src/report/json.ts';
import type { AuditResult } from '../../src/report/json.ts';
import { clientOf } from '../support/liveOrg.ts';
import { seriousFindings } from './audits.ts';
import { withDashboard } from './dashboardPage.ts';
import { serveDemo } from './demoServer.ts';
import type { DemoServer } from './demoServer.ts';
import { changeEntry, insertEntry, openedDialog } from './recordPage.ts';
import { identity, line, settled } from './registerPage.ts';

const DOMAIN = 'alderfinch.example';

let browser: Browser;
let demo: DemoServer;

before(async () => {
  [demo, browser] = await Promise.all([serveDemo(), launchBrowser()]);
});

after(async () => {
  await browser.close();
  await demo.close();
});

async function open(use: (page: Page, dialog: Locator) => Promise<void>): Promise<void> {
  await withDashboard(browser, demo, async (page) => {
    await settled(page);
    await use(page, page.getByRole('dialog'));
  });
}

function entry(name: string): Row {
  const [found] = demo.org.store.find('RunAsUser__c', 'Name', `${name}@${DOMAIN}`);
  assert.ok(found, name);
  return found;
}

function entryNumber(): number {
  return demo.org.store.rows('RunAsUser__c').length;
}

async function select(page: Page, ...names: readonly string[]): Promise<void> {
  for (const name of names) await page.getByLabel(`Select ${name}@${DOMAIN}`, { exact: true }).check();
  const one = names.length === 1;
  await page.getByText(one ? '1 identity selected' : `${names.length} identities selected`).waitFor();
}

async function chooseUser(dialog: Locator, label: string, typed: string, name: string): Promise<void> {
  await dialog.getByRole('combobox', { name: label }).pressSequentially(typed);
  await dialog.getByRole('option', { name }).click();
}

async function bulk(page: Page, name: string): Promise<void> {
  await page
    .getByRole('group', { name: 'Actions on the selected identities' })
    .getByRole('button', { name })
    .click();
  const dialog = await openedDialog(page);
  await dialog.getByRole('heading', { name, level: 1 }).waitFor();
}

async function closeDialog(dialog: Locator): Promise<void> {
  await dialog.getByRole('button', { name: 'Close', exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
}

describe('what an administrator changes in bulk', () => {
  it('assigns an owner, previewed and told of each', async () => {
    await open(async (page, dialog) => {
      await select(page, 'partner.sync', 'legacy.integration', 'status.page');
      await bulk(page, 'Assign owner');
      await chooseUser(dialog, 'Business Owner', 'carval', 'Inês Carvalho');
      await dialog.getByText('2 will change, 0 stay as they are, 1 are refused').waitFor();
      assert.deepEqual(await seriousFindings(page), []);
      await dialog.getByRole('button', { name: 'Apply to 2' }).click();
      await dialog.getByText('2 saved, 0 not saved').waitFor();
      assert.equal(await dialog.getByRole('cell', { name: 'Saved', exact: true }).count(), 2);
      assert.deepEqual(await seriousFindings(page), []);
      await closeDialog(dialog);
      await line(page, `partner.sync@${DOMAIN}`).getByText('Inês Carvalho').waitFor();
      // What could not be changed stays selected.
      await page.getByText('1 identity selected').waitFor();
    });
    assert.equal(entry('partner.sync')['BusinessOwner__c'], demo.userId('reviewer'));
  });

  it('shows a conflict, keeps what somebody else wrote, and saves when asked again', async () => {
    const { Id } = entry('bi.extract');
    await open(async (page, dialog) => {
      await select(page, 'bi.extract', 'tax.engine');
      const caller = { userId: demo.userId('admin'), mode: 'system' } as const;
      await new Promise((resolve) => setTimeout(resolve, 1100));
      updateRecords(demo.org, caller, 'RunAsUser__c', [{ Id, ReviewIntervalDays__c: 77 }], {
        allOrNone: true
      });
      await bulk(page, 'Set review interval');
      await dialog.getByLabel('Review Interval (Days)').fill('44');
      await dialog.getByRole('button', { name: 'Apply to 2' }).click();
      await dialog.getByText('1 saved, 1 not saved').waitFor();
      await dialog.getByText(/somebody changed or deleted it meanwhile/).waitFor();
      assert.equal(entry('bi.extract')['ReviewIntervalDays__c'], 77);
      await dialog.getByRole('button', { name: 'Try again' }).click();
      await dialog.getByRole('row', { name: /^bi\.extract\S+ 77 44 Changes$/ }).waitFor();
      assert.equal(await dialog.getByLabel('Review Interval (Days)').inputValue(), '44');
      assert.equal(entry('bi.extract')['ReviewIntervalDays__c'], 77);
      await dialog.getByRole('button', { name: 'Apply to 1' }).click();
      await dialog.getByText('1 saved, 0 not saved').waitFor();
      assert.equal(entry('bi.extract')['ReviewIntervalDays__c'], 44);
      await closeDialog(dialog);
      await page.getByText(/identit(?:y|ies) selected/).waitFor({ state: 'hidden' });
    });
  });

  it('registers what is found and what is proposed', async () => {
    await open(async (page, dialog) => {
      await select(page, 'fleet.tracker', 'quarry.lane');
      await bulk(page, 'Register');
      await chooseUser(dialog, 'Business Owner', 'carval', 'Inês Carvalho');
      await dialog.getByText('Fill in the fields above').waitFor();
      await dialog.getByLabel('Purpose').fill('<b>Follows</b> the vans');
      await dialog.getByRole('button', { name: 'Apply to 2' }).click();
      await dialog.getByText('2 saved, 0 not saved').waitFor();
      await closeDialog(dialog);
      await line(page, `fleet.tracker@${DOMAIN}`).getByText('Not registered').waitFor({ state: 'detached' });
    });
    for (const name of ['fleet.tracker', 'quarry.lane']) {
      assert.equal(entry(name)['Status__c'], 'Active');
      assert.equal(entry(name)['Purpose__c'], '<b>Follows</b> the vans');
    }
  });

  it('schedules a review, once', async () => {
    for (const outcome of ['1 will change', '0 will change']) {
      await open(async (page, dialog) => {
        await select(page, 'siem.collector');
        await bulk(page, 'Schedule a review');
        await dialog.getByLabel('Due on').fill('Dec 24, 2030');
        await dialog.getByLabel('Due on').press('Tab');
        await chooseUser(dialog, 'Reviewer', 'carval', 'Inês Carvalho');
        await dialog.getByText(outcome).waitFor();
        if (outcome.startsWith('0')) return;
        await dialog.getByRole('button', { name: 'Apply to 1' }).click();
        await dialog.getByText('1 saved, 0 not saved').waitFor();
      });
    }
    const reviews = demo.org.store.find('RunAsReview__c', 'RunAsUser__c', entry('siem.collector').Id);
    const [review] = reviews.filter((row) => row['DueOn__c'] === '2030-12-24');
    assert.equal(review?.['Reviewer__c'], demo.userId('reviewer'));
  });
});

describe('a scan that is saved', () => {
  it('says what it writes, leaves what people wrote, and changes nothing more the second time', async () => {
    const before = entry('erp.orders');
    const number = entryNumber();
    for (const isProposed of [true, false]) {
      await open(async (page, dialog) => {
        await page.getByRole('button', { name: 'Save this scan' }).click();
        await dialog.getByText('What will be written').waitFor();
        const propose = dialog.getByLabel(/^Also propose \d+ identities/);
        if (isProposed) await propose.press('Space');
        else assert.equal(await propose.count(), 0);
        assert.deepEqual(await seriousFindings(page), []);
        await dialog.getByRole('button', { name: 'Save', exact: true }).click();
        await dialog.getByText('51 entries are saved.').waitFor();
        await closeDialog(dialog);
      });
      assert.equal(entryNumber(), 51);
    }
    assert.ok(number < 51);
    const { LastScannedOn__c, ...rest } = entry('erp.orders');
    assert.ok(String(LastScannedOn__c) > String(before['LastScannedOn__c']));
    for (const name of ['BusinessOwner__c', 'Purpose__c', 'Status__c', 'ApprovedAccess__c'])
      assert.equal(rest[name], before[name], name);
    assert.equal(entry('jonas.weber')['Status__c'], 'Proposed');
  });
});

describe('an audit that is imported', () => {
  async function file(changes: Partial<AuditResult> = {}): Promise<string> {
    const takenAt = new Date().toISOString();
    const catalogue = new RestCatalogue(clientOf(demo.origin, demo.token('admin')));
    const result = auditResult(audit(await readOrg(catalogue, { takenAt }), takenAt));
    return JSON.stringify({ status: 0, result: { ...result, ...changes }, warnings: [] });
  }

  async function choose(dialog: Locator, text: string): Promise<void> {
    const buffer = Buffer.from(text);
    await dialog
      .getByLabel('Audit file (JSON)')
      .setInputFiles({ name: 'audit.json', mimeType: 'application/json', buffer });
  }

  it('brings in the run-as users of connected apps', async () => {
    const text = await file();
    const missing = `crm.migration2023@${DOMAIN}`;
    await open(async (page, dialog) => {
      assert.equal(await identity(page, missing).count(), 0);
      await page.getByRole('button', { name: 'Import a file' }).click();
      await choose(dialog, text);
      await dialog.getByText(/\d+ entries are new/).waitFor();
      assert.deepEqual(await seriousFindings(page), []);
      await dialog.getByRole('button', { name: 'Import', exact: true }).click();
      await dialog.getByText(/^\d+ entries are saved\.$/).waitFor();
      await closeDialog(dialog);
      await page.getByLabel('Search identities').fill('crm.migration');
      await identity(page, missing).waitFor();
    });
    assert.equal(entry('crm.migration2023')['UserKey__c'], `username:${missing}`);
  });

  it('of another org is taken only from who says so', async () => {
    const text = await file({ org: { name: '<b>Other</b>', id: null, takenAt: new Date().toISOString() } });
    await open(async (page, dialog) => {
      await page.getByRole('button', { name: 'Import a file' }).click();
      await choose(dialog, text);
      await dialog.getByRole('alert').getByText('The file is of <b>Other</b>').waitFor();
      const button = dialog.getByRole('button', { name: 'Import', exact: true });
      assert.equal(await button.isDisabled(), true);
      await dialog.getByLabel('I am sure that the file belongs here').press('Space');
      assert.equal(await button.isDisabled(), false);
    });
  });

  it('of another org with the same name is told by its id', async () => {
    const { result } = JSON.parse(await file()) as { result: AuditResult };
    const { name } = result.org;
    const text = await file({ org: { name, id: '00D9z000000XYZAEA4', takenAt: new Date().toISOString() } });
    await open(async (page, dialog) => {
      await page.getByRole('button', { name: 'Import a file' }).click();
      await choose(dialog, text);
      await dialog
        .getByRole('alert')
        .getByText(/of another org that is called .+: its ID is 00D9z0/)
        .waitFor();
      assert.equal(await dialog.getByRole('button', { name: 'Import', exact: true }).isDisabled(), true);
    });
  });

  it('is refused with its reason where it is hostile, truncated or none', async () => {
    const whole = await file();
    const deep = `{"result":${'['.repeat(20_000)}`;
    const wrong = '{"schema":"runas.audit/1","org":{"name":"<img src=x onerror=alert(1)>"},"identities":7}';
    await open(async (page, dialog) => {
      await page.getByRole('button', { name: 'Import a file' }).click();
      for (const text of [whole.slice(0, -200), '', '<html></html>', deep, wrong, '{"__proto__":{"a":1}}']) {
        await choose(dialog, text);
        const alert = dialog.getByRole('alert');
        await alert.waitFor();
        assert.match(await alert.innerText(), /\w/, text.slice(0, 50));
        assert.equal(await dialog.getByRole('button', { name: 'Import', exact: true }).isDisabled(), true);
      }
      assert.equal(await page.locator('img').count(), 0);
    });
  });
});

describe('a bulk change that failed', () => {
  it('is tried again with what was typed, and saves nothing twice', async () => {
    const ids = ['again.one', 'again.two'].map((name) =>
      insertEntry(demo, `${name}@${DOMAIN}`, { Status__c: 'Proposed' })
    );
    const purpose = 'Sends orders,\nevery night';
    await open(async (page, dialog) => {
      await page.getByLabel('Search identities').fill('again.');
      await select(page, 'again.one', 'again.two');
      await bulk(page, 'Register');
      await chooseUser(dialog, 'Business Owner', 'carval', 'Inês Carvalho');
      await dialog.getByLabel('Purpose').fill(purpose);
      await dialog.getByLabel('Criticality').selectOption('High');
      await page.route('**/RunAsWriter/*', (route) => route.abort());
      await dialog.getByRole('button', { name: 'Apply to 2' }).click();
      await dialog.getByText('0 saved, 2 not saved').waitFor();
      await page.locator('h2:focus', { hasText: 'What happened' }).waitFor();
      changeEntry(demo, ids[0]!, { Status__c: 'Active', Purpose__c: 'Of somebody else' });
      await page.unroute('**/RunAsWriter/*');
      await dialog.getByRole('button', { name: 'Try again' }).click();
      await dialog
        .getByRole('status')
        .getByText(/planned anew: 2\./)
        .waitFor();
      await dialog.getByText('1 will change, 0 stay as they are, 1 are refused').waitFor();
      const focused = dialog.locator('input:focus');
      await focused.waitFor();
      assert.equal(await focused.inputValue(), 'Inês Carvalho');
      assert.equal(await dialog.getByLabel('Purpose').inputValue(), purpose);
      assert.equal(await dialog.getByLabel('Criticality').inputValue(), 'High');
      assert.deepEqual(await seriousFindings(page), []);
      await dialog.getByRole('button', { name: 'Apply to 1' }).click();
      await dialog.getByText('1 saved, 0 not saved').waitFor();
      assert.equal(await dialog.getByRole('button', { name: 'Try again' }).count(), 0);
      await closeDialog(dialog);
    });
    assert.equal(entry('again.one')['Purpose__c'], 'Of somebody else');
    const { Status__c, Purpose__c, Criticality__c } = entry('again.two');
    assert.deepEqual([Status__c, Purpose__c, Criticality__c], ['Active', purpose, 'High']);
  });
});
