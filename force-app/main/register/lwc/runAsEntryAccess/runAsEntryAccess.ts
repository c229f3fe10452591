import { scanToSave, snapshotText } from 'c/runAsCore';
import type { RegisterEntryRow, ReviewRow } from 'c/runAsCore';
import type { LiveAccess } from 'c/runAsLiveIdentity';
import { formatted } from 'c/runAsLabels';
import { RECORD_LABELS } from 'c/runAsRecordLabels';
import { attachSnapshot, saveScan } from 'c/runAsRegister';

/** An open review, as it was shown; one that was just made has no date yet. */
type SeenReview = Pick<ReviewRow, 'Id'> & { readonly LastModifiedDate: string | null };

/**
 * Keeps the access that was just read at an open review. @throws Error whose message can be shown.
 *
 * @param entry where this user may write to it: then the review is stamped with the access that was seen.
 * @returns the `LastModifiedDate` of the review by now
 */
export async function keepSeenAccess(
  review: SeenReview,
  live: LiveAccess,
  entry: RegisterEntryRow | null
): Promise<string> {
  if (entry) await saveSeenAccess(entry, live);
  const text = snapshotText(live.snapshot);
  if (text === null) throw new Error(RECORD_LABELS.accessTooLarge);
  return attachSnapshot(review.Id, text, review.LastModifiedDate);
}

/**
 * Writes the access to the entry, as a scan does; nothing where the access is not exact. No app and no use of one: what
 * the register has of them was not read.
 */
async function saveSeenAccess(entry: RegisterEntryRow, live: LiveAccess): Promise<void> {
  if (live.accessText === null) return;
  const toSave = scanToSave(live.audited, [entry], [], { propose: false, isSeen: true });
  const { failed } = await saveScan({ ...toSave, apps: [], uses: [] });
  const [failure] = failed;
  if (failure) throw new Error(formatted(RECORD_LABELS.accessNotSaved, failure.error));
}
