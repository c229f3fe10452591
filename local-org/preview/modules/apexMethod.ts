import type { FetchResponse } from './fetchUiApi.ts';
import { fetchResponse } from './fetchUiApi.ts';
import type { Emission } from './resourceCache.ts';
import { LOADING } from './resourceCache.ts';
import type { WireAdapter } from './wireAdapter.ts';

type ApexMethod = ((parameters?: unknown) => Promise<never>) & {
  readonly adapter: new (callback: (value: Emission) => void) => WireAdapter;
};

/**
 * What `@salesforce/apex/Class.method` gives: a function, and a wire. Both answer the error of an Apex call,
 * whose text says that the local org runs no Apex.
 */
export function apexMethod(name: string): ApexMethod {
  const error = noApex(`the Apex method ${name}`);
  // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- Apex rejects with this plain object
  const call = (): Promise<never> => Promise.reject(error);
  return Object.assign(call, { adapter: failingWire(error) });
}

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

/** The body of a failed Apex call is an object (LWC guide, "Handle Errors in Lightning Data Service"). */
export function noApex(what: string): FetchResponse {
  const message = `The local org does not run Apex yet: ${what} was not called.`;
  const body = { exceptionType: 'NotModelled', isUserDefinedException: false, message, stackTrace: '' };
  return fetchResponse(500, 'Server Error', body);
}
