/** Makes the pictures of the docs: the dashboard and one identity's access, with the demo organisation. */
import path from 'node:path';
import type { Page } from 'playwright-core';
import { demoSnapshot } from '../local-org/demo.ts';
import { bundlePreview } from '../local-org/preview/bundle.ts';
import { servePreview } from '../local-org/preview/server.ts';
import { launchBrowser } from './browser.ts';

const folder = path.resolve(import.meta.dirname, '../docs/images');
const SHOWN = 'mdm.dedupe@alderfinch.example';

const server = await servePreview({ bundle: bundlePreview(console.error), snapshot: demoSnapshot }, 0);
const browser = await launchBrowser();
const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
await page.goto(server.address);
await page.getByRole('button', { name: `Open ${SHOWN}` }).waitFor();
await shoot(page, 'dashboard');
await page.getByRole('button', { name: `Open ${SHOWN}` }).click();
await page.getByRole('tab', { name: /^Objects/ }).click();
await shoot(page, 'access');
await browser.close();
await server.close();

async function shoot(from: Page, name: string): Promise<void> {
  await from.evaluate('document.fonts.ready');
  await from.screenshot({ path: path.join(folder, `${name}.png`) });
  console.log(`docs/images/${name}.png`);
}
