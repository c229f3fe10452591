import { LightningElement, api } from 'lwc';
import { updateRecord } from 'lightning/uiRecordApi';
import type { FindingRow } from 'c/runAsCore';
import type { SentFields } from 'c/runAsEditForm';
import type { FieldSection } from 'c/runAsEntryFields';
import { isoInstant } from 'c/runAsFormModel';
import { RECORD_LABELS } from 'c/runAsRecordLabels';

/** Lets a finding stay as it is for a time, with reason and end. Fires `saved` and `cancel`. */
export default class RunAsAcceptFinding extends LightningElement {
  @api finding!: FindingRow;
  readonly labels = RECORD_LABELS;
  readonly sections: readonly FieldSection[] = [
    { key: 'acceptance', title: '', names: ['AcceptedUntil__c', 'AcceptedReason__c'] }
  ];
  readonly required: readonly string[] = ['AcceptedUntil__c', 'AcceptedReason__c'];

  get save(): (fields: SentFields) => Promise<void> {
    return async (fields) => {
      const since = isoInstant(this.finding.LastModifiedDate);
      await updateRecord(
        { fields: { Id: this.finding.Id, ...fields, Status__c: 'Accepted' } },
        since ? { ifUnmodifiedSince: since } : {}
      );
    };
  }

  handleSaved(): void {
    this.dispatchEvent(new CustomEvent('saved'));
  }

  handleCancel(): void {
    this.dispatchEvent(new CustomEvent('cancel'));
  }
}
