import { LightningElement, api } from 'lwc';
import { updateRecord } from 'lightning/uiRecordApi';
import type { UiRecord } from 'lightning/uiRecordApi';
import type { FindingRow } from 'c/runAsCore';
import type { SentFields } from 'c/runAsEditForm';
import type { FieldSection } from 'c/runAsEntryFields';
import { isoInstant, recordOfRow } from 'c/runAsFormModel';
import type { Draft } from 'c/runAsFormModel';
import { RECORD_LABELS } from 'c/runAsRecordLabels';
import { saveProblem } from 'c/runAsSaveProblem';

const OBJECT = 'RunAsFinding__c';

/**
 * Lets a finding stay as it is for a time, with reason and end. Fires `saved` and `cancel`, and `stale` when somebody
 * else changed the finding meanwhile.
 */
export default class RunAsAcceptFinding extends LightningElement {
  @api finding!: FindingRow;
  readonly labels = RECORD_LABELS;
  readonly sections: readonly FieldSection[] = [
    { key: 'acceptance', title: '', names: ['AcceptedUntil__c', 'AcceptedReason__c'] }
  ];
  /** An acceptance that is over still stands there, and is somebody else's word. */
  readonly initial: Draft = { AcceptedUntil__c: null, AcceptedReason__c: null };
  readonly comparedFields: readonly string[] = ['Status__c', 'Severity__c', 'AcceptedBy__c'];
  readonly object = OBJECT;
  readonly required: readonly string[] = ['AcceptedUntil__c', 'AcceptedReason__c'];

  get record(): UiRecord {
    return recordOfRow(OBJECT, this.finding);
  }

  get save(): (fields: SentFields) => Promise<void> {
    return async (fields) => {
      try {
        await accept(this.finding, fields);
      } catch (error) {
        if (saveProblem(error).isConflict) this.dispatchEvent(new CustomEvent('stale'));
        throw error;
      }
    };
  }

  @api focus(): void {
    this.template?.querySelector<HTMLElement>('.text')?.focus();
  }

  handleSaved(): void {
    this.dispatchEvent(new CustomEvent('saved'));
  }

  handleCancel(): void {
    this.dispatchEvent(new CustomEvent('cancel'));
  }
}

async function accept(finding: FindingRow, fields: SentFields): Promise<void> {
  if (finding.Status__c !== 'Open') throw new Error(RECORD_LABELS.findingNotOpen);
  const since = isoInstant(finding.LastModifiedDate);
  await updateRecord(
    { fields: { Id: finding.Id, ...fields, Status__c: 'Accepted' } },
    since ? { ifUnmodifiedSince: since } : {}
  );
}
