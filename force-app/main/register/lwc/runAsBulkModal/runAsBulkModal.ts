import { api } from 'lwc';
import LightningModal from 'lightning/modal';
import type RunAsBulkForm from 'c/runAsBulkForm';
import type { AskedAction } from 'c/runAsBulkForm';
import { BULK_TEXTS } from 'c/runAsBulkLabels';
import type RunAsBulkTable from 'c/runAsBulkTable';
import { planBulk } from 'c/runAsCore';
import type { BulkAction, ListedReviewRow, PlannedChange, RegisterLine } from 'c/runAsCore';
import { TEXTS } from 'c/runAsDashboardLabels';
import { numberText, todayText } from 'c/runAsFormats';
import { LABELS, formatted } from 'c/runAsLabels';
import { savePlanned } from 'c/runAsRegister';
import type { SaveResult } from 'c/runAsRegister';
import { problemText } from 'c/runAsSaveProblem';

/** What an action is planned against. */
export interface BulkLines {
  readonly lines: readonly RegisterLine[];
  /** Those that are open stop another one. */
  readonly reviews: readonly ListedReviewRow[];
}

/**
 * Asks for an action on several lines, shows what it will do to each, does it, and shows what became of each. Those
 * that were not saved can be tried again, with what was typed.
 * Fires `saved` with the keys of the lines that were saved.
 */
export default class RunAsBulkModal extends LightningModal {
  @api kind: BulkAction['kind'] = 'assignOwner';
  /** The selected lines, as they are in the list now. */
  @api selected!: () => BulkLines;
  /** The same, once the register was read again. Throws an Error whose message can be shown. */
  @api readAgain!: () => Promise<BulkLines>;
  private base: BulkLines = { lines: [], reviews: [] };
  private asked: AskedAction | null = null;
  private focusNext: (() => void) | undefined;
  readonly labels = { ...LABELS, ...BULK_TEXTS };
  changes: readonly PlannedChange[] | null = null;
  results: readonly (SaveResult | null)[] | null = null;
  progress: { readonly done: number; readonly total: number } | null = null;
  isReadingAgain = false;
  againText = '';

  override connectedCallback(): void {
    this.base = this.selected();
  }

  override renderedCallback(): void {
    const { focusNext } = this;
    this.focusNext = undefined;
    focusNext?.();
  }

  get heading(): string {
    return BULK_TEXTS[this.kind];
  }

  get hasNew(): boolean {
    return this.base.lines.some(({ entry }) => entry === null);
  }

  get isAsking(): boolean {
    return this.results === null;
  }

  get isSaving(): boolean {
    return this.progress !== null;
  }

  /** It stays behind what is saved, with what was typed into it. */
  get formClass(): string {
    return this.isAsking && !this.isSaving ? '' : 'slds-hide';
  }

  get hasChanges(): boolean {
    return this.changes !== null && this.changes.length > 0;
  }

  get isAnyFailed(): boolean {
    return this.failedKeys.size > 0;
  }

  get changeNumber(): number {
    return (this.changes ?? []).filter(({ outcome }) => outcome === 'change').length;
  }

  get isNothingToApply(): boolean {
    return this.changeNumber === 0 || this.isSaving;
  }

  get applyLabel(): string {
    if (this.changeNumber === 0) return BULK_TEXTS.applyNone;
    return formatted(BULK_TEXTS.apply, numberText(this.changeNumber));
  }

  get closeLabel(): string {
    return this.isAsking ? BULK_TEXTS.cancel : BULK_TEXTS.close;
  }

  get percent(): number {
    return this.progress ? (100 * this.progress.done) / Math.max(1, this.progress.total) : 0;
  }

  get progressText(): string {
    const { done = 0, total = 0 } = this.progress ?? {};
    return formatted(BULK_TEXTS.saving, numberText(done), numberText(total));
  }

  handleAction({ detail }: CustomEvent<AskedAction | null>): void {
    this.asked = detail;
    this.plan();
  }

  async handleApply(): Promise<void> {
    const { changes } = this;
    if (!changes || this.isNothingToApply || !this.form?.reportValidity()) return;
    this.againText = '';
    this.progress = { done: 0, total: this.changeNumber };
    // What is being saved cannot be called back, and its results must be seen.
    this.disableClose = true;
    const results = await savePlanned(changes, (done, total) => (this.progress = { done, total }));
    this.disableClose = false;
    this.progress = null;
    this.results = results;
    this.focusNext = () =>
      this.template?.querySelector<RunAsBulkTable & Element>('c-run-as-bulk-table')?.focusHeading();
    const keys = changes.flatMap(({ line }, index) => (isSaved(results[index]) ? [line.key] : []));
    this.dispatchEvent(new CustomEvent('saved', { detail: { keys } }));
  }

  /** What somebody else changed meanwhile is seen before it is changed. */
  async handleAgain(): Promise<void> {
    this.isReadingAgain = true;
    this.againText = TEXTS.reading;
    try {
      this.planAgain(await this.readAgain());
    } catch (error) {
      this.againText = problemText(error);
    }
    this.isReadingAgain = false;
  }

  private planAgain({ lines, reviews }: BulkLines): void {
    const keys = this.failedKeys;
    this.base = { lines: lines.filter(({ key }) => keys.has(key)), reviews };
    this.results = null;
    this.plan();
    const number = this.base.lines.length;
    this.againText = number > 0 ? formatted(BULK_TEXTS.again, numberText(number)) : BULK_TEXTS.againNone;
    this.focusNext = () => this.form?.focus();
  }

  handleClose(): void {
    this.close();
  }

  private plan(): void {
    const { asked, base } = this;
    if (!asked) this.changes = null;
    else {
      const bounds = { reviews: base.reviews, writable: asked.writable };
      this.changes = planBulk(asked.action, base.lines, todayText(), bounds);
    }
  }

  private get form(): (RunAsBulkForm & Element) | null | undefined {
    return this.template?.querySelector<RunAsBulkForm & Element>('c-run-as-bulk-form');
  }

  private get failedKeys(): ReadonlySet<string> {
    const { changes, results } = this;
    const failed = (changes ?? []).filter((_, index) => results?.[index] && !isSaved(results[index]));
    return new Set(failed.map(({ line }) => line.key));
  }
}

function isSaved(result: SaveResult | null | undefined): boolean {
  return result?.error === null && !result.isConflict;
}
