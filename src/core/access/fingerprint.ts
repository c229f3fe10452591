import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { ACCESS_PARTS, rightKey } from './right.ts';
import type { AccessPart, RightTable } from './right.ts';
import type { Access, AccessResolver } from './resolve.ts';

/** Raised whenever the same rights would hash to something else. */
const VERSION = 1;

/**
 * One SHA-256 (hex) for each part of an access, over names and not ids, independent of order, paths and
 * labels; and its basis: everything but the rights that the hashes depend on.
 */
export interface Fingerprint {
  readonly version: number;
  readonly apiVersion: string | null;
  /** Digest of the names that the source could have granted. */
  readonly names: string;
  readonly parts: Readonly<Record<AccessPart, string>>;
}

/** What is kept of an access to compare it later: enough to compare over the names both times knew. */
export interface SavedAccess {
  readonly fingerprint: Fingerprint;
  readonly rights: readonly string[];
  readonly names: readonly string[];
}

export interface AccessChange {
  readonly gained: readonly string[];
  readonly lost: readonly string[];
}

const CONDITIONAL = ' conditional';

/** Null when the access is not exact: a hash of half the truth would read as the truth. */
export function fingerprintOf(access: Access, { table, apiVersion }: AccessResolver): Fingerprint | null {
  if (access.bound !== 'exact') return null;
  const keys = Map.groupBy(savedRights(access, table), (key) => key.slice(0, key.indexOf(' ')));
  const parts = Object.fromEntries(ACCESS_PARTS.map((part) => [part, digest(keys.get(part) ?? [])]));
  return {
    version: VERSION,
    apiVersion,
    names: namesDigest(table),
    parts: parts as Record<AccessPart, string>
  };
}

export function savedAccess(access: Access, resolver: AccessResolver): SavedAccess | null {
  const fingerprint = fingerprintOf(access, resolver);
  if (fingerprint === null) return null;
  return {
    fingerprint,
    rights: savedRights(access, resolver.table),
    names: [...resolver.table.keys()].sort()
  };
}

/**
 * On an equal basis the hashes decide. Otherwise the saved rights are compared over the names that both
 * times knew: a release that adds permissions is not a change of access.
 */
export function accessChange(before: SavedAccess, after: SavedAccess): AccessChange {
  if (hasEqualBasis(before.fingerprint, after.fingerprint) && hasEqualParts(before, after)) {
    return { gained: [], lost: [] };
  }
  const known = new Set(before.names).intersection(new Set(after.names));
  const comparable = ({ rights }: SavedAccess): Set<string> =>
    new Set(rights.filter((right) => known.has(right.replace(CONDITIONAL, ''))));
  const [old, now] = [comparable(before), comparable(after)];
  return { gained: [...now.difference(old)], lost: [...old.difference(now)] };
}

export function hasEqualBasis(a: Fingerprint, b: Fingerprint): boolean {
  return a.version === b.version && a.apiVersion === b.apiVersion && a.names === b.names;
}

function hasEqualParts(a: SavedAccess, b: SavedAccess): boolean {
  return ACCESS_PARTS.every((part) => a.fingerprint.parts[part] === b.fingerprint.parts[part]);
}

function savedRights({ held, conditional }: Access, table: RightTable): string[] {
  const keys = [...held].map((id) => rightKey(table.rightOf(id)));
  const ifActivated = [...conditional].map((id) => rightKey(table.rightOf(id)) + CONDITIONAL);
  return [...keys, ...ifActivated].sort();
}

const digests = new WeakMap<RightTable, string>();

/** One snapshot has one table, and each of its users needs this digest. */
function namesDigest(table: RightTable): string {
  const known = digests.get(table) ?? digest([...table.keys()].sort());
  digests.set(table, known);
  return known;
}

function digest(lines: readonly string[]): string {
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify(lines))));
}
