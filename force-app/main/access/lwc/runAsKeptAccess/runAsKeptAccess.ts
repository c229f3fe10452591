import { readSnapshotText } from 'c/runAsCore';
import type { ReviewRow, ReviewSnapshot } from 'c/runAsCore';
import { RECORD_LABELS } from 'c/runAsRecordLabels';
import { readSnapshot } from 'c/runAsRegister';

/** The access that a review saw. */
export interface KeptAccess {
  readonly snapshot: ReviewSnapshot;
  /** Whether it is the file that the review names. */
  readonly isGenuine: boolean;
}

/** Of completed reviews: their files are evidence, and stay as they are. */
const read = new Map<string, Promise<KeptAccess | null>>();

/**
 * Null where a review kept none. Rejects with an Error whose message can be shown, also where the file that it kept is
 * gone.
 */
export async function readKeptAccess({
  Id,
  Status__c,
  SnapshotHash__c
}: ReviewRow): Promise<KeptAccess | null> {
  if (!SnapshotHash__c) return null;
  const known = read.get(Id);
  if (known) return known;
  const reading = keptAccess(Id);
  if (Status__c === 'Completed') {
    read.set(Id, reading);
    // What failed is asked for again.
    reading.catch(() => read.delete(Id));
  }
  return reading;
}

async function keptAccess(reviewId: string): Promise<KeptAccess | null> {
  const file = await readSnapshot(reviewId);
  if (!file) return null;
  const snapshot = readSnapshotText(file.body);
  if (!snapshot) throw new Error(RECORD_LABELS.keptNotReadable);
  return { snapshot, isGenuine: file.isGenuine };
}
