import { LightningElement, api } from 'lwc';
import { isSameAccess, parseInstant, printable } from 'c/runAsCore';
import type { RegisterEntryRow, ReviewRow } from 'c/runAsCore';
import type { SentFields } from 'c/runAsEditForm';
import { keepSeenAccess } from 'c/runAsEntryAccess';
import type { FieldSection } from 'c/runAsEntryFields';
import { formatted } from 'c/runAsLabels';
import type { LiveAccess, Reading } from 'c/runAsLiveIdentity';
import { recordOfRow } from 'c/runAsFormModel';
import { RECORD_LABELS } from 'c/runAsRecordLabels';
import { COMPARED_FIELDS, REVIEW_OBJECT, closeReview } from 'c/runAsReviewClosing';
import type { UiRecord } from 'lightning/uiRecordApi';
import { saveProblem } from 'c/runAsSaveProblem';

/**
 * Decides a review: shows the access that is decided about, asks for decision and rationale, keeps the access with
 * the review and completes it. Fires `saved` and `cancel`, and `stale` when somebody else changed the review meanwhile.
 */
export default class RunAsReviewDecide extends LightningElement {
  @api review!: ReviewRow;
  @api entry!: RegisterEntryRow;
  /** Of the access just now; null where this user may not read it, and decides by what was kept. */
  @api live: Reading<LiveAccess> | null = null;
  /** The newest completed review that kept what was seen, to compare the access just now with. */
  @api lastKept: ReviewRow | null = null;
  /** Whether this user may write to the entry what a scan found. */
  @api isManager = false;
  /** The access was kept already, by an attempt to complete that failed later; with the review's date after it. */
  private attached: { readonly live: LiveAccess; readonly on: string } | undefined;
  readonly labels = RECORD_LABELS;
  readonly sections: readonly FieldSection[] = [
    { key: 'decision', title: '', names: ['Decision__c', 'Rationale__c'] }
  ];
  readonly comparedFields = COMPARED_FIELDS;
  readonly object = REVIEW_OBJECT;
  readonly required: readonly string[] = ['Decision__c', 'Rationale__c'];

  @api focusHeading(): void {
    this.template?.querySelector<HTMLElement>('h2')?.focus();
  }

  get record(): UiRecord {
    return recordOfRow(REVIEW_OBJECT, this.review);
  }

  get heading(): string {
    return formatted(RECORD_LABELS.reviewDecideTitle, printable(this.review.Name));
  }

  get text(): string {
    return this.live ? RECORD_LABELS.reviewDecideText : RECORD_LABELS.reviewDecideKeptText;
  }

  /** What the review will say it was about is what the last scan saved: that need not be what is seen. */
  get isOtherThanSaved(): boolean {
    const seen = this.live?.value?.accessText ?? null;
    return !this.isManager && seen !== null && !isSameAccess(seen, this.entry.CurrentAccess__c);
  }

  /** Who may not read the access decides by the file that is at this review. */
  get keptReview(): ReviewRow | null {
    return this.live ? this.lastKept : this.review;
  }

  get hasDrifted(): boolean {
    return this.live !== null && this.entry.HasDrifted__c;
  }

  get isNotExact(): boolean {
    return this.live?.value !== undefined && this.live.value.accessText === null;
  }

  get save(): (fields: SentFields) => Promise<void> {
    return async (fields) => {
      // What is certified has to be seen; nothing else needs to wait for that.
      const decision = 'Decision__c' in fields ? fields.Decision__c : this.review.Decision__c;
      if (this.live?.error && decision === 'Certify') throw new Error(RECORD_LABELS.reviewNotRead);
      await this.keepAccess();
      try {
        await closeReview(this.reviewNow, { ...fields, Status__c: 'Completed' });
      } catch (error) {
        if (saveProblem(error).isConflict) this.tellStale();
        throw error;
      }
    };
  }

  /** Keeping the access changed the review, unless it was read again since. */
  private get reviewNow(): ReviewRow {
    const { review, attached } = this;
    const [read = 0, kept = 0] = [review.LastModifiedDate, attached?.on ?? ''].map(
      (on) => parseInstant(on) ?? 0
    );
    return attached && kept > read ? { ...review, LastModifiedDate: attached.on } : review;
  }

  private async keepAccess(): Promise<void> {
    // What is decided about has to be seen first.
    if (this.live?.isLoading) throw new Error(RECORD_LABELS.reviewStillReading);
    const live = this.live?.value;
    if (!live || live === this.attached?.live) return;
    try {
      const on = await keepSeenAccess(this.reviewNow, live, this.isManager ? this.entry : null);
      this.attached = { live, on };
    } catch (error) {
      // It may be that somebody else changed the review.
      this.tellStale();
      throw error;
    }
  }

  private tellStale(): void {
    this.dispatchEvent(new CustomEvent('stale'));
  }

  handleReadAgain(): void {
    this.dispatchEvent(new CustomEvent('readagain'));
  }

  handleSaved(): void {
    this.dispatchEvent(new CustomEvent('saved'));
  }

  handleCancel(): void {
    this.dispatchEvent(new CustomEvent('cancel'));
  }
}
