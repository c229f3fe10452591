import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { parse } from 'csv-parse/sync';
import type { Browser, Page } from 'playwright-core';
import { ApiError } from '../../local-org/apiError.ts';
import { Schema } from '../../local-org/schema/schema.ts';
import { runQuery } from '../../local-org/soql/runQuery.ts';
import type { Row } from '../../local-org/store/store.ts';
import { launchBrowser } from '../../scripts/browser.ts';
import { PAGE_QUERIES } from '../../src/org/queryCatalogue.ts';
import type { PageQueryName } from '../../src/org/queryCatalogue.ts';
import { answerCalls, letOrgAnswer, refusingQuery } from './apexAnswers.ts';
import { scrollsSideways, seriousFindings } from './audits.ts';
import { withDashboard } from './dashboardPage.ts';
import { serveDemo } from './demoServer.ts';
import type { DemoServer } from './demoServer.ts';
import { withPage } from './framePage.ts';
import {
  button,
  changeReview,
  conflict,
  entryAddress,
  insertReview,
  shownValue,
  tabOf
} from './recordPage.ts';
import { USERS, identity, line, settled, shown, switchUser } from './registerPage.ts';

const VIEWER = 'Kofi Mensah';
const SCANNER = 'Olga Reiter';
const REVIEWER = 'Inês Carvalho';
/** Somebody of the demo with a review that kept what it saw. */
const REVIEWED = 'wms.returns@alderfinch.example';

let browser: Browser;
let demo: DemoServer;
let entryId: string;

before(async () => {
  [demo, browser] = await Promise.all([serveDemo(), launchBrowser()]);
  const [entry] = demo.org.store.find('RunAsUser__c', 'Name', REVIEWED);
  assert.ok(entry);
  entryId = entry.Id;
});

after(async () => {
  await browser.close();
  await demo.close();
});

/** Filters by a tile. @returns the number on it. */
async function chooseTile(page: Page, name: string): Promise<number> {
  const tile = page.getByRole('group', { name: 'What to look at' }).getByRole('button', { name });
  const number = Number.parseInt(await tile.innerText(), 10);
  await tile.click();
  await page.getByRole('button', { name, pressed: true }).waitFor();
  await page.getByText(new RegExp(`^${number} of \\d+ identities$`)).waitFor();
  return number;
}

/** Exports the view. @returns the text of the file. */
async function exported(page: Page, format: 'CSV' | 'JSON'): Promise<string> {
  await page.getByRole('button', { name: 'Export' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: `As ${format}` }).click();
  return readFileSync(await (await download).path(), 'utf8');
}

function review(name: string): Row {
  const [row] = demo.org.store.find('RunAsReview__c', 'Name', name);
  assert.ok(row, name);
  return row;
}

/** Changes a record through the UI API with the session of the page. @returns status and body as text. */
function change(page: Page, id: string, fields: Readonly<Record<string, string>>): Promise<string> {
  return page.evaluate(
    async ([recordId, body]) => {
      const response = await fetch(`/services/data/v67.0/ui-api/records/${recordId}`, {
        method: 'PATCH',
        headers: { 'content-type': 'application/json' },
        body
      });
      return `${response.status} ${await response.text()}`;
    },
    [id, JSON.stringify({ fields })] as const
  );
}

/** What the org says to a query of the page when it does not have its object. */
function refusalOf(query: PageQueryName): string {
  const { object, soql } = PAGE_QUERIES[query];
  const schema = new Schema(demo.org.schema.objects.filter(({ name }) => name !== object));
  try {
    runQuery({ ...demo.org, schema }, { userId: demo.userId('viewer'), mode: 'user' }, soql, {
      binds: { ids: [] }
    });
  } catch (error) {
    assert.ok(error instanceof ApiError);
    assert.equal(error.errorCode, 'INVALID_TYPE');
    return error.message;
  }
  throw new Error(`${object} is not missed.`);
}

