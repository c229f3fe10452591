import type { AuditedIdentity } from '../audit.ts';
import { savedAccess } from '../access/fingerprint.ts';
import type { SavedAccess } from '../access/fingerprint.ts';
import { grantShares } from '../access/grantPaths.ts';
import type { GrantShare } from '../access/grantPaths.ts';
import { accessDetail } from '../access/report.ts';
import type { AccessDetail } from '../access/report.ts';
import type { AccessResolver } from '../access/resolve.ts';
import type { AccessPart } from '../access/right.ts';
import type { IdentityLogins } from '../identity/logins.ts';
import type { Gap } from '../model/gap.ts';
import type { UserRow } from '../model/snapshot.ts';
import { isReviewSnapshot } from './snapshotShape.ts';

/** Raised whenever an older page could not show the file. */
export const SNAPSHOT_VERSION = 1;

/** Bytes of a file; the platform's triggers hash what is attached in one transaction. */
export const MOST_SNAPSHOT_BYTES = 1_500_000;

/** The access of one user as a reviewer saw it: what the file on a review holds. */
export interface ReviewSnapshot {
  readonly version: typeof SNAPSHOT_VERSION;
  /** When the access was read, ISO 8601. */
  readonly takenAt: string;
  readonly username: string;
  /** Those that were read: of the others nothing is known, though their lists are empty. */
  readonly parts: readonly AccessPart[];
  readonly user: UserRow | null;
  readonly logins: IdentityLogins | null;
  readonly detail: AccessDetail;
  readonly shares: readonly GrantShare[];
  readonly gaps: readonly Gap[];
  /** To compare a later access with; null when this one was not exact. */
  readonly saved: SavedAccess | null;
  /** The paths were left out, since with them the file was too large. */
  readonly isWithoutPaths: boolean;
}

/** @param takenAt when the access was read, ISO 8601. */
export function reviewSnapshot(
  identity: Pick<AuditedIdentity, 'username' | 'user' | 'logins' | 'access'>,
  resolver: AccessResolver,
  takenAt: string
): ReviewSnapshot {
  const { username, user, logins, access } = identity;
  return {
    version: SNAPSHOT_VERSION,
    takenAt,
    username,
    parts: resolver.parts,
    user: user ?? null,
    logins: logins ?? null,
    detail: accessDetail(access, resolver),
    shares: grantShares(access, resolver),
    gaps: access.gaps,
    saved: savedAccess(access, resolver),
    isWithoutPaths: false
  };
}

/**
 * The file's text. One that would exceed `mostBytes` goes without its grant paths; null when even that is too
 * large.
 */
export function snapshotText(
  snapshot: ReviewSnapshot,
  mostBytes: number = MOST_SNAPSHOT_BYTES
): string | null {
  for (const shorter of [snapshot, withoutPaths(snapshot)]) {
    const text = JSON.stringify(shorter);
    if (byteLength(text) <= mostBytes) return text;
  }
  return null;
}

/** A file's text as it was kept; null when it is no such file, whoever wrote it. */
export function readSnapshotText(text: string): ReviewSnapshot | null {
  try {
    const value = JSON.parse(text) as unknown;
    return isReviewSnapshot(value) ? value : null;
  } catch {
    return null;
  }
}

function withoutPaths(snapshot: ReviewSnapshot): ReviewSnapshot {
  const { detail } = snapshot;
  return {
    ...snapshot,
    isWithoutPaths: true,
    detail: {
      ...detail,
      userPermissions: detail.userPermissions.map((row) => ({ ...row, through: [] })),
      objects: detail.objects.map((row) => ({ ...row, through: {} })),
      fields: detail.fields.map((row) => ({ ...row, through: {} })),
      setupEntities: detail.setupEntities.map((row) => ({ ...row, through: [] }))
    }
  };
}

/** In UTF-8. */
function byteLength(text: string): number {
  let bytes = 0;
  for (const char of text) {
    const code = char.codePointAt(0)!;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}
