import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { parse } from 'csv-parse/sync';
import type { Browser, Locator, Page } from 'playwright-core';
import { insertRecords } from '../../local-org/dml/dml.ts';
import type { NewRecord } from '../../local-org/dml/dml.ts';
import type { Row } from '../../local-org/store/store.ts';
import { launchBrowser } from '../../scripts/browser.ts';
import { printable } from '../../src/core/index.ts';
import { scrollsSideways, seriousFindings } from './audits.ts';
import { serveDemo } from './demoServer.ts';
import type { DemoServer } from './demoServer.ts';
import { button, changeReview, conflict, entryAddress, openedDialog, tabOf } from './recordPage.ts';
import type { Tab } from './recordPage.ts';
import { USERS, line, settled } from './registerPage.ts';

const USERNAME = 'mdm.steward@alderfinch.example';
const UNREGISTERED = ['fleet.tracker@alderfinch.example', 'quarry.lane@alderfinch.example'];

const FORMULA = "=cmd|'/C calc'!A0";
const MARKUP = '<img src=x onerror=hacked=alert(1)>';
const TURNED = '\u202efdp.exe';
const EMOJI = '👩🏽‍🚀';

/** A text of a field of this length that has no place to break, and another character where it ends. */
function filledUp(start: string, length: number): string {
  const text = `${start.padEnd(length - 2, 'w')}😀`;
  assert.equal(text.length, length);
  return text;
}

/** Everything at once; what no field holds otherwise goes where it is short. */
function hostile(length: number): string {
  return filledUp(`${FORMULA}${MARKUP}${length > 70 ? TURNED + EMOJI : ''}`, length);
}

const APP = { Name: hostile(80), VendorName__c: hostile(120), Scopes__c: hostile(4000) };
const FINDING = { Rule__c: hostile(80), Evidence__c: hostile(32_768), Controls__c: hostile(255) };
const LOGINS = [
  { Application: hostile(64), SourceIp: filledUp(MARKUP, 39) },
  { Application: filledUp(TURNED + EMOJI, 64), SourceIp: filledUp(`${FORMULA}${TURNED}${EMOJI}`, 39) }
];
const OWNER = hostile(121);
const PURPOSE = hostile(255);
/** What somebody else wrote meanwhile. */
const THEIRS = hostile(300);
/** What people type, long and with lines of its own. */
const TYPED = `${FORMULA}\n${hostile(4000 - FORMULA.length - 1)}`;

let browser: Browser;
let demo: DemoServer;
let entryId: string;

before(async () => {
  [demo, browser] = await Promise.all([serveDemo(), launchBrowser()]);
  const { store } = demo.org;
  const [entry] = store.find('RunAsUser__c', 'Name', USERNAME);
  const [login] = store.rows('LoginHistory');
  const owner = store.row('User', demo.userId('reviewer'));
  assert.ok(entry && login && owner);
  entryId = entry.Id;
  const app = insert('RunAsApp__c', { ...APP, AppKey__c: `name:${APP.Name}`, AppKind__c: 'Unknown' });
  insert('RunAsAppUse__c', { RunAsUser__c: entryId, RunAsApp__c: app.Id, UseKey__c: 'hostile' });
  const finding = { ...FINDING, FindingKey__c: 'hostile', Severity__c: 'High', Status__c: 'Open' };
  insert('RunAsFinding__c', { ...finding, RunAsUser__c: entryId });
  store.transaction(() => {
    store.put('User', { ...owner, Name: OWNER });
    for (let index = 0; index < 200; index++) {
      const texts = LOGINS[index % 2]!;
      const LoginTime = new Date(Date.now() - (index + 1) * 3_600_000).toISOString();
      const Id = `0Ya999999999${100 + index}CAA`;
      store.put('LoginHistory', { ...login, ...texts, Id, LoginTime, UserId: String(entry['User__c']) });
    }
  });
});

after(async () => {
  await browser.close();
  await demo.close();
});