describe('a viewer', () => {
  it('exports the lines of a filtered view, as CSV and as JSON that says which view it is', async () => {
    await withDashboard(browser, demo, async (page) => {
      await switchUser(page, VIEWER);
      await settled(page);
      const overdue = await chooseTile(page, 'Review overdue');
      await page.getByLabel('Grade').selectOption('Critical');
      await page.getByRole('button', { name: 'Owner', exact: true }).click();
      await page.waitForURL(/c__sort=owner/);
      const names = await shown(page);
      assert.ok(names.length > 0 && names.length < overdue, `${names.length} of ${overdue}`);

      const csv = parse<Record<string, string>>(await exported(page, 'CSV'), { bom: true, columns: true });
      assert.deepEqual(
        csv.map(({ username }) => username),
        names
      );
      assert.ok(csv.every(({ reviewState, grade }) => reviewState === 'Overdue' && grade === 'critical'));
      const { view, lines, asOf } = JSON.parse(await exported(page, 'JSON')) as {
        readonly view: Readonly<Record<string, unknown>>;
        readonly lines: readonly Readonly<Record<string, unknown>>[];
        readonly asOf: string;
      };
      assert.deepEqual([view['tile'], view['grade'], view['sort']], ['overdue', 'critical', 'owner']);
      assert.deepEqual(
        lines.map(({ username }) => username),
        names
      );
      // A viewer has nothing but the last saved scan, and each line says when that was.
      assert.ok(Date.parse(asOf) < Date.now());
      assert.ok(lines.every((one) => typeof one['asOf'] === 'string' && one['gaps'] === null));
    });
  });
});

describe('a reviewer', () => {
  it('filters by a tile, opens a link to a view, and follows a right that a review saw to its grant, as a scanner does live', async () => {
    await withDashboard(browser, demo, async (page) => {
      await switchUser(page, REVIEWER);
      await settled(page);
      const number = await chooseTile(page, 'Privileged');
      const privileged = await shown(page);
      assert.equal(privileged.length, number);
      await page.waitForURL(/c__tile=privileged/);
      await page.goto(`${demo.address(USERS)}&c__tile=overdue&c__status=Active&c__sort=owner`);
      await page.getByRole('button', { name: 'Review overdue', pressed: true }).waitFor();
      await settled(page);
      assert.equal(await page.getByLabel('Status', { exact: true }).inputValue(), 'Active');
      const overdue = await shown(page);
      assert.ok(overdue.length > 0);
      for (const username of overdue) assert.match(await line(page, username).innerText(), /Overdue/);
      await page.goBack();
      await identity(page, privileged[0]!).waitFor();
      await settled(page);
      assert.deepEqual(await shown(page), privileged);

      await page.getByRole('button', { name: 'Clear all filters' }).click();
      await identity(page, REVIEWED).click();
      await tabOf(page, 'Access').click();
      const access = page.getByRole('tabpanel', { name: 'Access' });
      await access.getByText(/^Access as review R-\d+ saw it/).waitFor();
      assert.equal(await access.getByText('This is not the file').count(), 0);
      const grants = access.getByRole('table', { name: 'What each assignment brings' });
      await grants.getByRole('row', { name: /^Warehouse Integration\s*Profile/ }).waitFor();
      const permission = access.getByRole('row', { name: /^ApiEnabled/ });
      assert.match(await permission.getByRole('listitem').innerText(), /^Profile\s+Warehouse Integration$/);
      assert.deepEqual(await seriousFindings(page), []);
      assert.equal(await scrollsSideways(page), false);
      await tabOf(page, 'Logins').click();
      await page.getByText('Reading logins takes the permission set Run-As Scanner.').waitFor();
      await switchUser(page, SCANNER);
      await tabOf(page, 'Access').click();
      await access.getByText('Access read just now').waitFor();
      await access.getByRole('tab', { name: /^Objects/ }).click();
      const account = access.getByRole('row', { name: /^Account / });
      const paths = await account.getByRole('listitem').allInnerTexts();
      assert.deepEqual(
        paths.map((path) => path.replaceAll(/\s+/g, ' ').trim()),
        ['Profile Warehouse Integration', 'Permission set Returns_Processing']
      );
    });
  });

  it('sees what somebody else changed while deciding, decides when asked again, and then changes nothing', async () => {
    const name = insertReview(demo, entryId);
    const { Id } = review(name);
    await withPage(browser, entryAddress(demo, entryId, 'Reviews'), async (page) => {
      await switchUser(page, REVIEWER);
      await button(page, `Decide review ${name}`).click();
      const decision = page.getByRole('combobox', { name: 'Decision' });
      const rationale = page.getByRole('textbox', { name: 'Rationale' });
      await decision.selectOption('Reduce');
      await rationale.fill('Too much.');
      changeReview(demo, Id, { DueOn__c: '2030-12-24', Rationale__c: 'Ask the owner.' });
      await button(page, 'Complete review').click();
      await conflict(page).waitFor();
      const row = (label: string): Promise<string> =>
        conflict(page)
          .getByRole('row', { name: new RegExp(`^${label} `) })
          .innerText();
      assert.match(await row('Due On'), /Dec 24, 2030[^]*Not changed by you/);
      assert.match(await row('Rationale'), /Ask the owner\.\s+Too much\.\s+Take theirs/);
      assert.deepEqual([review(name)['Status__c'], await rationale.inputValue()], ['Open', 'Too much.']);
      assert.equal(await decision.inputValue(), 'Reduce');
      assert.deepEqual(await seriousFindings(page), []);
      assert.equal(await scrollsSideways(page), false);
      await button(page, 'Complete review').click();
      await page.getByText('cannot be changed any more').waitFor();
      const { Status__c, Rationale__c, DueOn__c, CompletedBy__c } = review(name);
      assert.deepEqual([Status__c, Rationale__c, DueOn__c], ['Completed', 'Too much.', '2030-12-24']);
      assert.equal(CompletedBy__c, demo.userId('reviewer'));

      const heading = page.getByRole('heading', { name, exact: true });
      const item = page.getByRole('listitem').filter({ has: heading });
      await item.getByText('Too much.').waitFor();
      assert.equal(await item.getByRole('button').count(), 0);
      const closed = JSON.stringify(review(name));
      for (const fields of [
        { Rationale__c: 'Never said.' },
        { Decision__c: 'Certify' },
        { Status__c: 'Open' },
        { Status__c: 'Cancelled' },
        { CompletedBy__c: demo.userId('viewer') },
        { SnapshotHash__c: '0'.repeat(64) }
      ])
        assert.match(await change(page, Id, fields), /^4\d\d /, JSON.stringify(fields));
      assert.match(await change(page, Id, { Rationale__c: 'Never said.' }), /closed and cannot be changed/);
      assert.match(await change(page, entryId, { Purpose__c: 'Never said.' }), /^4\d\d /);
      assert.equal(JSON.stringify(review(name)), closed);
    });
  });
});

