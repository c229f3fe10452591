import { ACCESS_PARTS } from '../../core/index.ts';
import type { OrgSnapshot } from '../../core/index.ts';
import type { Catalogue } from './catalogue.ts';
import { CatalogueReader } from './catalogueReader.ts';
import type { ReadProgress } from './catalogueReader.ts';
import { orgOf, text, userRows } from './liveRows.ts';
import { readFrozenIds, readHeldSets } from './readSets.ts';

export interface ReadAccessOptions extends ReadProgress {
  readonly username: string;
  /** ISO 8601 time of the reading. */
  readonly takenAt: string;
}

/**
 * Reads everything that one user of a live org can do.
 *
 * @throws OrgReadError when the org answers nothing at all.
 */
export async function readAccess(catalogue: Catalogue, options: ReadAccessOptions): Promise<OrgSnapshot> {
  const reader = new CatalogueReader(catalogue, options);
  await reader.readCallerPermissions();
  const [organization, users] = await Promise.all([
    reader.read('organization'),
    reader.read('usersByUsername', { usernames: [options.username] })
  ]);
  reader.requireAnswers();
  const ids = users.rows.map((user) => text(user, 'Id'));
  const [frozen, sets] = await Promise.all([readFrozenIds(reader), readHeldSets(reader, ids, ACCESS_PARTS)]);
  return {
    org: orgOf(organization.rows, catalogue.orgName, options.takenAt),
    apiVersion: catalogue.apiVersion,
    rows: { ...(users.isWhole && { User: userRows(users.rows, frozen) }), ...sets },
    gaps: reader.gaps
  };
}
