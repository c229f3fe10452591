import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, it } from 'node:test';
import type { RollupLwcOptions } from '@lwc/rollup-plugin';
import rollupPlugin from '@lwc/rollup-plugin';
import { Hono } from 'hono';
import type { Browser, Page } from 'playwright-core';
import { rolldown } from 'rolldown';
import type { Plugin } from 'rolldown';
import type { PlatformContext } from '../../local-org/preview/modules/platformContext.ts';
import { platformModules, stripTypes } from '../../local-org/preview/platformModules.ts';
import { listen } from '../../local-org/listen.ts';
import { uiApiRoutes } from '../../local-org/uiApi/routes.ts';
import { USER, testOrg } from '../../local-org/uiApi/testOrg.ts';
import { launchBrowser } from '../../scripts/browser.ts';

const root = path.resolve(import.meta.dirname, '../..');
const FIXTURE = path.join(import.meta.dirname, 'fixtures/platformModules');
const CONTEXT: PlatformContext = {
  userId: USER,
  userPermissions: ['ViewSetup'],
  customPermissions: [],
  language: 'de',
  locale: 'de-DE',
  timeZone: 'Europe/Berlin',
  currency: 'EUR'
};
const SCRIPT = { 'content-type': 'text/javascript' };
const PAGE = `<!doctype html><title>Probe</title>
<script type="importmap">{"imports":{"local-org/context":"/context.js"}}</script>
<body><script type="module" src="/app/main.js"></script></body>`;

const org = testOrg();
const folder = mkdtempSync(path.join(tmpdir(), 'platform-modules-'));
let browser: Browser;
let page: Page;
let close: () => Promise<void>;
const errors: string[] = [];

before(async () => {
  await bundleProbe();
  const server = await listen(routes().fetch, 0);
  close = server.close;
  browser = await launchBrowser();
  page = await browser.newPage();
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(server.origin);
  await page.getByText('Second kind').waitFor();
});

after(async () => {
  await browser.close();
  await close();
  rmSync(folder, { recursive: true });
});

/** Everything in one bundle, base components too: what is tested is our modules within the real engine. */
async function bundleProbe(): Promise<void> {
  const lwc = rollupPlugin as unknown as (options: RollupLwcOptions) => Plugin;
  const modules = path.join(root, 'local-org/preview/modules');
  const { schema } = org;
  const built = await rolldown({
    input: { main: path.join(FIXTURE, 'main.ts') },
    cwd: root,
    platform: 'browser',
    external: ['local-org/context'],
    moduleTypes: { '.html': 'js', '.css': 'js', '.ts': 'js' },
    transform: { define: { 'process.env.NODE_ENV': '"production"', 'import.meta.env.SSR': 'false' } },
    plugins: [
      platformModules({ schema }),
      stripTypes(),
      lwc({
        rootDir: FIXTURE,
        modules: [{ dir: path.join(FIXTURE, 'lwc') }, { dir: modules }, { npm: 'lightning-base-components' }],
        enableDynamicComponents: true,
        enableLwcOn: true,
        exclude: [`${FIXTURE}/main.ts`, `${modules}/*.ts`, `${root}/local-org/preview/page/*.ts`]
      })
    ],
    logLevel: 'silent'
  });
  await built.write({ dir: folder, format: 'esm', entryFileNames: '[name].js' });
  await built.close();
}

function routes(): Hono {
  const app = new Hono();
  app.get('/', (context) => context.html(PAGE));
  app.get('/context.js', (context) => {
    return context.body(`export const context = ${JSON.stringify(CONTEXT)};`, 200, SCRIPT);
  });
  app.get('/app/:file{[\\w.-]+\\.js}', (context) => {
    return context.body(readFileSync(path.join(folder, context.req.param('file')), 'utf8'), 200, SCRIPT);
  });
  app.route(
    '/',
    uiApiRoutes(org, () => ({ userId: USER, mode: 'user' }))
  );
  return app;
}

function text(id: string): Promise<string | null> {
  return page.locator(`[data-id=${id}]`).textContent();
}

async function shows(id: string, expected: string): Promise<void> {
  await page.locator(`[data-id=${id}]`, { hasText: expected }).waitFor();
}

function press(name: string): Promise<void> {
  return page.getByRole('button', { name, exact: true }).click();
}

it('wires show the record, its picklist, its object and the error of a hidden field', async () => {
  await shows('name', 'One');
  await shows('kind', 'First kind');
  await shows('label', 'Thing');
  await shows('secret', 'INVALID_FIELD');
  assert.deepEqual(await page.getByRole('listitem').allTextContents(), ['First kind', 'Second kind']);
});

it('the modules of the user say who is on the page', async () => {
  assert.deepEqual(await Promise.all(['user', 'permissions', 'locale'].map(text)), [
    USER,
    'true undefined',
    'de-DE'
  ]);
});

it('a wire has what was saved as soon as the save ends, and a wire of Apex is refused by name', async () => {
  await press('Save');
  await shows('error', 'saved, and the wire has Saved');
  assert.match((await text('apex')) ?? '', /does not model the wire of the Apex method Things\.read/);
});

it('a save of a record that changed since it was read is refused', async () => {
  await press('Save what is stale');
  await shows('error', 'This record was modified by Ada Smith during your edit session.');
  assert.equal(org.store.row('Thing__c', 'a00000000000001AAA')?.Name, 'Saved');
});

it('a toast is shown by the frame', async () => {
  await press('Toast');
  await page.getByText('from the probe').waitFor();
});

it('a refresh calls the handlers of the nearest container', async () => {
  await press('Refresh');
  await shows('refreshed', '1');
  await shows('modal', 'RefreshComplete');
});

it('a component navigates through the frame, and its wire follows', async () => {
  assert.equal(await text('page'), 'standard__component');
  assert.equal(await text('url'), '/lightning/r/a00000000000001AAA/view');
  await press('Navigate');
  await shows('page', 'standard__navItemPage');
});

it('a modal opens over the page and gives its result when it closes', async () => {
  await press('Modal');
  await page.getByText('Sure?').waitFor();
  await press('Yes');
  await shows('modal', 'yes');
  assert.deepEqual(errors, []);
});
