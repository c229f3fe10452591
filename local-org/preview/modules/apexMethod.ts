import type { FetchResponse } from './fetchUiApi.ts';
import { fetchResponse, jsonOf } from './fetchUiApi.ts';
import type { Emission } from './resourceCache.ts';
import { LOADING } from './resourceCache.ts';
import type { WireAdapter } from './wireAdapter.ts';

type ApexMethod = ((parameters?: unknown) => Promise<unknown>) & {
  readonly adapter: new (callback: (value: Emission) => void) => WireAdapter;
};

const ROUTE = '/local-org/apex';
/** `Class.method`, of no namespace. */
const OWN_METHOD = /^\w+\.\w+$/;

/**
 * What `@salesforce/apex/Class.method` gives: a function that calls the method, and a wire, which is refused. The
 * function rejects as the platform's does (LWC guide, "Handle Errors").
 */
export function apexMethod(name: string): ApexMethod {
  const call = (parameters?: unknown): Promise<unknown> => callApex(name, parameters);
  return Object.assign(call, { adapter: failingWire(notModelled(`the wire of the Apex method ${name}`)) });
}

/** The body of a failed Apex call is an object (LWC guide, "Handle Errors in Lightning Data Service"). */
export function notModelled(what: string): FetchResponse {
  return serverError({
    exceptionType: 'NotModelled',
    isUserDefinedException: false,
    message: `The local org does not model ${what}.`,
    stackTrace: ''
  });
}

/** @throws FetchResponse of a method that threw, of a request that was refused, or of a server that is gone. */
async function callApex(name: string, parameters: unknown): Promise<unknown> {
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- Apex rejects with this plain object
  if (!OWN_METHOD.test(name)) throw notModelled(`Apex of a namespace: ${name} was not called`);
  const response = await post(`${ROUTE}/${name.replace('.', '/')}`, JSON.stringify(parameters ?? {}));
  const body = jsonOf(await response.text());
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- as above
  if (!response.ok) throw fetchResponse(response.status, response.statusText, body);
  return body;
}

async function post(url: string, body: string): Promise<Response> {
  try {
    return await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- as above
    throw serverError({ message: `The local org does not answer (${reason}). Is npm start still running?` });
  }
}

function serverError(body: unknown): FetchResponse {
  return fetchResponse(500, 'Server Error', body);
}

/** A wire wants a cacheable method, and nothing here knows which are. */
function failingWire(error: FetchResponse): ApexMethod['adapter'] {
  return class implements WireAdapter {
    private readonly callback: (value: Emission) => void;

    constructor(callback: (value: Emission) => void) {
      this.callback = callback;
      callback(LOADING);
    }

    update(): void {
      this.callback({ data: undefined, error });
    }

    connect(): void {
      // The answer does not change.
    }

    disconnect(): void {
      // Nothing is held.
    }
  };
}
