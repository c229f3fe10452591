import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import type { Browser, Locator, Page } from 'playwright-core';
import { launchBrowser } from '../../scripts/browser.ts';
import { audit } from '../../src/core/index.ts';
import type { ApexRows } from '../../src/org/live/apexCatalogue.ts';
import { readOrg } from '../../src/org/live/readOrg.ts';
import { answerCalls } from './apexAnswers.ts';
import { scrollsSideways, seriousFindings } from './audits.ts';
import { restCatalogue } from './catalogues.ts';
import { withDashboard } from './dashboardPage.ts';
import type { Opening, Use } from './dashboardPage.ts';
import { serveDemo } from './demoServer.ts';
import type { DemoServer } from './demoServer.ts';
import { USERS, identity, line, list, listed, settled, setupMenu, shown } from './registerPage.ts';

const VAULT = 'backup.vault@alderfinch.example';
const WIDTHS = [1280, 1920];

let browser: Browser;
let demo: DemoServer;

before(async () => {
  [demo, browser] = await Promise.all([serveDemo(), launchBrowser()]);
});

after(async () => {
  await browser.close();
  await demo.close();
});

function open(use: Use, opening?: Opening): Promise<void> {
  return withDashboard(browser, demo, use, opening);
}

/** The number on a tile, which it is filtered by afterwards. */
async function chooseTile(page: Page, name: string): Promise<number> {
  const tile = page.getByRole('group', { name: 'What to look at' }).getByRole('button', { name });
  const [number = ''] = (await tile.innerText()).split('\n');
  await tile.click();
  await page.getByRole('button', { name, pressed: true }).waitFor();
  return Number(number);
}

async function isWithin(locator: Locator, width: number, message: string): Promise<void> {
  const box = await locator.boundingBox();
  assert.ok(box && box.x >= 0 && box.x + box.width <= width, `${message}: ${JSON.stringify(box)}`);
}

/** Where the drawn labels of the grades end, and where the cells beside them begin. */
async function gradeLabels(page: Page): Promise<{ readonly end: number; readonly cells: number }> {
  const picture = page.locator('c-run-as-privilege-picture');
  await picture.locator('.row-label').first().waitFor();
  const ends = await picture
    .locator('.row-label')
    .evaluateAll((labels) => labels.map((label) => label.getBoundingClientRect().right));
  const starts = await picture
    .locator('.cell')
    .evaluateAll((cells) => cells.map((cell) => cell.getBoundingClientRect().left));
  return { end: Math.max(...ends), cells: Math.min(...starts) };
}

