/**
 * Opens the dashboard on a local org whose register has 10,000 entries, in headless Chromium: time until the list can
 * be used, and from a keystroke in the search to its repaint. Beside it the same entries in one plain
 * `lightning-datatable`. `npm run bench:dashboard` prints them.
 */
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../../scripts/browser.ts';
import { serveDemo } from '../e2e/demoServer.ts';
import type { DemoServer } from '../e2e/demoServer.ts';
import { USERS, list, switchUser } from '../e2e/registerPage.ts';
import { addEntries } from './addEntries.ts';
import { measurePlainTable } from './plainTable.ts';

const ENTRIES = 10_000;
const RUNS = 5;
const VIEWER = 'Kofi Mensah';
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

const demo = await serveDemo();
addEntries(demo.org, ENTRIES);
const browser = await launchBrowser();
try {
  print('list usable', await times(RUNS, () => open(browser, demo)));
  print('keystroke to repaint', await keystrokes(browser, demo));
  const plain = await measurePlainTable(browser, ENTRIES);
  print('all rows in one lightning-datatable', [plain]);
} finally {
  await browser.close();
  await demo.close();
}

/** As a user who may not scan, so that the whole list is there at once. @returns milliseconds. */
async function open(from: Browser, { address }: DemoServer): Promise<number> {
  const page = await viewerPage(from, address('/lightning/n/RunAsApp__c'));
  try {
    const started = performance.now();
    await page.goto(address(USERS));
    await list(page).locator('a.open').nth(49).waitFor();
    return performance.now() - started;
  } finally {
    await page.close();
  }
}

async function viewerPage(from: Browser, address: string): Promise<Page> {
  const page = await from.newPage({ viewport: { width: 1280, height: 900 } });
  await page.goto(address);
  await switchUser(page, VIEWER);
  return page;
}

async function keystrokes(from: Browser, { address }: DemoServer): Promise<number[]> {
  const page = await viewerPage(from, address(USERS));
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
