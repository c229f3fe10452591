import count from '@salesforce/apex/RunAsReader.count';
import heldPermissions from '@salesforce/apex/RunAsReader.heldPermissions';
import read from '@salesforce/apex/RunAsReader.read';
import schedule from '@salesforce/apex/RunAsReviews.schedule';
import attach from '@salesforce/apex/RunAsSnapshots.attach';
import readSnapshotOf from '@salesforce/apex/RunAsSnapshots.read';
import changeEntries from '@salesforce/apex/RunAsWriter.change';
import registerEntries from '@salesforce/apex/RunAsWriter.register';
import saveAppUses from '@salesforce/apex/RunAsWriter.saveAppUses';
import saveApps from '@salesforce/apex/RunAsWriter.saveApps';
import saveEntries from '@salesforce/apex/RunAsWriter.saveScan';
import { parseInstant } from 'c/runAsCore';
import type {
  AppUseRow,
  EntryAppUseRow,
  FindingRow,
  ListedEntryRow,
  ListedReviewRow,
  PlannedChange,
  RegisterEntryRow,
  ReviewRow,
  ScanEntry,
  ScanUse,
  ToSave
} from 'c/runAsCore';
import { ApexCatalogue, readPageRows, readUserLogins as readLogins } from 'c/runAsOrg';
import type { UserLogins } from 'c/runAsOrg';
import { problemText } from 'c/runAsSaveProblem';
import { isSaved, saveInChunks } from 'c/runAsSaves';
import type { OnSaved, RecordFields, SaveResult } from 'c/runAsSaves';

export type { OnSaved, RecordFields, SaveResult } from 'c/runAsSaves';

/** The access that a review saw. */
export interface ReviewSnapshotFile {
  readonly body: string;
  readonly takenOn: string;
  /** Whether it is the file that the review's hash was made of. */
  readonly isGenuine: boolean;
}

/** What the list shows of the register. */
export interface RegisterContents {
  readonly entries: readonly ListedEntryRow[];
  readonly uses: readonly AppUseRow[];
  readonly reviews: readonly ListedReviewRow[];
  /** When the newest saved scan was made, ISO 8601; null while there is none. */
  readonly lastScannedOn: string | null;
}

/** What saving a scan is planned by. */
export interface WholeRegister {
  readonly entries: readonly RegisterEntryRow[];
  readonly uses: readonly AppUseRow[];
}

export interface EntryContents {
  /** Newest first. */
  readonly reviews: readonly ReviewRow[];
  readonly findings: readonly FindingRow[];
  readonly uses: readonly EntryAppUseRow[];
}

export interface SavedScan {
  /** How many entries. */
  readonly saved: number;
  /** What was not saved of whom: the entry itself, an app or the use of one. */
  readonly failed: readonly { readonly username: string; readonly error: string }[];
}

/** Reads what the list shows. Rejects with an Error whose message can be shown. */
export async function readRegisterEntries(): Promise<RegisterContents> {
  const org = thisOrg();
  const [entries, uses, reviews] = await Promise.all([
    readPageRows<ListedEntryRow>(org, 'listedEntries'),
    readPageRows<AppUseRow>(org, 'registerAppUses'),
    readPageRows<ListedReviewRow>(org, 'listedReviews')
  ]);
  return { entries, uses, reviews, lastScannedOn: newestScan(entries) };
}

/** Reads what saving a scan is planned by. Rejects as `readRegisterEntries` does. */
export async function readWholeRegister(): Promise<WholeRegister> {
  const org = thisOrg();
  const [entries, uses] = await Promise.all([
    readPageRows<RegisterEntryRow>(org, 'registerEntries'),
    readPageRows<AppUseRow>(org, 'registerAppUses')
  ]);
  return { entries, uses };
}

/**
 * The entries that have one of these keys or names: none, one, or several of one name. Rejects as
 * `readRegisterEntries` does.
 */
export function readNamedEntries(entryKeys: readonly string[]): Promise<readonly RegisterEntryRow[]> {
  return readPageRows<RegisterEntryRow>(thisOrg(), 'namedEntries', { entryKeys });
}

