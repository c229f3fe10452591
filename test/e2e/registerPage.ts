import type { Locator, Page } from 'playwright-core';
import { gapText } from '../../src/core/index.ts';
import type { Gap } from '../../src/core/index.ts';

/** The button that opens an identity. */
export function identity(page: Page, username: string): Locator {
  return page.getByRole('button', { name: `Open ${username}` });
}

/** The usernames of the list, from all its pages. */
export async function listed(page: Page): Promise<string[]> {
  const names: string[] = [];
  const next = page.getByRole('button', { name: 'Next' });
  await page
    .getByRole('button', { name: /^Open / })
    .first()
    .waitFor();
  for (;;) {
    const shown = await page.getByRole('button', { name: /^Open / }).allInnerTexts();
    names.push(...shown.map((text) => text.trim()));
    if ((await next.count()) === 0 || (await next.isDisabled())) return names.sort();
    await next.click();
    await identity(page, names.at(-1)!).waitFor({ state: 'detached' });
  }
}

/** The list's gaps as the page words them, once they are unfolded. */
export async function shownGaps(page: Page): Promise<string[]> {
  const gaps = page.getByRole('list', { name: /^\d+ gaps?$/ });
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
