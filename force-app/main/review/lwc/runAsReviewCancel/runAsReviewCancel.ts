import { LightningElement, api } from 'lwc';
import type { UiRecord } from 'lightning/uiRecordApi';
import { printable } from 'c/runAsCore';
import type { ReviewRow } from 'c/runAsCore';
import type { SentFields } from 'c/runAsEditForm';
import type { FieldSection } from 'c/runAsEntryFields';
import { recordOfRow } from 'c/runAsFormModel';
import { formatted } from 'c/runAsLabels';
import { RECORD_LABELS } from 'c/runAsRecordLabels';
import { COMPARED_FIELDS, REVIEW_OBJECT, closeReview } from 'c/runAsReviewClosing';
import { saveProblem } from 'c/runAsSaveProblem';

/**
 * Asks whether an open review is cancelled, and does it. Fires `saved` and `cancel`, and `stale` when somebody else
 * changed the review meanwhile.
 */
export default class RunAsReviewCancel extends LightningElement {
  @api review!: ReviewRow;
  readonly labels = RECORD_LABELS;
  readonly comparedFields = ['Decision__c', ...COMPARED_FIELDS];
  readonly object = REVIEW_OBJECT;
  readonly sections: readonly FieldSection[] = [{ key: 'rationale', title: '', names: ['Rationale__c'] }];

  @api focusHeading(): void {
    this.template?.querySelector<HTMLElement>('h3')?.focus();
  }

  get heading(): string {
    return formatted(RECORD_LABELS.reviewCancelTitle, printable(this.review.Name));
  }

  get record(): UiRecord {
    return recordOfRow(REVIEW_OBJECT, this.review);
  }

  get save(): (fields: SentFields) => Promise<void> {
    return async (fields) => {
      try {
        await closeReview(this.review, { ...fields, Decision__c: null, Status__c: 'Cancelled' });
      } catch (error) {
        if (saveProblem(error).isConflict) this.dispatchEvent(new CustomEvent('stale'));
        throw error;
      }
    };
  }

  handleSaved(): void {
    this.dispatchEvent(new CustomEvent('saved'));
  }

  handleKeepOpen(): void {
    this.dispatchEvent(new CustomEvent('cancel'));
  }
}
