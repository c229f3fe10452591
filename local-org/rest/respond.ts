import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Answer } from './resource.ts';

/** An answer of the REST API as an HTTP response. */
export function respond(context: Context, { status, body, headers = {} }: Answer): Response {
  for (const [name, value] of Object.entries(headers)) context.header(name, value);
  return body === undefined ? context.body(null, 204) : context.json(body, status as ContentfulStatusCode);
}
