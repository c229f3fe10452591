import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../../scripts/browser.ts';
import { assertCard, card, heading, path, tab, withPage } from './framePage.ts';
import { LONG, PAGES } from './framePages.ts';
import { ADMIN, THING, VIEWER, deploy, readNothing, serveLocalPages } from './localPages.ts';
import type { LocalPages } from './localPages.ts';

const USERS = '/lightning/n/Run_As_Users';

let browser: Browser;
let pages: LocalPages;
/** Who read the rows, from the first to the last. */
const readers: string[] = [];

before(async () => {
  pages = await serveLocalPages({
    callApex: (userId, ...call) => {
      readers.push(userId);
      return readNothing(userId, ...call);
    }
  });
  deploy(pages.org, PAGES);
  browser = await launchBrowser();
});

after(async () => {
  await browser.close();
  await pages.close();
});

function open(address: string, use: (page: Page) => Promise<void>, errors: string[] = []): Promise<void> {
  return withPage(browser, pages.address(address), use, { errors });
}

describe('frame', () => {
  it("opens the app's first tab, and takes the token out of the address", async () => {
    await open('/', async (page) => {
      await heading(page, 'Run-As Register').waitFor();
      assert.equal(path(page), USERS);
      assert.equal(await tab(page, 'Run-As Users').getAttribute('aria-current'), 'page');
      assert.equal(await page.title(), 'Run-As Users | Run-As Register');
    });
  });

  it('says on every page that it is a model of Salesforce', async () => {
    for (const address of [USERS, '/lightning/o/Thing__c/list', '/lightning/none']) {
      await open(address, (page) => page.getByText('A model of Salesforce on this machine').waitFor());
    }
  });

  it('goes from tab to list to record, and Back and Forward through them, without loading anew', async () => {
    await open(USERS, async (page) => {
      await page.evaluate(() => Object.assign(globalThis, { stays: true }));
      await tab(page, 'Things').click();
      await page.getByRole('grid').getByRole('link', { name: 'Saw' }).click();
      await heading(page, 'Saw').waitFor();
      assert.equal(path(page), `/lightning/r/Thing__c/${THING}/view`);
      assert.equal(await tab(page, 'Things').getAttribute('aria-current'), 'page');
      await page.goBack();
      await heading(page, 'All').waitFor();
      await page.goBack();
      await heading(page, 'Run-As Register').waitFor();
      await page.goForward();
      await heading(page, 'All').waitFor();
      assert.equal(await page.evaluate(() => 'stays' in globalThis), true);
    });
  });

  it('keeps the component when only its own part of the address changes, Back and Forward included', async () => {
    await open(`${USERS}?c__tile=overdue`, async (page) => {
      await heading(page, 'Run-As Register').waitFor();
      const component = page.locator('frame-component');
      const isMarked = (): Promise<boolean> => component.evaluate((element) => 'isMarked' in element);
      await component.evaluate((element) => Object.assign(element, { isMarked: true }));
      await tab(page, 'Run-As Users').click();
      await page.waitForURL((url) => url.search === '');
      assert.equal(await isMarked(), true);
      await page.goBack();
      assert.equal(path(page), `${USERS}?c__tile=overdue`);
      assert.equal(await isMarked(), true);
      await tab(page, 'Things').click();
      await heading(page, 'All').waitFor();
      await page.goBack();
      await heading(page, 'Run-As Register').waitFor();
      assert.equal(await isMarked(), false);
    });
  });

  it('opens a record by its address, with what its user may read', async () => {
    await open(`/lightning/r/Thing__c/${THING}/view`, async (page) => {
      await heading(page, 'Saw').waitFor();
      const panel = page.getByRole('tabpanel', { name: 'Details' });
      const shown = (await panel.getByRole('term').allInnerTexts()).map((text) => text.trim());
      assert.deepEqual(shown, ['Size', 'Sharp']);
      assert.equal(await page.getByText('hidden').count(), 0);
    });
  });

  it('says that nothing is at an address', async () => {
    for (const address of [
      '/lightning/n/Nowhere',
      '/lightning/r/Thing__c/a00000000000009AAA/view',
      '/lightning/r/Nothing__c/a00000000000001AAA/view',
      '/lightning/setup/SetupOneHome/home'
    ]) {
      await open(address, async (page) => {
        await heading(page, 'Page not found').waitFor();
        await page.getByText(`Nothing is at ${address}`).waitFor();
      });
    }
  });

  it('switches to another app from the launcher, and stays in it', async () => {
    await open(USERS, async (page) => {
      await page.getByRole('button', { name: 'App launcher' }).click();
      await page.getByRole('dialog').getByRole('link', { name: LONG }).click();
      await heading(page, 'All').waitFor();
      await page.reload();
      await heading(page, 'All').waitFor();
      assert.deepEqual(await page.getByRole('navigation').getByRole('link').allInnerTexts(), [
        'Things',
        'Run-As Users'
      ]);
    });
  });
});

