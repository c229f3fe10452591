import noReason from '@salesforce/label/c.RunAs_Save_NoReason';
import { printable } from 'c/runAsCore';
import { lightningError } from 'c/runAsOrg';

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

const CONFLICT = 412;
const GONE = 404;
const GONE_CODES = new Set(['NOT_FOUND', 'ENTITY_IS_DELETED', 'INVALID_CROSS_REFERENCE_KEY']);

/** Reads the error of a save through the UI API, or of a call of Apex. */
export function saveProblem(error: unknown): SaveProblem {
  const { status, codes, message, fields } = lightningError(error);
  const byField = Object.entries(fields);
  return {
    isConflict: status === CONFLICT || codes.some((code) => /collision/i.test(code)),
    isGone: status === GONE || codes.some((code) => GONE_CODES.has(code)),
    message: printable(message || (byField.length > 0 ? '' : noReason)),
    fields: Object.fromEntries(byField.map(([name, text]) => [name, printable(text)]))
  };
}

/** The same as one text, for where there is no form. */
export function problemText(error: unknown): string {
  const { message, fields } = saveProblem(error);
  return [message, ...Object.values(fields)].filter(Boolean).join(' ');
}
