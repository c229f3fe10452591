import { LightningElement, api, wire } from 'lwc';
import { getPicklistValuesByRecordType } from 'lightning/uiObjectInfoApi';
import type { PicklistsByField } from 'lightning/uiObjectInfoApi';
import type { WireResult } from 'lightning/uiRecordApi';
import { parseInstant, printable } from 'c/runAsCore';
import type { RegisterEntryRow, ReviewRow } from 'c/runAsCore';
import { keepSeenAccess } from 'c/runAsEntryAccess';
import { MASTER_RECORD_TYPE, isoInstant, picklistText, shownLines } from 'c/runAsFormModel';
import { momentText } from 'c/runAsFormats';
import { knownFacts } from 'c/runAsKnownFacts';
import type { Fact } from 'c/runAsKnownFacts';
import { formatted } from 'c/runAsLabels';
import type { LiveAccess, Reading } from 'c/runAsLiveIdentity';
import { PAGE_SIZE, pageOf, pageWithin, rowsOf } from 'c/runAsPages';
import { RECORD_LABELS } from 'c/runAsRecordLabels';
import { REVIEW_OBJECT } from 'c/runAsReviewClosing';
import { problemText } from 'c/runAsSaveProblem';

/** What is being done, one at a time; of a review unless it is a new one. */
type Task = { readonly kind: 'start' } | { readonly kind: 'decide' | 'cancel'; readonly id: string };

interface ReviewView {
  readonly id: string;
  readonly review: ReviewRow;
  readonly name: string;
  readonly isOpen: boolean;
  readonly canDecide: boolean;
  readonly canCancel: boolean;
  readonly canKeep: boolean;
  readonly isCancelling: boolean;
  readonly decideLabel: string;
  readonly cancelLabel: string;
  readonly badge: string;
  readonly reason: string;
  readonly facts: readonly Fact[];
  readonly hasSeen: boolean;
  readonly isSeenShown: boolean;
  readonly seenLabel: string;
}

/** The reviews of an entry, newest first; who may starts, decides and cancels. Fires `reviewed` after each change. */
export default class RunAsReviews extends LightningElement {
  @api reviews: readonly ReviewRow[] = [];
  @api entry!: RegisterEntryRow;
  @api live: Reading<LiveAccess> | null = null;
  /** The newest completed review that kept what was seen. */
  @api lastKept: ReviewRow | null = null;
  @api isReviewer = false;
  @api isManager = false;
  private picklists: PicklistsByField = {};
  private task: Task | undefined;
  private seenId = '';
  private wantedPage = 0;
  private focus: (() => void) | undefined;
  readonly object = REVIEW_OBJECT;
  readonly recordTypeId = MASTER_RECORD_TYPE;
  readonly labels = RECORD_LABELS;
  readonly pageSize = PAGE_SIZE;
  status = '';
  warning = '';

  @wire(getPicklistValuesByRecordType, { objectApiName: '$object', recordTypeId: '$recordTypeId' })
  wiredPicklists({ data }: WireResult<{ picklistFieldValues: PicklistsByField }>): void {
    if (data) this.picklists = data.picklistFieldValues;
  }

  override renderedCallback(): void {
    const { focus } = this;
    this.focus = undefined;
    focus?.();
  }

  /** Whoever may change a review; to decide one takes a reviewer. */
  private get canWrite(): boolean {
    return this.isReviewer || this.isManager;
  }

  get canStart(): boolean {
    return this.canWrite && !this.task;
  }

  get isStarting(): boolean {
    return this.task?.kind === 'start';
  }

  get reason(): string {
    return this.entry.HasDrifted__c ? 'Drift' : 'Manual';
  }

  get decided(): ReviewRow | undefined {
    const { task } = this;
    return task?.kind === 'decide' ? this.reviews[this.indexOf(task.id)] : undefined;
  }

  get isEmpty(): boolean {
    return this.total === 0;
  }

  get total(): number {
    return this.reviews.length;
  }

  /** What is typed into a form would be lost with its row, wherever the row has gone since. */
  get page(): number {
    const { cancelledIndex } = this;
    return cancelledIndex === -1 ? pageWithin(this.wantedPage, this.total) : pageOf(cancelledIndex);
  }

  get hasPager(): boolean {
    return this.total > PAGE_SIZE && this.cancelledIndex === -1;
  }

  get views(): ReviewView[] {
    return rowsOf(this.reviews, this.page).map((review) => this.viewOf(review));
  }

  handlePage({ detail }: CustomEvent<{ page: number }>): void {
    this.wantedPage = detail.page;
  }

  handleStart(): void {
    this.begin({ kind: 'start' }, 'c-run-as-review-start');
  }

  handleDecide(event: Event): void {
    this.begin({ kind: 'decide', id: idOf(event) }, 'c-run-as-review-decide');
  }

  handleCancel(event: Event): void {
    this.begin({ kind: 'cancel', id: idOf(event) }, 'c-run-as-review-cancel');
  }

  /** The review is there whatever becomes of the access; then it can be kept afterwards. */
  async handleStarted(event: CustomEvent<{ reviewId: string }>): Promise<void> {
    const live = this.live?.value;
    this.task = undefined;
    this.warning = '';
    // Where the new one is.
    this.wantedPage = 0;
    try {
      const review = { Id: event.detail.reviewId, LastModifiedDate: null };
      if (live) await keepSeenAccess(review, live, this.isManager ? this.entry : null);
    } catch (error) {
      this.warning = formatted(RECORD_LABELS.reviewWithoutAccess, problemText(error));
    }
    this.tell(RECORD_LABELS.reviewStarted);
  }