describe('wrong pages in the frame', () => {
  it('shows a card for a component that is not deployed, beside the one that is', async () => {
    await open('/lightning/n/Board', async (page) => {
      await assertCard(page, 'flexipages/Board.flexipage', 'componentName', 'noSuchThing');
      await assertCard(page, 'flexipages/Board.flexipage', 'flexiPageRegions', 'attic');
      await heading(page, 'Run-As Register').waitFor();
    });
  });

  it('marks a tab that is not deployed, and says which app names it', async () => {
    await open(USERS, async (page) => {
      const missing = tab(page, 'No_Such_Tab');
      assert.equal(await missing.getByText('Not sound').count(), 1);
      await missing.click();
      await assertCard(page, 'applications/Run_As_Register.app', 'tabs', 'No_Such_Tab');
    });
  });

  it('names the standard component that it does not model', async () => {
    await open(`/lightning/r/Thing__c/${THING}/view`, (page) =>
      assertCard(page, 'flexipages/Thing_Page.flexipage', 'componentName', 'force:relatedListContainer')
    );
  });

  it('shows the toasts of components, and one for an error that nobody catches', async () => {
    await open(
      USERS,
      async (page) => {
        await page.evaluate(() => void Promise.reject(new Error('Out of thread.')));
        await page.getByText('Out of thread.').waitFor();
        await page.evaluate(() => {
          const detail = {
            title: 'Saved',
            message: '{0} <b>rows</b>',
            messageData: ['7'],
            variant: 'success'
          };
          const main = document.querySelector('#root')!.firstElementChild!;
          main.dispatchEvent(
            new CustomEvent('lightning__showtoast', { bubbles: true, composed: true, detail })
          );
        });
        await page.getByText('7 <b>rows</b>').waitFor();
      },
      ['Out of thread.']
    );
  });

  it('does not open by address what is not made for that', async () => {
    await open('/lightning/cmp/c__runAsDashboard?c__x=1', async (page) => {
      await card(page, 'does not name the target lightning__UrlAddressable').waitFor();
    });
  });
});

describe('users of the frame', () => {
  it('finds a user, switches, and reads the rows as that user until the next switch', async () => {
    await open(USERS, async (page) => {
      await page.getByRole('button', { name: 'User: Ada Admin. Switch user' }).click();
      const panel = page.getByRole('dialog', { name: 'Switch user' });
      await panel.getByText('2 active users').waitFor();
      assert.equal(await panel.getByText('Ida Inactive').count(), 0);
      await panel.getByLabel('Switch to another user').fill('vera@');
      await panel.getByText('1 active user').waitFor();
      assert.equal(readers.at(-1), ADMIN);
      await panel.getByRole('button', { name: /^Vera Viewer/ }).click();
      await page.getByRole('button', { name: 'User: Vera Viewer. Switch user' }).waitFor();
      await heading(page, 'Run-As Register').waitFor();
      assert.equal(path(page), USERS);
      assert.equal(readers.at(-1), VIEWER);
    });
  });
});
