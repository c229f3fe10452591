import { existsSync } from 'node:fs';
import chromium from '@sparticuz/chromium';
import { chromium as playwright } from 'playwright-core';
import type { Browser } from 'playwright-core';

/** A headless Chromium that reaches nothing but us: the one of npm on Linux, elsewhere `CHROME_PATH`. */
export async function launchBrowser(): Promise<Browser> {
  const { CHROME_PATH } = process.env;
  if (CHROME_PATH !== undefined && !existsSync(CHROME_PATH)) {
    throw new Error(`CHROME_PATH is \`${CHROME_PATH}\`, and there is no such file.`);
  }
  return playwright.launch({
    executablePath: CHROME_PATH ?? (await chromium.executablePath()),
    args: [
      // As root, as in containers, Chromium starts only without its sandbox; it opens nothing but our pages.
      '--no-sandbox',
      '--no-zygote',
      '--disable-gpu',
      '--disable-quic',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run'
    ],
    headless: true
  });
}
