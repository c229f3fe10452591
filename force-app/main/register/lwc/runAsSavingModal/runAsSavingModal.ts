import LightningModal from 'lightning/modal';
import type { ToSave } from 'c/runAsCore';
import { BULK_TEXTS } from 'c/runAsBulkLabels';
import { numberText } from 'c/runAsFormats';
import { formatted } from 'c/runAsLabels';
import { readWholeRegister, saveScan } from 'c/runAsRegister';
import type { SavedScan, WholeRegister } from 'c/runAsRegister';
import { SAVE_TEXTS } from 'c/runAsSaveLabels';

/**
 * Asks, saves what a scan found with progress, and shows the result; what is asked is the subclass's. Fires `saved`
 * once something was written.
 */
export default abstract class RunAsSavingModal extends LightningModal {
  readonly labels = { ...BULK_TEXTS, ...SAVE_TEXTS };
  progress: { readonly done: number; readonly total: number } | null = null;
  result: SavedScan | null = null;
  isReading = false;
  /** Why nothing can be saved. */
  problem = '';

  /** What is written as things stand; nothing while that is not known, or not confirmed. */
  protected abstract get planned(): ToSave | null;

  /** As it is by now, which may be long after the list was read; or why it could not be. */
  protected async readRegister(): Promise<{ register: WholeRegister } | { problem: string }> {
    try {
      return { register: await readWholeRegister() };
    } catch (error) {
      return { problem: error instanceof Error ? error.message : String(error) };
    }
  }

  get isAsking(): boolean {
    return !this.progress && !this.result;
  }

  get isSaving(): boolean {
    return this.progress !== null;
  }

  get isNothingToSave(): boolean {
    const { entries = [], apps = [], uses = [] } = this.planned ?? {};
    return entries.length + apps.length + uses.length === 0;
  }

  get closeLabel(): string {
    return this.result ? BULK_TEXTS.close : BULK_TEXTS.cancel;
  }

  get percent(): number {
    return this.progress ? (100 * this.progress.done) / Math.max(1, this.progress.total) : 0;
  }

  get progressText(): string {
    const { done = 0, total = 0 } = this.progress ?? {};
    return formatted(BULK_TEXTS.saving, numberText(done), numberText(total));
  }

  async handleSave(): Promise<void> {
    const { planned } = this;
    if (!planned || this.isNothingToSave || this.isSaving) return;
    this.progress = { done: 0, total: 1 };
    this.disableClose = true;
    const result = await saveScan(planned, (done, total) => (this.progress = { done, total }));
    this.disableClose = false;
    this.progress = null;
    this.result = result;
    this.dispatchEvent(new CustomEvent('saved'));
  }

  handleClose(): void {
    this.close();
  }
}
