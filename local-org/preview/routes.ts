import { existsSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Hono } from 'hono';
import type { Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { HTTPException } from 'hono/http-exception';
import type { OrgState } from '../org.ts';
import type { Rights } from '../security/rights.ts';
import { LARGEST_CALL, apexRoute } from './apexRoute.ts';
import type { CallApex } from './apexRoute.ts';
import type { PreviewBundle } from './bundle.ts';
import { frameAt } from './pages/frame.ts';
import { pageAt } from './pages/page.ts';
import type { PageContext, RunQuery } from './pages/context.ts';
import { activeUser, findUsers } from './pages/users.ts';
import { platformContext } from './platformContext.ts';
import { choiceOf, chosenUser, isOwnChange, ownHostOnly, tokenOnly } from './session.ts';
import type { PageSession } from './session.ts';

const PAGE = path.join(import.meta.dirname, 'page/index.html');
const STYLES = createRequire(import.meta.url).resolve(
  '@salesforce-ux/design-system-2/dist/css/bundled/slds2.cosmos.css'
);
const LONGEST_ID = 100;
const APEX_PATH = '/local-org/apex/:class{[A-Za-z]\\w*}/:method{[A-Za-z]\\w*}';
const SCRIPT = 'text/javascript; charset=utf-8';

/** What the pages need. The bundle may still be on its way when the first request comes. */
export interface PageOptions {
  readonly org: OrgState;
  readonly bundle: Promise<PreviewBundle>;
  readonly session: PageSession;
  /** API name of the app that opens first; the first there is when absent. */
  readonly defaultApp?: string;
  readonly rights: (userId: string) => Rights;
  readonly query: RunQuery;
  /** Runs the Apex that components call. */
  readonly callApex: CallApex;
}

/**
 * Lightning Experience's pages, for a browser that has the token. Mount it after other routes: what it does
 * not know it answers itself, and it lets nobody pass without the token.
 */
export function pageRoutes(options: PageOptions): Hono {
  const app = new Hono();
  app.use(ownHostOnly, tokenOnly(options.session));
  app.post('/frame/user', bodyLimit({ maxSize: LONGEST_ID }), (c) => switchUser(options, c));
  app.post(APEX_PATH, bodyLimit({ maxSize: LARGEST_CALL }), apexRoute(options));
  app.on(['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'], '*', (c) => {
    c.header('allow', 'GET, HEAD');
    return c.text('Only GET is answered.\n', 405);
  });
  app.get('/', page).get('/lightning/*', page);
  app.route('/', fileRoutes(options)).route('/', answerRoutes(options));
  app.all('*', (c) => c.text('There is nothing here.\n', 404));
  app.onError((error, c) =>
    error instanceof HTTPException ? error.getResponse() : c.text(`${error.message}\n`, 500)
  );
  return app;
}

/** Styles, scripts, and the import map that stands before them. */
function fileRoutes({ bundle }: PageOptions): Hono {
  const app = new Hono();
  app.get('/slds.css', async (c) => {
    return c.body(await readFile(STYLES), 200, { 'content-type': 'text/css; charset=utf-8' });
  });
  app.get('/imports.js', async (c) => {
    return c.body(importMapScript((await bundle).imports), 200, { 'content-type': SCRIPT });
  });
  app.get('/:kind{app|vendor}/:name{[\\w-]+\\.js}', async (c) => {
    const folder = (await bundle)[c.req.param('kind') as 'app' | 'vendor'];
    const file = path.join(folder, c.req.param('name'));
    return existsSync(file) ? c.body(await readFile(file), 200, { 'content-type': SCRIPT }) : c.notFound();
  });
  return app;
}

/** What the frame asks for, on behalf of the user of the browser. */
function answerRoutes(options: PageOptions): Hono {
  const { org, session, rights } = options;
  const app = new Hono();
  const userOf = (c: Context): string => chosenUser(org, session, c.req.raw);
  const appOf = (c: Context): string | null => c.req.query('app') ?? null;
  app.get('/local-org/context.js', (c) => {
    const context = platformContext(org, rights(userOf(c)), userOf(c));
    return c.body(`export const context = ${JSON.stringify(context)};\n`, 200, { 'content-type': SCRIPT });
  });
  app.get('/frame/users', (c) => c.json(findUsers(org, c.req.query('search') ?? '')));
  app.get('/frame/state', (c) => c.json(frameAt(org, userOf(c), appOf(c), options.defaultApp)));
  app.get('/frame/page', async (c) => {
    return c.json(pageAt(await pageContext(options, userOf(c)), appOf(c), c.req.query('address') ?? ''));
  });
  return app;
}

async function pageContext(options: PageOptions, userId: string): Promise<PageContext> {
  const { org, bundle, rights, query } = options;
  const names = new Set((await bundle).components);
  return {
    org,
    userId,
    components: { org, names },
    rights: rights(userId),
    query: (soql) => query(userId, soql)
  };
}

function page(c: Context): Response {
  return c.html(readFileSync(PAGE, 'utf8'));
}

async function switchUser({ org, session }: PageOptions, c: Context): Promise<Response> {
  if (!isOwnChange(session, c.req.raw)) return c.text('Only the page itself changes the user.\n', 403);
  const id = await c.req.text();
  const user = activeUser(org, id);
  if (!user) return c.text(`There is no active user \`${id.slice(0, 100)}\`.\n`, 400);
  c.header('set-cookie', choiceOf(c.req.raw, user.id), { append: true });
  return c.json(user);
}

/** An import map must stand in the page before any module is loaded, and it is known only after the build. */
function importMapScript(imports: PreviewBundle['imports']): string {
  return `
const map = document.createElement('script');
map.type = 'importmap';
map.textContent = ${JSON.stringify(JSON.stringify({ imports }))};
document.head.append(map);
const main = document.createElement('script');
main.type = 'module';
main.src = '/app/main.js';
document.head.append(main);
`;
}
