import assert from 'node:assert/strict';
import type { Browser, Locator, Page } from 'playwright-core';

/** Opens an address, lets the test use it, and fails on any error of the page. */
export async function withPage(
  browser: Browser,
  address: string,
  use: (page: Page) => Promise<void>,
  { width = 1280, errors: expected = [] as string[] } = {}
): Promise<void> {
  const page = await browser.newPage({ viewport: { width, height: 900 } });
  page.setDefaultTimeout(60_000);
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  try {
    await page.goto(address);
    await tab(page, 'Run-As Users').waitFor();
    await use(page);
    assert.deepEqual(errors, expected);
  } finally {
    await page.close();
  }
}

/** A tab of the app's navigation bar. */
export function tab(page: Page, name: string): Locator {
  return page.getByRole('navigation', { name: 'App' }).getByRole('link', { name });
}

/** The page's own heading. */
export function heading(page: Page, name: string): Locator {
  return page.getByRole('heading', { level: 1, name });
}

/** The card in the place of something that is wrong. */
export function card(page: Page, value: string): Locator {
  return page.getByRole('region', { name: 'Cannot be shown' }).filter({ hasText: value });
}

/** The card says which file, element and value are wrong. */
export async function assertCard(page: Page, file: string, element: string, value: string): Promise<void> {
  const shown = card(page, value);
  await shown.waitFor();
  const facts = (await shown.getByRole('definition').allInnerTexts()).map((text) => text.trim());
  assert.deepEqual(facts, [file, element, value]);
}

/** Path and parameters that the browser shows. */
export function path(page: Page): string {
  const { pathname, search } = new URL(page.url());
  return pathname + search;
}
