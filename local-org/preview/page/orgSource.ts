import type { OrgSnapshot } from 'c/runAsCore';
import { setOrgSource } from 'c/runAsSource';
import { readJson } from './frameApi.ts';

/** Fills the port of the register's pages with the rows that the user of the page reads. */
export function connectOrgSource(): void {
  setOrgSource({
    read: () => readJson<OrgSnapshot>('/api/snapshot'),
    readAccess: (username) =>
      readJson<OrgSnapshot>(`/api/access?${new URLSearchParams({ username }).toString()}`)
  });
}
