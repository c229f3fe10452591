import { ApiError } from '../apiError.ts';
import type { Answer } from './resource.ts';

/**
 * HTTP status by error code; every other code is 400. Source of the statuses: REST API Developer Guide,
 * "Status Codes and Error Responses". `NOT_MODELLED` is the local org's own.
 */
const STATUS: Readonly<Record<string, number>> = {
  INVALID_SESSION_ID: 401,
  INVALID_AUTH_HEADER: 401,
  API_DISABLED_FOR_ORG: 403,
  REQUEST_LIMIT_EXCEEDED: 403,
  INSUFFICIENT_ACCESS: 403,
  INSUFFICIENT_ACCESS_OR_READONLY: 403,
  FUNCTIONALITY_NOT_ENABLED: 403,
  NOT_FOUND: 404,
  ENTITY_IS_DELETED: 404,
  METHOD_NOT_ALLOWED: 405,
  REQUEST_ENTITY_TOO_LARGE: 413,
  URI_TOO_LONG: 414,
  UNSUPPORTED_MEDIA_TYPE: 415,
  REQUEST_HEADER_FIELDS_TOO_LARGE: 431,
  UNKNOWN_EXCEPTION: 500,
  NOT_MODELLED: 501,
  SERVER_UNAVAILABLE: 503
};

/** One error as the REST API writes it. */
export interface ErrorBody {
  readonly message: string;
  readonly errorCode: string;
  readonly fields?: readonly string[];
}

export function statusOf(errorCode: string): number {
  return STATUS[errorCode] ?? 400;
}

export function notFound(message = 'The requested resource does not exist'): ApiError {
  return new ApiError('NOT_FOUND', message);
}

/** Anything thrown, as the answer to the request that it ended. */
export function errorAnswer(error: unknown): Answer {
  const apiError = error instanceof ApiError ? error : unexpected(error);
  return { status: statusOf(apiError.errorCode), body: [errorBody(apiError)] };
}

function errorBody({ message, errorCode, fields }: ApiError): ErrorBody {
  return fields.length > 0 ? { message, errorCode, fields } : { message, errorCode };
}

function unexpected(error: unknown): ApiError {
  // A mistake of the local org itself: whoever runs it needs the stack.
  console.error(error);
  return new ApiError('UNKNOWN_EXCEPTION', error instanceof Error ? error.message : String(error));
}
