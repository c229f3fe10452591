import { LightningElement, api } from 'lwc';
import { printable } from 'c/runAsCore';
import type { RegisterEntryRow, ReviewRow } from 'c/runAsCore';
import { attachSeenAccess, saveSeenAccess } from 'c/runAsEntryAccess';
import { isoInstant, shownLines } from 'c/runAsFormModel';
import { formatted } from 'c/runAsLabels';
import type { LiveAccess, Reading } from 'c/runAsLiveIdentity';
import { RECORD_LABELS } from 'c/runAsRecordLabels';
import type RunAsReviewDecide from 'c/runAsReviewDecide';
import type RunAsReviewStart from 'c/runAsReviewStart';
import { problemText } from 'c/runAsSaveProblem';

/** Digits of a hash or fingerprint by which two can be told apart; the whole of it is the title. */
const DIGITS = 12;

interface ReviewView {
  readonly id: string;
  readonly review: ReviewRow;
  readonly name: string;
  readonly title: string;
  readonly isOpen: boolean;
  readonly canDecide: boolean;
  readonly decideLabel: string;
  readonly badge: string;
  readonly reason: string;
  readonly reviewer: string;
  readonly due: string | undefined;
  readonly completedBy: string;
  readonly completedOn: string | undefined;
  readonly rationale: string;
  readonly hash: string;
  readonly shortHash: string;
  readonly fingerprint: string;
  readonly shortFingerprint: string;
  readonly isSeenShown: boolean;
  readonly seenLabel: string;
  readonly css: string;
}

/** The reviews of an entry, newest first; who may starts one and decides it. Fires `reviewed` after each change. */
export default class RunAsReviews extends LightningElement {
  @api reviews: readonly ReviewRow[] = [];
  @api entry!: RegisterEntryRow;
  @api live: Reading<LiveAccess> | null = null;
  /** The newest completed review that kept what was seen. */
  @api lastKept: ReviewRow | null = null;
  @api isReviewer = false;
  @api isManager = false;
  private decidedId = '';
  private seenId = '';
  private focus: (() => void) | undefined;
  readonly labels = RECORD_LABELS;
  isStarting = false;
  status = '';
  warning = '';

  override renderedCallback(): void {
    const { focus } = this;
    this.focus = undefined;
    focus?.();
  }

  get canStart(): boolean {
    return (this.isReviewer || this.isManager) && !this.isStarting && this.decidedId === '';
  }

  get reason(): string {
    return this.entry.HasDrifted__c ? 'Drift' : 'Manual';
  }

  get decided(): ReviewRow | undefined {
    return this.reviews.find(({ Id }) => Id === this.decidedId);
  }

  get isEmpty(): boolean {
    return this.reviews.length === 0;
  }

  get views(): ReviewView[] {
    return this.reviews.map((review) => this.viewOf(review));
  }

  handleStart(): void {
    this.isStarting = true;
    this.status = '';
    this.focus = () =>
      this.template?.querySelector<RunAsReviewStart & Element>('c-run-as-review-start')?.focusHeading();
  }

  handleStartCancel(): void {
    this.isStarting = false;
    this.focusStart();
  }

  /** The review is there whatever becomes of the access; then it can be kept when it is decided. */
  async handleStarted(event: CustomEvent<{ reviewId: string }>): Promise<void> {
    this.isStarting = false;
    this.warning = '';
    const live = this.live?.value;
    try {
      if (live && this.isManager) await saveSeenAccess(this.entry, live);
      if (live) await attachSeenAccess(event.detail.reviewId, live);
    } catch (error) {
      this.warning = formatted(RECORD_LABELS.reviewWithoutAccess, problemText(error));
    }
    this.status = RECORD_LABELS.reviewStarted;
    this.dispatchEvent(new CustomEvent('reviewed'));
    this.focusStart();
  }

  handleDecide(event: Event): void {
    this.decidedId = idOf(event);
    this.status = '';
    this.focus = () =>
      this.template?.querySelector<RunAsReviewDecide & Element>('c-run-as-review-decide')?.focusHeading();
  }

  handleDecided(): void {
    this.decidedId = '';
    this.status = RECORD_LABELS.reviewCompleted;
    this.dispatchEvent(new CustomEvent('reviewed'));
    this.focusStart();
  }

  handleDecideCancel(): void {
    const id = this.decidedId;
    this.decidedId = '';
    this.focus = () => this.template?.querySelector<HTMLElement>(`.decide[data-id="${id}"]`)?.focus();
  }

  handleSeen(event: Event): void {
    const id = idOf(event);
    this.seenId = this.seenId === id ? '' : id;
  }

  handleReadAgain(): void {
    this.dispatchEvent(new CustomEvent('readagain'));
  }

  private focusStart(): void {
    this.focus = () => this.template?.querySelector<HTMLElement>('.start')?.focus();
  }

  private viewOf(review: ReviewRow): ReviewView {
    const isOpen = review.Status__c === 'Open';
    const name = printable(review.Name);
    const badge = review.Decision__c ?? review.Status__c;
    const isSeenShown = this.seenId === review.Id;
    return {
      id: review.Id,
      review,
      name,
      title: name,
      isOpen,
      canDecide: isOpen && this.isReviewer && this.decidedId === '',
      decideLabel: formatted(RECORD_LABELS.reviewDecideTitle, name),
      badge,
      reason: review.Reason__c ?? '',
      reviewer: printable(review.Reviewer__r?.Name ?? RECORD_LABELS.noValue),
      due: isoInstant(review.DueOn__c),
      completedBy: printable(review.CompletedBy__r?.Name ?? ''),
      completedOn: isoInstant(review.CompletedOn__c),
      rationale: shownLines(review.Rationale__c ?? ''),
      hash: review.SnapshotHash__c ?? '',
      shortHash: (review.SnapshotHash__c ?? '').slice(0, DIGITS),
      fingerprint: review.AccessFingerprint__c ?? '',
      shortFingerprint: (review.AccessFingerprint__c ?? '').split(':').at(-1)?.slice(0, DIGITS) ?? '',
      isSeenShown,
      seenLabel: formatted(isSeenShown ? RECORD_LABELS.reviewHideSeen : RECORD_LABELS.reviewShowSeen, name),
      css: isOpen ? 'review review_open' : 'review'
    };
  }
}

function idOf(event: Event): string {
  return (event.currentTarget as HTMLElement).dataset.id ?? '';
}
