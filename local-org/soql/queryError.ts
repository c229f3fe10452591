import { ApiError } from '../apiError.ts';

const BEFORE = 60;
const AFTER = 40;
const LONGEST_MESSAGE = 1_000;

/**
 * An error with the place in the query, as the platform words it: the query around the place, a caret
 * under it, row and column, the message.
 */
export function errorAt(soql: string, offset: number, errorCode: string, message: string): ApiError {
  const lineStart = soql.lastIndexOf('\n', offset - 1) + 1;
  const nextLine = soql.indexOf('\n', offset);
  const from = Math.max(lineStart, offset - BEFORE);
  const to = Math.min(nextLine < 0 ? soql.length : nextLine, offset + AFTER);
  const row = soql.slice(0, lineStart).split('\n').length;
  const place = `\n${soql.slice(from, to)}\n${' '.repeat(offset - from)}^`;
  return new ApiError(
    errorCode,
    `${place}\nERROR at Row:${row}:Column:${offset - lineStart + 1}\n${shortened(message)}`
  );
}

export function malformed(message: string): ApiError {
  return new ApiError('MALFORMED_QUERY', shortened(message));
}

/** SOAP `ExceptionCode`: QUERY_TOO_COMPLICATED. Where the platform draws the line is not documented. */
export function tooComplicated(why: string): ApiError {
  return new ApiError(
    'QUERY_TOO_COMPLICATED',
    `Query is either selecting too many fields or the filter conditions are too complicated. (${why})`
  );
}

/** A message does not repeat all of a name that the query made long. */
function shortened(message: string): string {
  return message.length > LONGEST_MESSAGE ? `${message.slice(0, LONGEST_MESSAGE)}…` : message;
}
