import { printable } from 'c/runAsCore';

/** Why something was not saved, in the platform's words. */
export interface SaveProblem {
  /** Somebody else changed the record in the meantime. */
  readonly isConflict: boolean;
  /** The record is not there any more, or not for this user. */
  readonly isGone: boolean;
  /** What concerns the record as a whole; empty where only fields are wrong. */
  readonly message: string;
  /** By field. */
  readonly fields: Readonly<Record<string, string>>;
}

interface OneError {
  readonly errorCode?: unknown;
  readonly message?: unknown;
}

interface Body extends OneError {
  readonly output?: {
    readonly errors?: readonly OneError[];
    readonly fieldErrors?: Readonly<Record<string, readonly OneError[]>>;
  };
}

const CONFLICT = 412;
const GONE = 404;
const GONE_CODES = new Set(['NOT_FOUND', 'ENTITY_IS_DELETED', 'INVALID_CROSS_REFERENCE_KEY']);

/**
 * Reads the error of a save through the UI API (LWC Developer Guide, "Handle Errors in Lightning Data
 * Service") or of a call of Apex.
 */
export function saveProblem(error: unknown): SaveProblem {
  const { status, body, message } = (error ?? {}) as {
    readonly status?: unknown;
    readonly body?: Body | readonly OneError[];
    readonly message?: unknown;
  };
  const list: readonly OneError[] = isList(body) ? body : [body ?? {}];
  const output = isList(body) ? undefined : body?.output;
  const whole = output?.errors ?? [];
  const fields = Object.entries(output?.fieldErrors ?? {}).map(([name, errors]): [string, string] => [
    name,
    joined(errors)
  ]);
  const all = [...list, ...whole, ...Object.values(output?.fieldErrors ?? {}).flat()];
  const hasCode = (test: (code: string) => boolean): boolean =>
    all.some(({ errorCode }) => typeof errorCode === 'string' && test(errorCode));
  const general = joined(list) || (typeof message === 'string' ? message : '') || String(error);
  return {
    isConflict: status === CONFLICT || hasCode((code) => /collision/i.test(code)),
    isGone: status === GONE || hasCode((code) => GONE_CODES.has(code)),
    message: printable(joined(whole) || (fields.length > 0 ? '' : general)),
    fields: Object.fromEntries(fields.map(([name, text]) => [name, printable(text)]))
  };
}

/** The same as one text, for where there is no form. */
export function problemText(error: unknown): string {
  const { message, fields } = saveProblem(error);
  return [message, ...Object.values(fields)].filter(Boolean).join(' ');
}

function joined(errors: readonly OneError[]): string {
  const texts = errors.flatMap(({ message }) => (typeof message === 'string' && message ? [message] : []));
  return [...new Set(texts)].join(' ');
}

function isList(body: Body | readonly OneError[] | undefined): body is readonly OneError[] {
  return Array.isArray(body);
}