/** A row as whoever may write everything inserts it. */
function insert(object: string, values: NewRecord): Row {
  const system = { userId: demo.userId('admin'), mode: 'system' } as const;
  const [result] = insertRecords(demo.org, system, object, [values], { allOrNone: true });
  const row = result?.id ? demo.org.store.row(object, result.id) : undefined;
  assert.ok(row, JSON.stringify(result?.errors));
  return row;
}

function insertReview(): Row {
  return insert('RunAsReview__c', { RunAsUser__c: entryId, Reason__c: 'Manual', Status__c: 'Open' });
}

/** Opens a page as the administrator, and fails on any error, be it thrown or written. */
async function withPage(address: string, use: (page: Page) => Promise<void>): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  page.setDefaultTimeout(60_000);
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    // What somebody else changed meanwhile is refused.
    const isRefusal = message.location().url.endsWith('/RunAsSnapshots/attach');
    if (message.type() === 'error' && !isRefusal) errors.push(message.text());
  });
  page.on('dialog', (dialog) => {
    errors.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  try {
    await page.goto(address);
    await use(page);
    assert.deepEqual(errors, []);
  } finally {
    await page.close();
  }
}

/** The texts are there letter by letter, with codes for what would turn or hide others. */
async function areShown(place: Locator, texts: readonly string[]): Promise<void> {
  for (const text of texts)
    for (const part of text.split('\n')) await place.getByText(printable(part)).first().waitFor();
}

/** Nothing that was shown is anything but text, and it has its place. */
async function assertHarmless(page: Page, state: string): Promise<void> {
  assert.equal(await page.getByText('\u202e').count(), 0, state);
  assert.equal(await page.locator('img[src=x]').count(), 0, state);
  assert.equal(await page.evaluate(() => 'hacked' in globalThis), false, state);
  assert.equal(await scrollsSideways(page), false, state);
  assert.deepEqual(await seriousFindings(page), [], state);
}

/** A month from now, as the input of a day takes it. */
function typedDay(): string {
  return new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeZone: 'UTC' }).format(
    Date.now() + 30 * 86_400_000
  );
}

