/**
 * Opens the dashboard in headless Chromium on a local org whose register has 10,000 entries, and on one with 10,000
 * identities more that are not registered, which it scans: time until the list can be used, and from a keystroke in
 * the search to its repaint. Beside it as many rows in one plain `lightning-datatable`. `npm run bench:dashboard`
 * prints them.
 */
import type { Page } from 'playwright-core';
import type { OrgState } from '../../local-org/org.ts';
import { launchBrowser } from '../../scripts/browser.ts';
import { serveDemo } from '../e2e/demoServer.ts';
import type { DemoServer } from '../e2e/demoServer.ts';
import { USERS, list, switchUser } from '../e2e/registerPage.ts';
import { addEntries } from './addEntries.ts';
import { addIdentities } from './addIdentities.ts';
import { measurePlainTable } from './plainTable.ts';

const MANY = 10_000;
const RUNS = 5;
const VIEWER = 'Kofi Mensah';
const SCANNER = 'Olga Reiter';
/** In the page: milliseconds from each letter to the frame after the one that shows its result. */
const MEASURE_LETTERS = `globalThis.painted = [];
document.addEventListener('input', () => {
  const started = performance.now();
  requestAnimationFrame(() =>
    requestAnimationFrame(() => globalThis.painted.push(performance.now() - started))
  );
}, true);`;
/** The longer, the less of the list is left. */
const TYPED = ['f', 'e', 'e', 'd', '.', '1', '2', '3'];

const browser = await launchBrowser();
try {
  await measureUser('saved', VIEWER, (org) => addEntries(org, MANY));
  await measureUser('scanned', SCANNER, (org) => addIdentities(org, MANY));
  print('all rows in one lightning-datatable', [await measurePlainTable(browser, MANY)]);
} finally {
  await browser.close();
}

async function measureUser(what: string, user: string, fill: (org: OrgState) => void): Promise<void> {
  const demo = await serveDemo();
  fill(demo.org);
  try {
    print(`${what} list usable`, await times(RUNS, () => open(demo, user)));
    print(`${what}, keystroke to repaint`, await keystrokes(demo, user));
  } finally {
    await demo.close();
  }
}

/** As a user with one source alone, so that the whole list is there at once. @returns milliseconds. */
async function open({ address }: DemoServer, user: string): Promise<number> {
  const page = await pageAs(user, address('/lightning/n/RunAsApp__c'));
  try {
    const started = performance.now();
    await page.goto(address(USERS));
    await list(page).locator('a.open').nth(49).waitFor();
    return performance.now() - started;
  } finally {
    await page.close();
  }
}

async function pageAs(user: string, address: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  page.setDefaultTimeout(300_000);
  await page.goto(address);
  await switchUser(page, user);
  return page;
}

async function keystrokes({ address }: DemoServer, user: string): Promise<number[]> {
  const page = await pageAs(user, address(USERS));
  await list(page).locator('a.open').nth(49).waitFor();
  const search = page.getByLabel('Search identities');
  await page.evaluate(MEASURE_LETTERS);
  for (const [index, letter] of TYPED.entries()) {
    await search.press(letter);
    // The page's own policy lets no function be made of text, so it is asked until it says so.
    while ((await page.evaluate<number>('globalThis.painted.length')) <= index) await page.waitForTimeout(20);
  }
  await page.getByText(/^11 of 10,0\d\d identities$/).waitFor();
  const found = await page.evaluate<number[]>('globalThis.painted');
  await page.close();
  return found;
}

async function times(runs: number, measure: () => Promise<number>): Promise<number[]> {
  const found: number[] = [];
  for (let run = 0; run < runs; run++) found.push(await measure());
  return found;
}

function print(what: string, milliseconds: readonly number[]): void {
  const sorted = milliseconds.toSorted((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
  console.log(`${what}: median ${median.toFixed(0)} ms, slowest ${(sorted.at(-1) ?? 0).toFixed(0)} ms`);
}
