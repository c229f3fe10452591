import { LightningElement, api } from 'lwc';
import { printable } from 'c/runAsCore';
import type { ReviewRow } from 'c/runAsCore';
import { formatted } from 'c/runAsLabels';
import { RECORD_LABELS } from 'c/runAsRecordLabels';
import { closeReview } from 'c/runAsReviewClosing';
import { problemText, saveProblem } from 'c/runAsSaveProblem';

/**
 * Asks whether an open review is cancelled, and does it. Fires `saved` and `cancel`, and `stale` when somebody else
 * changed the review meanwhile.
 */
export default class RunAsReviewCancel extends LightningElement {
  @api review!: ReviewRow;
  private typed: string | undefined;
  private focus: (() => void) | undefined;
  readonly labels = RECORD_LABELS;
  isSaving = false;
  message = '';

  @api focusHeading(): void {
    this.template?.querySelector<HTMLElement>('h3')?.focus();
  }

  override renderedCallback(): void {
    const { focus } = this;
    this.focus = undefined;
    focus?.();
  }

  get heading(): string {
    return formatted(RECORD_LABELS.reviewCancelTitle, printable(this.review.Name));
  }

  get rationale(): string {
    return this.typed ?? this.review.Rationale__c ?? '';
  }

  get savingText(): string {
    return this.isSaving ? RECORD_LABELS.saving : '';
  }

  handleRationale(event: CustomEvent<{ value: string }>): void {
    this.typed = event.detail.value;
  }

  handleKeepOpen(): void {
    this.dispatchEvent(new CustomEvent('cancel'));
  }

  async handleSave(): Promise<void> {
    if (this.isSaving) return;
    this.isSaving = true;
    this.message = '';
    const rationale = this.typed === undefined ? {} : { Rationale__c: this.typed.trim() || null };
    try {
      await closeReview(this.review, { ...rationale, Decision__c: null, Status__c: 'Cancelled' });
      this.dispatchEvent(new CustomEvent('saved'));
    } catch (error) {
      this.message = problemText(error);
      this.focus = () => this.template?.querySelector<HTMLElement>('.message')?.focus();
      if (saveProblem(error).isConflict) this.dispatchEvent(new CustomEvent('stale'));
    } finally {
      this.isSaving = false;
    }
  }
}
