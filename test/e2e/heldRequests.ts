import type { Page, Request } from 'playwright-core';

/** Requests whose answers do not come until they are let go, as over a slow network. */
export interface HeldRequests {
  /** How many have been sent. */
  readonly number: () => number;
  /** Those that wait and all that follow are sent on. */
  readonly release: () => void;
}

/** @param isHeld which of the requests below the address. */
export async function holdRequests(
  page: Page,
  address: string,
  isHeld: (request: Request) => boolean = () => true
): Promise<HeldRequests> {
  const { promise: released, resolve } = Promise.withResolvers<unknown>();
  let sent = 0;
  await page.route(address, async (route) => {
    if (!isHeld(route.request())) return route.fallback();
    sent++;
    await released;
    return route.fallback();
  });
  return { number: () => sent, release: () => resolve(undefined) };
}

/** Whether a request changes a record through the UI API. */
export function isSave(request: Request): boolean {
  return request.method() === 'PATCH' || request.method() === 'POST';
}

/** Where the UI API has its records. */
export const RECORDS = '**/ui-api/records/**';
