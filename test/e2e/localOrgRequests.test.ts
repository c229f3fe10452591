import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { API_VERSION } from '../../local-org/org.ts';
import { launchBrowser } from '../../scripts/browser.ts';
import { answerCalls, letOrgAnswer, refusing, refusingQuery } from './apexAnswers.ts';
import { serveDemo } from './demoServer.ts';
import type { DemoServer } from './demoServer.ts';
import { heading, withPage } from './framePage.ts';
import { gapTexts, identity, line, list, shownGaps } from './registerPage.ts';

const USERS = '/lightning/n/Run_As_Users';
const API = `/services/data/v${API_VERSION}`;
const VAULT = 'backup.vault@alderfinch.example';
/** What the platform says where it can do no more. */
const UNAVAILABLE = 'Server unavailable. Try again later.';
const ENDED = 'Session expired or invalid';

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

describe('the register while the org fails', () => {
  it('shows a gap and whom the rest tells while logins are unavailable', async () => {
    await open(async (page) => {
      await answerCalls(page, refusingQuery('logins', UNAVAILABLE));
      await page.reload();
      await identity(page, VAULT).waitFor();
      const params = { object: 'LoginHistory', hides: 'logins', reason: UNAVAILABLE };
      const gaps = await shownGaps(page);
      assert.ok(gaps.includes(gapTexts([{ code: 'queryFailed', params }])[0]!), gaps.join('\n'));
      assert.equal(gaps.length, 3);
      // Its logins are the only trace that it leaves.
      await line(page, 'estuary.meter@alderfinch.example')
        .locator('c-run-as-grade')
        .getByText('None')
        .waitFor();
    });
  });

  it('says that the session has ended, and reads again when asked', async () => {
    await open(async (page) => {
      await answerCalls(page, refusing(ENDED));
      await page.reload();
      await page.getByRole('alert').getByText(ENDED).waitFor();
      assert.equal(await list(page).count(), 0);
      await letOrgAnswer(page);
      await page.getByRole('button', { name: 'Try again' }).click();
      await identity(page, VAULT).waitFor();
      assert.equal(await page.getByRole('alert').count(), 0);
      await page.locator('h1:focus', { hasText: 'Run-As Register' }).waitFor();
    });
  });

  it('tells what it could not read when the session ends halfway', async () => {
    await open(async (page) => {
      // The calls of the first page must not count.
      await page.goto('about:blank');
      let calls = 0;
      const end = refusing(ENDED);
      await answerCalls(page, (call) => (++calls > 12 ? end(call) : undefined));
      await page.goto(demo.address(USERS));
      await identity(page, VAULT).or(heading(page, 'Run-As Register')).first().waitFor();
      assert.match((await shownGaps(page)).join(), /Session expired/);
      await letOrgAnswer(page);
      await page.reload();
      await identity(page, VAULT).waitFor();
      assert.equal((await shownGaps(page)).length, 2);
    });
  });

  it('says that the local org is gone', async () => {
    await open(async (page) => {
      await page.route('**/local-org/apex/**', (route) => route.abort());
      await page.reload();
      await page.getByRole('alert').getByText('The local org does not answer').waitFor();
    });
  });
});

describe('calls of the APIs with the cookie of the pages', () => {
  const insert = (Name: string): RequestInit => ({
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ apiName: 'Account', fields: { Name } })
  });
  const accounts = (name: string): number => demo.org.store.find('Account', 'Name', name).length;

  /** What the browser gets, with its cookies and its own origin. */
  const ofPage = (page: Page, path: string, init: RequestInit = {}): Promise<number> =>
    page.evaluate(async (asked) => (await fetch(asked.path, asked.init)).status, { path, init });

  it('reach the UI API, to read and to write', async () => {
    await open(async (page) => {
      assert.equal(await ofPage(page, `${API}/ui-api/object-info/Account`), 200);
      const user = `${API}/ui-api/records/${demo.userId('viewer')}?fields=User.Name`;
      assert.equal(await ofPage(page, user), 200);
      assert.equal(await ofPage(page, `${API}/ui-api/records`, insert('Of the page')), 201);
      assert.equal(accounts('Of the page'), 1);
    });
  });

  it('are refused without the cookie, with a wrong one, and from another origin', async () => {
    await open(async (page) => {
      const kept = (await page.context().cookies(demo.origin)).map(({ name, value }) => `${name}=${value}`);
      const path = `${demo.origin}${API}/ui-api/records`;
      const own = { cookie: kept.join('; '), origin: demo.origin };
      const status = async (more: Record<string, string>): Promise<number> => {
        const headers = { 'content-type': 'application/json', connection: 'close', ...more };
        return (await fetch(path, { ...insert('Of nobody'), headers })).status;
      };
      for (const headers of [
        {},
        { origin: demo.origin },
        { cookie: own.cookie },
        { ...own, origin: 'http://evil.example' },
        { ...own, origin: 'null' },
        { ...own, origin: demo.origin.replace('127.0.0.1', 'localhost') },
        { ...own, cookie: own.cookie.slice(0, -1) }
      ]) {
        assert.equal(await status(headers), 401, JSON.stringify(headers));
      }
      assert.equal((await fetch(`${demo.origin}${API}/ui-api/object-info/Account`)).status, 401);
      assert.equal(accounts('Of nobody'), 0);
      assert.equal(await status(own), 201);
    });
  });

  it('set no faults from another origin, nor without the cookie', async () => {
    const rules = JSON.stringify({ rules: [{ fault: { kind: 'serverUnavailable' } }] });
    for (const origin of ['http://evil.example', demo.origin]) {
      const init = { method: 'POST', headers: { connection: 'close', origin }, body: rules };
      assert.equal((await fetch(`${demo.origin}/local-org/faults`, init)).status, 401);
    }
  });

  it('reach the UI API as a user who may not call the REST API, as pages do', async () => {
    await open(async (page) => {
      const chosen = { name: `runas-user-${new URL(demo.origin).port}`, value: demo.userId('viewer') };
      await page.context().addCookies([{ ...chosen, url: demo.origin }]);
      assert.equal(await ofPage(page, `${API}/ui-api/object-info/User`), 200);
    });
  });
});
