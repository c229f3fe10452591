import { accessText } from '../access/accessText.ts';
import type { Audit } from '../audit.ts';
import { headlineOf } from './registerLine.ts';
import { savedScan } from './savedScan.ts';
import type { ToSave } from './savedScan.ts';
import type { AppUseRow, RegisterEntryRow } from './registerRows.ts';

export interface ScanOptions {
  /** Whether identities that the register does not have are written as proposed entries. */
  readonly propose: boolean;
  /**
   * Whether somebody looks at this access and decides a review of it, which is stamped with what is saved: then it is
   * saved also where it cannot be compared with what was saved before.
   */
  readonly isSeen?: boolean;
}

/** What a scan writes to the register: what it saw, never what people wrote. */
export function scanToSave(
  audited: Audit,
  entries: readonly RegisterEntryRow[],
  uses: readonly AppUseRow[],
  options: ScanOptions
): ToSave {
  const identities = audited.identities.map((identity) => ({
    username: identity.username,
    userId: identity.userId ?? null,
    evidenceKinds: identity.evidence.map(({ kind }) => kind),
    apps: identity.apps,
    lastLogin: identity.user?.LastLoginDate,
    headline: headlineOf(identity.access, audited.resolver),
    access: accessText(identity.access, audited.resolver)
  }));
  return savedScan({ takenAt: audited.org.takenAt, identities }, { entries, uses, ...options });
}