describe('an org that does not have an object of the register', () => {
  it('is told by the dashboard, which shows the scan, and is over once the org has it', async () => {
    const message = refusalOf('listedReviews');
    await withDashboard(
      browser,
      demo,
      async (page) => {
        await settled(page);
        const notice = page.getByRole('list', { name: 'What the list does not show' });
        await notice.getByText("sObject type 'RunAsReview__c' is not supported.").waitFor();
        // The reason, and neither the query nor what is to be done with the API.
        assert.doesNotMatch(await notice.innerText(), /SELECT|ERROR at Row|\\u000a/);
        await line(page, REVIEWED).getByText('Not readable').waitFor();
        assert.equal(await page.getByRole('button', { name: 'Save this scan' }).count(), 0);
        assert.deepEqual(await seriousFindings(page), []);
        assert.equal(await scrollsSideways(page), false);
        await letOrgAnswer(page);
        await page.getByRole('button', { name: 'Try again' }).click();
        await line(page, REVIEWED).getByText('Not readable').waitFor({ state: 'detached' });
        await notice.getByRole('listitem').waitFor({ state: 'detached' });
      },
      { prepare: (page) => answerCalls(page, refusingQuery('listedReviews', message)) }
    );
  });

  it('is told by the page of an entry, which shows the rest on every tab', async () => {
    const message = refusalOf('entryFindings');
    await withPage(browser, demo.address(), async (page) => {
      await answerCalls(page, refusingQuery('entryFindings', message));
      await page.goto(entryAddress(demo, entryId));
      const notice = page
        .getByRole('alert')
        .filter({ hasText: "sObject type 'RunAsFinding__c' is not supported." });
      await notice.waitFor();
      assert.doesNotMatch(await notice.innerText(), /SELECT|ERROR at Row|\\u000a/);
      await shownValue(page, 'Purpose').getByText(/\w/).waitFor();
      await tabOf(page, 'Access').click();
      await page.getByText('Access read just now').waitFor();
      for (const tab of ['Apps', 'Reviews', 'Findings'] as const) {
        await tabOf(page, tab).click();
        await page.getByRole('tabpanel', { name: tab }).getByText('This could not be read.').waitFor();
        assert.deepEqual(await seriousFindings(page), [], tab);
      }
      await letOrgAnswer(page);
      await notice.getByRole('button', { name: 'Read again' }).click();
      await notice.waitFor({ state: 'detached' });
    });
  });
});
