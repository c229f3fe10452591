import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Locator, Page } from 'playwright-core';
import { callApex } from '../../local-org/apex/callApex.ts';
import { deleteRecords } from '../../local-org/dml/dml.ts';
import { launchBrowser } from '../../scripts/browser.ts';
import { seriousFindings } from './audits.ts';
import { serveDemo } from './demoServer.ts';
import type { DemoServer } from './demoServer.ts';
import { button, changeReview, conflict, entryAddress, insertEntry, insertReview } from './recordPage.ts';
import { switchUser } from './registerPage.ts';

const REVIEWER = 'Inês Carvalho';
const VIEWER = 'Kofi Mensah';
const USERNAME = 'mdm.steward@alderfinch.example';

let browser: Browser;
let demo: DemoServer;
let entryId: string;

before(async () => {
  [demo, browser] = await Promise.all([serveDemo(), launchBrowser()]);
  const [user] = demo.org.store.find('User', 'Username', USERNAME);
  const [there] = demo.org.store.find('RunAsUser__c', 'UserKey__c', user!.Id);
  entryId = there?.Id ?? insertEntry(demo, USERNAME);
});

after(async () => {
  await browser.close();
  await demo.close();
});

async function onReviews(use: (page: Page) => Promise<void>, user = ''): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  page.setDefaultTimeout(60_000);
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  try {
    await page.goto(entryAddress(demo, entryId, 'Reviews'));
    if (user) await switchUser(page, user);
    await page.getByRole('tab', { name: 'Reviews', exact: true }).waitFor();
    await use(page);
    assert.deepEqual(errors, []);
  } finally {
    await page.close();
  }
}

/** Starts a review and waits until it is there. @returns its name. */
async function startReview(page: Page): Promise<string> {
  await button(page, 'Start review').click();
  await page.getByLabel('Reason').selectOption('Manual');
  await button(page, 'Start review').last().click();
  await page.getByText('The review is started.').waitFor();
  const reviews = demo.org.store.find('RunAsReview__c', 'RunAsUser__c', entryId);
  const name = reviews
    .map((row) => String(row['Name']))
    .sort()
    .at(-1)!;
  await button(page, `Decide review ${name}`).waitFor();
  return name;
}

function reviewItem(page: Page, name: string): Locator {
  const heading = page.getByRole('heading', { name, exact: true });
  return page.getByRole('listitem').filter({ has: heading });
}

function review(name: string): Readonly<Record<string, unknown>> {
  const [row] = demo.org.store.find('RunAsReview__c', 'Name', name);
  assert.ok(row, name);
  return row;
}

