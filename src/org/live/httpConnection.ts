import { XMLParser } from 'fast-xml-parser';
import { setTimeout as delay } from 'node:timers/promises';
import { EnvHttpProxyAgent, fetch } from 'undici';

/** Who is logged in to which org. */
export interface OrgSession {
  readonly instanceUrl: string;
  readonly accessToken: () => string;
  /** Gets a new access token, where the login allows it. */
  readonly refresh?: () => Promise<unknown>;
}

/** What is asked of an org: JSON by address, and the retrieve of one metadata type. */
export interface OrgConnection {
  /** The body of an answer; text where it is no JSON. @throws RefusedError, or as fetch does */
  get(path: string): Promise<unknown>;
  /** The zip with every component of the type. @throws RefusedError, or as fetch does */
  retrieve(type: string): Promise<Uint8Array>;
}

/** The org answered, with an error. */
export class RefusedError extends Error {
  readonly errorCode: string;

  constructor(errorCode: string, message: string) {
    super(message);
    this.errorCode = errorCode;
  }
}

export interface ConnectionOptions {
  readonly apiVersion: string;
  /** Between two looks at a retrieve. */
  readonly pollMs?: number;
}

const ANSWER_LIMIT_MS = 120_000;
const RETRIEVE_LIMIT_MS = 300_000;
const POLL_MS = 500;

const parser = new XMLParser({
  ignoreAttributes: true,
  ignoreDeclaration: true,
  removeNSPrefix: true,
  parseTagValue: false
});

/**
 * A connection over HTTP, through the proxy that the environment names. jsforce is not used for it: a body that
 * is cut off ends the whole process there (docs/decisions/requests-of-our-own.md).
 */
export function httpConnection(session: OrgSession, options: ConnectionOptions): OrgConnection {
  const dispatcher = new EnvHttpProxyAgent();
  let isRefreshed = false;
  const send = async (path: string, init: { method: string; body?: string }): Promise<Answer> => {
    const response = await fetch(`${session.instanceUrl}${path}`, {
      ...init,
      dispatcher,
      headers: headersOf(session, init.body),
      // A redirect could lead the token to another host.
      redirect: 'manual',
      signal: AbortSignal.timeout(ANSWER_LIMIT_MS)
    });
    return { status: response.status, text: await response.text() };
  };
  const get = async (path: string): Promise<unknown> => {
    const { status, text } = await send(path, { method: 'GET' });
    if (status === 401 && session.refresh && !isRefreshed) {
      isRefreshed = true;
      if (await hasNewToken(session)) return get(path);
    }
    const body = jsonOrText(text);
    if (status >= 300) throw refusal(status, body);
    return body;
  };
  const call = async (operation: string, content: string): Promise<SoapResult> => {
    const body = envelope(session.accessToken(), operation, content);
    const { status, text } = await send(`/services/Soap/m/${options.apiVersion}`, { method: 'POST', body });
    return soapResult(status, text);
  };
  return { get, retrieve: (type) => retrieve(type, call, options) };
}

interface Answer {
  readonly status: number;
  readonly text: string;
}

type SoapResult = Readonly<Record<string, string | undefined>>;

/** The metadata API works in the background: it is asked until it is done (Metadata API, retrieve()). */
async function retrieve(
  type: string,
  call: (operation: string, content: string) => Promise<SoapResult>,
  { apiVersion, pollMs = POLL_MS }: ConnectionOptions
): Promise<Uint8Array> {
  const types = `<types><members>*</members><name>${type}</name></types>`;
  const wanted = `<apiVersion>${apiVersion}</apiVersion><unpackaged>${types}<version>${apiVersion}</version></unpackaged>`;
  // The element is named as jsforce, and so `sf project retrieve start`, names it.
  const { id } = await call('retrieve', `<request>${wanted}</request>`);
  if (typeof id !== 'string') throw new RefusedError('ERROR_HTTP_502', 'The answer was cut off.');
  const until = Date.now() + RETRIEVE_LIMIT_MS;
  for (;;) {
    const asked = `<asyncProcessId>${escaped(id)}</asyncProcessId><includeZip>true</includeZip>`;
    const status = await call('checkRetrieveStatus', asked);
    if (status['done'] === 'true') return zipOf(status);
    if (Date.now() > until) throw new RefusedError('RETRIEVE_TIMED_OUT', 'It did not end within 5 minutes.');
    await delay(pollMs);
  }
}

function zipOf({ success, zipFile, errorStatusCode, errorMessage }: SoapResult): Uint8Array {
  if (success === 'true' && zipFile !== undefined) return Buffer.from(zipFile, 'base64');
  throw new RefusedError(errorStatusCode ?? 'RETRIEVE_FAILED', errorMessage ?? '');
}

async function hasNewToken(session: OrgSession): Promise<boolean> {
  const before = session.accessToken();
  try {
    await session.refresh?.();
  } catch {
    // The org's own refusal is told instead.
  }
  return session.accessToken() !== before;
}

function headersOf({ accessToken }: OrgSession, body: string | undefined): Record<string, string> {
  if (body === undefined) return { accept: 'application/json', authorization: `Bearer ${accessToken()}` };
  return { 'content-type': 'text/xml; charset=utf-8', soapaction: '""' };
}

function jsonOrText(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

/** `[{ errorCode, message }]` (REST API Developer Guide, "Status Codes and Error Responses"). */
function refusal(status: number, body: unknown): RefusedError {
  const [first] = (Array.isArray(body) ? body : []) as { errorCode?: unknown; message?: unknown }[];
  if (typeof first?.errorCode === 'string' && typeof first.message === 'string') {
    return new RefusedError(first.errorCode, first.message);
  }
  return new RefusedError(`ERROR_HTTP_${status}`, `HTTP status ${status}, and no reason that could be read.`);
}

function envelope(sessionId: string, operation: string, content: string): string {
  const header = `<SessionHeader xmlns="http://soap.sforce.com/2006/04/metadata"><sessionId>${escaped(sessionId)}</sessionId></SessionHeader>`;
  const body = `<${operation} xmlns="http://soap.sforce.com/2006/04/metadata">${content}</${operation}>`;
  return `<?xml version="1.0" encoding="UTF-8"?><e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Header>${header}</e:Header><e:Body>${body}</e:Body></e:Envelope>`;
}

interface Envelope {
  readonly Envelope?: {
    readonly Body?: Readonly<Record<string, { readonly result?: SoapResult } & SoapResult>>;
  };
}

function soapResult(status: number, text: string): SoapResult {
  const body = envelopeOf(text).Envelope?.Body ?? {};
  const { Fault: fault } = body;
  if (fault) {
    const code = (fault['faultcode'] ?? '').replace(/^\w+:/, '');
    throw new RefusedError(code, (fault['faultstring'] ?? '').replace(`${code}: `, ''));
  }
  const [answer] = Object.values(body);
  if (answer?.result) return answer.result;
  throw new RefusedError(
    status >= 300 ? `ERROR_HTTP_${status}` : 'ERROR_HTTP_502',
    'The answer was cut off.'
  );
}

/** What is cut off, or no XML at all, is an empty envelope. */
function envelopeOf(text: string): Envelope {
  try {
    return parser.parse(text) as Envelope;
  } catch {
    return {};
  }
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
