/** Makes the pictures of the docs: the dashboard and one identity's access, as the local org shows them. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { assignRoles } from '../local-org/demo/assignRoles.ts';
import { DEMO_ROLES } from '../local-org/demo/seedDemo.ts';
import { deployPackage } from '../local-org/deployPackage.ts';
import { openOrg } from '../local-org/openOrg.ts';
import { bundlePreview } from '../local-org/preview/bundle.ts';
import { serveLocalOrg } from '../local-org/server.ts';
import { launchBrowser } from './browser.ts';

const images = path.resolve(import.meta.dirname, '../docs/images');
const SHOWN = 'mdm.dedupe@alderfinch.example';

const folder = mkdtempSync(path.join(tmpdir(), 'run-as-register-'));
const org = await openOrg({ file: path.join(folder, 'org.sqlite') });
const [admin] = org.store.find('User', 'Username', DEMO_ROLES.admin);
const bundle = bundlePreview(console.error);
const server = await serveLocalOrg({ org, bundle, defaultUserId: admin!.Id, port: 0 });
await deployPackage(org, console.error);
assignRoles(org);
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
org.store.close();
rmSync(folder, { recursive: true });

async function shoot(from: Page, name: string): Promise<void> {
  await from.evaluate('document.fonts.ready');
  await from.screenshot({ path: path.join(images, `${name}.png`) });
  console.log(`docs/images/${name}.png`);
}
