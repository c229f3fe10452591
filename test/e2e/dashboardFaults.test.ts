import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { parse } from 'csv-parse/sync';
import type { Browser, Locator, Page } from 'playwright-core';
import { deleteRecords } from '../../local-org/dml/dml.ts';
import type { Row } from '../../local-org/store/store.ts';
import { launchBrowser } from '../../scripts/browser.ts';
import type { ApexRows } from '../../src/org/live/apexCatalogue.ts';
import { answerCalls, ofEmptyOrg } from './apexAnswers.ts';
import { scrollsSideways, seriousFindings } from './audits.ts';
import { withDashboard } from './dashboardPage.ts';
import type { Use } from './dashboardPage.ts';
import { serveDemo } from './demoServer.ts';
import type { DemoServer } from './demoServer.ts';
import { holdRequests } from './heldRequests.ts';
import { changeEntry, insertEntry, openedDialog } from './recordPage.ts';
import { identity, list, settled, shown, switchUser } from './registerPage.ts';

const NASTY = '=HYPERLINK("http://evil.example") <script>alert(1)</script>, "x"; مرحبا 😀';
const OWNER = 'Inês Carvalho';

let browser: Browser;
let demo: DemoServer;

before(async () => {
  [demo, browser] = await Promise.all([serveDemo(), launchBrowser()]);
});

after(async () => {
  await browser.close();
  await demo.close();
});

function open(use: (page: Page, dialog: Locator) => Promise<void>, prepare?: Use): Promise<void> {
  return withDashboard(
    browser,
    demo,
    (page) => {
      page.setDefaultTimeout(60_000);
      return use(page, page.getByRole('dialog'));
    },
    prepare && { prepare }
  );
}

/** Entries that no other test takes. */
function newEntries(...names: readonly string[]): string[] {
  return names.map((name) => insertEntry(demo, `${name}@acme.example`));
}

async function select(page: Page, ...names: readonly string[]): Promise<void> {
  for (const name of names) await page.getByLabel(`Select ${name}@acme.example`, { exact: true }).check();
}

/** Opens the dialog that gives the selected identities an owner, and fills it. */
async function assignOwner(page: Page, dialog: Locator): Promise<void> {
  await page.getByRole('button', { name: 'Assign owner' }).click();
  await openedDialog(page);
  await dialog.getByRole('combobox', { name: 'Business Owner' }).pressSequentially('carval');
  await dialog.getByRole('option', { name: OWNER }).click();
}

async function close(dialog: Locator): Promise<void> {
  await dialog.getByRole('button', { name: 'Close', exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
}

function ownersOf(ids: readonly string[]): unknown[] {
  return ids.map((id) => demo.org.store.row('RunAsUser__c', id)?.['BusinessOwner__c']);
}

/** Takes the right to a field out of a permission set until it is put back. */
function withhold(set: string, field: string, rights: 'PermissionsEdit' | 'PermissionsRead'): () => void {
  const { store } = demo.org;
  const [{ Id }] = store.find('PermissionSet', 'Name', set) as [Row];
  const row = store.find('FieldPermissions', 'ParentId', Id).find((one) => one['Field'] === field);
  assert.ok(row, field);
  const put = (one: Row): void => store.transaction(() => store.put('FieldPermissions', one));
  put({ ...row, PermissionsEdit: false, [rights]: false });
  return () => put(row);
}

describe('the dashboard that Lightning kept hidden while its user was on another page', () => {
  it('shows what was changed there', async () => {
    const [id = ''] = newEntries('hidden.one');
    let readings = 0;
    const prepare: Use = (page) => {
      page.on('request', (request) => {
        if (request.postData()?.includes('listedEntries')) readings++;
      });
      return Promise.resolve();
    };
    await open(async (page) => {
      await settled(page);
      await page.getByLabel('Search identities').fill('hidden.');
      const row = page.getByRole('row').filter({ hasText: 'hidden.one' });
      await row.waitFor();
      await show(page, true);
      assert.equal(readings, 1);
      await show(page, false);
      changeEntry(demo, id, { BusinessOwner__c: demo.userId('reviewer') });
      await show(page, true);
      await row.getByText(OWNER).waitFor();
      assert.equal(readings, 2);
    }, prepare);
  });

  /** Ends once the browser has told those who watch what is in sight. */
  async function show(page: Page, isShown: boolean): Promise<void> {
    await page.locator('c-run-as-dashboard').evaluate(
      (host, display) => {
        (host as HTMLElement).style.display = display;
        return new Promise((resolve) => {
          requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve)));
        });
      },
      isShown ? '' : 'none'
    );
  }
});

