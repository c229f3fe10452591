import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import type { DemoServer } from './demoServer.ts';
import { USERS } from './registerPage.ts';

export type Use = (page: Page) => Promise<void>;

export interface Opening {
  readonly width?: number;
  readonly path?: string;
  /** Before the page is loaded. */
  readonly prepare?: Use;
}

/** Opens the dashboard as the administrator, lets the test use it, and fails on any error of the page. */
export async function withDashboard(
  browser: Browser,
  demo: DemoServer,
  use: Use,
  { width = 1280, path = USERS, prepare }: Opening = {}
): Promise<void> {
  const page = await browser.newPage({ viewport: { width, height: 900 } });
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  try {
    await prepare?.(page);
    await page.goto(withToken(demo, path));
    await use(page);
    assert.deepEqual(errors, []);
  } finally {
    await page.close();
  }
}

function withToken(demo: DemoServer, path: string): string {
  const [pathname = '', search] = path.split('?');
  const address = demo.address(pathname);
  return search ? `${address}&${search}` : address;
}
