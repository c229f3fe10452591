import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Locator, Page } from 'playwright-core';
import { launchBrowser } from '../../scripts/browser.ts';
import { scrollsSideways, seriousFindings } from './audits.ts';
import { heading, withPage } from './framePage.ts';
import { LONG, PAGES } from './framePages.ts';
import { THING, deploy, serveLocalPages } from './localPages.ts';
import type { LocalPages } from './localPages.ts';

const USERS = '/lightning/n/Run_As_Users';

let browser: Browser;
let pages: LocalPages;

before(async () => {
  pages = await serveLocalPages();
  deploy(pages.org, PAGES);
  browser = await launchBrowser();
});

after(async () => {
  await browser.close();
  await pages.close();
});

function open(address: string, use: (page: Page) => Promise<void>, width = 1280): Promise<void> {
  return withPage(browser, pages.address(address), use, { width });
}

describe('frame with the keyboard, and for everybody', () => {
  it('goes through header and menus with the keyboard alone', async () => {
    await open(USERS, async (page) => {
      const focused = (): Locator => page.locator(':focus');
      await page.keyboard.press('Tab');
      assert.match(await focused().innerText(), /Skip to the page/);
      await page.keyboard.press('Tab');
      assert.match(await focused().innerText(), /Switch user/);
      await page.keyboard.press('Enter');
      await page.getByRole('dialog', { name: 'Switch user' }).getByText('2 active users').waitFor();
      await page.keyboard.press('ArrowDown');
      assert.match(await focused().innerText(), /^Ada Admin/);
      await page.keyboard.press('ArrowDown');
      assert.match(await focused().innerText(), /^Vera Viewer/);
      await page.keyboard.press('Escape');
      assert.equal(await page.getByRole('dialog').count(), 0);
      assert.match(await focused().innerText(), /Switch user/);
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await page.getByRole('dialog', { name: 'App launcher' }).waitFor();
      await page.keyboard.type('thin');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await heading(page, 'All').waitFor();
      assert.equal(await page.getByRole('dialog').count(), 0);
    });
  });

  it('skips to the page', async () => {
    await open(USERS, async (page) => {
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      assert.equal(await page.getByRole('main').evaluate((main) => main.matches(':focus')), true);
    });
  });

  for (const width of [1280, 1920]) {
    it(`has no serious finding of axe and does not scroll sideways at ${width} px, with long names`, async () => {
      await open(
        USERS,
        async (page) => {
          await page.getByRole('button', { name: 'App launcher' }).click();
          assert.deepEqual(await seriousFindings(page), []);
          await page.getByRole('dialog').getByRole('link', { name: LONG }).click();
          await heading(page, 'All').waitFor();
          assert.deepEqual(await seriousFindings(page), []);
          assert.equal(await scrollsSideways(page), false);
          await page.getByRole('button', { name: /Switch user/ }).click();
          await page.getByText('2 active users').waitFor();
          assert.deepEqual(await seriousFindings(page), []);
        },
        width
      );
      for (const address of [
        `/lightning/r/Thing__c/${THING}/view`,
        '/lightning/n/Board',
        '/lightning/none'
      ]) {
        await open(
          address,
          async (page) => {
            await page.getByRole('heading').first().waitFor();
            assert.deepEqual(await seriousFindings(page), [], address);
            assert.equal(await scrollsSideways(page), false, address);
          },
          width
        );
      }
    });
  }
});
