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

/**
 * Null where a review kept none. Rejects with an Error whose message can be shown, also where the file that it kept is
 * gone. It is read anew each time: what was genuine a while ago may be gone by now.
 */
export async function readKeptAccess({ Id, SnapshotHash__c }: ReviewRow): Promise<KeptAccess | null> {
  const file = SnapshotHash__c ? await readSnapshot(Id) : null;
  if (!file) return null;
  const snapshot = readSnapshotText(file.body);
  if (!snapshot) throw new Error(RECORD_LABELS.keptNotReadable);
  return { snapshot, isGenuine: file.isGenuine };
}
