import { callApex } from '../../local-org/apex/callApex.ts';
import type { Usage } from '../../local-org/apex/limits.ts';
import type { OrgState } from '../../local-org/org.ts';
import type { OrgSnapshot } from '../../src/core/index.ts';
import { ApexCatalogue } from '../../src/org/live/apexCatalogue.ts';
import type { RunAsReaderMethods } from '../../src/org/live/apexCatalogue.ts';
import { readOrg } from '../../src/org/live/readOrg.ts';
import { readPageRows } from '../../src/org/live/readPages.ts';

/** One call of `RunAsReader`. */
export interface ReaderCall {
  /** Of the catalogue; the method, where it asks for no query. */
  readonly query: string;
  readonly milliseconds: number;
  readonly usage: Usage;
}

/** As the dashboard opens. */
const MOST_LOGINS = 20_000;

/** What the dashboard of this user reads when it opens, and every call that this takes. */
export async function openDashboard(
  org: OrgState,
  userId: string
): Promise<{ readonly snapshot: OrgSnapshot; readonly calls: readonly ReaderCall[] }> {
  const calls: ReaderCall[] = [];
  const reader = readerOf(org, userId, (call) => calls.push(call));
  const options = { takenAt: org.now().toISOString(), mostLogins: MOST_LOGINS };
  return { snapshot: await readOrg(new ApexCatalogue(reader, 'local'), options), calls };
}

/** What the dashboard asks of the register when it opens, and when a scan is saved. */
const REGISTER_QUERIES = ['listedEntries', 'registerAppUses', 'listedReviews', 'registerEntries'] as const;

/** What the dashboard reads of the register: rows by query, and every call that this takes. */
export async function openRegister(
  org: OrgState,
  userId: string
): Promise<{ readonly rows: Readonly<Record<string, number>>; readonly calls: readonly ReaderCall[] }> {
  const calls: ReaderCall[] = [];
  const catalogue = new ApexCatalogue(
    readerOf(org, userId, (call) => calls.push(call)),
    'local'
  );
  const rows: Record<string, number> = {};
  for (const query of REGISTER_QUERIES) rows[query] = (await readPageRows(catalogue, query)).length;
  return { rows, calls };
}

/** `RunAsReader` of the org, called as this user's page calls it but without a server between. */
function readerOf(org: OrgState, userId: string, onCall: (call: ReaderCall) => void): RunAsReaderMethods {
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
