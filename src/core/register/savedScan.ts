import { isNotComparable, nextAccess, seenAccess } from '../access/accessText.ts';
import { shownGrade } from '../access/report.ts';
import type { AccessHeadline } from '../access/report.ts';
import type { EvidenceKind, Flow, IdentityApp, Provenance } from '../identity/evidence.ts';
import { parseInstant } from '../model/instant.ts';
import { APP_KIND_VALUES, appMatcher, appName, knownApps } from './appKey.ts';
import { kindOfEvidence } from './entryKind.ts';
import { matchedEntries } from './matchedEntries.ts';
import { ACCESS_BOUNDS, ACCESS_GRADES } from './registerRows.ts';
import type { AppUseRow, EntryKind, RegisterEntryRow } from './registerRows.ts';
import { entryName, isUserKey, userIdOf, userKeyOf } from './userKey.ts';

/** The fields of an entry that a scan writes; the first ones only when the entry is new. */
export interface ScanEntry {
  readonly username: string;
  /** `UserKey__c`: of the entry that is there, or of the new one. */
  readonly userKey: string;
  readonly isNew: boolean;
  readonly fields: {
    readonly Name: string;
    readonly UserKey__c: string;
    readonly User__c: string | null;
    readonly Kind__c: EntryKind | null;
    readonly LastLoginOn__c: string | null;
    readonly LastScannedOn__c: string | null;
    /** Null: stays as it is, and so do the next ones. */
    readonly AccessGrade__c: string | null;
    readonly AccessBound__c: string | null;
    readonly CurrentAccess__c: string | null;
    readonly SameAccessAs__c: string | null;
  };
}

export interface ScanApp {
  readonly appKey: string;
  readonly name: string;
  readonly fields: { readonly Name: string; readonly AppKey__c: string; readonly AppKind__c: string | null };
}

/** A use of an app; the ids of both follow once entries and apps are saved. */
export interface ScanUse {
  readonly username: string;
  readonly userKey: string;
  readonly appKey: string;
  readonly fields: {
    readonly UseKey__c: string;
    readonly Flow__c: string | null;
    readonly Provenance__c: string | null;
    readonly LastUsedOn__c: string | null;
  };
}

/**
 * What the reader should know of an identity; `SCAN_NOTE_TEXTS` says it.
 *
 * - `keyNotTaken`: it is not saved, since its username is none.
 * - `keyIsUsername`: its entry knows it by username and keeps that key, though the user has an id by now.
 * - `usernameChanged`: its entry has another username as its name.
 * - `scannedLater`: a later scan was saved already, which this one does not change.
 */
export interface ScanNote {
  readonly code: 'keyNotTaken' | 'keyIsUsername' | 'usernameChanged' | 'scannedLater';
  readonly username: string;
}

/** What is written, in this order: entries, apps, uses. */
export interface ToSave {
  readonly entries: readonly ScanEntry[];
  readonly apps: readonly ScanApp[];
  readonly uses: readonly ScanUse[];
  /** Entries whose access could not be compared with the saved one: it rests on another basis. */
  readonly notCompared: number;
  readonly notes: readonly ScanNote[];
}

export interface ScannedIdentity {
  readonly username: string;
  readonly userId: string | null;
  readonly evidenceKinds: readonly EvidenceKind[];
  readonly apps: readonly IdentityApp[];
  /** Null: never; undefined: not known. */
  readonly lastLogin: string | null | undefined;
  readonly headline: Pick<AccessHeadline, 'grade' | 'bound'>;
  readonly access: string | null;
}

interface Scanned {
  /** ISO 8601. */
  readonly takenAt: string;
  readonly identities: readonly ScannedIdentity[];
}

interface Register {
  readonly entries: readonly RegisterEntryRow[];
  readonly uses: readonly AppUseRow[];
  /** Whether identities without an entry get one. */
  readonly propose: boolean;
  readonly isSeen?: boolean;
}

/** One identity that is saved, and where. */
interface Saved {
  readonly identity: ScannedIdentity;
  readonly entry: RegisterEntryRow | undefined;
  readonly key: string;
}

/**
 * What the register gets of a scan. Saved, read back and planned again it is the same but for the time of the scan:
 * an entry keeps its key and what people wrote, and a use keeps every flow and provenance that it had.
 */
export function savedScan(
  { takenAt, identities }: Scanned,
  { entries, uses, propose, isSeen = false }: Register
): ToSave {
  const found = matchedEntries(identities, entries);
  const all = identities.map((identity, i) => {
    const entry = found[i];
    return { identity, entry, key: entry?.UserKey__c ?? userKeyOf(identity) };
  });
  const wanted = all.filter(({ entry }) => entry || propose);
  const saved = wanted.filter(({ entry, key }) => entry || isUserKey(key));
  const isNewest = ({ entry }: Saved): boolean => !entry || !isAfter(entry.LastScannedOn__c, takenAt);
  return {
    entries: saved.map((one) =>
      scanEntry(one, isNewest(one) ? takenAt : null, isSeen ? seenAccess : nextAccess)
    ),
    ...savedApps(saved, uses),
    notCompared: saved.filter(
      (one) => !isSeen && one.entry && isNewest(one) && isNotComparable(one.entry, one.identity.access)
    ).length,
    notes: wanted.flatMap((one) => noteOf(one, isNewest(one)) ?? [])
  };
}

function noteOf({ identity, entry, key }: Saved, isNewest: boolean): ScanNote | undefined {
  const { username } = identity;
  if (!entry) return isUserKey(key) ? undefined : { code: 'keyNotTaken', username };
  if (!isNewest) return { code: 'scannedLater', username };
  if (userIdOf(key) === null) {
    return userIdOf(userKeyOf(identity)) ? { code: 'keyIsUsername', username } : undefined;
  }
  const isSame = entry.Name.toLowerCase() === entryName(username).toLowerCase();
  return isSame ? undefined : { code: 'usernameChanged', username };
}

