import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { insertRecords } from '../../local-org/dml/dml.ts';
import { launchBrowser } from '../../scripts/browser.ts';
import { answerCalls, letOrgAnswer, refusing } from './apexAnswers.ts';
import type { ReaderCall } from './apexAnswers.ts';
import { scrollsSideways, seriousFindings } from './audits.ts';
import { serveDemo } from './demoServer.ts';
import type { DemoServer } from './demoServer.ts';
import { withPage } from './framePage.ts';
import { holdRequests } from './heldRequests.ts';
import {
  LOADING,
  TABS,
  button,
  identityAddress,
  insertEntry,
  openedDialog,
  pickUser,
  tabOf
} from './recordPage.ts';
import type { Tab } from './recordPage.ts';
import { switchUser } from './registerPage.ts';

const VIEWER = 'Kofi Mensah';
/** Ordinary users, whom no app acts as. */
const PERSON = { username: 'amara.nwosu@alderfinch.example', name: 'Amara Nwosu' };
const KEYED_BY_NAME = { username: 'daniela.costa@alderfinch.example', name: 'Daniela Costa' };
const TO_REGISTER = { username: 'gareth.powell@alderfinch.example', name: 'Gareth Powell' };
/** Somebody with the permission set Run-As Scanner alone. */
const SCANNER_ALONE = { username: 'edwin.marsh@alderfinch.example', name: 'Edwin Marsh' };
/** Of the form of a user's id, and nobody's. */
const NOBODY = '005000000000000AAA';

const NOT_REGISTERED = 'This user is not in the register';
const NO_EVIDENCE = 'Nothing that could be read in this org says that this user acts without a person.';
const REGISTER_UNREAD = 'The register may not be read without the permission set Run-As Viewer';

let browser: Browser;
let demo: DemoServer;

before(async () => {
  [demo, browser] = await Promise.all([serveDemo(), launchBrowser()]);
  const [set] = demo.org.store.find('PermissionSet', 'Name', 'RunAsScanner');
  const assignment = { AssigneeId: idOf(SCANNER_ALONE.username), PermissionSetId: set!.Id };
  const admin = { userId: demo.userId('admin'), mode: 'user' } as const;
  const [result] = insertRecords(demo.org, admin, 'PermissionSetAssignment', [assignment], {
    allOrNone: true
  });
  assert.ok(result?.success, JSON.stringify(result?.errors));
});

after(async () => {
  await browser.close();
  await demo.close();
});

function idOf(username: string): string {
  const [user] = demo.org.store.find('User', 'Username', username);
  assert.ok(user, username);
  return user.Id;
}

/** Opens an identity by the key of an address, as the custom link on User does by id. */
function onIdentity(
  key: string,
  use: (page: Page) => Promise<void>,
  { as = '', tab }: { readonly as?: string; readonly tab?: Tab } = {}
): Promise<void> {
  const state = tab ? `&c__tab=${tab.toLowerCase()}` : '';
  return withPage(browser, `${identityAddress(demo, key)}${state}`, async (page) => {
    if (as !== '') await switchUser(page, as);
    await use(page);
  });
}

async function assertHeader(page: Page, { username, name }: typeof PERSON): Promise<void> {
  await page.getByRole('heading', { level: 1, name: username }).waitFor();
  await page.getByText(name, { exact: true }).first().waitFor();
}

async function openedText(page: Page, name: Tab): Promise<string> {
  await tabOf(page, name).click();
  return page.getByRole('tabpanel', { name, exact: true }).innerText();
}

/** Every tab of an entry is there, in its order, and in order. */
async function assertTabs(page: Page): Promise<void> {
  const names = await page.getByRole('tablist').first().getByRole('tab').allInnerTexts();
  assert.deepEqual(
    names.map((name) => name.trim()),
    [...TABS]
  );
  for (const name of TABS) {
    await tabOf(page, name).click();
    await page.locator(LOADING).first().waitFor({ state: 'detached' });
    assert.deepEqual(await seriousFindings(page), [], name);
    assert.equal(await scrollsSideways(page), false, name);
  }
}

