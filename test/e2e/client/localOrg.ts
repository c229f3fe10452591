import assert from 'node:assert/strict';
import { Faults } from '../../../local-org/faults/faults.ts';
import { loadSchema } from '../../../local-org/metadata/loadSchema.ts';
import { serveApi } from '../../../local-org/rest/serve.ts';
import { EVERYTHING, addUser, emptyOrg } from '../../../local-org/rest/test/fixture.ts';
import type { TestUser } from '../../../local-org/rest/test/fixture.ts';
import { Tokens } from '../../../local-org/rest/tokens.ts';

type Row = Readonly<Record<string, unknown>>;

/** An org on loopback whose one user may do everything. */
export interface LocalOrg {
  readonly origin: string;
  readonly admin: TestUser;
  /** The records of a query, as another client than the one under test sees them: a plain request. */
  readonly rows: (soql: string) => Promise<readonly Row[]>;
  readonly close: () => Promise<void>;
}

export async function startLocalOrg(): Promise<LocalOrg> {
  const org = emptyOrg(() => new Date());
  org.schema = loadSchema(org.store);
  const tokens = new Tokens(org);
  const admin = addUser(org, tokens, EVERYTHING);
  const { origin, close } = await serveApi({ org, tokens, faults: new Faults() }, 0);
  return { origin, admin, close, rows: (soql) => query(origin, admin.token, soql) };
}

async function query(origin: string, token: string, soql: string): Promise<readonly Row[]> {
  const url = `${origin}/services/data/v67.0/query?q=${encodeURIComponent(soql)}`;
  const response = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
  assert.equal(response.status, 200, await response.clone().text());
  const { records } = (await response.json()) as { records: readonly Row[] };
  const isField = ([name]: readonly [string, unknown]): boolean => name !== 'attributes';
  return records.map((record) => Object.fromEntries(Object.entries(record).filter(isField)));
}
