import type { OrgState } from '../org.ts';
import { idOf } from '../store/ids.ts';

/** The id of the one `Organization` row; an org that has none yet gets the first id. */
export function organizationId(org: OrgState): string {
  return org.store.rows('Organization')[0]?.Id ?? idOf('00D', 1);
}
