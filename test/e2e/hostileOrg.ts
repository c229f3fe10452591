import { createHash } from 'node:crypto';
import { connect } from 'node:net';
import { DEMO_ROLES } from '../../local-org/demo/seedDemo.ts';
import type { OrgState } from '../../local-org/org.ts';
import { serveLocalOrg } from '../../local-org/server.ts';
import { demoOrg } from '../support/liveOrg.ts';

export const V = '/services/data/v67.0';

interface Sent {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | FormData | ReadableStream;
}

export interface Got {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** The demo organisation with APIs and pages on loopback, for whoever means it harm. */
export interface HostileOrg {
  readonly org: OrgState;
  readonly origin: string;
  readonly port: number;
  /** Of the administrator. */
  readonly token: string;
  readonly pageToken: string;
  readonly tokenOf: (username: string) => string;
  /** Asks with the administrator's token, unless the headers say otherwise. */
  readonly ask: (path: string, sent?: Sent) => Promise<Got>;
  readonly post: (path: string, body: unknown, method?: string) => Promise<Got>;
  readonly close: () => Promise<void>;
}

export async function hostileOrg(): Promise<HostileOrg> {
  const org = await demoOrg();
  const idOf = (username: string): string => org.store.find('User', 'Username', username)[0]!.Id;
  // A bundle that never comes: scripts are not what is attacked.
  const bundle = new Promise<never>(() => undefined);
  const served = await serveLocalOrg({ org, bundle, port: 0, defaultUserId: idOf(DEMO_ROLES.admin) });
  const { origin, tokens, close } = served;
  const token = tokens.issue(idOf(DEMO_ROLES.admin));
  const ask = async (path: string, { headers, ...sent }: Sent = {}): Promise<Got> => {
    const all = { authorization: `Bearer ${token}`, connection: 'close', ...headers };
    const response = await fetch(`${origin}${path}`, {
      ...sent,
      headers: all,
      duplex: 'half'
    } as RequestInit);
    return { status: response.status, headers: response.headers, text: await response.text() };
  };
  const post = (path: string, body: unknown, method = 'POST'): Promise<Got> => {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    return ask(path, { method, headers: { 'content-type': 'application/json' }, body: text });
  };
  return {
    org,
    origin,
    port: Number(new URL(origin).port),
    token,
    pageToken: new URL(served.address).searchParams.get('token') ?? '',
    tokenOf: (username) => tokens.issue(idOf(username)),
    ask,
    post,
    close
  };
}

/** What the API says when it refuses: `STATUS CODE`, as `400 JSON_PARSER_ERROR`. */
export function refusalOf({ status, text }: Got): string {
  const [first] = JSON.parse(text) as { errorCode: string }[];
  return `${status} ${first?.errorCode ?? ''}`;
}

/** Everything that an org holds, as one text to compare. */
export function contentOf({ store, schema }: OrgState): string {
  const hash = createHash('sha256');
  for (const { name } of schema.objects) hash.update(JSON.stringify([name, store.rows(name)]));
  for (const { path, content } of store.files()) hash.update(path).update(content);
  return hash.digest('hex');
}

/** Sends bytes that no client would, and gives what comes back until the server hangs up. */
export function sendRaw(port: number, text: string, milliseconds = 60_000): Promise<string> {
  return new Promise((resolve) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1');
    const timer = setTimeout(() => socket.destroy(), milliseconds);
    socket.setEncoding('latin1').on('data', (part: string) => (answer += part));
    socket.on('error', () => undefined);
    socket.on('close', () => {
      clearTimeout(timer);
      resolve(answer);
    });
    socket.write(text);
  });
}
