import { bodyLimit } from 'hono/body-limit';
import type { MiddlewareHandler } from 'hono';
import { ApiError } from '../apiError.ts';

/** Status code 414 of the REST API ("exceeds the 16,384-byte limit"); 431 for address and headers together. */
const LONGEST_URI = 16_384;
const LONGEST_URI_AND_HEADERS = 16_384;
/** SOAP and REST messages of the platform: 50 MB. */
const LARGEST_BODY = 50 * 1024 * 1024;

/** The client asks for `//services/…` and, at times, with a slash at the end. */
export function normalisedPath(request: Request): string {
  const path = new URL(request.url).pathname.replace(/\/{2,}/g, '/');
  return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
}

/** A page on the internet could reach us through a name of its own that resolves to here. */
export const requireLoopbackHost: MiddlewareHandler = async ({ req }, next) => {
  const host = req.header('host') ?? '';
  if (!/^(?:127\.0\.0\.1|localhost)(?::\d{1,5})?$/.test(host)) {
    throw new ApiError('FUNCTIONALITY_NOT_ENABLED', `The host name \`${host}\` is not served.`);
  }
  await next();
};

export const requireShortRequest: MiddlewareHandler = async ({ req }, next) => {
  const url = new URL(req.url);
  const uri = url.pathname.length + url.search.length;
  if (uri > LONGEST_URI) {
    throw new ApiError('URI_TOO_LONG', `The URI has ${uri} bytes; at most ${LONGEST_URI} are taken.`);
  }
  const headers = Object.entries(req.header()).reduce(
    (sum, [name, value]) => sum + name.length + value.length + 4,
    0
  );
  if (uri + headers > LONGEST_URI_AND_HEADERS) {
    const message = `The URI and the headers have ${uri + headers} bytes; at most ${LONGEST_URI_AND_HEADERS} are taken.`;
    throw new ApiError('REQUEST_HEADER_FIELDS_TOO_LARGE', message);
  }
  await next();
};

export const limitBody: MiddlewareHandler = bodyLimit({
  maxSize: LARGEST_BODY,
  onError: () => {
    throw new ApiError('REQUEST_ENTITY_TOO_LARGE', `A body has at most ${LARGEST_BODY} bytes.`);
  }
});
