import { textOfFingerprint } from '../access/accessText.ts';
import { EVIDENCE_KINDS } from '../identity/evidence.ts';
import { GRADES } from '../access/grade.ts';
import type { AppKind, EvidenceKind, Flow, Provenance } from '../identity/evidence.ts';
import { ACCESS_PARTS } from '../access/right.ts';
import type { Bound } from '../model/gap.ts';
import type { ImportedApp, ImportedAudit, ImportedIdentity, ReadImport } from './importedAudit.ts';
import { JsonFields, Refusal, isLater, oneOfValues, wrong } from './jsonFields.ts';
import { isUserId, shortened, userKeyOf } from './userKey.ts';

const SCHEMA = 'runas.audit/1';
/** In UTF-16 units, so that the page stays alive. */
const MOST_CHARACTERS = 20_000_000;
const MOST = { identities: 100_000, evidence: 10_000, apps: 1_000, gaps: 1_000_000 };
const ORG_ID = /^00D[A-Za-z0-9]{12}(?:[A-Za-z0-9]{3})?$/;
/** Characters of a text that says why. */
const LONG = 4_000;

const APP_KINDS: readonly AppKind[] = ['connectedApp', 'externalClientApp', 'unknown'];
const FLOWS: readonly Flow[] = ['clientCredentials', 'refreshToken', 'tokenExchange', 'usernamePassword'];
const BOUNDS: readonly Bound[] = ['exact', 'lower', 'upper', 'unknown'];
const PROVENANCES: readonly Provenance[] = ['declared', 'observed', 'token', 'recorded'];

/**
 * Reads the file of `sf runas audit --json`, or the bare result in it. Nothing in it is trusted, and it never throws:
 * what is wrong is a problem with its place. Whether it is of this org is for the caller to see by `org`.
 *
 * @param now ISO 8601; with it a file of the future is refused, which would pass for newer than every scan.
 */
export function readImportedAudit(text: string, now?: string): ReadImport {
  try {
    const result = resultOf(parsed(text));
    const imported = importedAudit(result);
    if (now !== undefined && isLater(imported.org.takenAt, now)) {
      throw new Refusal('inTheFuture', { takenAt: imported.org.takenAt });
    }
    return { result: imported };
  } catch (error) {
    if (error instanceof Refusal) return { problem: error.problem };
    throw error;
  }
}

function parsed(text: string): unknown {
  const json = text.replace(/^\uFEFF/, '');
  if (json.trim() === '') throw new Refusal('empty');
  if (json.length > MOST_CHARACTERS) {
    throw new Refusal('tooLarge', { limit: String(MOST_CHARACTERS / 1_000_000) });
  }
  // Text of two bytes for each character has zeros in it when it is read as UTF-8, and JSON never has.
  if (json.includes('\0')) throw new Refusal('notUtf8');
  try {
    return JSON.parse(json);
  } catch (error) {
    throw new Refusal('notJson', placeOf((error as Error).message, json));
  }
}

/** Engines tell the place of an error in words of their own, and of an end that comes too soon not at all. */
function placeOf(message: string, json: string): Record<string, string> {
  const [, line, column] = /line (\d+) column (\d+)/.exec(message) ?? [];
  if (line !== undefined && column !== undefined) return { line, column };
  const [, position] = /position (\d+)/.exec(message) ?? [];
  if (position === undefined && !/end of|unterminated|EOF/i.test(message)) return {};
  const before = json.slice(0, position === undefined ? json.length : Number(position)).split('\n');
  return { line: String(before.length), column: String((before.at(-1) ?? '').length + 1) };
}

/** `sf` puts the result beside a status; where the command failed there is a message in its place. */
function resultOf(value: unknown): JsonFields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Refusal('notAnAudit');
  const outer = new JsonFields(value, '');
  if (!outer.has('status') || outer.has('schema')) return outer;
  if (outer.value('status') !== 0) {
    const message = outer.value('message');
    const reason = shortened(typeof message === 'string' ? message : '', 255);
    throw new Refusal('commandFailed', { reason });
  }
  return outer.has('result') ? outer.object('result') : outer;
}

function importedAudit(result: JsonFields): ImportedAudit {
  const schema = result.value('schema');
  if (typeof schema !== 'string') throw new Refusal('notAnAudit');
  if (schema !== SCHEMA) {
    const isAudit = schema.startsWith('runas.audit/');
    throw new Refusal(isAudit ? 'otherSchema' : 'notAnAudit', {
      found: shortened(schema, 40),
      expected: SCHEMA
    });
  }
  const org = result.object('org');
  const takenAt = org.instant('takenAt');
  const listed = result.value('identities');
  if (Array.isArray(listed) && listed.length > MOST.identities) {
    throw new Refusal('tooManyIdentities', {
      found: String(listed.length),
      limit: String(MOST.identities)
    });
  }
  const seen = new Set<string>();
  const identities = result.list('identities', MOST.identities, (value, path) => {
    const identity = importedIdentity(new JsonFields(value, path), takenAt);
    requireOnce(identity, path, seen);
    return identity;
  });
  const gaps = result.list('gaps', MOST.gaps, (value, path) => new JsonFields(value, path));
  return { org: { name: org.text('name'), id: orgId(org), takenAt }, identities, gaps: gaps.length };
}