describe('a review of an entry', () => {
  it('is certified with the access that was seen, and cannot be changed any more', async () => {
    await onReviews(async (page) => {
      await page.getByRole('tab', { name: 'Access', exact: true }).click();
      await page.getByText('Access read just now').waitFor();
      await page.getByRole('tab', { name: 'Reviews', exact: true }).click();
      const name = await startReview(page);
      await button(page, `Decide review ${name}`).click();
      await page.getByRole('heading', { name: `Decide review ${name}` }).waitFor();
      assert.deepEqual(await seriousFindings(page), []);
      await button(page, 'Complete review').click();
      await page.getByLabel('Decision').selectOption('Certify');
      await page.getByLabel('Rationale').fill('The owner confirmed it.');
      await button(page, 'Complete review').click();
      await page.getByText('cannot be changed any more').waitFor();
      const row = review(name);
      assert.equal(row['CompletedBy__c'], demo.userId('admin'));
      assert.match(String(row['SnapshotHash__c']), /^[0-9a-f]{64}$/);
      const entry = demo.org.store.row('RunAsUser__c', entryId);
      assert.ok(entry?.['CurrentAccess__c']);
      assert.equal(row['AccessFingerprint__c'], entry['CurrentAccess__c']);
      assert.equal(entry['ApprovedAccess__c'], entry['CurrentAccess__c']);
      await button(page, `Decide review ${name}`).waitFor({ state: 'detached' });
      await button(page, `Show the access that review ${name} saw`).click();
      await page.getByText(`Access as review ${name} saw it`).waitFor();
      assert.equal(await page.getByText('This is not the file').count(), 0);
      const refused = await change(page, String(row['Id']), { Rationale__c: 'Never said.' });
      assert.match(refused, /closed and cannot be changed/);
      const forged = await change(page, String(row['Id']), { SnapshotHash__c: '0'.repeat(64) });
      assert.doesNotMatch(forged, /^2/);
    });
  });

  it('is decided by a reviewer who may not read the org, by what was kept', async () => {
    let name = '';
    await onReviews(async (page) => {
      await page.getByRole('tab', { name: 'Access', exact: true }).click();
      await page.getByText('Access read just now').waitFor();
      await page.getByRole('tab', { name: 'Reviews', exact: true }).click();
      name = await startReview(page);
    });
    await onReviews(async (page) => {
      await button(page, `Decide review ${name}`).click();
      await page.getByText(`Access as review ${name} saw it`).waitFor();
      await page.getByLabel('Decision').selectOption('Reduce');
      await page.getByLabel('Rationale').fill('Modify All Data is not needed.');
      await button(page, 'Complete review').click();
      await page.getByText('cannot be changed any more').waitFor();
    }, REVIEWER);
    assert.equal(review(name)['Decision__c'], 'Reduce');
    assert.equal(review(name)['CompletedBy__c'], demo.userId('reviewer'));
  });

  it('whose file was deleted says that it is gone, not that none was kept', async () => {
    const name = insertReview(demo, entryId);
    const parameters = { reviewId: review(name)['Id'], accessJson: '{}', lastModified: null };
    const answer = callApex(demo.org, demo.userId('admin'), 'RunAsSnapshots', 'attach', parameters);
    assert.ok('value' in answer);
    const file = demo.org.store.row('ContentVersion', String(review(name)['SnapshotFile__c']));
    const owner = { userId: demo.userId('admin'), mode: 'system' } as const;
    deleteRecords(demo.org, owner, [String(file?.['ContentDocumentId'])], { allOrNone: true });
    await onReviews(async (page) => {
      await button(page, `Decide review ${name}`).click();
      await page.getByRole('alert').getByText('The file that was kept with this review is gone').waitFor();
      assert.equal(await page.getByText('Nothing was kept with this review').count(), 0);
    }, REVIEWER);
    changeReview(demo, String(review(name)['Id']), {
      Status__c: 'Cancelled',
      Rationale__c: 'Its file is gone.'
    });
  });

  it('cannot be certified unseen: the page says why, and keeps what was typed', async () => {
    await onReviews(async (page) => {
      const name = await startReview(page);
      await button(page, `Decide review ${name}`).click();
      await page.getByText('So it cannot be certified').waitFor();
      await page.getByLabel('Decision').selectOption('Certify');
      await page.getByLabel('Rationale').fill('Unseen.');
      await button(page, 'Complete review').click();
      await page.getByText('Certify approves the access that you saw').waitFor();
      assert.equal(await page.getByLabel('Rationale').inputValue(), 'Unseen.');
      assert.equal(review(name)['Status__c'], 'Open');
    }, REVIEWER);
  });
});

describe('a review that is no longer needed', () => {
  for (const [who, user] of [
    ['an administrator', ''],
    ['a reviewer', REVIEWER]
  ] as const) {
    it(`is cancelled by ${who}, who is asked first, and stays in the list`, async () => {
      const name = insertReview(demo, entryId);
      const before = demo.org.store.row('RunAsUser__c', entryId)?.['NextReviewOn__c'];
      await onReviews(async (page) => {
        const item = reviewItem(page, name);
        await button(page, `Cancel review ${name}`).click();
        const heading = item.getByRole('heading', { name: `Cancel review ${name}` });
        assert.equal(await isFocused(heading), true);
        await item.getByText('The next review day does not change.').waitFor();
        assert.deepEqual(await seriousFindings(page), []);
        await button(page, 'Keep it open').click();
        await heading.waitFor({ state: 'detached' });
        assert.equal(await isFocused(button(page, `Cancel review ${name}`)), true);
        assert.equal(review(name)['Status__c'], 'Open');
        await button(page, `Cancel review ${name}`).click();
        await item.getByLabel('Rationale').fill('Scheduled twice.');
        await item.getByRole('button', { name: 'Cancel review', exact: true }).click();
        await page.getByText('The review is cancelled.').waitFor();
        assert.equal(await isFocused(button(page, 'Start review')), true);
        await item.getByText('Cancelled', { exact: true }).waitFor();
        await item.getByText('Scheduled twice.').waitFor();
        await button(page, `Decide review ${name}`).waitFor({ state: 'detached' });
        assert.deepEqual(await seriousFindings(page), []);
      }, user);
      assert.equal(review(name)['Status__c'], 'Cancelled');
      assert.equal(review(name)['Rationale__c'], 'Scheduled twice.');
      assert.equal(review(name)['SnapshotHash__c'], null);
      assert.equal(demo.org.store.row('RunAsUser__c', entryId)?.['NextReviewOn__c'], before);
    });
  }

  it('offers a viewer nothing', async () => {
    const name = insertReview(demo, entryId);
    await onReviews(async (page) => {
      await reviewItem(page, name).waitFor();
      assert.equal(await button(page, /^(Cancel|Decide) review|^Keep the access/).count(), 0);
    }, VIEWER);
  });

  it('is not cancelled over what somebody else changed, and nothing that was typed is lost', async () => {
    const name = insertReview(demo, entryId);
    await onReviews(async (page) => {
      const item = reviewItem(page, name);
      await button(page, `Cancel review ${name}`).click();
      const why = item.getByRole('textbox', { name: 'Rationale' });
      await why.fill('Scheduled twice.');
      changeReview(demo, String(review(name)['Id']), { Reviewer__c: demo.userId('viewer') });
      await item.getByRole('button', { name: 'Cancel review', exact: true }).click();
      await item.getByText('This record was modified by').waitFor();
      assert.equal(review(name)['Status__c'], 'Open');
      await conflict(item).getByText(VIEWER).waitFor();
      assert.equal(await why.inputValue(), 'Scheduled twice.');
      assert.deepEqual(await seriousFindings(page), []);
      await item.getByRole('button', { name: 'Cancel review', exact: true }).click();
      await page.getByText('The review is cancelled.').waitFor();
    });
    assert.equal(review(name)['Rationale__c'], 'Scheduled twice.');
  });
});

