/**
 * An error as Salesforce's REST API answers it: `[{ message, errorCode, fields? }]`.
 * Codes: REST API Developer Guide, "Status Codes and Error Responses", and the SOAP `StatusCode` list.
 */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly errorCode: string;
  readonly fields: readonly string[];

  constructor(errorCode: string, message: string, fields: readonly string[] = []) {
    super(message);
    this.errorCode = errorCode;
    this.fields = fields;
  }
}

/** What this stand-in does not model is refused by name, never answered with an empty success. */
export function notModelled(what: string): ApiError {
  return new ApiError('NOT_MODELLED', `The local org does not model ${what}.`);
}
