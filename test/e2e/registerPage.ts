import type { Locator, Page } from 'playwright-core';
import { gapText } from '../../src/core/index.ts';
import type { Gap } from '../../src/core/index.ts';

/** Where the dashboard is. */
export const USERS = '/lightning/n/Run_As_Users';

/** The list of the dashboard. */
export function list(page: Page): Locator {
  return page.getByRole('table', { name: 'Identities', exact: true });
}

/** The link that opens an identity. */
export function identity(page: Page, username: string): Locator {
  return list(page).getByRole('link', { name: username, exact: true });
}

/** The line of an identity. */
export function line(page: Page, username: string): Locator {
  const link = page.getByRole('link', { name: username, exact: true });
  return list(page).getByRole('row').filter({ has: link });
}

/** The button that opens the Setup pages of an identity. */
export function setupMenu(page: Page, username: string): Locator {
  return line(page, username).getByRole('button', { name: `Setup pages for ${username}, each in a new tab` });
}

/** Both sources of the list are read, or failed. */
export async function settled(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Refresh' }).and(page.locator(':enabled')).waitFor();
}

/** The usernames of the page of the list that is shown, in its order. */
export async function shown(page: Page): Promise<string[]> {
  const names = await list(page).getByRole('rowheader').locator('a.open').allInnerTexts();
  return names.map((text) => text.trim());
}

/** The usernames of the list, from all its pages. */
export async function listed(page: Page): Promise<string[]> {
  const names: string[] = [];
  const next = page.getByRole('button', { name: 'Next', exact: true });
  await settled(page);
  for (;;) {
    names.push(...(await shown(page)));
    if ((await next.count()) === 0 || (await next.isDisabled())) return names.sort();
    await next.click();
    await identity(page, names.at(-1)!).waitFor({ state: 'detached' });
  }
}

/** The list's gaps as the page words them, once they are unfolded. */
export async function shownGaps(page: Page): Promise<string[]> {
  const gaps = page.getByRole('list', { name: /^\d+ gaps?$/ });
  await settled(page);
  if (!(await gaps.isVisible())) await page.getByText('What could not be read, and what that hides').click();
  await gaps.waitFor();
  return (await gaps.getByRole('listitem').allInnerTexts()).map(inOneLine).sort();
}

/** The same of gaps of the core. */
export function gapTexts(gaps: readonly Gap[]): string[] {
  return gaps
    .map(gapText)
    .map(({ what, why, hides }) => inOneLine(`${what} ${why} Hides: ${hides}`))
    .sort();
}

function inOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Chooses another user in the frame. */
export async function switchUser(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: /Switch user/ }).click();
  const panel = page.getByRole('dialog', { name: 'Switch user' });
  await panel.getByLabel('Switch to another user').fill(name);
  await panel.getByRole('button', { name: new RegExp(`^${name}`) }).click();
  await page.getByRole('button', { name: `User: ${name}. Switch user` }).waitFor();
}