describe('hostile text', () => {
  it('of an entry’s apps, logins, findings and reviews is text on its tabs, as is what is typed there', async () => {
    const [decided, cancelled] = [insertReview(), insertReview()];
    await withPage(entryAddress(demo, entryId, 'Apps'), async (page) => {
      const open = async (tab: Tab): Promise<Locator> => {
        await tabOf(page, tab).click();
        return page.getByRole('tabpanel', { name: tab });
      };
      const apps = await open('Apps');
      await areShown(apps, [...Object.values(APP), ...LOGINS.map(({ Application }) => Application)]);
      await assertHarmless(page, 'apps');

      const logins = await open('Logins');
      await areShown(logins, LOGINS.flatMap(Object.values<string>));
      await areShown(
        logins.getByRole('list'),
        LOGINS.map(({ Application }) => Application)
      );
      await logins.getByText('The same as a table').click();
      await assertHarmless(page, 'logins');

      const findings = await open('Findings');
      await areShown(findings, Object.values(FINDING));
      await findings.getByRole('button', { name: `Accept: ${printable(FINDING.Rule__c)}` }).click();
      await findings.getByLabel('Accepted Until').fill(typedDay());
      await findings.getByLabel('Accepted Reason').fill(TYPED);
      await assertHarmless(page, 'acceptance');
      await findings.getByRole('button', { name: 'Accept', exact: true }).click();
      await page.getByText('The finding is accepted.').waitFor();
      await areShown(findings, [TYPED]);
      await assertHarmless(page, 'accepted');

      const reviews = await open('Reviews');
      await button(page, `Decide review ${String(decided['Name'])}`).click();
      await reviews.getByLabel('Decision').selectOption('Reduce');
      await reviews.getByLabel('Rationale').fill(TYPED);
      await assertHarmless(page, 'decision');
      changeReview(demo, decided.Id, { Rationale__c: THEIRS, Reviewer__c: demo.userId('reviewer') });
      await button(page, 'Complete review').click();
      await areShown(conflict(reviews), [THEIRS, TYPED, OWNER]);
      await assertHarmless(page, 'conflict');
      await button(page, 'Complete review').click();
      await page.getByText('cannot be changed any more').waitFor();
      await areShown(cardOf(reviews, decided), [TYPED]);
      await button(page, `Cancel review ${String(cancelled['Name'])}`).click();
      const card = cardOf(reviews, cancelled);
      await card.getByRole('textbox').fill(TYPED);
      await card.getByRole('button', { name: 'Cancel review', exact: true }).click();
      await page.getByText('The review is cancelled.').waitFor();
      await areShown(card, [TYPED]);
      await assertHarmless(page, 'reviews');
    });
    const [finding] = demo.org.store.find('RunAsFinding__c', 'FindingKey__c', 'hostile');
    assert.equal(finding?.['AcceptedReason__c'], TYPED);
    for (const { Id } of [decided, cancelled])
      assert.equal(demo.org.store.row('RunAsReview__c', Id)?.['Rationale__c'], TYPED);
  });

  it('of a purpose, an owner and an app is text where many are registered, and in a file no formula', async () => {
    await withPage(demo.address(USERS), async (page) => {
      await settled(page);
      for (const username of UNREGISTERED)
        await page.getByLabel(`Select ${username}`, { exact: true }).check();
      await button(page, 'Register').click();
      const dialog = await openedDialog(page);
      await dialog.getByRole('combobox', { name: 'Business Owner' }).pressSequentially('=cmd');
      await dialog.getByRole('option', { name: printable(OWNER) }).waitFor();
      await assertHarmless(page, 'picker');
      await dialog.getByRole('option', { name: printable(OWNER) }).click();
      await dialog.getByLabel('Purpose').fill(PURPOSE);
      await dialog.getByText('2 will change').waitFor();
      await areShown(dialog.getByRole('table'), [OWNER]);
      await assertHarmless(page, 'preview');
      await button(page, 'Apply to 2').click();
      await dialog.getByText('2 saved, 0 not saved').waitFor();
      await areShown(dialog.getByRole('table'), [OWNER]);
      await assertHarmless(page, 'result');
      await dialog.getByRole('button', { name: 'Close', exact: true }).click();
      await dialog.waitFor({ state: 'detached' });
      await areShown(line(page, UNREGISTERED[0]!), [OWNER]);
      await areShown(line(page, USERNAME), [APP.Name]);
      await assertHarmless(page, 'list');

      await page.getByRole('button', { name: 'Export' }).click();
      const download = page.waitForEvent('download');
      await page.getByRole('menuitem', { name: 'As CSV' }).click();
      const text = readFileSync(await (await download).path(), 'utf8');
      const rows = parse<Record<string, string>>(text, { bom: true, columns: true });
      for (const username of UNREGISTERED) {
        const row = rows.find((one) => one['username'] === username);
        assert.equal(row?.['purpose'], `'${PURPOSE}`);
        assert.equal(row['businessOwner'], `'${OWNER}`);
      }
      const apps = rows.find(({ username }) => username === USERNAME)?.['apps'] ?? '';
      assert.ok(apps.startsWith(`'${FORMULA}`), apps);
      assert.ok(apps.includes(APP.Name), apps);
      const cells = rows.flatMap((row) => Object.values(row));
      assert.deepEqual(
        cells.filter((cell) => /^[=+\-@]/.test(cell)),
        []
      );
    });
    for (const username of UNREGISTERED) {
      const [entry] = demo.org.store.find('RunAsUser__c', 'Name', username);
      assert.equal(entry?.['Purpose__c'], PURPOSE);
    }
  });
});

function cardOf(reviews: Locator, review: Row): Locator {
  const heading = reviews.page().getByRole('heading', { name: String(review['Name']), exact: true });
  return reviews.getByRole('listitem').filter({ has: heading });
}
