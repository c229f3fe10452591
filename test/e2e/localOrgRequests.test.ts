import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { API_VERSION } from '../../local-org/org.ts';
import { launchBrowser } from '../../scripts/browser.ts';
import { serveDemo } from './demoServer.ts';
import type { DemoServer } from './demoServer.ts';
import { heading, withPage } from './framePage.ts';
import { gapTexts, identity, listed, shownGaps } from './registerPage.ts';

const USERS = '/lightning/n/Run_As_Users';
const API = `/services/data/v${API_VERSION}`;
const EDI = 'edi.gateway@alderfinch.example';
const LOGINS = { object: 'LoginHistory', permission: 'ManageUsers or MonitorLoginHistory', hides: 'logins' };

let browser: Browser;
let demo: DemoServer;

before(async () => {
  [demo, browser] = await Promise.all([serveDemo(), launchBrowser()]);
});

beforeEach(() => demo.setFaults());

after(async () => {
  await browser.close();
  await demo.close();
});

function open(use: (page: Page) => Promise<void>): Promise<void> {
  return withPage(browser, demo.address(USERS), use);
}

/** The message of the page, and the way out of it. */
async function retry(page: Page, message: string): Promise<void> {
  await page.getByRole('alert').getByText(message).waitFor();
  assert.equal(await page.getByRole('button', { name: /^Open / }).count(), 0);
  await demo.setFaults();
  await page.getByRole('button', { name: 'Try again' }).click();
  await identity(page, EDI).waitFor();
  assert.equal(await page.getByRole('alert').count(), 0);
}

describe('the register while the org fails', () => {
  it('shows a gap and whom the rest tells while logins are unavailable', async () => {
    await demo.setFaults({ match: { object: 'LoginHistory' }, fault: { kind: 'serverUnavailable' } });
    await open(async (page) => {
      const logins = { object: LOGINS.object, hides: LOGINS.hides };
      const gap = { ...logins, reason: 'Server unavailable. Try again later.' };
      await identity(page, EDI).waitFor();
      const gaps = await shownGaps(page);
      assert.ok(gaps.includes(gapTexts([{ code: 'queryFailed', params: gap }])[0]!), gaps.join('\n'));
      assert.equal(gaps.length, 4);
      // Its logins are the only trace that it leaves.
      assert.ok(!(await listed(page)).includes('estuary.meter@alderfinch.example'));
    });
  });

  it('says that the session has ended, and reads again when asked', async () => {
    await demo.setFaults({ fault: { kind: 'invalidSession' } });
    await open((page) => retry(page, 'Session expired or invalid'));
  });

  it('tells what it could not read when the session ends halfway', async () => {
    await demo.setFaults({ match: { path: '/query', nth: 12 }, fault: { kind: 'invalidSession' } });
    await open(async (page) => {
      const problem = page.getByRole('alert');
      await heading(page, 'Run-As Register').or(problem).first().waitFor();
      const isTold =
        (await problem.count()) > 0 || (await shownGaps(page)).join().includes('Session expired');
      assert.ok(isTold);
      await demo.setFaults();
      await page.reload();
      await identity(page, EDI).waitFor();
      assert.equal((await shownGaps(page)).length, 3);
    });
  });

  it('keeps the list when an identity cannot be opened, says why, and opens it the next time', async () => {
    await open(async (page) => {
      await identity(page, EDI).waitFor();
      await demo.setFaults({ fault: { kind: 'invalidSession' } });
      await identity(page, EDI).click();
      await page.getByRole('alert').getByText('Session expired or invalid').waitFor();
      await demo.setFaults();
      await identity(page, EDI).click();
      await heading(page, EDI).waitFor();
      assert.equal(await page.getByRole('alert').count(), 0);
    });
  });

  it('shows why an identity far down the list cannot be opened where its reader looks', async () => {
    await open(async (page) => {
      const last = page.getByRole('button', { name: /^Open / }).last();
      await last.waitFor();
      await demo.setFaults({ fault: { kind: 'invalidSession' } });
      await last.click();
      const message = page.getByRole('alert');
      await message.waitFor();
      const { y = -1 } = (await message.boundingBox()) ?? {};
      assert.ok(y >= 0 && y < 900, `the message is at ${y} px`);
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
        const headers = { 'content-type': 'application/json', ...more };
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
      const init = { method: 'POST', headers: { origin }, body: rules };
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
