import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../../scripts/browser.ts';
import { answerCalls, isOfRegister, letOrgAnswer, ofEmptyOrg, refusing } from './apexAnswers.ts';
import { scrollsSideways, seriousFindings } from './audits.ts';
import { withDashboard } from './dashboardPage.ts';
import type { Opening, Use } from './dashboardPage.ts';
import { serveDemo } from './demoServer.ts';
import type { DemoServer } from './demoServer.ts';
import { identity, line, list, listed, settled, shownGaps, switchUser } from './registerPage.ts';

const VAULT = 'backup.vault@alderfinch.example';

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

/** What only who manages the register is offered. */
async function assertNothingToChange(page: Page): Promise<void> {
  for (const name of ['Save this scan', 'Import a file'])
    assert.equal(await page.getByRole('button', { name }).count(), 0, name);
  assert.equal(await list(page).getByRole('checkbox').count(), 0);
}

describe('the dashboard of a user who', () => {
  for (const name of ['Kofi Mensah', 'Inês Carvalho']) {
    it(`reads the register and may not scan: ${name} sees the last saved scan with its date`, async () => {
      await open(async (page) => {
        await switchUser(page, name);
        await settled(page);
        await page.getByText(/^As of\s.*\sfrom the last saved scan$/).waitFor();
        await page.getByText('You see the last saved scan').waitFor();
        assert.match(await line(page, VAULT).innerText(), /Tomasz Wilk[^]*Critical[^]*Vaultmoor/);
        assert.equal(await page.getByText('What could not be read, and what that hides').count(), 0);
        await page.getByRole('img', { name: 'Privilege and last login' }).waitFor();
        assert.equal((await listed(page)).length, 44);
        await assertNothingToChange(page);
        assert.deepEqual(await seriousFindings(page), []);
        assert.equal(await scrollsSideways(page), false);
      });
    });
  }

  it('scans with fewer rights: gaps are told, and what the scan did not find is in the list', async () => {
    await open(async (page) => {
      await switchUser(page, 'Olga Reiter');
      assert.ok((await shownGaps(page)).length >= 5);
      await line(page, 'estuary.meter@alderfinch.example')
        .locator('c-run-as-grade')
        .getByText('None')
        .waitFor();
      await assertNothingToChange(page);
      assert.deepEqual(await seriousFindings(page), []);
    });
  });

  it('may do neither is told so, and no call is made', async () => {
    await open(async (page) => {
      const asked: string[] = [];
      page.on('request', (request) => {
        if (request.url().includes('/local-org/apex/')) asked.push(request.url());
      });
      await switchUser(page, 'Samir Patel');
      await page.getByRole('heading', { name: 'You cannot see the register yet' }).waitFor();
      asked.length = 0;
      await page.reload();
      await page.getByRole('heading', { name: 'You cannot see the register yet' }).waitFor();
      assert.deepEqual(asked, []);
      assert.deepEqual(await seriousFindings(page), []);
    });
  });
});

describe('the dashboard while', () => {
  it('the org is scanned shows the register and how far the scan is', async () => {
    const { promise: isSeen, resolve: see } = Promise.withResolvers<unknown>();
    let calls = 0;
    // The eighth answer and those after it wait until the page has told of those before.
    const prepare: Use = (page) =>
      answerCalls(page, (call) =>
        isOfRegister(call) || ++calls < 8 ? undefined : isSeen.then(() => undefined)
      );
    await open(
      async (page) => {
        await page.getByText('7 of 20 answers').waitFor();
        await line(page, VAULT).getByText('Critical').waitFor();
        const bar = page.getByRole('progressbar', { name: 'Reading the org' });
        assert.equal(await bar.getAttribute('aria-valuenow'), '35');
        assert.deepEqual(await seriousFindings(page), []);
        see(undefined);
        await line(page, VAULT).getByText('Critical').waitFor();
        await bar.waitFor({ state: 'detached' });
      },
      { prepare }
    );
  });

  it('the scan fails shows the register, says why, and scans again when asked', async () => {
    const prepare: Use = (page) =>
      answerCalls(page, (call) => (isOfRegister(call) ? undefined : refusing('Too many calls.')(call)));
    await open(
      async (page) => {
        await page
          .getByText('The org could not be scanned')
          .getByText('Too many calls.')
          .or(page.getByText('Too many calls.'))
          .first()
          .waitFor();
        await identity(page, VAULT).waitFor();
        assert.deepEqual(await seriousFindings(page), []);
        await letOrgAnswer(page);
        await page.getByRole('button', { name: 'Try again' }).click();
        await line(page, VAULT).getByText('Critical').waitFor();
        await page.getByText('Too many calls.').waitFor({ state: 'detached' });
      },
      { prepare }
    );
  });

  it('the register fails shows the scan, and says why', async () => {
    const prepare: Use = (page) =>
      answerCalls(page, (call) => (isOfRegister(call) ? refusing('No such column.')(call) : undefined));
    await open(
      async (page) => {
        await page.getByText('No such column.').waitFor();
        await line(page, VAULT).getByText('Not readable').waitFor();
        assert.equal(
          await page.getByRole('button', { name: /^Without owner|Without owner/ }).isDisabled(),
          true
        );
        assert.equal(await page.getByRole('button', { name: 'Save this scan' }).count(), 0);
        assert.deepEqual(await seriousFindings(page), []);
      },
      { prepare }
    );
  });

  it('both fail says why, and reads again when asked', async () => {
    const prepare: Use = (page) => answerCalls(page, refusing('The demo folder is gone.'));
    await open(
      async (page) => {
        await page.getByRole('alert').getByText('The demo folder is gone.').waitFor();
        assert.deepEqual(await seriousFindings(page), []);
        await letOrgAnswer(page);
        await page.getByRole('button', { name: 'Try again' }).click();
        await identity(page, VAULT).waitFor();
      },
      { prepare }
    );
  });

  it('nothing is registered invites to do so', async () => {
    const prepare: Use = (page) =>
      answerCalls(page, (call) => (isOfRegister(call) ? ofEmptyOrg(call) : undefined));
    await open(
      async (page) => {
        await page.getByText('Nothing is registered yet').waitFor();
        assert.deepEqual(await seriousFindings(page), []);
      },
      { prepare }
    );
  });

  it('there is nobody at all says so', async () => {
    await open(
      async (page) => {
        await page.getByText('No run-as users found').waitFor();
        assert.deepEqual(await seriousFindings(page), []);
      },
      { prepare: (page) => answerCalls(page, ofEmptyOrg) }
    );
  });
});
