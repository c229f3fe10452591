import { updateRecord } from 'lightning/uiRecordApi';
import type { ReviewRow } from 'c/runAsCore';
import type { SentFields } from 'c/runAsEditForm';
import { isoInstant } from 'c/runAsFormModel';
import { RECORD_LABELS } from 'c/runAsRecordLabels';

export const REVIEW_OBJECT = 'RunAsReview__c';

/** What others may have changed of a review while somebody closes it, beside decision and rationale. */
export const COMPARED_FIELDS: readonly string[] = ['Status__c', 'Reviewer__c', 'DueOn__c'];

/** Completes or cancels an open review, unless somebody changed it since it was read. Rejects as the UI API does. */
export async function closeReview(review: ReviewRow, fields: SentFields): Promise<void> {
  if (review.Status__c !== 'Open') throw new Error(RECORD_LABELS.reviewNotOpen);
  const since = isoInstant(review.LastModifiedDate);
  await updateRecord({ fields: { Id: review.Id, ...fields } }, since ? { ifUnmodifiedSince: since } : {});
}