describe('a review that was scheduled without its access', () => {
  it('gets it from an administrator, and is certified by a reviewer who may not read the org', async () => {
    const name = insertReview(demo, entryId);
    await onReviews(async (page) => {
      const item = reviewItem(page, name);
      await button(page, `Keep the access with it, review ${name}`).click();
      await page.getByText(`The access is kept with review ${name}.`).waitFor();
      const kept = item.getByText('The access is kept with it, as it was read on');
      await kept.waitFor();
      assert.equal(await isFocused(kept), true);
      await button(page, `Keep the access with it, review ${name}`).waitFor({ state: 'detached' });
      assert.deepEqual(await seriousFindings(page), []);
      await page.reload();
      await button(page, `Keep the access as it is now, review ${name}`).waitFor();
      await kept.waitFor();
      assert.deepEqual(await seriousFindings(page), []);
    });
    await onReviews(async (page) => {
      await button(page, `Decide review ${name}`).click();
      await page.getByText(`Access as review ${name} saw it`).waitFor();
      await page.getByLabel('Decision').selectOption('Certify');
      await page.getByLabel('Rationale').fill('The owner confirmed it.');
      await button(page, 'Complete review').click();
      await page.getByText('cannot be changed any more').waitFor();
    }, REVIEWER);
    assert.equal(review(name)['Decision__c'], 'Certify');
    assert.match(String(review(name)['SnapshotHash__c']), /^[0-9a-f]{64}$/);
    const entry = demo.org.store.row('RunAsUser__c', entryId);
    assert.equal(review(name)['AccessFingerprint__c'], entry?.['CurrentAccess__c']);
  });
});

describe('a finding of an entry', () => {
  it('is accepted by a reviewer with reason and end, and stays so', async () => {
    const [finding] = demo.org.store.rows('RunAsFinding__c').filter((row) => row['Status__c'] === 'Open');
    assert.ok(finding, 'the demo has no open finding');
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    page.setDefaultTimeout(60_000);
    await page.goto(entryAddress(demo, String(finding['RunAsUser__c']), 'Findings'));
    await switchUser(page, REVIEWER);
    const item = page.getByRole('listitem').filter({ hasText: String(finding['Rule__c']) });
    await item.getByRole('button', { name: /^Accept: / }).click();
    await item.getByLabel('Accepted Until').fill('Jan 1, 2020');
    await item.getByLabel('Accepted Reason').fill('Until the new app is there.');
    await item.getByRole('button', { name: 'Accept', exact: true }).click();
    await page.getByText('An accepted finding needs an end').waitFor();
    assert.deepEqual(await seriousFindings(page), []);
    const inAMonth = new Date(Date.now() + 30 * 86_400_000);
    const typed = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeZone: 'UTC' }).format(inAMonth);
    await item.getByLabel('Accepted Until').fill(typed);
    await item.getByRole('button', { name: 'Accept', exact: true }).click();
    await page.getByText('The finding is accepted.').waitFor();
    await item.getByRole('button', { name: /^Accept/ }).waitFor({ state: 'detached' });
    const saved = demo.org.store.row('RunAsFinding__c', finding.Id);
    assert.equal(saved?.['AcceptedBy__c'], demo.userId('reviewer'));
    assert.match(await change(page, finding.Id, { AcceptedReason__c: 'Never said.' }), /cannot be changed/);
    await page.close();
  });
});

/** Whether the keyboard is there, once it has come. */
async function isFocused(element: Locator): Promise<boolean> {
  await element.waitFor();
  return element.evaluate(
    (node) =>
      new Promise<boolean>((resolve) => {
        const look = (rest: number): void => {
          if (node.matches(':focus, :focus-within') || rest === 0) resolve(rest > 0);
          else requestAnimationFrame(() => look(rest - 1));
        };
        look(120);
      })
  );
}

/** Changes a record through the UI API, as the user of the page. @returns status and body as text. */
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