  handleDecided(): void {
    this.end(RECORD_LABELS.reviewCompleted);
  }

  handleCancelled(): void {
    this.end(RECORD_LABELS.reviewCancelled);
  }

  handleKept(event: Event): void {
    const review = this.reviews[this.indexOf(idOf(event))];
    this.status = formatted(RECORD_LABELS.reviewKept, printable(review?.Name ?? ''));
    this.tellChange();
  }

  handleTried(): void {
    this.status = '';
    this.tellChange();
  }

  /** The form stays, so that nothing that was typed is lost; the review beside it is read again. */
  handleOthersChange(): void {
    this.tellChange();
  }

  /** Back to the button that led to the form. */
  handleBack(): void {
    const { task } = this;
    this.task = undefined;
    if (!task || task.kind === 'start') {
      this.focusOn('.start');
      return;
    }
    this.wantedPage = pageOf(Math.max(0, this.indexOf(task.id)));
    this.focusOn(`.${task.kind}[data-id="${task.id}"]`);
  }

  handleSeen(event: Event): void {
    const id = idOf(event);
    this.seenId = this.seenId === id ? '' : id;
  }

  handleReadAgain(): void {
    this.dispatchEvent(new CustomEvent('readagain'));
  }

  private begin(task: Task, form: string): void {
    this.task = task;
    this.status = '';
    this.focus = () =>
      this.template?.querySelector<Element & { focusHeading: () => void }>(form)?.focusHeading();
  }

  private end(status: string): void {
    this.wantedPage = this.page;
    this.task = undefined;
    this.tell(status);
  }

  /** A form that was opened meanwhile keeps the keyboard. */
  private tell(status: string): void {
    this.status = status;
    this.tellChange();
    if (!this.task) this.focusOn('.start');
  }

  private tellChange(): void {
    this.dispatchEvent(new CustomEvent('reviewed'));
  }

  /** A button that has gone meanwhile leaves the keyboard to the one above the list. */
  private focusOn(selector: string): void {
    const find = (wanted: string): HTMLElement | null | undefined =>
      this.template?.querySelector<HTMLElement>(wanted);
    this.focus = () => (find(selector) ?? find('.start'))?.focus();
  }

  private indexOf(id: string): number {
    return this.reviews.findIndex(({ Id }) => Id === id);
  }

  /** -1 where none is. */
  private get cancelledIndex(): number {
    const { task } = this;
    return task?.kind === 'cancel' ? this.indexOf(task.id) : -1;
  }

  private taskOf(id: string): Task['kind'] | undefined {
    const { task } = this;
    return task && task.kind !== 'start' && task.id === id ? task.kind : undefined;
  }

  private textOf(field: 'Status__c' | 'Decision__c' | 'Reason__c', review: ReviewRow): string {
    return picklistText(this.picklists, field, review[field]);
  }

  private viewOf(review: ReviewRow): ReviewView {
    const id = review.Id;
    const task = this.taskOf(id);
    const isOpen = review.Status__c === 'Open';
    const isIdle = isOpen && !this.task;
    const isSeenShown = this.seenId === id;
    const name = printable(review.Name);
    const decision = review.Status__c === 'Completed' && this.textOf('Decision__c', review);
    return {
      id,
      review,
      name,
      isOpen,
      canDecide: isIdle && this.isReviewer,
      canCancel: isIdle && this.canWrite,
      canKeep: isOpen && this.canWrite && this.live?.value !== undefined && !task,
      isCancelling: task === 'cancel',
      decideLabel: formatted(RECORD_LABELS.reviewDecideTitle, name),
      cancelLabel: formatted(RECORD_LABELS.reviewCancelTitle, name),
      badge: decision || this.textOf('Status__c', review),
      reason: this.textOf('Reason__c', review),
      facts: knownFacts(factsOf(review)),
      hasSeen: Boolean(review.SnapshotHash__c),
      isSeenShown,
      seenLabel: formatted(isSeenShown ? RECORD_LABELS.reviewHideSeen : RECORD_LABELS.reviewShowSeen, name)
    };
  }
}

function factsOf(review: ReviewRow): Fact[] {
  const isOpen = review.Status__c === 'Open';
  const who = printable(review.CompletedBy__r?.Name ?? '');
  const reviewer = printable(review.Reviewer__r?.Name ?? RECORD_LABELS.noValue);
  return [
    { term: RECORD_LABELS.reviewReviewer, text: isOpen ? reviewer : '' },
    { term: RECORD_LABELS.reviewDue, day: isOpen ? isoInstant(review.DueOn__c) : undefined },
    { term: RECORD_LABELS.reviewCompletedBy, text: who, day: isoInstant(review.CompletedOn__c) },
    { term: RECORD_LABELS.reviewCancelledBy, text: cancelOf(review) },
    { term: RECORD_LABELS.reviewRationale, text: shownLines(review.Rationale__c ?? '') },
    { term: RECORD_LABELS.reviewHash, code: review.SnapshotHash__c ?? '' },
    { term: RECORD_LABELS.reviewFingerprint, code: review.AccessFingerprint__c ?? '' }
  ];
}

/** A cancelled review does not change any more, so that its last change was that. */
function cancelOf({ Status__c: status, LastModifiedBy: by, LastModifiedDate: on }: ReviewRow): string {
  if (status !== 'Cancelled') return '';
  const instant = parseInstant(on);
  return [printable(by?.Name ?? ''), instant === null ? '' : momentText(instant)].filter(Boolean).join(', ');
}

function idOf(event: Event): string {
  return (event.currentTarget as HTMLElement).dataset.id ?? '';
}
