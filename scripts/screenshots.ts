/** Makes the pictures of the docs: the pages of the register at two widths, as the local org shows them. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { assignRoles } from '../local-org/demo/assignRoles.ts';
import { DEMO_ROLES, seedRegister } from '../local-org/demo/seedDemo.ts';
import { deployPackage } from '../local-org/deployPackage.ts';
import { openOrg } from '../local-org/openOrg.ts';
import { bundlePreview } from '../local-org/preview/bundle.ts';
import { serveLocalOrg } from '../local-org/server.ts';
import { launchBrowser } from './browser.ts';

const images = path.resolve(import.meta.dirname, '../docs/images');
/** An entry whose access has changed since its last review. */
const SHOWN = 'identity.provisioning@alderfinch.example';
/** Ends of the files' names, by the width of the window. */
const WIDTHS = [
  { width: 1280, height: 1200, end: '' },
  { width: 1920, height: 1200, end: '-wide' }
] as const;

const folder = mkdtempSync(path.join(tmpdir(), 'run-as-register-'));
const org = await openOrg({ file: path.join(folder, 'org.sqlite') });
const [admin] = org.store.find('User', 'Username', DEMO_ROLES.admin);
const bundle = bundlePreview(console.error);
const server = await serveLocalOrg({ org, bundle, defaultUserId: admin!.Id, port: 0 });
if (!(await deployPackage(org, console.error))) throw new Error('The package was not deployed.');
assignRoles(org);
await seedRegister(org);
const [entry] = org.store.find('RunAsUser__c', 'Name', SHOWN);
const browser = await launchBrowser();
for (const { width, height, end } of WIDTHS) {
  const page = await browser.newPage({ viewport: { width, height } });
  await page.goto(server.address);
  await page.getByRole('link', { name: SHOWN, exact: true }).waitFor();
  await shoot(page, `dashboard${end}`);
  await page.goto(`${server.origin}/lightning/r/RunAsUser__c/${entry!.Id}/view`);
  await page.getByText('Creates and deactivates users').waitFor();
  await shoot(page, `record${end}`);
  await page.getByRole('tab', { name: 'Access' }).click();
  await page.getByText('The access is no longer the one that was approved').waitFor();
  await shoot(page, `access${end}`);
  await page.close();
}
await browser.close();
await server.close();
org.store.close();
rmSync(folder, { recursive: true });

/** Once nothing is loading any more. */
async function shoot(from: Page, name: string): Promise<void> {
  await from.waitForLoadState('networkidle');
  await from.locator('lightning-spinner').first().waitFor({ state: 'detached' });
  await from.evaluate('document.fonts.ready');
  await from.screenshot({ path: path.join(images, `${name}.png`) });
  console.log(`docs/images/${name}.png`);
}
