import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { truth } from '../../local-org/demo/seed/files.ts';
import type { Truth } from '../../local-org/demo/seed/files.ts';
import { launchBrowser } from '../../scripts/browser.ts';
import type { EvidenceKind, Gap } from '../../src/core/index.ts';
import type { ApexRows } from '../../src/org/live/apexCatalogue.ts';
import { answerCalls } from './apexAnswers.ts';
import { seriousFindings } from './audits.ts';
import { serveDemo } from './demoServer.ts';
import type { DemoServer } from './demoServer.ts';
import { heading, withPage } from './framePage.ts';
import { gapTexts, identity, listed, shownGaps, switchUser } from './registerPage.ts';

const USERS = '/lightning/n/Run_As_Users';
const DOMAIN = 'alderfinch.example';
/** What is wrong with the demo itself, whoever reads it. */
const STALE: Gap = {
  code: 'groupPossiblyStale',
  params: { group: 'Analytics_and_Reporting', status: 'Outdated' }
};
/** Connected apps name their run-as users in metadata alone. */
const METADATA: Gap = {
  code: 'metadataNotRead',
  params: {
    object: 'ConnectedApp',
    reason: 'Apex cannot retrieve metadata; `sf runas audit --target-org` can.',
    hides: 'connectedAppRunAs'
  }
};
/** For what Run-As Scanner alone does not open. */
const NOT_ADMIN: readonly Gap[] = [
  {
    code: 'rightMissing',
    params: { object: 'LoginHistory', permission: 'ManageUsers or MonitorLoginHistory', hides: 'logins' }
  },
  { code: 'rightMissing', params: { object: 'UserLogin', permission: 'ManageUsers', hides: 'frozenUsers' } },
  {
    code: 'rightMissing',
    params: { object: 'OauthToken', permission: 'CustomizeApplication', hides: 'tokens' }
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

/** Who has evidence in what is not metadata alone; of these kinds, where they are given. */
function withEvidence(kinds?: readonly EvidenceKind[]): string[] {
  const has = ({ evidence, onlyInMetadata = [] }: Truth): boolean =>
    evidence.some((kind) => (kinds?.includes(kind) ?? true) && !onlyInMetadata.includes(kind));
  return truth()
    .filter(has)
    .map(({ username }) => username)
    .sort();
}

describe('the register on the demo of the local org, as its administrator', () => {
  it('lists exactly who has evidence that is not in metadata alone', async () => {
    const expected = withEvidence();
    await open(async (page) => {
      assert.deepEqual(await listed(page), expected);
      await page.getByRole('button', { name: `All ${expected.length}` }).waitFor();
    });
  });

  it('has no gap but the one of the organisation itself, and metadata, which Apex cannot read', async () => {
    await open(async (page) => {
      assert.deepEqual(await shownGaps(page), gapTexts([STALE, METADATA]));
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
        /^Inventory Reconciliation Script\s+Connected app, client credentials; seen to log in; last used \w{3} \d+, \d{4}$/
      );
    });
  });

  it('opens whom nobody has without asking for anything, and says so', async () => {
    const nobody = `nobody@${DOMAIN}`;
    await open(async (page) => {
      const asked: string[] = [];
      await answerCalls(page, async ({ request, ofOrg }) => {
        asked.push(request?.query ?? '');
        if (request?.query !== 'externalClientAppPolicies') return undefined;
        const { columns, rows } = (await ofOrg()) as ApexRows;
        return { columns, rows: rows.map((row) => ({ ...row, ClientCredentialsFlowUser: nobody })) };
      });
      await page.reload();
      await identity(page, nobody).waitFor();
      const before = asked.length;
      await identity(page, nobody).click();
      await heading(page, nobody).waitFor();
      const gaps = page.getByRole('list', { name: /^\d+ gaps?$/ }).last();
      assert.match(await gaps.innerText(), /no user that was read has the username/);
      assert.equal(asked.length, before);
    });
  });
});

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
      assert.deepEqual(await shownGaps(page), gapTexts([...NOT_ADMIN, STALE, METADATA]));
    });
  });

  for (const name of ['Kofi Mensah', 'Inês Carvalho']) {
    it(`tells ${name}, who has not Run-As Scanner, to ask for it, as often as the org is asked`, async () => {
      await open(async (page) => {
        await switchUser(page, name);
        const problem = page.getByRole('alert');
        const refusal = 'You may not read this org. Ask an admin for the permission set Run-As Scanner.';
        await problem.getByText(refusal).waitFor();
        assert.equal(await page.getByRole('button', { name: /^Open / }).count(), 0);
        assert.deepEqual(await seriousFindings(page), []);
        await page.getByRole('button', { name: 'Try again' }).press('Enter');
        await page.locator('h1:focus', { hasText: 'The org could not be read' }).waitFor();
        await problem.getByText(refusal).waitFor();
      });
    });
  }
});