/** All uses of apps that the register has. Rejects as `readRegisterEntries` does. */
export function readAppUses(): Promise<readonly AppUseRow[]> {
  return readPageRows<AppUseRow>(thisOrg(), 'registerAppUses');
}

/** Reads what belongs to one entry. Rejects as `readRegisterEntries` does. */
export async function readEntry(entryId: string): Promise<EntryContents> {
  const org = thisOrg();
  const [reviews, findings, uses] = await Promise.all([
    readPageRows<ReviewRow>(org, 'entryReviews', { ids: [entryId] }),
    readPageRows<FindingRow>(org, 'entryFindings', { ids: [entryId] }),
    readPageRows<EntryAppUseRow>(org, 'entryAppUses', { ids: [entryId] })
  ]);
  return { reviews: reviews.toSorted(byNewest), findings, uses };
}

/** Reads the last logins of a user, or the gap that stands in their place. Rejects as `readRegisterEntries` does. */
export function readUserLogins(userId: string): Promise<UserLogins> {
  return readLogins(thisOrg(), userId);
}

/**
 * Makes new entries. Never rejects for records: each result says what became of its record, and those of a call
 * that failed bear its error.
 */
export function register(entries: readonly RecordFields[], onSaved?: OnSaved): Promise<SaveResult[]> {
  return saveInChunks(entries, (chunk) => registerEntries({ entries: chunk }), onSaved);
}

/**
 * Changes entries. Never rejects, as `register`.
 *
 * @param seen the `LastModifiedDate` that was shown of each entry.
 */
export function change(
  entries: readonly RecordFields[],
  seen: readonly string[],
  onSaved?: OnSaved
): Promise<SaveResult[]> {
  const pairs = entries.map((entry, i) => ({ entry, seen: instantText(seen[i] ?? '') }));
  return saveInChunks(
    pairs,
    (chunk) =>
      changeEntries({ entries: chunk.map(({ entry }) => entry), seen: chunk.map((one) => one.seen) }),
    onSaved
  );
}

/** Opens reviews. Never rejects, as `register`. */
export function scheduleReviews(reviews: readonly RecordFields[], onSaved?: OnSaved): Promise<SaveResult[]> {
  return saveInChunks(reviews, (chunk) => schedule({ reviews: chunk }), onSaved);
}

/** The order in which a plan is saved. */
const TARGETS = ['register', 'change', 'schedule'] as const;

/**
 * Saves what `planBulk` planned. Never rejects, as `register`.
 *
 * @returns results in the order of the changes; null where none was to be made.
 */
export async function savePlanned(
  plan: readonly PlannedChange[],
  onSaved: OnSaved = () => undefined
): Promise<(SaveResult | null)[]> {
  const wanted = plan.flatMap(({ outcome, target }, at) => (outcome === 'change' ? [{ at, target }] : []));
  const steps = TARGETS.map((target) => wanted.filter((one) => one.target === target).map(({ at }) => at));
  return steps.reduce(
    async (before, positions, i) => {
      const results = await before;
      const done = results.filter((result) => result !== null).length;
      const chosen = positions.map((at) => plan[at]!);
      const saved = await saveTarget(TARGETS[i]!, chosen, (more) => onSaved(done + more, wanted.length));
      const resultAt = new Map(positions.map((at, n) => [at, saved[n] ?? null]));
      return results.map((result, at) => resultAt.get(at) ?? result);
    },
    Promise.resolve<(SaveResult | null)[]>(plan.map(() => null))
  );
}

function saveTarget(
  target: PlannedChange['target'],
  changes: readonly PlannedChange[],
  onSaved: OnSaved
): Promise<SaveResult[]> {
  const records = changes.map(({ fields }) => fields);
  if (target === 'register') return register(records, onSaved);
  if (target === 'schedule') return scheduleReviews(records, onSaved);
  const seen = changes.map(({ line }) => line.entry?.LastModifiedDate ?? '');
  return change(records, seen, onSaved);
}

/**
 * Saves a scan or an import: entries first, then apps, then the uses of those that were saved. Never rejects, as
 * `register`.
 */
