import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { compareText } from '../model/gap.ts';
import { KNOWN_USER_PERMISSIONS } from './knownUserPermissions.ts';
import { ACCESS_PARTS, rightKey } from './right.ts';
import type { AccessPart, RightTable } from './right.ts';
import type { Access, AccessResolver } from './resolve.ts';

/** Raised whenever the same rights would hash to something else. */
const VERSION = 2;

/**
 * One SHA-256 (hex) for each part of an access, over names and not ids, independent of order, paths and
 * labels; and its basis: everything but the rights that the hashes depend on. What a wider right implies is not
 * hashed beside it: Modify All Data reaches every object, also one that nobody was granted yet, so that the
 * objects that happen to be known change nothing.
 */
export interface Fingerprint {
  readonly version: number;
  readonly apiVersion: string | null;
  /** Digest of the user permissions that the source could have granted: a release adds to them. */
  readonly names: string;
  /** Only of the parts that were read. */
  readonly parts: Readonly<Partial<Record<AccessPart, string>>>;
}

/** What is kept of an access to compare it later. */
export interface SavedAccess {
  readonly fingerprint: Fingerprint;
  /** Keys of all rights held, and of those among them that a grant names itself. */
  readonly rights: readonly string[];
  readonly granted: readonly string[];
  /** Keys of the user permissions that the source knew of. */
  readonly userPermissions: readonly string[];
}

export interface AccessChange {
  readonly gained: readonly string[];
  readonly lost: readonly string[];
}

/** Before the key of a right that is held only while a set is activated; no part has this name. */
const CONDITIONAL = 'conditional ';

/** Null when the access is not exact: a hash of half the truth would read as the truth. */
export function fingerprintOf(access: Access, resolver: AccessResolver): Fingerprint | null {
  if (access.bound !== 'exact') return null;
  const { table, apiVersion, parts } = resolver;
  const keys = Map.groupBy(keysOf(widestRights(access, resolver), table), (key) => partOf(key));
  return {
    version: VERSION,
    apiVersion,
    names: namesDigest(table),
    parts: Object.fromEntries(parts.map((part) => [part, digest(keys.get(part) ?? [])]))
  };
}

export function savedAccess(access: Access, resolver: AccessResolver): SavedAccess | null {
  const fingerprint = fingerprintOf(access, resolver);
  if (fingerprint === null) return null;
  const { table } = resolver;
  return {
    fingerprint,
    rights: keysOf(access, table),
    granted: keysOf(grantedRightsOf(access, table), table),
    userPermissions: knownUserPermissions(table)
  };
}

/**
 * On an equal basis the hashes decide. Otherwise what is granted now is compared with what was held then,
 * and the other way round: between API versions the user permissions over the names that both knew, so that
 * a release that adds permissions is no change; and only what a grant names itself, so that a new object is
 * no change for who may see all objects anyway. A part that one of them did not read is not compared.
 */
export function accessChange(before: SavedAccess, after: SavedAccess): AccessChange {
  if (hasEqualBasis(before.fingerprint, after.fingerprint) && hasEqualParts(before, after)) {
    return { gained: [], lost: [] };
  }
  const known = new Set(before.userPermissions).intersection(new Set(after.userPermissions));
  const { apiVersion } = before.fingerprint;
  const isSameRelease = apiVersion !== null && apiVersion === after.fingerprint.apiVersion;
  const parts = new Set<string>(partsOfBoth(before, after));
  const isComparable = (key: string): boolean =>
    parts.has(partOf(key)) && (isSameRelease || partOf(key) !== 'userPermissions' || known.has(baseOf(key)));
  const missing = (granted: readonly string[], held: readonly string[]): string[] =>
    [...new Set(granted).difference(new Set(held))].filter(isComparable);
  return { gained: missing(after.granted, before.rights), lost: missing(before.granted, after.rights) };
}

export function hasEqualBasis(a: Fingerprint, b: Fingerprint): boolean {
  return a.version === b.version && a.apiVersion === b.apiVersion && a.names === b.names;
}

function hasEqualParts(a: SavedAccess, b: SavedAccess): boolean {
  const both = partsOfBoth(a, b);
  return both.every((part) => a.fingerprint.parts[part] === b.fingerprint.parts[part]);
}

function partsOfBoth(a: SavedAccess, b: SavedAccess): AccessPart[] {
  return ACCESS_PARTS.filter((part) => part in a.fingerprint.parts && part in b.fingerprint.parts);
}

type Rights = Pick<Access, 'held' | 'conditional'>;

/**
 * The rights that no other one implies: they tell the rest.
 * INVARIANT: no conclusion of an implication is a premise, so no premise is taken away here.
 */
function widestRights({ held, conditional }: Access, { implications }: AccessResolver): Rights {
  const premises = held.copy().addAll(conditional);
  const widest = { held: held.copy(), conditional: conditional.copy() };
  for (const { premise, conclusions } of implications) {
    if (held.has(premise)) widest.held.removeAll(conclusions);
    if (premises.has(premise)) widest.conditional.removeAll(conclusions);
  }
  return widest;
}

/** What the grants name, without what that implies. */
function grantedRightsOf({ grants }: Access, table: RightTable): Rights {
  const held = table.emptySet();
  const conditional = table.emptySet();
  for (const grant of grants) (grant.conditional ? conditional : held).addAll(grant.stored);
  return { held, conditional: conditional.removeAll(held) };
}

function keysOf({ held, conditional }: Rights, table: RightTable): string[] {
  const keys = [...held].map((id) => rightKey(table.rightOf(id)));
  const ifActivated = [...conditional].map((id) => CONDITIONAL + rightKey(table.rightOf(id)));
  return [...keys, ...ifActivated].sort(compareText);
}

function baseOf(key: string): string {
  return key.startsWith(CONDITIONAL) ? key.slice(CONDITIONAL.length) : key;
}

function partOf(key: string): string {
  const base = baseOf(key);
  return base.slice(0, base.indexOf(' '));
}

/** A source that reads files sees only names that are granted, but would have seen each published one. */
function knownUserPermissions(table: RightTable): string[] {
  const seen = userPermissionsOf(table);
  const published = [...KNOWN_USER_PERMISSIONS].map((name) => rightKey({ part: 'userPermissions', name }));
  return [...new Set([...seen, ...published])].sort(compareText);
}

function userPermissionsOf(table: RightTable): string[] {
  return table.keys().filter((key) => partOf(key) === 'userPermissions');
}

const digests = new WeakMap<RightTable, string>();

/** One snapshot has one table, and each of its users needs this digest. */
function namesDigest(table: RightTable): string {
  const known = digests.get(table) ?? digest(userPermissionsOf(table).sort(compareText));
  digests.set(table, known);
  return known;
}

function digest(lines: readonly string[]): string {
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify(lines))));
}
