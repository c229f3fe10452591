import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { deleteRecords } from '../../local-org/dml/dml.ts';
import { launchBrowser } from '../../scripts/browser.ts';
import { scrollsSideways, seriousFindings } from './audits.ts';
import { serveDemo } from './demoServer.ts';
import type { DemoServer, Role } from './demoServer.ts';
import {
  LOADING,
  TABS,
  button,
  changeEntry,
  entryAddress,
  identityAddress,
  insertEntry,
  openedDialog,
  pickUser,
  shownValue,
  tabOf
} from './recordPage.ts';
import { switchUser } from './registerPage.ts';

const NAMES: Readonly<Record<Role, string>> = {
  admin: 'Tomasz Wilk',
  scanner: 'Olga Reiter',
  viewer: 'Kofi Mensah',
  reviewer: 'Inês Carvalho'
};
const HOSTILE = '<img src=x onerror=alert(1)> {{7*7}} =HYPERLINK("x") مرحبا 😀';

let browser: Browser;
let demo: DemoServer;

before(async () => {
  [demo, browser] = await Promise.all([serveDemo(), launchBrowser()]);
});

after(async () => {
  await browser.close();
  await demo.close();
});

interface Opening {
  readonly role?: Role;
  readonly width?: number;
}

/** Opens an address as a role, lets the test use it, and fails on any error of the page. */
async function withPage(
  address: string,
  use: (page: Page) => Promise<void>,
  { role = 'admin', width = 1280 }: Opening = {}
): Promise<void> {
  const page = await browser.newPage({ viewport: { width, height: 900 } });
  page.setDefaultTimeout(60_000);
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('dialog', (dialog) => errors.push(`dialog: ${dialog.message()}`));
  try {
    await page.goto(address);
    if (role !== 'admin') await switchUser(page, NAMES[role]);
    await use(page);
    assert.deepEqual(errors, []);
  } finally {
    await page.close();
  }
}

/** A user of the demo that the register does not have. */
function unregistered(): string {
  const { store } = demo.org;
  const registered = new Set(store.rows('RunAsUser__c').map((row) => row['User__c']));
  const found = store
    .rows('User')
    .find((user) => !registered.has(user.Id) && store.find('LoginHistory', 'UserId', user.Id).length > 0);
  assert.ok(found, 'every user of the demo is registered');
  return String(found['Username']);
}

/** A user whom no other test takes. */
let taken = 0;
function newEntry(values: Parameters<typeof insertEntry>[2] = {}): string {
  return insertEntry(demo, `test.${++taken}@acme.example`, values);
}

/** Waits for a button that is to come; one that is not to come must not be there. */
async function isOffered(page: Page, name: string, isExpected: boolean): Promise<void> {
  if (isExpected) await button(page, name).waitFor();
  else assert.equal(await button(page, name).count(), 0, name);
}

