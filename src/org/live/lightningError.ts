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
  /** Lists of errors, by field. */
  readonly fieldErrors?: Readonly<Record<string, unknown>>;
}

interface Body extends OneError, Details {
  /** A list of errors: of a DmlException that Apex does not catch; often without a message beside it. */
  readonly pageErrors?: unknown;
  /** Of a save through the UI API, with a list of errors. */
  readonly output?: Details & { readonly errors?: unknown };
}

interface Rejection {
  readonly status?: unknown;
  /** As a rule a `Body`; a list of errors where the UI API cannot read; text where a proxy answered. */
  readonly body?: unknown;
  readonly message?: unknown;
  readonly statusText?: unknown;
}

/**
 * Reads what Lightning rejects with: the body of the answer (LWC Developer Guide, "Handle Errors in Lightning Data
 * Service"), or where there is none an Error or a text.
 */
export function lightningError(error: unknown): LightningError {
  const { status, body, message, statusText } = (error ?? {}) as Rejection;
  const list = errorsOf(Array.isArray(body) ? body : [body]);
  const { output, pageErrors, fieldErrors } = (body ?? {}) as Body;
  const whole = [...errorsOf(output?.errors), ...errorsOf(pageErrors)];
  const byField = Object.entries({ ...output?.fieldErrors, ...fieldErrors }).map(
    ([name, errors]) => [name, errorsOf(errors)] as const
  );
  const fields = byField.map(([name, errors]) => [name, joined(errors)] as const).filter(([, text]) => text);
  const general = [joined(list), body, message, statusText, error].find(isTold) ?? '';
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

/** Whatever came: who asks for the words of an error must not meet another. */
function errorsOf(came: unknown): readonly OneError[] {
  const list: readonly unknown[] = Array.isArray(came) ? came : [];
  return list.filter((one): one is OneError => typeof one === 'object' && one !== null);
}
