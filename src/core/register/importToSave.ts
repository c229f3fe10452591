import type { ImportedAudit } from './importedAudit.ts';
import type { AppUseRow, RegisterEntryRow } from './registerRows.ts';
import { savedScan } from './savedScan.ts';
import type { ToSave } from './savedScan.ts';

/** What an imported file writes to the register: as a saved scan does, new identities included. */
export function importToSave(
  { org, identities }: ImportedAudit,
  entries: readonly RegisterEntryRow[],
  uses: readonly AppUseRow[]
): ToSave {
  const scanned = identities.map((identity) => ({
    ...identity,
    // The file says null both of who never logged in and of whom that is not known.
    lastLogin: identity.lastLoginAt ?? undefined,
    // The file has no ids of apps.
    apps: identity.apps.map((app) => ({ ...app, id: app.name }))
  }));
  return savedScan({ takenAt: org.takenAt, identities: scanned }, { entries, uses, propose: true });
}
