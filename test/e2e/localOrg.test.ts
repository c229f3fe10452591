import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { truth } from '../../local-org/demo/seed/files.ts';
import type { Truth } from '../../local-org/demo/seed/files.ts';
import { launchBrowser } from '../../scripts/browser.ts';
import type { EvidenceKind, Gap } from '../../src/core/index.ts';
import type { ApexRows } from '../../src/org/live/apexCatalogue.ts';
import { answerCalls, isOfRegister, refusing } from './apexAnswers.ts';
import { serveDemo } from './demoServer.ts';
import type { DemoServer } from './demoServer.ts';
import { withPage } from './framePage.ts';
import { gapTexts, line, listed, shownGaps, switchUser } from './registerPage.ts';

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
      await page.getByRole('button', { name: `${expected.length} Identities` }).waitFor();
    });
  });

  it('has no gap but the one of the organisation itself, and metadata, which Apex cannot read', async () => {
    await open(async (page) => {
      assert.deepEqual(await shownGaps(page), gapTexts([STALE, METADATA]));
    });
  });

  it('lists whom nobody has, and says so', async () => {
    const nobody = `nobody@${DOMAIN}`;
    await open(async (page) => {
      await answerCalls(page, async ({ request, ofOrg }) => {
        if (request?.query !== 'externalClientAppPolicies') return undefined;
        const { columns, rows } = (await ofOrg()) as ApexRows;
        return { columns, rows: rows.map((row) => ({ ...row, ClientCredentialsFlowUser: nobody })) };
      });
      await page.reload();
      await line(page, nobody).getByText('No such user').waitFor();
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
      // Without the register, which knows more of them from the administrator's scan.
      await answerCalls(page, (call) => (isOfRegister(call) ? refusing('Not now.')(call) : undefined));
      await switchUser(page, 'Olga Reiter');
      assert.deepEqual(await listed(page), withEvidence(seen));
      assert.deepEqual(await shownGaps(page), gapTexts([...NOT_ADMIN, STALE, METADATA]));
    });
  });
});
