import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { RollupLwcOptions } from '@lwc/rollup-plugin';
import rollupPlugin from '@lwc/rollup-plugin';
import { Hono } from 'hono';
import type { Browser } from 'playwright-core';
import { rolldown } from 'rolldown';
import type { Plugin } from 'rolldown';
import { listen } from '../../local-org/listen.ts';
import type { PlatformContext } from '../../local-org/preview/modules/platformContext.ts';
import { platformModules, stripTypes } from '../../local-org/preview/platformModules.ts';

const root = path.resolve(import.meta.dirname, '../..');
const MODULES = path.join(root, 'local-org/preview/modules');
const COLUMNS = ['username', 'owner', 'grade', 'nextReview', 'findings', 'lastLogin', 'apps', 'evidence'];
const CONTEXT: PlatformContext = {
  userId: '',
  userPermissions: [],
  customPermissions: [],
  language: 'en-US',
  locale: 'en-US',
  timeZone: 'UTC',
  currency: 'USD'
};
const PAGE = `<!doctype html><title>Plain table</title>
<script type="importmap">{"imports":{"local-org/context":"/context.js"}}</script>
<body><script type="module" src="/app/main.js"></script></body>`;
const SCRIPT = { 'content-type': 'text/javascript' };

/** As many rows as there are, without pages. */
function mainSource(rows: number): string {
  return `import '@lwc/synthetic-shadow';
import { createElement } from 'lwc';
import Datatable from 'lightning/datatable';
const columns = ${JSON.stringify(COLUMNS.map((fieldName) => ({ fieldName, label: fieldName })))};
const data = Array.from({ length: ${rows} }, (_, id) => ({ id, ...Object.fromEntries(columns.map(({ fieldName }) => [fieldName, fieldName + ' ' + id])) }));
const started = performance.now();
const table = Object.assign(createElement('lightning-datatable', { is: Datatable }), { keyField: 'id', columns, data });
document.body.append(table);
globalThis.painted = 0;
const wait = () => table.shadowRoot.querySelectorAll('tbody tr').length < ${rows}
  ? setTimeout(wait, 50)
  : requestAnimationFrame(() => setTimeout(() => { globalThis.painted = performance.now() - started; }));
wait();`;
}

/** Milliseconds until a datatable of that many rows is painted, from its creation on. */
export async function measurePlainTable(browser: Browser, rows: number): Promise<number> {
  // Within the package, whose modules it imports.
  const folder = mkdtempSync(path.join(root, 'build/plain-table-'));
  writeFileSync(path.join(folder, 'entry.js'), mainSource(rows));
  await bundle(path.join(folder, 'entry.js'), path.join(folder, 'app'));
  const app = new Hono();
  app.get('/', (c) => c.html(PAGE));
  app.get('/context.js', (c) => c.body(`export const context = ${JSON.stringify(CONTEXT)};`, 200, SCRIPT));
  app.get('/app/:file', (c) =>
    c.body(readFileSync(path.join(folder, 'app', path.basename(c.req.param('file'))), 'utf8'), 200, SCRIPT)
  );
  const server = await listen(app.fetch, 0);
  const page = await browser.newPage();
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  try {
    // Nothing answers while the table is drawn, the page's own load included.
    await page.goto(server.origin, { waitUntil: 'commit' });
    const painted = await page.waitForFunction('globalThis.painted', undefined, { timeout: 300_000 });
    if (errors.length > 0) throw new Error(errors.join('\n'));
    return Number(await painted.jsonValue());
  } finally {
    await page.close();
    await server.close();
    rmSync(folder, { recursive: true });
  }
}

async function bundle(input: string, dir: string): Promise<void> {
  const lwc = rollupPlugin as unknown as (options: RollupLwcOptions) => Plugin;
  const built = await rolldown({
    input: { main: input },
    cwd: root,
    platform: 'browser',
    external: ['local-org/context'],
    moduleTypes: { '.html': 'js', '.css': 'js', '.ts': 'js' },
    transform: { define: { 'process.env.NODE_ENV': '"production"', 'import.meta.env.SSR': 'false' } },
    plugins: [
      platformModules(),
      stripTypes(),
      lwc({
        rootDir: root,
        modules: [{ dir: MODULES }, { npm: 'lightning-base-components' }],
        enableDynamicComponents: true,
        enableLwcOn: true,
        exclude: [input, `${MODULES}/*.ts`]
      })
    ],
    onLog: () => undefined
  });
  await built.write({ dir, format: 'esm', entryFileNames: '[name].js', chunkFileNames: 'chunk-[hash].js' });
  await built.close();
}
