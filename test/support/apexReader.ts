import { callApex } from '../../local-org/apex/callApex.ts';
import type { Usage } from '../../local-org/apex/limits.ts';
import type { OrgState } from '../../local-org/org.ts';
import type { RunAsReaderMethods } from '../../src/org/live/apexCatalogue.ts';

/** One call of `RunAsReader`. */
export interface ReaderCall {
  /** Of the catalogue; the method, where it asks for no query. */
  readonly query: string;
  readonly milliseconds: number;
  readonly usage: Usage;
}

/** `RunAsReader` of the org, called as this user's page calls it but without a server between. */
export function readerOf(
  org: OrgState,
  userId: string,
  onCall: (call: ReaderCall) => void = () => undefined
): RunAsReaderMethods {
  const call = (method: string, parameters: { request?: { query: string } } = {}): Promise<unknown> => {
    const started = performance.now();
    // A page sends text.
    const sent = JSON.parse(JSON.stringify(parameters)) as Record<string, unknown>;
    const answer = callApex(org, userId, 'RunAsReader', method, sent);
    const milliseconds = performance.now() - started;
    if ('error' in answer) return Promise.reject(new Error(answer.error.message));
    onCall({ query: parameters.request?.query ?? method, milliseconds, usage: answer.usage });
    return Promise.resolve(answer.value);
  };
  return {
    heldPermissions: () => call('heldPermissions'),
    read: (parameters) => call('read', parameters),
    count: (parameters) => call('count', parameters)
  } as RunAsReaderMethods;
}