/** @param scannedAt null: the entry has a later scan, whose times and access stay. */
function scanEntry(
  { identity, entry, key }: Saved,
  scannedAt: string | null,
  accessAfter: typeof nextAccess
): ScanEntry {
  const { username, evidenceKinds, lastLogin, headline, access } = identity;
  const saved = entry ?? { CurrentAccess__c: null, SameAccessAs__c: null, ApprovedAccess__c: null };
  const isLoginKept = scannedAt === null || lastLogin === undefined;
  const next = scannedAt === null ? null : accessAfter(saved, access);
  return {
    username,
    userKey: key,
    isNew: entry === undefined,
    fields: {
      Name: entryName(username),
      UserKey__c: key,
      User__c: userIdOf(key),
      Kind__c: kindOfEvidence(evidenceKinds),
      LastLoginOn__c: isoInstant(isLoginKept ? (entry?.LastLoginOn__c ?? null) : lastLogin),
      LastScannedOn__c: isoInstant(scannedAt ?? entry?.LastScannedOn__c ?? null),
      AccessGrade__c: scannedAt === null ? null : gradeAfter(entry, headline),
      AccessBound__c: scannedAt === null ? null : ACCESS_BOUNDS[headline.bound],
      CurrentAccess__c: next?.CurrentAccess__c ?? null,
      SameAccessAs__c: next?.SameAccessAs__c ?? null
    }
  };
}

/** Who could not read all rights may find less than is held, which does not undo what was found before. Its bound is the new one. */
function gradeAfter(
  entry: RegisterEntryRow | undefined,
  headline: Pick<AccessHeadline, 'grade' | 'bound'>
): string {
  const found = ACCESS_GRADES[shownGrade(headline)];
  const isWhole = headline.bound === 'exact' || headline.bound === 'upper';
  if (isWhole || !entry?.AccessGrade__c) return found;
  return (
    Object.values(ACCESS_GRADES).find((grade) => grade === found || grade === entry.AccessGrade__c) ?? found
  );
}

function savedApps(saved: readonly Saved[], uses: readonly AppUseRow[]): Pick<ToSave, 'apps' | 'uses'> {
  const scanned = saved.flatMap(({ identity }) => identity.apps).filter(({ name }) => appName(name) !== '');
  const match = appMatcher(knownApps(uses), scanned);
  const usesByKey = new Map(uses.map((use) => [use.UseKey__c.toLowerCase(), use]));
  const apps = new Map<string, ScanApp>();
  const planned = new Map<string, ScanUse>();
  for (const { identity, key: userKey } of saved) {
    for (const app of identity.apps) {
      if (appName(app.name) === '') continue;
      const { key: appKey, app: known } = match(app);
      const isKindKnown = app.kind !== 'unknown';
      if (!apps.has(appKey) || isKindKnown) {
        const kind = known && !isKindKnown ? null : APP_KIND_VALUES[app.kind];
        apps.set(appKey, scanApp(appKey, app.name, kind));
      }
      const useKey = `${userKey}|${appKey}`;
      const before = planned.get(useKey)?.fields ?? usesByKey.get(useKey.toLowerCase());
      planned.set(useKey, scanUse({ username: identity.username, userKey, appKey }, app, before));
    }
  }
  return { apps: [...apps.values()], uses: [...planned.values()] };
}

function scanApp(appKey: string, name: string, kind: string | null): ScanApp {
  return { appKey, name, fields: { Name: entryName(appName(name)), AppKey__c: appKey, AppKind__c: kind } };
}

/** Values of `Flow__c` and of `Provenance__c`, in the order of the picklists. */
const FLOW_VALUES: Record<Flow, string> = {
  clientCredentials: 'Client credentials',
  refreshToken: 'Refresh token',
  tokenExchange: 'Token exchange',
  usernamePassword: 'Username and password'
};
const PROVENANCE_VALUES: Record<Provenance, string> = {
  declared: 'Declared',
  observed: 'Observed',
  token: 'Token',
  recorded: 'Recorded'
};

/** What a scan no longer sees stays: that it was not read now does not undo what was seen or recorded. */
function scanUse(
  whose: Pick<ScanUse, 'username' | 'userKey' | 'appKey'>,
  { flows, provenance, lastUsedAt }: IdentityApp,
  before: Pick<AppUseRow, 'Flow__c' | 'Provenance__c' | 'LastUsedOn__c'> | undefined
): ScanUse {
  const [now, then] = [isoInstant(lastUsedAt), isoInstant(before?.LastUsedOn__c ?? null)];
  return {
    ...whose,
    fields: {
      UseKey__c: `${whose.userKey}|${whose.appKey}`,
      Flow__c: union(
        before?.Flow__c,
        flows.map((flow) => FLOW_VALUES[flow])
      ),
      Provenance__c: union(
        before?.Provenance__c,
        provenance.map((one) => PROVENANCE_VALUES[one])
      ),
      LastUsedOn__c: (now ?? '') > (then ?? '') ? now : then
    }
  };
}

function union(before: string | null | undefined, values: readonly string[]): string | null {
  const known = before ? before.split(';') : [];
  return [...new Set([...known, ...values])].join(';') || null;
}

/** UTC with milliseconds, so that instants compare as texts; null for what is none. */
function isoInstant(text: string | null): string | null {
  const instant = text === null ? null : parseInstant(text);
  return instant === null ? null : new Date(instant).toISOString();
}

function isAfter(saved: string | null, takenAt: string): boolean {
  return (isoInstant(saved) ?? '') > (isoInstant(takenAt) ?? '');
}
