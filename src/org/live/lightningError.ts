/** What a call that Lightning rejects tells: one of Apex, or one through the UI API. */
export interface LightningError {
  /** Of HTTP; 500 for whatever Apex throws. */
  readonly status: unknown;
  /** How the platform names what is wrong. */
  readonly codes: readonly string[];
  /** What is wrong as a whole; empty where fields alone are wrong, and where nothing was told. */
  readonly message: string;
  /** What is wrong with fields, by their names. */
  readonly fields: Readonly<Record<string, string>>;
}

interface OneError {
  readonly message?: unknown;
  readonly errorCode?: unknown;
  readonly statusCode?: unknown;
  readonly exceptionType?: unknown;
}

interface Details {
  readonly fieldErrors?: Readonly<Record<string, readonly OneError[]>>;
}

interface Body extends OneError, Details {
  /** Of a DmlException that Apex does not catch; often without a message beside it. */
  readonly pageErrors?: readonly OneError[];
  /** Of a save through the UI API. */
  readonly output?: Details & { readonly errors?: readonly OneError[] };
}

interface Rejection {
  readonly status?: unknown;
  /** A list of errors where the UI API cannot read. */
  readonly body?: Body | readonly OneError[];
  readonly message?: unknown;
  readonly statusText?: unknown;
}

/**
 * Reads what Lightning rejects with: the body of the answer (LWC Developer Guide, "Handle Errors in Lightning Data
 * Service"), or where there is none an Error or a text.
 */
export function lightningError(error: unknown): LightningError {
  const { status, body, message, statusText } = (error ?? {}) as Rejection;
  const list: readonly OneError[] = isList(body) ? body : [body ?? {}];
  const { output, pageErrors = [], fieldErrors }: Body = isList(body) ? {} : (body ?? {});
  const whole = [...(output?.errors ?? []), ...pageErrors];
  const byField = Object.entries({ ...output?.fieldErrors, ...fieldErrors });
  const fields = byField.map(([name, errors]) => [name, joined(errors)] as const).filter(([, text]) => text);
  const general = [joined(list), message, statusText, error].find(isTold) ?? '';
  return {
    status,
    codes: [...list, ...whole, ...byField.flatMap(([, errors]) => errors)].flatMap(codesOf),
    message: joined(whole) || (fields.length > 0 ? '' : general),
    fields: Object.fromEntries(fields)
  };
}

function joined(errors: readonly OneError[]): string {
  return [...new Set(errors.map(({ message }) => message).filter(isTold))].join(' ');
}

function codesOf({ exceptionType, errorCode, statusCode }: OneError): string[] {
  return [exceptionType, errorCode, statusCode].filter(isTold);
}

function isTold(text: unknown): text is string {
  return typeof text === 'string' && text.trim() !== '';
}

function isList(body: Rejection['body']): body is readonly OneError[] {
  return Array.isArray(body);
}
