import { ApiError } from '../apiError.ts';
import type { Field } from '../schema/types.ts';

/** Why one record was not saved. Codes: SOAP API Developer Guide, `StatusCode`. */
export interface SaveError {
  readonly statusCode: string;
  readonly message: string;
  readonly fields: readonly string[];
}

/** What became of one record (REST API Developer Guide, "sObject Collections"). */
export interface SaveResult {
  readonly id: string | null;
  readonly success: boolean;
  /** Of what was upserted: whether it is new. */
  readonly created?: boolean;
  readonly errors: readonly SaveError[];
}

export function saveError(statusCode: string, message: string, fields: readonly string[] = []): SaveError {
  return { statusCode, message, fields };
}

/** An error about the value of a field, which the platform calls by its label. */
export function fieldError(statusCode: string, field: Field, message: string): SaveError {
  return saveError(statusCode, `${field.label}: ${message}`, [field.name]);
}

/** What a refusal by {@link ApiError} is for one record. Anything else is thrown on. */
export function refusedAs(error: unknown): SaveError {
  if (!(error instanceof ApiError)) throw error;
  return saveError(error.errorCode, error.message, error.fields);
}

export const ROLLED_BACK: SaveError = saveError(
  'ALL_OR_NONE_OPERATION_ROLLED_BACK',
  'Record rolled back because not all records were valid and the request was using AllOrNone header'
);

export function noSuchRecord(): SaveError {
  return saveError('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id');
}

export function malformedId(label: string, value: string, field: string): SaveError {
  return saveError('MALFORMED_ID', `${label}: id value of incorrect type: ${value}`, [field]);
}
