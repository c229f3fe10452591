import { randomBytes, timingSafeEqual } from 'node:crypto';
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { OrgSnapshot } from '../../src/core/index.ts';
import type { PreviewBundle } from './bundle.ts';

const LOOPBACK = '127.0.0.1';
const PAGE = path.join(import.meta.dirname, 'page/index.html');
const STYLES = createRequire(import.meta.url).resolve(
  '@salesforce-ux/design-system-2/dist/css/bundled/slds2.cosmos.css'
);
const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8'
};

/** What the server shows. Both may still be on their way when the first request comes. */
export interface PreviewContent {
  readonly bundle: Promise<PreviewBundle>;
  readonly snapshot: () => OrgSnapshot;
}

export interface PreviewServer {
  /** With the token; the first page that is opened keeps it in a cookie. */
  readonly address: string;
  readonly close: () => Promise<void>;
}

/**
 * Serves the dashboard on loopback. A request without the token is refused, and so is one that names
 * another host: a page on the internet could otherwise reach us through a name that it resolves to here.
 *
 * @param port 0 takes a free one. @throws the system's error when the port is taken.
 */
export async function servePreview(content: PreviewContent, port: number): Promise<PreviewServer> {
  const token = randomBytes(24).toString('base64url');
  const server = createServer((request, response) => {
    handle(request, response, content, token).catch((error: unknown) => {
      fail(response, 500, error instanceof Error ? error.message : String(error));
    });
  });
  await listening(server, port);
  const { port: bound } = server.address() as AddressInfo;
  return {
    address: `http://${LOOPBACK}:${bound}/?token=${token}`,
    close: () => closed(server)
  };
}

async function handle(
  request: IncomingMessage,
  response: ServerResponse,
  content: PreviewContent,
  token: string
): Promise<void> {
  const url = URL.parse(request.url ?? '/', `http://${LOOPBACK}`);
  const port = request.socket.localPort ?? 0;
  if (!isOwnHost(request.headers.host)) fail(response, 403, 'This host name is not served.');
  else if (!url) fail(response, 400, 'This is no address.');
  else if (!hasToken(request, url, token, port)) {
    fail(response, 401, 'Open the address that npm start printed.');
  } else if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('allow', 'GET, HEAD');
    fail(response, 405, 'Only GET is answered.');
  } else {
    response.setHeader('set-cookie', `${cookieName(port)}=${token}; HttpOnly; SameSite=Strict; Path=/`);
    await answer(url.pathname, response, content);
  }
}

async function answer(
  pathname: string,
  response: ServerResponse,
  { bundle, snapshot }: PreviewContent
): Promise<void> {
  switch (pathname) {
    case '/':
      send(response, 'text/html; charset=utf-8', readFileSync(PAGE, 'utf8'));
      break;
    case '/api/snapshot':
      send(response, 'application/json', JSON.stringify(snapshot()));
      break;
    case '/slds.css':
      await sendFile(response, STYLES);
      break;
    case '/imports.js':
      send(response, TYPES['.js']!, importMapScript((await bundle).imports));
      break;
    default:
      await sendAsset(response, pathname, await bundle);
  }
}

/** Cookies know no ports, so two servers on this machine need names of their own. */
function cookieName(port: number): string {
  return `runas-token-${port}`;
}

function isOwnHost(host: string | undefined): boolean {
  return /^(?:127\.0\.0\.1|localhost)(?::\d+)?$/.test(host ?? '');
}

function hasToken(request: IncomingMessage, url: URL, token: string, port: number): boolean {
  const cookies = (request.headers.cookie ?? '').split(/;\s*/);
  const kept = cookies
    .find((cookie) => cookie.startsWith(`${cookieName(port)}=`))
    ?.slice(cookieName(port).length + 1);
  return [url.searchParams.get('token'), kept].some(
    (given) => given !== null && given !== undefined && isEqual(given, token)
  );
}

function isEqual(given: string, token: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(token)];
  return a.length === b.length && timingSafeEqual(a, b);
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

async function sendAsset(response: ServerResponse, pathname: string, bundle: PreviewBundle): Promise<void> {
  const [, kind, name, ...more] = pathname.split('/');
  const folder = kind === 'vendor' ? bundle.vendor : kind === 'app' ? bundle.app : undefined;
  const isName = name !== undefined && more.length === 0 && /^[\w-]+\.js$/.test(name);
  const file = folder && isName ? path.join(folder, name) : undefined;
  if (file && existsSync(file)) await sendFile(response, file);
  else fail(response, 404, 'There is nothing here.');
}

async function sendFile(response: ServerResponse, file: string): Promise<void> {
  head(response, 200, TYPES[path.extname(file)] ?? 'application/octet-stream');
  await pipeline(createReadStream(file), response);
}

function send(response: ServerResponse, type: string, body: string): void {
  head(response, 200, type);
  response.end(body);
}

function fail(response: ServerResponse, status: number, text: string): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  head(response, status, 'text/plain; charset=utf-8');
  response.end(`${text}\n`);
}

function head(response: ServerResponse, status: number, type: string): void {
  response.writeHead(status, {
    'content-type': type,
    'cache-control': 'no-store',
    'content-security-policy':
      "default-src 'self'; style-src 'self' 'unsafe-inline'; script-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; frame-ancestors 'none'",
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff'
  });
}

function listening(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, LOOPBACK, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