describe('the page of an entry', () => {
  it('registers a user that was not, from its own address', async () => {
    const username = unregistered();
    await withPage(identityAddress(demo, username), async (page) => {
      await page.getByText('This user is not in the register').waitFor();
      await button(page, 'Register').click();
      const dialog = await openedDialog(page);
      await dialog.getByRole('button', { name: 'Register', exact: true }).click();
      // Nothing is saved without an owner and a purpose.
      assert.equal(await dialog.getByRole('textbox', { name: 'Purpose' }).isVisible(), true);
      const owner = dialog.getByRole('combobox', { name: /Business Owner/ });
      const focused = page.locator(':focus');
      // What was found is told to a screen reader, which has to know the place before there are words.
      await dialog.locator('c-run-as-user-picker').first().getByRole('status').waitFor({ state: 'attached' });
      await pickUser(page, 'Business Owner', 'Kofi Mensah');
      await button(page, 'Remove Kofi Mensah').press('Enter');
      await owner.and(focused).pressSequentially('Nobody');
      await dialog.getByRole('textbox', { name: 'Purpose' }).fill(HOSTILE);
      await dialog.getByRole('button', { name: 'Register', exact: true }).click();
      // A name that was typed is no user.
      await dialog.getByText('Choose a user from the list, or clear the field.').waitFor();
      await owner.and(focused).fill('Kofi Mensah');
      await dialog.getByRole('option', { name: /Kofi Mensah/ }).waitFor();
      await page.keyboard.press('Enter');
      await dialog.getByRole('textbox', { name: 'Business Owner' }).and(focused).waitFor();
      await dialog.getByRole('button', { name: 'Register', exact: true }).click();
      await page.waitForURL(/\/lightning\/r\/RunAsUser__c\//);
      await tabOf(page, 'Overview').waitFor();
      assert.match(await shownValue(page, 'Purpose').innerText(), /onerror=alert\(1\).*مرحبا 😀/);
      assert.match(await shownValue(page, 'Business Owner').innerText(), /Kofi Mensah/);
    });
    const [entry] = demo.org.store.find('RunAsUser__c', 'Name', username);
    assert.equal(entry?.['Status__c'], 'Active');
    assert.ok(entry['LastScannedOn__c'], 'what the org says is saved with it');
  });

  it('leads from the address of a registered user to the entry', async () => {
    const id = insertEntry(demo, 'ghost.user@acme.example');
    await withPage(identityAddress(demo, 'username:ghost.user@acme.example'), async (page) => {
      await page.getByRole('heading', { level: 1, name: 'ghost.user@acme.example' }).waitFor();
      await tabOf(page, 'Reviews').click();
      assert.match(page.url(), /c__tab=reviews/);
      await page.getByText('Nobody has reviewed this user yet.').waitFor();
    });
    assert.ok(id);
  });

  it('shows through what a right is held', async () => {
    const [user] = demo.org.store.find('User', 'Username', 'mdm.dedupe@alderfinch.example');
    const [there] = demo.org.store.find('RunAsUser__c', 'UserKey__c', user!.Id);
    const id = there?.Id ?? insertEntry(demo, 'mdm.dedupe@alderfinch.example');
    await withPage(entryAddress(demo, id, 'Access'), async (page) => {
      await page.getByText('Access read just now').waitFor();
      await page.getByRole('tab', { name: /^Objects/ }).click();
      const account = page.getByRole('row', { name: /^Account / });
      assert.match(await account.innerText(), /Account_Merge_and_Purge/);
    });
  });

  it('shows both values when somebody else saved meanwhile, and goes on', async () => {
    const id = newEntry();
    await withPage(entryAddress(demo, id), async (page) => {
      await button(page, 'Edit').click();
      await page.getByRole('textbox', { name: 'Purpose' }).fill('Mine');
      await page.getByLabel('Review Interval (Days)').fill('0');
      await button(page, 'Save').click();
      await page.getByText('The review interval is out of range').waitFor();
      assert.equal(await page.getByRole('textbox', { name: 'Purpose' }).inputValue(), 'Mine');
      changeEntry(demo, id, { Purpose__c: 'Theirs', Criticality__c: 'High' });
      await page.getByLabel('Review Interval (Days)').fill('30');
      await button(page, 'Save').click();
      const row = page.getByRole('row', { name: /^Purpose / });
      await row.waitFor();
      assert.match(await row.innerText(), /Sends orders\s+Theirs\s+Mine/);
      assert.equal(await page.getByRole('textbox', { name: 'Purpose' }).inputValue(), 'Mine');
      assert.deepEqual(await seriousFindings(page), []);
      await button(page, 'Save').click();
      await page.getByText('Saved.').waitFor();
    });
    const saved = demo.org.store.row('RunAsUser__c', id);
    assert.deepEqual(
      [saved?.['Purpose__c'], saved?.['Criticality__c'], saved?.['ReviewIntervalDays__c']],
      ['Mine', 'High', 30]
    );
  });

  it('keeps what was typed in sight when the entry is deleted meanwhile', async () => {
    const id = newEntry();
    await withPage(entryAddress(demo, id), async (page) => {
      await button(page, 'Edit').click();
      await page.getByRole('textbox', { name: 'Purpose' }).fill('Not lost');
      const system = { userId: demo.userId('admin'), mode: 'system' } as const;
      deleteRecords(demo.org, system, [id], { allOrNone: true });
      await button(page, 'Save').click();
      await page.getByText('This entry was deleted meanwhile').waitFor();
      assert.equal(await page.getByRole('textbox', { name: 'Purpose' }).inputValue(), 'Not lost');
    });
  });

  it('says so when the address names nobody, or somebody whom the org does not know', async () => {
    await withPage(demo.address('/lightning/cmp/c__runAsRecord'), async (page) => {
      await page.getByText('The address names nobody').waitFor();
    });
    await withPage(identityAddress(demo, 'nobody@nowhere.example'), async (page) => {
      await page.getByRole('heading', { name: 'No such identity' }).waitFor();
      assert.equal(await button(page, 'Register').count(), 0);
    });
  });

  it('says to a viewer that an identity without an entry is not to be seen', async () => {
    await withPage(
      identityAddress(demo, 'nobody@nowhere.example'),
      async (page) => {
        await page.getByText('reading the org takes the permission set Run-As Scanner').waitFor();
        assert.deepEqual(await seriousFindings(page), []);
      },
      { role: 'viewer' }
    );
  });

  it('shows text as text, however long or strange', async () => {
    const id = insertEntry(demo, `${'x'.repeat(60)}.é@acme.example`, {
      Purpose__c: HOSTILE,
      RevocationRunbook__c: `${'long'.repeat(400)}\n${HOSTILE}`
    });
    for (const width of [1280, 1920]) {
      await withPage(
        entryAddress(demo, id),
        async (page) => {
          await tabOf(page, 'Overview').waitFor();
          assert.match(await shownValue(page, 'Purpose').innerText(), /<img src=x/);
          assert.equal(await page.locator('img[src=x]').count(), 0);
          assert.equal(await scrollsSideways(page), false);
        },
        { width }
      );
    }
  });

  for (const [role, edits, starts] of [
    ['admin', true, true],
    ['reviewer', false, true],
    ['viewer', false, false],
    ['scanner', false, false]
  ] as const) {
    it(`offers what ${role} may do, without a serious finding of axe on any tab`, async () => {
      const id = newEntry();
      await withPage(
        entryAddress(demo, id),
        async (page) => {
          await tabOf(page, 'Overview').waitFor();
          await shownValue(page, 'Purpose').waitFor();
          await isOffered(page, 'Edit', edits);
          for (const tab of TABS) {
            await tabOf(page, tab).click();
            await page.locator(LOADING).first().waitFor({ state: 'detached' });
            assert.deepEqual(await seriousFindings(page), [], tab);
            assert.equal(await scrollsSideways(page), false, tab);
          }
          await tabOf(page, 'Reviews').click();
          await isOffered(page, 'Start review', starts);
        },
        { role }
      );
    });
  }
});