describe('saving from the dashboard', () => {
  it('over a slow network shows how far it is, and saves once however often it is asked', async () => {
    const ids = newEntries('slow.one', 'slow.two');
    await open(async (page, dialog) => {
      await settled(page);
      await page.getByLabel('Search identities').fill('slow.');
      await select(page, 'slow.one', 'slow.two');
      await assignOwner(page, dialog);
      const saving = await holdRequests(page, '**/RunAsWriter/change');
      await dialog.getByRole('button', { name: 'Apply to 2' }).dblclick();
      await dialog.getByRole('status').getByText('Saving: 0 of 2').waitFor();
      assert.equal(await dialog.getByRole('button', { name: 'Cancel', exact: true }).isDisabled(), true);
      await page.keyboard.press('Escape');
      assert.deepEqual(await seriousFindings(page), []);
      saving.release();
      await dialog.getByText('2 saved, 0 not saved').waitFor();
      assert.equal(saving.number(), 1);
      await close(dialog);
      const scan = await holdRequests(page, '**/RunAsWriter/saveScan');
      await page.getByRole('button', { name: 'Save this scan' }).click();
      await dialog.getByRole('button', { name: 'Save', exact: true }).dblclick();
      await dialog
        .getByRole('status')
        .getByText(/^Saving: 0 of \d+$/)
        .waitFor();
      scan.release();
      await dialog.getByText(/^\d+ entries are saved\.$/).waitFor();
      assert.equal(scan.number(), 1);
    });
    assert.deepEqual(ownersOf(ids), [demo.userId('reviewer'), demo.userId('reviewer')]);
  });

  it('tells of each what was deleted, what Apex refused and what the right is missing to', async () => {
    const ids = newEntries('fault.kept', 'fault.gone');
    await open(async (page, dialog) => {
      await settled(page);
      await page.getByLabel('Search identities').fill('fault.');
      await select(page, 'fault.kept', 'fault.gone');
      await page.route('**/RunAsWriter/*', (route) =>
        route.fulfill({ status: 500, json: { message: 'Too many <b>rows</b>.' } })
      );
      await assignOwner(page, dialog);
      await dialog.getByRole('button', { name: 'Apply to 2' }).click();
      await dialog.getByText('0 saved, 2 not saved').waitFor();
      assert.equal(await dialog.getByText('Too many <b>rows</b>.').count(), 2);
      assert.deepEqual(await seriousFindings(page), []);
      await close(dialog);
      await page.getByRole('button', { name: 'Save this scan' }).click();
      await dialog.getByRole('button', { name: 'Save', exact: true }).click();
      await dialog.getByText('Too many <b>rows</b>.').first().waitFor();
      await close(dialog);
      await page.unroute('**/RunAsWriter/*');
      await assignOwner(page, dialog);
      const giveBack = withhold('RunAsAdmin', 'RunAsUser__c.BusinessOwner__c', 'PermissionsEdit');
      await dialog.getByRole('button', { name: 'Apply to 2' }).click();
      await dialog.getByText('0 saved, 2 not saved').waitFor();
      await close(dialog);
      giveBack();
      await assignOwner(page, dialog);
      const system = { userId: demo.userId('admin'), mode: 'system' } as const;
      deleteRecords(demo.org, system, [ids[1]!], { allOrNone: true });
      await dialog.getByRole('button', { name: 'Apply to 2' }).click();
      await dialog.getByText('1 saved, 1 not saved').waitFor();
      await dialog
        .getByRole('row', { name: /fault\.gone/ })
        .getByText(/changed or deleted/)
        .waitFor();
      await close(dialog);
      await identity(page, 'fault.gone@acme.example').waitFor({ state: 'detached' });
      await page.getByText('1 identity selected').waitFor({ state: 'hidden' });
    });
    assert.deepEqual(ownersOf(ids), [demo.userId('reviewer'), undefined]);
  });
});

describe('a right to a field that is missing', () => {
  async function withoutRights(
    fields: readonly string[],
    use: (page: Page, dialog: Locator) => Promise<void>
  ): Promise<void> {
    const giveBack = fields.map((field) => withhold('RunAsAdmin', field, 'PermissionsEdit'));
    try {
      await open(async (page, dialog) => {
        await settled(page);
        await use(page, dialog);
      });
    } finally {
      for (const give of giveBack) give();
    }
  }

  it('leaves out the field where it can be done without, and sends nothing of it', async () => {
    const id = insertEntry(demo, 'right.some@acme.example', { Status__c: 'Proposed', Criticality__c: 'Low' });
    const fields = ['RunAsUser__c.Criticality__c', 'RunAsUser__c.BackupOwner__c'];
    await withoutRights(fields, async (page, dialog) => {
      await page.getByLabel('Search identities').fill('right.some');
      await select(page, 'right.some');
      await page.getByRole('button', { name: 'Assign owner' }).click();
      const roles = dialog.getByLabel('Which owner').getByRole('option');
      await roles.first().waitFor({ state: 'attached' });
      assert.deepEqual(await roles.allInnerTexts(), ['Business Owner', 'Technical Owner']);
      await dialog.getByRole('button', { name: 'Cancel', exact: true }).click();
      await dialog.waitFor({ state: 'detached' });
      await page.getByRole('button', { name: 'Register', exact: true }).click();
      await dialog.getByLabel('Purpose').fill('Follows the vans');
      assert.equal(await dialog.getByLabel('Criticality').count(), 0);
      await dialog.getByRole('combobox', { name: 'Business Owner' }).pressSequentially('carval');
      await dialog.getByRole('option', { name: OWNER }).click();
      await dialog.getByRole('button', { name: 'Apply to 1' }).click();
      await dialog.getByText('1 saved, 0 not saved').waitFor();
      await close(dialog);
    });
    const { Status__c, Criticality__c } = demo.org.store.row('RunAsUser__c', id)!;
    assert.deepEqual([Status__c, Criticality__c], ['Active', 'Low']);
  });

  it('is named where nothing can be done without it', async () => {
    newEntries('right.none');
    await withoutRights(['RunAsReview__c.DueOn__c'], async (page, dialog) => {
      await page.getByLabel('Search identities').fill('right.none');
      await select(page, 'right.none');
      await page.getByRole('button', { name: 'Schedule a review' }).click();
      await dialog
        .getByRole('alert')
        .getByText(/You may not write what this needs: Due On\./)
        .waitFor();
      await dialog.getByRole('button', { name: 'Nothing to apply' }).waitFor();
      assert.deepEqual(await seriousFindings(page), []);
    });
  });
});