describe('the dashboard', () => {
  it('lists every identity of the demo organisation, as the core finds them', async () => {
    const takenAt = new Date().toISOString();
    const { identities } = audit(await readOrg(restCatalogue(demo, 'admin'), { takenAt }), takenAt);
    await open(async (page) => {
      const expected = identities.map(({ username }) => username).sort();
      assert.deepEqual(await listed(page), expected);
      assert.ok(expected.length >= 40);
    });
  });

  it('shows owner, grade, next review and findings beside each other', async () => {
    await open(async (page) => {
      await settled(page);
      const cells = await line(page, 'legacy.integration@alderfinch.example')
        .getByRole('cell')
        .allInnerTexts();
      const [, owner, grade, review, findings] = cells.map((text) => text.replace(/\s+/g, ' ').trim());
      assert.deepEqual([owner, grade, findings], ['None', 'Critical', '3']);
      assert.match(review ?? '', /^\w{3} \d+, \d{4} Overdue$/);
    });
  });

  it('filters by each tile to as many lines as it counts', async () => {
    await open(async (page) => {
      await settled(page);
      for (const name of [
        'Without owner',
        'Not registered',
        'Review overdue',
        'Review due soon',
        'Privileged',
        'Dormant'
      ]) {
        const number = await chooseTile(page, name);
        assert.ok(number > 0, name);
        await page.getByText(`${number} of 51 identities`).waitFor();
        assert.equal((await shown(page)).length, number, name);
      }
    });
  });

  it('searches, filters and sorts', async () => {
    await open(async (page) => {
      await settled(page);
      await page.getByLabel('Search identities').fill('Keelforge');
      await identity(page, VAULT).waitFor({ state: 'detached' });
      assert.deepEqual(await shown(page), ['cicd.deploy@alderfinch.example']);
      await page.getByLabel('Search identities').fill('');
      await page.getByLabel('Grade').selectOption('High');
      await page.getByText('11 of 51 identities').waitFor();
      await page.getByRole('button', { name: 'Clear all filters' }).click();
      await page.getByRole('button', { name: 'Identity', exact: true }).click();
      assert.match((await shown(page))[0]!, /^backup\.vault/);
      await page.getByRole('button', { name: 'Identity', exact: true }).click();
      assert.match((await shown(page))[0]!, /^wms\.shipments/);
    });
  });

  it('keeps the view in the address, so that a link and Back show it again', async () => {
    await open(async (page) => {
      await settled(page);
      await chooseTile(page, 'Review overdue');
      await page.getByLabel('Status', { exact: true }).selectOption('Active');
      await page.getByRole('button', { name: 'Owner', exact: true }).click();
      await page.waitForURL(/c__tile=overdue&c__status=Active&c__sort=owner/);
      const names = await shown(page);
      assert.ok(names.length > 1);
      const { pathname, search } = new URL(page.url());
      await open(
        async (other) => {
          await settled(other);
          assert.deepEqual(await shown(other), names);
        },
        { path: pathname + search }
      );
      await identity(page, names[1]!).click();
      await page.getByRole('heading', { level: 1, name: names[1]! }).first().waitFor();
      await page.goBack();
      await identity(page, names[1]!).waitFor();
      assert.deepEqual(await shown(page), names);
    });
  });

  it('takes nonsense in the address for the usual view', async () => {
    await open(
      async (page) => {
        await settled(page);
        assert.equal((await shown(page)).length, 50);
      },
      { path: `${USERS}?c__tile=all%27%3Cimg&c__page=-3&c__sort=__proto__&c__grade=constructor` }
    );
  });

  it('filters by a cell of the picture, drawn or as a table', async () => {
    await open(async (page) => {
      await settled(page);
      const drawing = page.getByRole('img', { name: 'Privilege and last login' });
      await drawing.locator('g', { hasText: 'Critical, 7 days: 7' }).locator('rect').click();
      await page.getByText('7 of 51 identities').waitFor();
      const picture = page.getByRole('region', { name: 'Privilege and last login' });
      await picture.getByRole('button', { name: 'Show as table' }).click();
      await picture.getByRole('button', { name: 'Critical, 7 days: 7', pressed: true }).press('Enter');
      await page.getByText('of 51 identities').waitFor({ state: 'detached' });
      await picture.getByRole('button', { name: 'High, Never: 1' }).press('Enter');
      await page.waitForURL(/c__grade=high&c__login=never/);
      assert.equal((await shown(page)).length, 1);
      assert.deepEqual(await seriousFindings(page), []);
    });
  });

  it('has the reviews by month as a table too, which adds up to the tile', async () => {
    await open(async (page) => {
      await settled(page);
      const picture = page.getByRole('region', { name: 'Reviews by month' });
      await picture.getByRole('button', { name: 'Show as table' }).click();
      const table = page.getByRole('table', { name: 'Reviews by month' });
      await table.waitFor();
      const overdue = await table.getByRole('row').locator('td:nth-of-type(2)').allInnerTexts();
      assert.equal(overdue.length, 12);
      const tile = await chooseTile(page, 'Review overdue');
      assert.equal(
        overdue.reduce((sum, text) => sum + Number(text), 0),
        tile
      );
    });
  });

  it('can be used with the keyboard alone', async () => {
    await open(async (page) => {
      await settled(page);
      const link = identity(page, VAULT);
      for (let presses = 0; presses < 60; presses++) {
        await page.keyboard.press('Tab');
        if (await link.evaluate((element) => element.matches(':focus'))) break;
      }
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { level: 1, name: VAULT }).first().waitFor();
    });
  });

  it('leads from each row to the pages of Setup that fit its apps, with the keyboard alone', async () => {
    const logins = '/lightning/setup/OrgLoginHistory/home';
    const connected = [
      '/lightning/setup/ConnectedApplication/home',
      '/lightning/setup/ConnectedAppsUsage/home'
    ];
    const external = '/lightning/setup/ManageExternalClientApplication/home';
    const rows: [username: string, pages: string[]][] = [
      [VAULT, [logins, external]],
      ['edi.gateway@alderfinch.example', [logins, ...connected]]
    ];
    await open(async (page) => {
      await settled(page);
      const items = page.getByRole('menuitem');
      for (const [username, pages] of rows) {
        const [user] = demo.org.store.find('User', 'Username', username);
        const menu = setupMenu(page, username);
        await menu.press('Enter');
        await items.first().waitFor();
        const [first, ...others] = await items.evaluateAll((links) =>
          links.map((link) => link.getAttribute('href'))
        );
        assert.match(first ?? '', new RegExp(`^/lightning/setup/ManageUsers/page\\?address=%2F${user!.Id}`));
        assert.deepEqual(others, pages, username);
        assert.deepEqual(await seriousFindings(page), []);
        await page.keyboard.press('Escape');
        await items.first().waitFor({ state: 'detached' });
        assert.ok(await menu.evaluate((element) => element.matches(':focus')));
      }
      for (const index of [0, 1]) {
        await page.keyboard.press('ArrowDown');
        await items.nth(index).and(page.locator(':focus')).waitFor();
      }
      const popup = page.waitForEvent('popup');
      await page.keyboard.press('Enter');
      await (await popup).waitForURL(/OrgLoginHistory/, { waitUntil: 'commit' });
    });
  });

  it('exports the lines of the view as CSV and JSON', async () => {
    await open(async (page) => {
      await settled(page);
      const number = await chooseTile(page, 'Without owner');
      const texts: string[] = [];
      const csvBlob = page.evaluate(() => new Blob(['a'], { type: 'text/csv' }).size);
      await assert.rejects(csvBlob, /Unsupported MIME type/, 'the page takes what Lightning refuses');
      for (const format of ['As CSV', 'As JSON']) {
        await page.getByRole('button', { name: 'Export' }).click();
        const download = page.waitForEvent('download');
        await page.getByRole('menuitem', { name: format }).click();
        const file = await download;
        assert.match(file.suggestedFilename(), /^run-as-register-\d{4}-\d\d-\d\d\.(?:csv|json)$/);
        texts.push(readFileSync(await file.path(), 'utf8'));
      }
      const [csv = '', json = ''] = texts;
      assert.equal(csv.trimEnd().split('\r\n').length, number + 1);
      const { lines, view } = JSON.parse(json) as { lines: { username: string }[]; view: { tile: string } };
      assert.deepEqual(lines.map(({ username }) => username).sort(), (await shown(page)).sort());
      assert.equal(view.tile, 'unowned');
    });
  });

  for (const width of WIDTHS) {
    it(`has no serious finding of axe and does not scroll sideways at ${width} px`, async (context) => {
      await open(
        async (page) => {
          await settled(page);
          assert.deepEqual(await seriousFindings(page), []);
          assert.equal(await scrollsSideways(page), false);
          for (const direction of ['rtl', 'ltr']) {
            await page.evaluate((dir) => (document.documentElement.dir = dir), direction);
            await setupMenu(page, VAULT).click();
            // The base component places a menu some frames after it opens.
            const isPlaced = (): Promise<void> => isWithin(page.getByRole('menu'), width, direction);
            await context.waitFor(isPlaced, { timeout: 60_000 });
            await page.keyboard.press('Escape');
            await page.getByRole('menu').waitFor({ state: 'detached' });
            assert.equal(await scrollsSideways(page), false);
            const { end, cells } = await gradeLabels(page);
            assert.ok(0 < end && end < cells && cells < width, `${direction}: ${end}, ${cells}`);
          }
          await page.getByLabel('Search identities').fill('nobody has this name');
          await page.getByText('No identity fits').waitFor();
          assert.deepEqual(await seriousFindings(page), []);
          assert.equal(await scrollsSideways(page), false);
        },
        { width }
      );
    });
  }

  it('shows names that are markup, formulas, or written from right to left as text, and long ones whole', async () => {
    const names = [
      `<img src=x onerror=alert(1)>@${'long'.repeat(13)}.example`,
      '=cmd|calc@acme.example',
      '\u202efdp.exe@acme.example',
      `👩🏽‍🚀@${'😀'.repeat(20)}.example`,
      'w'.repeat(80)
    ];
    const prepare: Use = (page) =>
      answerCalls(page, async ({ request, ofOrg }) => {
        if (request?.query !== 'listedEntries') return undefined;
        const { columns, rows } = (await ofOrg()) as ApexRows;
        const changed = rows.slice(0, names.length).map((row, index) => ({
          ...row,
          UserKey__c: `username:${index}@x`,
          Name: names[index],
          BusinessOwner__r: { Name: names[index] }
        }));
        return { columns, rows: changed };
      });
    await open(
      async (page) => {
        await settled(page);
        for (const text of ['longlong', '=cmd', 'fdp.exe', '😀😀', 'wwww']) {
          await page.getByLabel('Search identities').fill(text);
          await page.getByText('1 of 56 identities').waitFor();
          await list(page).getByRole('link').filter({ hasText: text }).waitFor();
          assert.equal(await scrollsSideways(page), false, text);
        }
        await page.getByLabel('Search identities').fill('@');
        await page.getByText(/^5\d of 56 identities$/).waitFor();
        assert.equal(await page.locator('img').count(), 0);
        assert.equal(await scrollsSideways(page), false);
        assert.doesNotMatch(await list(page).innerText(), /\u202e/);
        assert.deepEqual(await seriousFindings(page), []);
      },
      { prepare }
    );
  });
});
