import { qualifiedField, splitField } from './apiNames.ts';
import { notModelled } from './apexMethod.ts';

/** No wire of Apex has an answer that could be read again. */
export function refreshApex(): Promise<never> {
  // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- Apex rejects with this plain object
  return Promise.reject(notModelled('wires of Apex, so that none can be refreshed'));
}

/** A field of a record that Apex returned; undefined when the record does not have it. */
export function getSObjectValue(sObject: unknown, field: unknown): unknown {
  const [, path] = splitField(qualifiedField(field));
  let at: unknown = sObject;
  for (const step of path.split('.')) at = (at as Record<string, unknown> | null | undefined)?.[step];
  return at;
}
