import { ApiError } from '../apiError.ts';
import type { NewRecord } from '../dml/dml.ts';

/** Deeper than any request of the API, and shallow enough for what walks through it by recursion. */
const DEEPEST = 64;

/** @throws ApiError JSON_PARSER_ERROR for what is no JSON, or nested too deeply. */
export function parseJson(text: string): unknown {
  requireShallow(text);
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw parserError(error instanceof Error ? error.message : String(error));
  }
}

/** @throws ApiError JSON_PARSER_ERROR when the value is no JSON object. */
export function objectOf(value: unknown, what: string): Readonly<Record<string, unknown>> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return value as Record<string, unknown>;
  throw parserError(`${what} has to be a JSON object.`);
}

/** @throws ApiError JSON_PARSER_ERROR when the value is no list. */
export function listOf(value: unknown, what: string): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw parserError(`${what} has to be a list.`);
}

/** @throws ApiError JSON_PARSER_ERROR when the value is neither absent nor a boolean. */
export function flagOf(value: unknown, what: string): boolean {
  if (value === undefined || value === null) return false;
  if (typeof value === 'boolean') return value;
  throw parserError(`${what} has to be true or false.`);
}

/** The fields of a record whose id is in the address: without `attributes`, and never with an Id. */
export function recordOf(body: unknown): NewRecord {
  const fields = withoutAttributes(objectOf(body, 'The body'));
  const id = Object.keys(fields).find((name) => name.toLowerCase() === 'id');
  if (id === undefined) return fields;
  throw new ApiError('INVALID_FIELD', 'The Id field should not be specified in the sobject data.', [id]);
}

/** `attributes` says what a record is; it is no field. */
export function withoutAttributes(record: Readonly<Record<string, unknown>>): NewRecord {
  return Object.fromEntries(Object.entries(record).filter(([name]) => name !== 'attributes'));
}

/** Counts brackets outside of texts before the parser builds anything. */
function requireShallow(text: string): void {
  let depth = 0;
  let isInText = false;
  for (let i = 0; i < text.length; i++) {
    const char = text[i];
    if (isInText) {
      if (char === '\\') i++;
      else if (char === '"') isInText = false;
    } else if (char === '"') isInText = true;
    else if (char === '{' || char === '[') depth++;
    else if (char === '}' || char === ']') depth--;
    if (depth > DEEPEST) throw parserError(`The body is nested more than ${DEEPEST} levels deep.`);
  }
}

export function parserError(message: string): ApiError {
  return new ApiError('JSON_PARSER_ERROR', message);
}
