import { ApiError } from '../apiError.ts';
import type { DmlTransaction } from '../dml/dml.ts';
import type { Faults } from '../faults/faults.ts';
import type { Caller, OrgState } from '../org.ts';
import type { Cursors } from './cursors.ts';
import { errorAnswer, notFound } from './errors.ts';
import type { RequestCount } from './requestCount.ts';

/** What one request works with. */
export interface Session {
  readonly org: OrgState;
  readonly caller: Caller;
  readonly faults: Faults;
  readonly cursors: Cursors;
  readonly requests: RequestCount;
  /** API version of the request: `67.0`. */
  readonly version: string;
  /** Of the composite request with `allOrNone` that this is a part of. */
  readonly transaction?: DmlTransaction;
}

export interface ApiRequest {
  readonly method: string;
  /** Below `/services/data/vNN.0`, percent-encoded. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** Parsed JSON; undefined when the request has none. */
  readonly body: unknown;
}

export interface Answer {
  readonly status: number;
  /** Absent: no content. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

type Handler = (session: Session, request: ApiRequest, params: readonly string[]) => Answer;

/** One resource of the REST API. Handlers are synchronous, so that a composite request is one transaction. */
export interface Resource {
  /** Below the version; `*` stands for one segment, `**` at the end for any number. */
  readonly path: string;
  readonly methods: Readonly<Partial<Record<'GET' | 'POST' | 'PATCH' | 'DELETE', Handler>>>;
}

/** The version's own address: `/services/data/v67.0`. */
export function basePath(session: Session): string {
  return `/services/data/v${session.version}`;
}

/** Answers a request with the first resource whose path matches; what fails is answered, not thrown. */
export function dispatch(resources: readonly Resource[], session: Session, request: ApiRequest): Answer {
  try {
    for (const resource of resources) {
      const params = paramsOf(resource.path, request.path);
      if (params) return handlerOf(resource, request.method)(session, request, params);
    }
    throw notFound();
  } catch (error) {
    return errorAnswer(error);
  }
}

function handlerOf({ methods }: Resource, method: string): Handler {
  const handlers: Readonly<Record<string, Handler | undefined>> = { ...methods, HEAD: methods.GET };
  const handler = Object.hasOwn(handlers, method) ? handlers[method] : undefined;
  if (handler) return handler;
  const allowed = Object.keys(handlers).filter((name) => handlers[name]);
  const message = `HTTP Method '${method}' not allowed. Allowed are ${allowed.join(',')}`;
  throw new ApiError('METHOD_NOT_ALLOWED', message);
}

function paramsOf(pattern: string, path: string): string[] | undefined {
  const wanted = segmentsOf(pattern);
  const given = segmentsOf(path);
  const isOpen = wanted.at(-1) === '**';
  if (isOpen ? given.length < wanted.length - 1 : given.length !== wanted.length) return undefined;
  const fixed = isOpen ? wanted.slice(0, -1) : wanted;
  if (!fixed.every((segment, i) => segment === '*' || segment === given[i])) return undefined;
  return fixed.flatMap((segment, i) => (segment === '*' ? decoded(given[i]!) : []));
}

function segmentsOf(path: string): string[] {
  return path.split('/').filter((segment) => segment !== '');
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw notFound(`The path contains \`${segment}\`, which is not percent-encoded UTF-8.`);
  }
}