describe('the dashboard of', () => {
  it('one row, and of 10,000: they are found, chosen together and shown before they are changed', async () => {
    let number = 1;
    const prepare: Use = (page) =>
      answerCalls(page, async (call) => {
        if (call.request?.query === 'usersByName') return undefined;
        if (call.request?.query !== 'listedEntries' || call.request.afterId) return ofEmptyOrg(call);
        const { columns, rows } = (await call.ofOrg()) as ApexRows;
        const [first] = rows;
        const copies = Array.from({ length: number }, (_, index) => ({
          ...first,
          Id: `a0H${String(index).padStart(12, '0')}AAA`,
          Name: `copy.${index}@acme.example`,
          UserKey__c: `username:copy.${index}@acme.example`
        }));
        return { columns, rows: copies };
      });
    await open(async (page, dialog) => {
      await settled(page);
      assert.deepEqual(await shown(page), ['copy.0@acme.example']);
      assert.deepEqual(await seriousFindings(page), []);
      number = 10_000;
      await page.getByRole('button', { name: 'Refresh' }).click();
      await page.getByText('1–50 of 10,000').waitFor();
      await page.getByLabel('Search identities').fill('copy.9999@');
      await page.getByText('1 of 10,000 identities').waitFor();
      await page.getByLabel('Search identities').fill('');
      await page.getByText('1–50 of 10,000').waitFor();
      await select(page, 'copy.0');
      await page.getByRole('button', { name: 'Select all 10,000 found' }).click();
      await page.getByText('10,000 identities selected').waitFor();
      await assignOwner(page, dialog);
      await dialog.getByText('1–50 of 10,000').waitFor();
      await dialog.getByRole('button', { name: 'Apply to 10,000' }).waitFor();
      assert.deepEqual(await seriousFindings(page), []);
      assert.equal(await scrollsSideways(page), false);
    }, prepare);
  });

  it('texts that are script, formula, right to left or emoji shows and exports them as text', async () => {
    const id = insertEntry(demo, `مستخدم.=1+1@${'😀'.repeat(20)}.example`, { Purpose__c: NASTY });
    const { store } = demo.org;
    const viewer = store.row('User', demo.userId('viewer'))!;
    store.transaction(() => store.put('User', { ...viewer, Name: NASTY }));
    try {
      await open(async (page) => {
        await settled(page);
        await page.getByLabel('Search identities').fill('مستخدم');
        await page.getByText(/^1 of \d+ identities$/).waitFor();
        assert.match(await list(page).innerText(), /=HYPERLINK\("http:\/\/evil\.example"\) <script>alert/);
        assert.equal(await list(page).locator('script').count(), 0);
        assert.equal(await scrollsSideways(page), false);
        await page.getByRole('button', { name: 'Export' }).click();
        const download = page.waitForEvent('download');
        await page.getByRole('menuitem', { name: 'As CSV' }).click();
        const text = readFileSync(await (await download).path(), 'utf8');
        const [row] = parse<Record<string, string>>(text, { bom: true, columns: true });
        assert.equal(row?.['purpose'], `'${NASTY}`);
        assert.equal(row['businessOwner'], `'${NASTY}`);
        assert.equal(row['username'], store.row('RunAsUser__c', id)?.['Name']);
      });
    } finally {
      store.transaction(() => store.put('User', viewer));
    }
  });

  it('a user who may not read a field says why the register is missing, and reads it when it may', async () => {
    const giveBack = withhold('RunAsViewer', 'RunAsUser__c.Purpose__c', 'PermissionsRead');
    await open(async (page) => {
      await switchUser(page, 'Kofi Mensah');
      await page
        .getByRole('alert')
        .getByText(/Purpose__c/)
        .waitFor();
      assert.deepEqual(await seriousFindings(page), []);
      giveBack();
      await page.getByRole('button', { name: 'Try again' }).click();
      await identity(page, 'backup.vault@alderfinch.example').waitFor();
    });
  });
});
