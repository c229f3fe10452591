/** Makes the pictures of the docs: the dashboard and one identity's access, with the demo organisation. */
import path from 'node:path';
import type { Page } from 'playwright-core';
import { serveLocalPages } from '../test/e2e/localPages.ts';
import { launchBrowser } from './browser.ts';

const folder = path.resolve(import.meta.dirname, '../docs/images');
const SHOWN = 'mdm.dedupe@alderfinch.example';

const pages = await serveLocalPages();
const browser = await launchBrowser();
const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
await page.goto(pages.address());
await page.getByRole('button', { name: `Open ${SHOWN}` }).waitFor();
await shoot(page, 'dashboard');
await page.getByRole('button', { name: `Open ${SHOWN}` }).click();
await page.getByRole('tab', { name: /^Objects/ }).click();
await shoot(page, 'access');
await browser.close();
await pages.close();

async function shoot(from: Page, name: string): Promise<void> {
  await from.evaluate('document.fonts.ready');
  await from.screenshot({ path: path.join(folder, `${name}.png`) });
  console.log(`docs/images/${name}.png`);
}
