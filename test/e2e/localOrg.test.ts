import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { truth } from '../../local-org/demo/seed/files.ts';
import type { Truth } from '../../local-org/demo/seed/files.ts';
import { launchBrowser } from '../../scripts/browser.ts';
import type { EvidenceKind, Gap } from '../../src/core/index.ts';
import { serveDemo } from './demoServer.ts';
import type { DemoServer } from './demoServer.ts';
import { heading, withPage } from './framePage.ts';
import { gapTexts, identity, listed, shownGaps, switchUser } from './registerPage.ts';

const USERS = '/lightning/n/Run_As_Users';
const DOMAIN = 'alderfinch.example';
/** An app names it, and no user has the name. */
const NOBODY = `crm.migration2023@${DOMAIN}`;
const STALE: Gap = {
  code: 'groupPossiblyStale',
  params: { group: 'Analytics_and_Reporting', status: 'Outdated' }
};
/** What is wrong with the demo itself, whoever reads it. */
const OWN_GAPS: readonly Gap[] = [
  { code: 'appHasNoRunAsUser', params: { app: 'Demo Data Generator' } },
  STALE,
  { code: 'usernameHasNoUser', params: { username: NOBODY } }
];
const LOGINS = { object: 'LoginHistory', permission: 'ManageUsers or MonitorLoginHistory', hides: 'logins' };
const NOT_ADMIN: readonly Gap[] = [
  { code: 'rightMissing', params: LOGINS },
  { code: 'rightMissing', params: { object: 'UserLogin', permission: 'ManageUsers', hides: 'frozenUsers' } },
  {
    code: 'rightMissing',
    params: { object: 'OauthToken', permission: 'CustomizeApplication', hides: 'tokens' }
  },
  {
    code: 'metadataNotRead',
    params: {
      object: 'ConnectedApp',
      reason: 'use of the Metadata API requires a user with the ModifyAllData or ModifyMetadata permissions.',
      permission: 'ModifyMetadata or ModifyAllData',
      hides: 'connectedAppRunAs'
    }
  }
];

let browser: Browser;
let demo: DemoServer;

before(async () => {
  [demo, browser] = await Promise.all([serveDemo(), launchBrowser()]);
});

after(async () => {
  await browser.close();
  await demo.close();
});

function open(use: (page: Page) => Promise<void>): Promise<void> {
  return withPage(browser, demo.address(USERS), use);
}

/** Who has such evidence in what is not metadata alone. */
function withEvidence(kinds: readonly EvidenceKind[]): string[] {
  const has = ({ evidence, onlyInMetadata = [] }: Truth): boolean =>
    evidence.some((kind) => kinds.includes(kind) && !onlyInMetadata.includes(kind));
  return truth()
    .filter(has)
    .map(({ username }) => username)
    .sort();
}

describe('the register on the demo of the local org, as its administrator', () => {
  it('lists exactly who has evidence, and whom an app names without there being such a user', async () => {
    const found = truth().filter(({ evidence }) => evidence.length > 0);
    await open(async (page) => {
      const expected = [...found.map(({ username }) => username), NOBODY].sort();
      assert.deepEqual(await listed(page), expected);
      await page.getByRole('button', { name: `All ${expected.length}` }).waitFor();
    });
  });

  it('has no gap but the three of the organisation itself', async () => {
    await open(async (page) => {
      assert.deepEqual(await shownGaps(page), gapTexts(OWN_GAPS));
    });
  });

  it('reads the rest of an identity that is opened: its rights, its logins and its apps', async () => {
    await open(async (page) => {
      await identity(page, `priya.raman@${DOMAIN}`).click();
      await heading(page, `priya.raman@${DOMAIN}`).waitFor();
      for (const name of ['Objects', 'Fields', 'Setup entities']) {
        await page.getByRole('tab', { name: new RegExp(`^${name} \\(\\d+\\)`) }).click();
        const rows = page.getByRole('table', { name, exact: true }).locator('tbody tr');
        assert.ok((await rows.count()) > 10, name);
      }
      await page.getByRole('tab', { name: /^Objects/ }).click();
      assert.equal(
        await page
          .getByRole('row', { name: /^Account / })
          .getByTitle('Modify all')
          .count(),
        1
      );
      const user = page.getByRole('region', { name: 'User', exact: true });
      const facts = (await user.getByRole('definition').allInnerTexts()).map((text) => text.trim());
      const [name, type, , api, interactive] = facts;
      assert.deepEqual([name, type], ['Priya Raman', 'Standard']);
      for (const login of [api, interactive])
        assert.match(login ?? '', /^\w{3} \d+, \d{4}, \d\d:\d\d [AP]M$/);
      const apps = page.getByRole('region', { name: 'Apps', exact: true }).getByRole('listitem');
      assert.match(
        (await apps.allInnerTexts()).join(),
        /^Inventory Reconciliation Script\s+Connected app, client credentials; declared, seen to log in; last used \w{3} \d+, \d{4}$/
      );
    });
  });

  it('opens whom nobody has without asking for anything, and says so', async () => {
    await open(async (page) => {
      await identity(page, NOBODY).click();
      await heading(page, NOBODY).waitFor();
      const gaps = page.getByRole('list', { name: '1 gap' }).last();
      assert.match(await gaps.innerText(), /no user that was read has the username/);
    });
  });
});

// Neither may call the APIs, which pages do not need.
describe('the register as a user who may see less', () => {
  it('shows the scanner whom rows of setup name, and which rights are missing', async () => {
    const seen: readonly EvidenceKind[] = [
      'declaredRunAs',
      'apiOnly',
      'integrationLicence',
      'agentUser',
      'scheduledJobOwner',
      'namePattern'
    ];
    await open(async (page) => {
      await switchUser(page, 'Olga Reiter');
      assert.deepEqual(await listed(page), withEvidence(seen));
      assert.deepEqual(await shownGaps(page), gapTexts([...NOT_ADMIN, STALE]));
    });
  });

  it('shows the viewer whom licence and name tell, of unknown access, and which rights are missing', async () => {
    await open(async (page) => {
      await switchUser(page, 'Kofi Mensah');
      const names = await listed(page);
      assert.deepEqual(names, withEvidence(['integrationLicence', 'namePattern']));
      await page.getByRole('button', { name: `Unknown ${names.length}` }).waitFor();
      const gaps = await shownGaps(page);
      for (const text of gapTexts(NOT_ADMIN)) assert.ok(gaps.includes(text), text);
      const setup = gaps.filter((text) => /It needs the user permission ViewSetup\b/.test(text));
      assert.deepEqual(
        [...new Set(setup.map((text) => text.split(' ')[0]))],
        [
          'BotDefinition',
          'ConnectedApplication',
          'CronTrigger',
          'ExternalClientApplication',
          'ExtlClntAppOauthPlcyCnfg',
          'ExtlClntAppPlcyCnfg',
          'PermissionSetAssignment'
        ]
      );
    });
  });
});
