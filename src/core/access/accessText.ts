import { hexToBytes } from '@noble/hashes/utils.js';
import { fingerprintOf } from './fingerprint.ts';
import type { Fingerprint } from './fingerprint.ts';
import { perGrants } from './perGrants.ts';
import type { Access, AccessResolver } from './resolve.ts';
import { ACCESS_PARTS } from './right.ts';
import type { AccessPart } from './right.ts';

const LETTERS: Record<AccessPart, string> = {
  userPermissions: 'U',
  objects: 'O',
  fields: 'F',
  setupEntities: 'S'
};

/** Characters of `CurrentAccess__c` that a fingerprint takes at most. */
const LENGTH = 232;
const TEXT = /^(\d{1,3})\/(\d{0,3}(?:\.\d)?)\/(U?O?F?S?)\/([\w-]{43}):([\w-]{43}(?:\.[\w-]{43}){0,3})$/;

/** A fingerprint as a register entry holds it. */
interface SavedText {
  /** Of the hashes: another one makes others of the same rights. */
  readonly version: string;
  /** What must be equal for parts that differ to mean other rights. */
  readonly basis: string;
  /** Digest of each part that was read, by its letter. */
  readonly parts: ReadonlyMap<string, string>;
}

/** The fingerprint fields of a register entry. */
export interface SavedFingerprints {
  readonly CurrentAccess__c: string | null;
  readonly SameAccessAs__c: string | null;
  readonly ApprovedAccess__c: string | null;
}

export interface NextAccess {
  readonly CurrentAccess__c: string;
  readonly SameAccessAs__c: string | null;
}

/**
 * The fingerprint of an access in one line: version, API version, letters of the parts read, digest of the known
 * names; a colon; a digest for each part. `2/67.0/UOFS/<43>:<43>.<43>.<43>.<43>`, at most 232 characters.
 *
 * @returns null when the access is not exact.
 */
export const accessText: (access: Access, resolver: AccessResolver) => string | null = perGrants(
  (access, resolver) => {
    const fingerprint = fingerprintOf(access, resolver);
    return fingerprint && textOfFingerprint(fingerprint);
  }
);

/** The same of a fingerprint that was printed; null for one that has not the form of any. */
export function textOfFingerprint({ version, apiVersion, names, parts }: Fingerprint): string | null {
  const read = ACCESS_PARTS.filter((part) => parts[part] !== undefined);
  const digests = [names, ...read.map((part) => parts[part] ?? '')];
  if (!digests.every((digest) => /^[0-9a-f]{64}$/.test(digest))) return null;
  const [known, ...hashes] = digests.map((digest) => base64url(hexToBytes(digest)));
  const letters = read.map((part) => LETTERS[part]).join('');
  const text = `${version}/${apiVersion ?? ''}/${letters}/${known}:${hashes.join('.')}`;
  return text.length <= LENGTH && parsed(text) ? text : null;
}

/**
 * What a scan makes of the saved fingerprints; null leaves them as they are.
 *
 * - Nothing exact was read: they stay.
 * - Equal in all that both read: the access is the same, whatever the basis, since equal digests are of equal
 *   rights. The saved text stays if it tells more parts; otherwise the new one, whose basis is newer, takes its place.
 * - Different on an equal basis: the new text.
 * - Different on another basis, as after a release that added permissions to a set: whether the access changed
 *   cannot be told from digests, so the saved text stays. See `isNotComparable`. Where nothing is approved yet there
 *   is nothing to compare, and the new text is taken.
 *
 * A text that is taken is the same access as the approved one where it is equal to that in all that both read.
 *
 * @param scanned of `accessText`.
 */
export function nextAccess(saved: SavedFingerprints, scanned: string | null): NextAccess | null {
  const taken = seenAccess(saved, scanned);
  const [next, current] = [parsed(scanned), parsed(saved.CurrentAccess__c)];
  if (taken === null || next === null || current === null) return taken;
  if (!areEqual(next, current)) {
    const isJudged = current.basis === next.basis || taken.SameAccessAs__c !== null;
    return isJudged || saved.ApprovedAccess__c === null ? taken : null;
  }
  const isRicher = [...current.parts.keys()].every((part) => next.parts.has(part));
  return isRicher ? taken : null;
}

/**
 * The fingerprints once somebody looks at this access and decides about it: its text, also where it cannot be compared
 * with the saved one; null where that is saved already, or nothing exact was read.
 */
export function seenAccess(saved: SavedFingerprints, scanned: string | null): NextAccess | null {
  const next = parsed(scanned);
  if (scanned === null || next === null || scanned === saved.CurrentAccess__c) return null;
  const approved = parsed(saved.ApprovedAccess__c);
  const isApproved = approved !== null && areEqual(next, approved);
  return { CurrentAccess__c: scanned, SameAccessAs__c: isApproved ? saved.ApprovedAccess__c : null };
}

/** Whether a scan read another access than the saved one and yet nobody can tell that it changed. */
export function isNotComparable(saved: SavedFingerprints, scanned: string | null): boolean {
  const [next, current] = [parsed(scanned), parsed(saved.CurrentAccess__c)];
  if (next === null || current === null || areEqual(next, current)) return false;
  return nextAccess(saved, scanned) === null;
}

/**
 * Whether two texts are of the same access, whatever their basis: they are equal in all that both read. False where
 * one is no fingerprint.
 */
export function isSameAccess(a: string | null, b: string | null): boolean {
  const [one, other] = [parsed(a), parsed(b)];
  return one !== null && other !== null && areEqual(one, other);
}

function areEqual(a: SavedText, b: SavedText): boolean {
  if (a.version !== b.version) return false;
  const both = [...a.parts.keys()].filter((part) => b.parts.has(part));
  return both.length > 0 && both.every((part) => a.parts.get(part) === b.parts.get(part));
}

/** People can write to the field through the API: what has not the form of a fingerprint counts as none. */
function parsed(text: string | null): SavedText | null {
  const [, version, apiVersion, letters = '', names, digests = ''] = TEXT.exec(text ?? '') ?? [];
  const hashes = digests.split('.');
  if (version === undefined || hashes.length !== letters.length) return null;
  const parts = new Map(hashes.map((hash, i) => [letters.charAt(i), hash]));
  return { version, basis: [version, apiVersion, names].join('/'), parts };
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Without padding. The core has neither `Buffer` nor `btoa`. */
function base64url(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const [a = 0, b = 0, c = 0] = bytes.subarray(i, i + 3);
    const bits = (a << 16) | (b << 8) | c;
    const chars = [18, 12, 6, 0].map((shift) => ALPHABET[(bits >> shift) & 63]);
    text += chars.slice(0, Math.min(bytes.length - i, 3) + 1).join('');
  }
  return text;
}
