import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Locator, Page } from 'playwright-core';
import { demoSnapshot } from '../support/demoSnapshot.ts';
import { launchBrowser } from '../../scripts/browser.ts';
import { accessDetail, audit } from '../../src/core/index.ts';
import type { OrgSnapshot } from '../../src/core/index.ts';
import { scrollsSideways, seriousFindings } from './audits.ts';
import { serveLocalPages } from './localPages.ts';
import type { LocalPages } from './localPages.ts';

const WIDTHS = [1280, 1920];
const EMPTY: OrgSnapshot = {
  org: { name: 'empty', takenAt: '2026-11-21T00:00:00Z' },
  apiVersion: null,
  rows: {},
  gaps: []
};

let browser: Browser;
let pages: LocalPages;
let snapshot: () => OrgSnapshot = demoSnapshot;

before(async () => {
  pages = await serveLocalPages({ readSnapshot: () => Promise.resolve().then(() => snapshot()) });
  browser = await launchBrowser();
});

after(async () => {
  await browser.close();
  await pages.close();
});

/** Opens the dashboard, lets the test use it, and fails on any error of the page. */
async function withPage(use: (page: Page) => Promise<void>, width = 1280): Promise<void> {
  const page = await browser.newPage({ viewport: { width, height: 900 } });
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  try {
    await page.goto(pages.address('/lightning/n/Run_As_Users'));
    await page.getByRole('heading', { level: 1 }).or(page.getByRole('alert')).first().waitFor();
    await use(page);
    assert.deepEqual(errors, []);
  } finally {
    await page.close();
  }
}

function open(page: Page, username: string): Locator {
  return page.getByRole('button', { name: `Open ${username}` });
}

describe('dashboard in a browser', () => {
  it('lists every identity of the demo organisation, as the core finds them', async () => {
    const expected = audit(demoSnapshot(), new Date().toISOString()).identities.map(
      ({ username }) => username
    );
    await withPage(async (page) => {
      const shown = await page.getByRole('button', { name: /^Open / }).allInnerTexts();
      assert.deepEqual(shown.map((text) => text.trim()).sort(), expected);
      assert.ok(expected.length >= 40);
    });
  });

  it('shows the access of the one that is opened, through what it is held, and comes back', async () => {
    await withPage(async (page) => {
      await open(page, 'mdm.dedupe@alderfinch.example').click();
      await page.getByRole('tab', { name: /^Objects/ }).click();
      const account = page.getByRole('row', { name: /^Account / });
      assert.match(await account.innerText(), /Account_Merge_and_Purge/);
      assert.equal((await account.getByTitle('Delete').count()) > 0, true);
      await page.getByRole('button', { name: 'All identities' }).click();
      await open(page, 'mdm.dedupe@alderfinch.example').waitFor();
    });
  });

  it('has as many rows in each tab as the core has rights', async () => {
    const { identities, resolver } = audit(demoSnapshot(), new Date().toISOString());
    const identity = identities.find(({ username }) => username === 'erp.orders@alderfinch.example')!;
    const detail = accessDetail(identity.access, resolver);
    await withPage(async (page) => {
      await open(page, identity.username).click();
      for (const [name, rows] of [
        ['User permissions', detail.userPermissions],
        ['Objects', detail.objects],
        ['Fields', detail.fields],
        ['Setup entities', detail.setupEntities]
      ] as const) {
        await page.getByRole('tab', { name: `${name} (${rows.length})` }).click();
        const shown = page.getByRole('table', { name, exact: true }).locator('tbody tr');
        assert.equal(await shown.count(), Math.min(rows.length, 50), name);
      }
    });
  });

  it('searches, filters and sorts', async () => {
    await withPage(async (page) => {
      const rows = page.getByRole('button', { name: /^Open / });
      await page.getByLabel('Search identities').fill('Keelforge');
      await open(page, 'backup.vault@alderfinch.example').waitFor({ state: 'detached' });
      assert.equal(await rows.count(), 1);
      await page.getByLabel('Search identities').fill('');
      await page.getByRole('button', { name: /^High/ }).click();
      await open(page, 'cicd.deploy@alderfinch.example').waitFor({ state: 'detached' });
      assert.equal(await rows.count(), 10);
      await page.getByRole('button', { name: /^All/ }).click();
      await page.getByRole('button', { name: 'Identity', exact: true }).click();
      assert.match(await rows.first().innerText(), /^backup\.vault/);
      await page.getByRole('button', { name: 'Identity', exact: true }).click();
      assert.match(await rows.first().innerText(), /^wms\.shipments/);
    });
  });

  it('can be used with the keyboard alone', async () => {
    await withPage(async (page) => {
      const link = open(page, 'backup.vault@alderfinch.example');
      for (let presses = 0; presses < 40; presses++) {
        await page.keyboard.press('Tab');
        if (await link.evaluate((element) => element.matches(':focus'))) break;
      }
      await page.keyboard.press('Enter');
      const heading = page.getByRole('heading', { level: 1, name: 'backup.vault@alderfinch.example' });
      await heading.waitFor();
      assert.equal(await heading.evaluate((element) => element.matches(':focus')), true);
      await page.getByRole('tab', { name: /^User permissions/ }).focus();
      await page.keyboard.press('ArrowRight');
      await page.getByRole('table', { name: 'Objects', exact: true }).waitFor();
      await page.getByRole('button', { name: 'All identities' }).focus();
      await page.keyboard.press('Enter');
      await link.waitFor();
      assert.equal(await link.evaluate((element) => element.matches(':focus')), true);
    });
  });

  for (const width of WIDTHS) {
    it(`has no serious finding of axe and does not scroll sideways at ${width} px`, async () => {
      await withPage(async (page) => {
        assert.deepEqual(await seriousFindings(page), []);
        assert.equal(await scrollsSideways(page), false);
        await open(page, 'priya.raman@alderfinch.example').click();
        await page.getByRole('tab', { name: /^Objects/ }).click();
        assert.deepEqual(await seriousFindings(page), []);
        assert.equal(await scrollsSideways(page), false);
      }, width);
    });
  }

  it('says that an org has no run-as users', async () => {
    snapshot = () => EMPTY;
    await withPage(async (page) => page.getByText('No run-as users found').waitFor());
    snapshot = demoSnapshot;
  });

  it('says why the org could not be read, and reads it when asked again', async () => {
    snapshot = () => {
      throw new Error('The demo folder is gone.');
    };
    await withPage(async (page) => {
      await page.getByRole('alert').getByText('The demo folder is gone.').waitFor();
      snapshot = demoSnapshot;
      await page.getByRole('button', { name: 'Try again' }).click();
      await open(page, 'backup.vault@alderfinch.example').waitFor();
    });
    snapshot = demoSnapshot;
  });

  it('shows names that are markup as text, and long ones without breaking the page', async () => {
    const name = `<img src=x onerror=alert(1)>${'long'.repeat(60)}`;
    const org = demoSnapshot();
    const { PermissionSet = [] } = org.rows;
    snapshot = () => ({
      ...org,
      rows: {
        ...org.rows,
        PermissionSet: PermissionSet.map((set) => (set.IsOwnedByProfile ? set : { ...set, Name: name }))
      }
    });
    await withPage(async (page) => {
      await open(page, 'mdm.dedupe@alderfinch.example').click();
      await page.getByText(name).first().waitFor();
      assert.equal(await page.locator('img').count(), 0);
      assert.equal(await scrollsSideways(page), false);
    });
    snapshot = demoSnapshot;
  });
});