export async function saveScan(toSave: ToSave, onSaved: OnSaved = () => undefined): Promise<SavedScan> {
  const { entries, apps, uses } = toSave;
  const total = entries.length + apps.length + uses.length;
  const savedEntries = await saveInChunks(
    entries.map(({ fields }) => fields),
    (chunk) => saveEntries({ entries: chunk }),
    (done) => onSaved(done, total)
  );
  const savedApps = await saveInChunks(
    apps.map(({ fields }) => fields),
    (chunk) => saveApps({ apps: chunk }),
    (done) => onSaved(entries.length + done, total)
  );
  const entryIds = idsByKey(entries, savedEntries, ({ userKey }: ScanEntry) => userKey);
  const appIds = idsByKey(apps, savedApps, ({ appKey }) => appKey);
  const whole = uses.filter(
    ({ userKey, appKey }) => entryIds.has(keyed(userKey)) && appIds.has(keyed(appKey))
  );
  const savedUses = await saveInChunks(
    whole.map((use) => useRecord(use, entryIds, appIds)),
    (chunk) => saveAppUses({ uses: chunk }),
    (done) => onSaved(entries.length + apps.length + done, total)
  );
  onSaved(total, total);
  return {
    saved: savedEntries.filter(isSaved).length,
    failed: [
      ...failures(entries, savedEntries, ({ username }) => username),
      ...failures(apps, savedApps, ({ name }) => name),
      ...failures(whole, savedUses, ({ username }) => username)
    ]
  };
}

/**
 * Keeps the access that a review saw as its file. Rejects with an Error whose message can be shown.
 *
 * @param lastModified the `LastModifiedDate` that was shown of the review; null of one that was just made
 * @returns the one that it has by now
 */
export async function attachSnapshot(
  reviewId: string,
  accessJson: string,
  lastModified: string | null
): Promise<string> {
  return shown(
    attach({ reviewId, accessJson, lastModified: lastModified === null ? null : instantText(lastModified) })
  );
}

/** The access that a review saw; null when none was kept. Rejects as `attachSnapshot` does, and when its file is gone. */
export async function readSnapshot(reviewId: string): Promise<ReviewSnapshotFile | null> {
  const found = await shown(readSnapshotOf({ reviewId }));
  return found ?? null;
}

/** A new one for each reading: what another reading was answered may have changed. */
function thisOrg(): ApexCatalogue {
  return new ApexCatalogue({ heldPermissions, read, count }, window.location.hostname);
}

function newestScan(entries: readonly ListedEntryRow[]): string | null {
  const instants = entries.flatMap(({ LastScannedOn__c: on }) => (on ? (parseInstant(on) ?? []) : []));
  const newest = instants.reduce((last, instant) => Math.max(last, instant), -Infinity);
  return Number.isFinite(newest) ? new Date(newest).toISOString() : null;
}

function byNewest(a: ReviewRow, b: ReviewRow): number {
  return (parseInstant(b.CreatedDate) ?? 0) - (parseInstant(a.CreatedDate) ?? 0);
}

function failures<T>(
  records: readonly T[],
  results: readonly SaveResult[],
  nameOf: (record: T) => string
): { username: string; error: string }[] {
  return records.flatMap((record, i) => {
    const result = results[i];
    return result && !isSaved(result) ? [{ username: nameOf(record), error: result.error ?? '' }] : [];
  });
}

/** Ids of what was saved, by its key in lower case, as keys are unique. */
function idsByKey<T>(
  records: readonly T[],
  results: readonly SaveResult[],
  keyOf: (record: T) => string
): Map<string, string> {
  return new Map(
    records.flatMap((record, i) => {
      const id = results[i]?.recordId;
      return id ? [[keyed(keyOf(record)), id] as const] : [];
    })
  );
}

function keyed(key: string): string {
  return key.toLowerCase();
}

function useRecord(
  { userKey, appKey, fields }: ScanUse,
  entryIds: ReadonlyMap<string, string>,
  appIds: ReadonlyMap<string, string>
): RecordFields {
  return { ...fields, RunAsUser__c: entryIds.get(keyed(userKey)), RunAsApp__c: appIds.get(keyed(appKey)) };
}

/** In the form in which JSON gives instants, whichever form the row had it in. */
function instantText(instant: string): string {
  const millis = parseInstant(instant);
  return millis === null ? instant : new Date(millis).toISOString();
}

async function shown<T>(call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    throw new Error(problemText(error), { cause: error });
  }
}
