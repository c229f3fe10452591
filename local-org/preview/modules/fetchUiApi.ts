const BASE = '/services/data/v67.0/ui-api';

/** An error as wires and functions of Lightning Data Service give it (LWC guide, "Handle Errors in Lightning Data Service"). */
export interface FetchResponse {
  readonly ok: false;
  readonly status: number;
  readonly statusText: string;
  readonly body: unknown;
  readonly errorType: 'fetchResponse';
  readonly headers: Readonly<Record<string, string>>;
}

export interface UiApiRequest {
  readonly method?: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Below `/ui-api`, with its parameters. */
  readonly path: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * The answer's JSON, read-only, as Lightning Data Service hands it out; undefined where there is none.
 * @throws FetchResponse of an answer that is no success, or of a server that cannot be reached.
 */
export async function fetchUiApi({ method = 'GET', path, body, headers }: UiApiRequest): Promise<unknown> {
  const response = await reach(BASE + path, {
    method,
    headers: { accept: 'application/json', 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) })
  });
  const text = await response.text();
  if (!response.ok) {
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- LDS throws this plain object
    throw fetchResponse(response.status, response.statusText, jsonOf(text));
  }
  return text === '' ? undefined : deepFreeze(jsonOf(text));
}

export function fetchResponse(status: number, statusText: string, body: unknown): FetchResponse {
  return deepFreeze({ ok: false, status, statusText, body, errorType: 'fetchResponse', headers: {} });
}

export function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const part of Object.values(value)) deepFreeze(part);
  }
  return value;
}

async function reach(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- LDS throws this plain object
    throw fetchResponse(503, 'Service Unavailable', { message });
  }
}

/** The value of a JSON text; the text as a message where it is none. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return { message: text };
  }
}