/** Files of an earlier version do not have it. */
function orgId(org: JsonFields): string | null {
  const id = org.has('id') ? org.textOrNull('id') : null;
  if (id !== null && !ORG_ID.test(id)) throw wrong(org.pathOf('id'), "an org's id");
  return id;
}

/** Two users with one username, or one user twice: which of them would be saved? */
function requireOnce({ username, userId }: ImportedIdentity, path: string, seen: Set<string>): void {
  const names = new Set([userKeyOf({ userId, username }), userKeyOf({ username })]);
  for (const name of names) {
    if (seen.has(name)) throw new Refusal('sameIdentityTwice', { username, path });
    seen.add(name);
  }
}

/** Every field that the command writes is checked, taken over or not: a file with wrong ones is no file of its. */
function importedIdentity(fields: JsonFields, takenAt: string): ImportedIdentity {
  const username = fields.text('username');
  if (username.trim() === '') throw wrong(fields.pathOf('username'), 'a username');
  for (const name of ['isActive', 'isFrozen', 'isUsedByPerson']) fields.booleanOrNull(name);
  for (const name of ['lastApiLoginAt', 'lastInteractiveLoginAt']) fields.instantOrNull(name, takenAt);
  fields.textOrNull('userType');
  fields.list('gaps', MOST.gaps, (value, path) => new JsonFields(value, path));
  return {
    username,
    userId: importedId(fields),
    name: fields.textOrNull('name'),
    lastLoginAt: fields.instantOrNull('lastLoginAt', takenAt),
    evidenceKinds: [...new Set(fields.list('evidence', MOST.evidence, evidenceKind))],
    apps: fields.list('apps', MOST.apps, (value, path) => importedApp(new JsonFields(value, path), takenAt)),
    headline: importedHeadline(fields.object('access')),
    access: importedAccess(fields.object('access'))
  };
}

/** Sources without ids give something else in their place; but another record's id is a mistake. */
function importedId(fields: JsonFields): string | null {
  const id = fields.textOrNull('userId');
  if (id === null || isUserId(id)) return id;
  if (/^[A-Za-z0-9]{15}(?:[A-Za-z0-9]{3})?$/.test(id)) throw wrong(fields.pathOf('userId'), "a user's id");
  return null;
}

function evidenceKind(value: unknown, path: string): EvidenceKind {
  const fields = new JsonFields(value, path);
  fields.text('source', LONG);
  fields.text('detail', LONG);
  fields.oneOf('confidence', ['high', 'medium', 'low']);
  return fields.oneOf('kind', EVIDENCE_KINDS);
}

function importedApp(fields: JsonFields, takenAt: string): ImportedApp {
  return {
    name: fields.text('name'),
    kind: fields.oneOf('kind', APP_KINDS),
    flows: fields.list('flows', FLOWS.length, (value, path) => oneOfValues(value, path, FLOWS)),
    provenance: fields.list('provenance', PROVENANCES.length, (value, path) =>
      oneOfValues(value, path, PROVENANCES)
    ),
    lastUsedAt: fields.instantOrNull('lastUsedAt', takenAt)
  };
}

function importedHeadline(access: JsonFields): ImportedIdentity['headline'] {
  return { grade: access.oneOf('grade', GRADES), bound: access.oneOf('bound', BOUNDS) };
}

/** The fingerprint alone: the register keeps no rights. */
function importedAccess(access: JsonFields): string | null {
  if (access.value('fingerprint') === null) return null;
  const fingerprint = access.object('fingerprint');
  const printed = fingerprint.object('parts');
  const version = fingerprint.value('version');
  if (!Number.isInteger(version)) throw wrong(fingerprint.pathOf('version'), 'a whole number');
  const text = textOfFingerprint({
    version: version as number,
    apiVersion: fingerprint.textOrNull('apiVersion'),
    names: fingerprint.text('names'),
    parts: Object.fromEntries(
      ACCESS_PARTS.flatMap((part) => (printed.has(part) ? [[part, printed.text(part)]] : []))
    )
  });
  if (text === null) throw wrong(access.pathOf('fingerprint'), 'a fingerprint');
  return text;
}
