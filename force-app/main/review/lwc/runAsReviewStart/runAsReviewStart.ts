import { LightningElement, api } from 'lwc';
import { createRecord } from 'lightning/uiRecordApi';
import type { SentFields } from 'c/runAsEditForm';
import type { FieldSection } from 'c/runAsEntryFields';
import type { Draft } from 'c/runAsFormModel';
import { RECORD_LABELS } from 'c/runAsRecordLabels';

/** Starts a review of an entry. Fires `saved` with the id of the review, and `cancel`. */
export default class RunAsReviewStart extends LightningElement {
  @api entryId = '';
  /** The reason that the form begins with: one of the picklist's. */
  @api reason = 'Manual';
  private reviewId = '';
  readonly labels = RECORD_LABELS;
  readonly sections: readonly FieldSection[] = [
    { key: 'review', title: '', names: ['Reason__c', 'DueOn__c', 'Reviewer__c'] }
  ];

  @api focusHeading(): void {
    this.template?.querySelector<HTMLElement>('h2')?.focus();
  }

  get initial(): Draft {
    return { Reason__c: this.reason };
  }

  get save(): (fields: SentFields) => Promise<void> {
    return async (fields) => {
      const record = { apiName: 'RunAsReview__c', fields: { ...fields, RunAsUser__c: this.entryId } };
      this.reviewId = (await createRecord(record)).id;
    };
  }

  handleSaved(): void {
    this.dispatchEvent(new CustomEvent('saved', { detail: { reviewId: this.reviewId } }));
  }

  handleCancel(): void {
    this.dispatchEvent(new CustomEvent('cancel'));
  }
}
