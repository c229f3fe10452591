import { LightningElement, api } from 'lwc';
import { printable } from 'c/runAsCore';
import type { RegisterEntryRow, ReviewRow } from 'c/runAsCore';
import { keepSeenAccess } from 'c/runAsEntryAccess';
import { timeZone } from 'c/runAsFormats';
import { readKeptAccess } from 'c/runAsKeptAccess';
import { formatted } from 'c/runAsLabels';
import type { LiveAccess } from 'c/runAsLiveIdentity';
import { RECORD_LABELS } from 'c/runAsRecordLabels';
import { problemText } from 'c/runAsSaveProblem';

/**
 * Keeps the access that was just read with an open review, for a reviewer who may not read it. Fires `kept`, and
 * `tried` when it was not kept, since the entry may have been written to before.
 */
export default class RunAsKeepAccess extends LightningElement {
  @api review!: ReviewRow;
  @api entry!: RegisterEntryRow;
  /** Of the access just now. */
  @api live!: LiveAccess;
  /** Whether this user may write to the entry what a scan found. */
  @api isManager = false;
  private focus: (() => void) | undefined;
  readonly labels = RECORD_LABELS;
  readonly timeZone = timeZone;
  /** Whether it is known if a file is there already, or why not. */
  isShown = false;
  isKeeping = false;
  /** When the access was read that is kept. */
  keptOn = '';
  readProblem = '';
  problem = '';

  override connectedCallback(): void {
    void this.readKept();
  }

  override renderedCallback(): void {
    const { focus } = this;
    this.focus = undefined;
    focus?.();
  }

  get canKeep(): boolean {
    return this.keptOn !== this.live.takenAt;
  }

  get label(): string {
    const isFirst = this.keptOn === '' && this.readProblem === '';
    return isFirst ? RECORD_LABELS.reviewKeep : RECORD_LABELS.reviewKeepNewer;
  }

  /** Starts with what is seen, so that it can be spoken to. */
  get fullLabel(): string {
    return formatted(RECORD_LABELS.reviewKeepOf, this.label, printable(this.review.Name));
  }

  get savingText(): string {
    return this.isKeeping ? RECORD_LABELS.saving : '';
  }

  async handleKeep(): Promise<void> {
    if (this.isKeeping) return;
    this.isKeeping = true;
    this.problem = '';
    const { live } = this;
    try {
      await keepSeenAccess(this.review, live, this.isManager ? this.entry : null);
      this.keptOn = live.takenAt;
      this.readProblem = '';
      this.focus = () => this.template?.querySelector<HTMLElement>('.text')?.focus();
      this.dispatchEvent(new CustomEvent('kept'));
    } catch (error) {
      this.problem = formatted(RECORD_LABELS.reviewNotKept, problemText(error));
      this.focus = () => this.template?.querySelector<HTMLElement>('.problem')?.focus();
      this.dispatchEvent(new CustomEvent('tried'));
    } finally {
      this.isKeeping = false;
    }
  }

  private async readKept(): Promise<void> {
    try {
      this.keptOn = (await readKeptAccess(this.review))?.snapshot.takenAt ?? '';
    } catch (error) {
      this.readProblem = formatted(RECORD_LABELS.reviewKeptUnknown, problemText(error));
    }
    this.isShown = true;
  }
}
