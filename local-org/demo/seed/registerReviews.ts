import { createHash } from 'node:crypto';
import { accessText, reviewSnapshot, snapshotText } from '../../../src/core/index.ts';
import { addDocument } from '../../dml/files.ts';
import type { Value } from '../../store/store.ts';
import { usernameOf } from './files.ts';
import type { DemoEntry } from './register.ts';
import type { Sums } from './registerFindings.ts';
import type { WrittenEntry, WrittenReview } from './registerFile.ts';
import { DAY, HOUR, dayOf, putNumbered, putRow, rowBy, stored } from './seeding.ts';
import type { Seeding } from './seeding.ts';

/** For so long the register of the demo has compared access; reviews before that have no fingerprint. */
export const COMPARED_DAYS = 100;
/** A review is opened so long before it is due. */
const OPENED_BEFORE = 14 * DAY;
/** Reviewers are a few days early. */
const EARLY_DAYS = 3;

/** A review of the demo: its row's values, when it was made, and the file on it. */
interface DemoReview {
  readonly values: Readonly<Record<string, Value>>;
  readonly createdAt: number;
  readonly file?: { readonly text: string; readonly by: string; readonly at: number };
}

/** Completed reviews of an entry, the newest first: each an interval before the next, back to its registration. */
export function pastReviews({
  lastReview,
  reviewEveryDays,
  registeredDaysAgo
}: WrittenEntry): WrittenReview[] {
  if (!lastReview) return [];
  const earlier: WrittenReview[] = [];
  for (
    let daysAgo = lastReview.daysAgo + reviewEveryDays;
    daysAgo < registeredDaysAgo;
    daysAgo += reviewEveryDays
  ) {
    earlier.push({
      ...lastReview,
      daysAgo,
      decision: 'Certify',
      rationale: 'Unchanged since the last review.'
    });
  }
  return [lastReview, ...earlier];
}

/** All reviews, the oldest first; answers what they sum up to on their entries. */
export function seedReviews(seeding: Seeding, entries: readonly DemoEntry[]): Sums {
  const { store } = seeding.org;
  const reviews = entries.flatMap((entry) => [...completed(seeding, entry), ...open(seeding, entry)]);
  for (const { values, createdAt, file } of reviews.toSorted((a, b) => a.createdAt - b.createdAt)) {
    const id = putNumbered(seeding, 'RunAsReview__c', values, createdAt);
    if (!file) continue;
    const SnapshotFile__c = attach(seeding, id, file);
    store.put('RunAsReview__c', { ...store.row('RunAsReview__c', id)!, SnapshotFile__c });
  }
  const last = new Map(entries.map(({ id, written }) => [id, written.lastReview?.daysAgo]));
  return (id) => {
    const daysAgo = last.get(id);
    return { LastReviewedOn__c: daysAgo === undefined ? null : dayOf(seeding, -daysAgo) };
  };
}

function completed(seeding: Seeding, entry: DemoEntry): DemoReview[] {
  return pastReviews(entry.written).map((review, index) => {
    const at = seeding.now - review.daysAgo * DAY;
    const reviewer = userId(seeding, review.by);
    const seen = index === 0 ? seenThen(entry, at) : undefined;
    return {
      createdAt: at + EARLY_DAYS * DAY - OPENED_BEFORE,
      ...(seen && { file: { text: seen.text, by: reviewer, at: at - HOUR } }),
      values: {
        RunAsUser__c: entry.id,
        Status__c: 'Completed',
        Reason__c: 'Scheduled',
        Reviewer__c: reviewer,
        DueOn__c: dayOf(seeding, EARLY_DAYS - review.daysAgo),
        CompletedOn__c: dayOf(seeding, -review.daysAgo),
        CompletedBy__c: reviewer,
        Decision__c: review.decision,
        Rationale__c: review.rationale,
        AccessFingerprint__c: seen?.fingerprint ?? null,
        SnapshotHash__c: seen ? createHash('sha256').update(seen.text).digest('hex') : null,
        LastModifiedDate: stored(at),
        LastModifiedById: reviewer,
        SystemModstamp: stored(at)
      }
    };
  });
}

/** What was approved is what the reviewer saw: the file, and its fingerprint. */
function seenThen(
  { approved }: DemoEntry,
  at: number
): { readonly text: string; readonly fingerprint: string | null } | undefined {
  if (!approved) return undefined;
  const { identity, resolver } = approved;
  const text = snapshotText(reviewSnapshot(identity, resolver, new Date(at - HOUR).toISOString()));
  return text === null ? undefined : { text, fingerprint: accessText(identity.access, resolver) };
}

function open(seeding: Seeding, { id, written }: DemoEntry): DemoReview[] {
  if (!written.openReview) return [];
  const { dueInDays, reviewer, reason } = written.openReview;
  const values = {
    RunAsUser__c: id,
    Status__c: 'Open',
    Reason__c: reason,
    Reviewer__c: reviewer === null ? null : userId(seeding, reviewer),
    DueOn__c: dayOf(seeding, dueInDays)
  };
  return [{ values, createdAt: Math.min(seeding.now - DAY, seeding.now + dueInDays * DAY - OPENED_BEFORE) }];
}

/** As the register keeps it: a file of one version, on the review. @returns id of the version. */
function attach(
  seeding: Seeding,
  reviewId: string,
  { text, by, at }: NonNullable<DemoReview['file']>
): string {
  const { store } = seeding.org;
  const id = putRow(
    seeding,
    'ContentVersion',
    {
      Title: 'Access seen',
      PathOnClient: 'access.json',
      FileExtension: 'json',
      VersionData: Buffer.from(text).toString('base64'),
      ContentSize: Buffer.byteLength(text),
      Checksum: createHash('md5').update(text).digest('hex'),
      FirstPublishLocationId: reviewId,
      IsLatest: true,
      VersionNumber: '1',
      OwnerId: by,
      CreatedById: by,
      LastModifiedById: by
    },
    at
  );
  addDocument(seeding.org, store.row('ContentVersion', id)!);
  return id;
}

function userId(seeding: Seeding, local: string): string {
  return rowBy(seeding, 'User', 'Username', usernameOf(local)).Id;
}
