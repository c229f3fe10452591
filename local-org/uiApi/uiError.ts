import { ApiError } from '../apiError.ts';
import { statusOf } from '../rest/errors.ts';

/** An answer of the UI API that is no success: its HTTP status and its body. */
export interface UiFailure {
  readonly status: number;
  readonly body: unknown;
}

/** UI API Developer Guide, "Record Exception Error". */
interface RecordExceptionError {
  readonly constituentField: null;
  readonly duplicateRecordError: null;
  readonly errorCode: string;
  readonly field: string | null;
  readonly fieldLabel: string | null;
  readonly message: string;
}

/** What was wrong with a record that was to be saved. */
export interface SaveError {
  readonly statusCode: string;
  readonly message: string;
  readonly fields: readonly string[];
}

const GENERAL_MESSAGE = 'An error occurred while trying to update the record. Please try again.';

/** Of a write, what does not concern the record that was to be saved. */
const BESIDE_THE_RECORD = new Set(['INVALID_SESSION_ID', 'NOT_FOUND', 'NOT_MODELLED', 'INSUFFICIENT_ACCESS']);

export function notFound(): ApiError {
  return new ApiError('NOT_FOUND', 'The requested resource does not exist');
}

/** A read answers a list of messages (LWC guide, "Handle Errors in Lightning Data Service"). */
export function readFailure(error: unknown): UiFailure {
  const { errorCode, message } = asApiError(error);
  return { status: statusOf(errorCode), body: [{ errorCode, message }] };
}

/** A write answers an object; what concerns the record stands in its `output`. */
export function writeFailure(error: unknown, labelOf: (field: string) => string | undefined): UiFailure {
  const { errorCode, message, fields } = asApiError(error);
  if (BESIDE_THE_RECORD.has(errorCode)) {
    const statusCode = statusOf(errorCode);
    return { status: statusCode, body: { statusCode, errorCode, message } };
  }
  return recordFailure([{ statusCode: errorCode, message, fields }], labelOf);
}

/**
 * UI API Developer Guide, "Error with Output" and "Record Exceptions".
 * @param status 412 for a record that changed in the meantime.
 */
export function recordFailure(
  errors: readonly SaveError[],
  labelOf: (field: string) => string | undefined,
  status: 400 | 412 = 400
): UiFailure {
  const found = errors.flatMap((error) => exceptionErrors(error, labelOf));
  return {
    status,
    body: {
      statusCode: status,
      errorCode: 'INVALID_INPUT',
      message: GENERAL_MESSAGE,
      enhancedErrorType: 'RecordError',
      output: {
        errors: found.filter((one) => one.field === null),
        fieldErrors: byField(found)
      }
    }
  };
}

function byField(errors: readonly RecordExceptionError[]): Record<string, RecordExceptionError[]> {
  const grouped = Map.groupBy(errors, ({ field }) => field);
  return Object.fromEntries([...grouped].flatMap(([field, list]) => (field === null ? [] : [[field, list]])));
}

/** One for each field that the error names, or one for the record. */
function exceptionErrors(
  { statusCode, message, fields }: SaveError,
  labelOf: (field: string) => string | undefined
): RecordExceptionError[] {
  const named: readonly (string | null)[] = fields.length > 0 ? fields : [null];
  return named.map((field) => ({
    constituentField: null,
    duplicateRecordError: null,
    errorCode: statusCode,
    field,
    fieldLabel: field === null ? null : (labelOf(field) ?? null),
    message
  }));
}

function asApiError(error: unknown): ApiError {
  // What is no refusal is our own defect, and is told as such.
  if (!(error instanceof ApiError)) throw error;
  return error;
}
