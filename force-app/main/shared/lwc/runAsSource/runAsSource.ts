import type { OrgSnapshot } from 'c/runAsCore';

/** Where the pages get an org's rows from. */
export interface OrgSource {
  /** Rejects with an Error whose message can be shown to the user. */
  read(): Promise<OrgSnapshot>;
  /** Everything that bears on the access of one user, by username. Rejects as `read` does. */
  readAccess(username: string): Promise<OrgSnapshot>;
}

let connected: OrgSource | undefined;

/** Fills the port; the page that hosts the components does it, before they are created. */
export function setOrgSource(source: OrgSource | undefined): void {
  connected = source;
}

/** The connected source, or undefined where nothing fills the port. */
export function orgSource(): OrgSource | undefined {
  return connected;
}
