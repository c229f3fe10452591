import { api } from 'lwc';
import LightningModal from 'lightning/modal';
import { planBulk } from 'c/runAsCore';
import type { BulkAction, PlannedChange, RegisterLine, ReviewRow } from 'c/runAsCore';
import { BULK_TEXTS } from 'c/runAsBulkLabels';
import { numberText } from 'c/runAsFormats';
import { formatted } from 'c/runAsLabels';
import { savePlanned } from 'c/runAsRegister';
import type { SaveResult } from 'c/runAsRegister';

/**
 * Asks for an action on several lines, shows what it will do to each, does it, and shows what became of each.
 * Fires `saved` with the keys of the lines that were saved.
 */
export default class RunAsBulkModal extends LightningModal {
  @api kind: BulkAction['kind'] = 'assignOwner';
  @api lines: readonly RegisterLine[] = [];
  /** Those that are open stop another one. */
  @api reviews: readonly ReviewRow[] = [];
  readonly labels = BULK_TEXTS;
  changes: readonly PlannedChange[] | null = null;
  results: readonly (SaveResult | null)[] | null = null;
  progress: { readonly done: number; readonly total: number } | null = null;

  get heading(): string {
    return BULK_TEXTS[this.kind];
  }

  get isAsking(): boolean {
    return this.results === null;
  }

  get isSaving(): boolean {
    return this.progress !== null;
  }

  get isFormShown(): boolean {
    return this.isAsking && !this.isSaving;
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
    return formatted(BULK_TEXTS.saving, String(done), String(total));
  }

  handleAction({ detail }: CustomEvent<BulkAction | null>): void {
    this.changes = detail && planBulk(detail, this.lines, new Date().toISOString(), this.reviews);
  }

  async handleApply(): Promise<void> {
    const { changes } = this;
    if (!changes || this.isNothingToApply) return;
    this.progress = { done: 0, total: this.changeNumber };
    // What is being saved cannot be called back, and its results must be seen.
    this.disableClose = true;
    const results = await savePlanned(changes, (done, total) => (this.progress = { done, total }));
    this.disableClose = false;
    this.progress = null;
    this.results = results;
    const keys = changes.flatMap(({ line }, index) => (isSaved(results[index]) ? [line.key] : []));
    this.dispatchEvent(new CustomEvent('saved', { detail: { keys } }));
  }

  handleClose(): void {
    this.close();
  }
}

function isSaved(result: SaveResult | null | undefined): boolean {
  return result?.error === null && !result.isConflict;
}