describe('the page of an identity without an entry', () => {
  it('shows an ordinary user by id, as the link on the user page has it', async () => {
    const id = idOf(PERSON.username);
    for (const key of [id, id.slice(0, 15)]) {
      await onIdentity(key, async (page) => {
        await assertHeader(page, PERSON);
        await page.getByText(NOT_REGISTERED).waitFor();
        await page.getByText(NO_EVIDENCE).waitFor();
        await page.getByText('Access read just now').waitFor();
        assert.doesNotMatch(await openedText(page, 'Logins'), /has no user/);
      });
    }
  });

  it('says on each tab that there is nothing before it is registered', async () => {
    await onIdentity(
      idOf(PERSON.username),
      async (page) => {
        await page.getByText('There are no reviews.').waitFor();
        assert.equal(await tabOf(page, 'Reviews').getAttribute('aria-selected'), 'true');
        assert.match(await openedText(page, 'Findings'), /There are no findings\./);
        assert.match(await openedText(page, 'Overview'), /no owner, purpose or review date/);
        assert.equal(await button(page, 'Register').count(), 1);
        await assertTabs(page);
      },
      { tab: 'Reviews' }
    );
  });

  it('says how far it is over a slow network, why the org could not be read, and reads it when asked', async () => {
    const id = idOf(PERSON.username);
    await withPage(browser, identityAddress(demo, id), async (page) => {
      await page.getByText('Access read just now').waitFor();
      const isOfOrg = ({ request }: ReaderCall): boolean => request?.query !== 'namedEntries';
      await answerCalls(page, (call) =>
        isOfOrg(call) ? refusing('<b>Too many calls.</b>')(call) : undefined
      );
      await button(page, 'Read again').click();
      await page.getByText('<b>Too many calls.</b>').first().waitFor();
      assert.deepEqual(await seriousFindings(page), []);
      assert.equal(await page.getByText(NO_EVIDENCE).count(), 0);
      await letOrgAnswer(page);
      const held = await holdRequests(page, '**/local-org/apex/RunAsReader/*');
      await button(page, 'Read again').first().click();
      await page.getByRole('progressbar', { name: 'Reading the org' }).waitFor();
      assert.deepEqual(await seriousFindings(page), []);
      held.release();
      await page.getByText('Access read just now').waitFor();
      await page.getByText(NO_EVIDENCE).waitFor();
    });
  });

  it('registers an ordinary user from the overview, under the id', async () => {
    const id = idOf(TO_REGISTER.username);
    await onIdentity(
      id,
      async (page) => {
        await button(page, 'Register').click();
        const dialog = await openedDialog(page);
        await pickUser(page, 'Business Owner', VIEWER);
        await dialog.getByRole('textbox', { name: 'Purpose' }).fill('Loads stock by hand');
        await dialog.getByRole('button', { name: 'Register', exact: true }).click();
        await page.waitForURL(/\/lightning\/r\/RunAsUser__c\//);
      },
      { tab: 'Overview' }
    );
    const entries = demo.org.store.find('RunAsUser__c', 'Name', TO_REGISTER.username);
    assert.deepEqual(
      entries.map((entry) => [entry['UserKey__c'], entry['User__c'], entry['Status__c']]),
      [[id, id, 'Active']]
    );
  });

  for (const as of ['', VIEWER]) {
    it(`leads by id to an entry that is kept by the username, for ${as || 'an administrator'}`, async () => {
      const { username } = KEYED_BY_NAME;
      if (demo.org.store.find('RunAsUser__c', 'Name', username).length === 0) {
        insertEntry(demo, username, { UserKey__c: `username:${username}`, User__c: null });
      }
      await onIdentity(
        idOf(username),
        async (page) => {
          await page.getByText('Sends orders').waitFor();
          assert.equal(await page.getByText(NOT_REGISTERED).count(), 0);
          assert.equal(await button(page, 'Register').count(), 0);
        },
        { as }
      );
    });
  }

  it('shows a viewer what the register says of an ordinary user, and no more', async () => {
    await onIdentity(
      idOf(PERSON.username),
      async (page) => {
        await assertHeader(page, PERSON);
        await page.getByText(NOT_REGISTERED).waitFor();
        assert.equal(await page.getByText(NO_EVIDENCE).count(), 0);
        assert.match(await openedText(page, 'Access'), /takes the permission set Run-As\s+Scanner/);
        await assertTabs(page);
        assert.equal(await button(page, 'Register').count(), 0);
      },
      { as: VIEWER }
    );
  });

  for (const [as, reason] of [
    ['', 'Neither the register nor the org knows of this user.'],
    [VIEWER, 'Whether one has the username is not known'],
    [SCANNER_ALONE.name, 'The org knows of no such user. The register may not be read']
  ] as const) {
    it(`says of an id that the org does not know only what is known, to ${as || 'an administrator'}`, async () => {
      await onIdentity(
        NOBODY,
        async (page) => {
          await page.getByText(reason).waitFor();
          assert.equal(await button(page, 'Register').count(), 0);
          assert.deepEqual(await seriousFindings(page), []);
        },
        { as }
      );
    });
  }

  it('does not say to a scanner without the register that a registered user is not in it', async () => {
    const { store } = demo.org;
    const entry = store.rows('RunAsUser__c').find((row) => row['User__c'] && row['Status__c'] === 'Active');
    const username = String(store.row('User', String(entry?.['User__c']))?.['Username']);
    for (const key of [username, idOf(username)]) {
      await onIdentity(
        key,
        async (page) => {
          await page.getByRole('heading', { level: 1, name: username }).waitFor();
          await page.getByText(REGISTER_UNREAD).first().waitFor();
          assert.equal(await page.getByText(NOT_REGISTERED).count(), 0);
          assert.equal(await page.getByText('Not registered').count(), 0);
          for (const tab of ['Overview', 'Reviews', 'Findings'] as const) {
            assert.match(await openedText(page, tab), new RegExp(REGISTER_UNREAD));
          }
          assert.equal(await button(page, 'Register').count(), 0);
          if (key === username) await assertTabs(page);
        },
        { as: SCANNER_ALONE.name }
      );
    }
  });
});
