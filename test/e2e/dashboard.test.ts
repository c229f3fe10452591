import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../../scripts/browser.ts';
import { AccessResolver, accessDetail, audit } from '../../src/core/index.ts';
import type { ApexRows } from '../../src/org/live/apexCatalogue.ts';
import { readAccess } from '../../src/org/live/readAccess.ts';
import { readOrg } from '../../src/org/live/readOrg.ts';
import { answerCalls, letOrgAnswer, ofEmptyOrg, refusing } from './apexAnswers.ts';
import { scrollsSideways, seriousFindings } from './audits.ts';
import { restCatalogue } from './catalogues.ts';
import { serveDemo } from './demoServer.ts';
import type { DemoServer } from './demoServer.ts';
import { identity as open, listed } from './registerPage.ts';

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

type Use = (page: Page) => Promise<void>;

interface Opening {
  readonly width?: number;
  /** Before the page is loaded. */
  readonly prepare?: Use;
}

/** Opens the dashboard, lets the test use it, and fails on any error of the page. */
async function withPage(use: Use, { width = 1280, prepare }: Opening = {}): Promise<void> {
  const page = await browser.newPage({ viewport: { width, height: 900 } });
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  try {
    await prepare?.(page);
    await page.goto(demo.address('/lightning/n/Run_As_Users'));
    await use(page);
    assert.deepEqual(errors, []);
  } finally {
    await page.close();
  }
}

describe('dashboard in a browser', () => {
  it('lists every identity of the demo organisation, as the core finds them', async () => {
    const takenAt = new Date().toISOString();
    const { identities } = audit(await readOrg(restCatalogue(demo, 'admin'), { takenAt }), takenAt);
    await withPage(async (page) => {
      const expected = identities.map(({ username }) => username).sort();
      assert.deepEqual(await listed(page), expected);
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
    const [username, takenAt] = ['erp.orders@alderfinch.example', new Date().toISOString()];
    const snapshot = await readAccess(restCatalogue(demo, 'admin'), { username, takenAt });
    const resolver = new AccessResolver(snapshot, takenAt);
    const detail = accessDetail(resolver.ofUser(snapshot.rows.User![0]!.Id), resolver);
    await withPage(async (page) => {
      await open(page, username).click();
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
      assert.equal(await rows.count(), 11);
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
      await link.waitFor();
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
      await withPage(
        async (page) => {
          await open(page, 'priya.raman@alderfinch.example').waitFor();
          assert.deepEqual(await seriousFindings(page), []);
          assert.equal(await scrollsSideways(page), false);
          await open(page, 'priya.raman@alderfinch.example').click();
          await page.getByRole('tab', { name: /^Objects/ }).click();
          assert.deepEqual(await seriousFindings(page), []);
          assert.equal(await scrollsSideways(page), false);
        },
        { width }
      );
    });

    it(`has none at ${width} px while it reads, nor when that fails`, async () => {
      const { promise: isGone, resolve: go } = Promise.withResolvers<unknown>();
      const answer = refusing('The org is being moved.');
      const prepare: Use = (page) => answerCalls(page, (call) => isGone.then(() => answer(call)));
      await withPage(
        async (page) => {
          await page.getByRole('progressbar', { name: 'Reading the org' }).waitFor();
          assert.deepEqual(await seriousFindings(page), []);
          go(undefined);
          await page.getByRole('alert').getByText('The org is being moved.').waitFor();
          assert.deepEqual(await seriousFindings(page), []);
          assert.equal(await scrollsSideways(page), false);
        },
        { width, prepare }
      );
    });
  }

  it('tells how many answers are there while it reads', async () => {
    const { promise: isSeen, resolve: see } = Promise.withResolvers<unknown>();
    let calls = 0;
    // The eighth answer and those after it wait until the page has told of those before.
    const prepare: Use = (page) =>
      answerCalls(page, () => (++calls < 8 ? undefined : isSeen.then(() => undefined)));
    await withPage(
      async (page) => {
        await page.getByText('7 of 20 answers').waitFor();
        const bar = page.getByRole('progressbar', { name: 'Reading the org' });
        assert.equal(await bar.getAttribute('aria-valuenow'), '35');
        assert.match(
          await page.getByRole('status').filter({ hasText: 'answers' }).innerText(),
          /^[5-7] of 20 answers$/
        );
        see(undefined);
        await open(page, 'backup.vault@alderfinch.example').waitFor();
        assert.equal(await bar.count(), 0);
      },
      { prepare }
    );
  });

  it('shows where the user looks that an identity is being read', async () => {
    await withPage(async (page) => {
      await open(page, 'backup.vault@alderfinch.example').waitFor();
      await answerCalls(page, () => new Promise(() => undefined));
      const last = page.getByRole('button', { name: /^Open / }).last();
      await last.scrollIntoViewIfNeeded();
      await last.click();
      const spinner = page.getByRole('status').filter({ hasText: /^Reading / });
      await spinner.waitFor({ state: 'attached' });
      const { y } = (await spinner.boundingBox())!;
      assert.ok(y > 0 && y < 900, `at ${y}`);
      // It covers the list, so that nothing else is opened meanwhile.
      await assert.rejects(last.click({ timeout: 500 }), /intercepts pointer events/);
    });
  });

  it('says that an org has no run-as users', async () => {
    await withPage(
      async (page) => {
        await page.getByText('No run-as users found').waitFor();
        assert.deepEqual(await seriousFindings(page), []);
      },
      { prepare: (page) => answerCalls(page, ofEmptyOrg) }
    );
  });

  it('says why the org could not be read, and reads it when asked again', async () => {
    const prepare: Use = (page) => answerCalls(page, refusing('The demo folder is gone.'));
    await withPage(
      async (page) => {
        await page.getByRole('alert').getByText('The demo folder is gone.').waitFor();
        await letOrgAnswer(page);
        await page.getByRole('button', { name: 'Try again' }).click();
        await open(page, 'backup.vault@alderfinch.example').waitFor();
      },
      { prepare }
    );
  });

  it('shows names that are markup as text, and long ones without breaking the page', async () => {
    const name = `<img src=x onerror=alert(1)>${'long'.repeat(60)}`;
    const prepare: Use = (page) =>
      answerCalls(page, async ({ request, ofOrg }) => {
        if (request?.query !== 'permissionSets') return undefined;
        const { columns, rows } = (await ofOrg()) as ApexRows;
        return { columns, rows: rows.map((row) => (row['IsOwnedByProfile'] ? row : { ...row, Name: name })) };
      });
    await withPage(
      async (page) => {
        await open(page, 'mdm.dedupe@alderfinch.example').click();
        await page.getByText(name).first().waitFor();
        assert.equal(await page.locator('img').count(), 0);
        assert.equal(await scrollsSideways(page), false);
      },
      { prepare }
    );
  });
});
