import type { Gap, LoginRow } from '../../core/index.ts';
import { PAGE_QUERIES } from '../queryCatalogue.ts';
import type { PageQueryName } from '../queryCatalogue.ts';
import type { ApexCatalogue } from './apexCatalogue.ts';
import { OrgReadError } from './orgClient.ts';
import { rightGap } from './readGaps.ts';
import type { Binds } from './soqlText.ts';

/** Rows of a page's query that are of this type, as its columns say. */
type Rows<T> = readonly T[];

/**
 * All rows of a query that a page asks.
 *
 * @param binds of the query.
 * @throws OrgReadError when not all of them came: a list with entries missing would pass for the register.
 */
export async function readPageRows<T>(
  catalogue: ApexCatalogue,
  name: PageQueryName,
  binds: Binds = {}
): Promise<Rows<T>> {
  const { rows, failures } = await catalogue.read(name, { binds }, (request) => request());
  const [failure] = failures;
  if (failure) throw failure.error;
  return rows as unknown as Rows<T>;
}

export interface UserLogins {
  /** Newest first, at most 1,000. */
  readonly logins: readonly LoginRow[];
  /** Why there are none to show, or that the right to see them could not be read; null otherwise. */
  readonly gap: Gap | null;
}

/**
 * The last logins of one user. Without the right Salesforce gives the caller's own logins alone and no error, so
 * then nothing is asked. @throws OrgReadError
 */
export async function readUserLogins(catalogue: ApexCatalogue, userId: string): Promise<UserLogins> {
  const held = await catalogue.callerPermissions().catch((error: unknown) => {
    if (!(error instanceof OrgReadError)) throw error;
    return null;
  });
  const { object, permissions } = PAGE_QUERIES.userLogins;
  const gap = rightGap({ object, permissions, hides: 'logins' }, held) ?? null;
  if (gap?.code === 'rightMissing') return { logins: [], gap };
  return { logins: await readPageRows<LoginRow>(catalogue, 'userLogins', { ids: [userId] }), gap };
}
