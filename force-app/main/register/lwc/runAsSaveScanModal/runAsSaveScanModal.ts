import { api } from 'lwc';
import LightningModal from 'lightning/modal';
import { scanToSave } from 'c/runAsCore';
import type { Audit, ToSave } from 'c/runAsCore';
import { BULK_TEXTS } from 'c/runAsBulkLabels';
import { numberText } from 'c/runAsFormats';
import { formatted } from 'c/runAsLabels';
import { saveScan } from 'c/runAsRegister';
import type { RegisterContents, SavedScan } from 'c/runAsRegister';
import { SAVE_TEXTS } from 'c/runAsSaveLabels';

/** What the dashboard read; in a function, since the platform would wrap every row of it. */
export interface ScanToSave {
  readonly audited: Audit;
  readonly contents: RegisterContents;
}

/** Says what saving the scan writes to the register, and does it. Fires `saved` once something was written. */
export default class RunAsSaveScanModal extends LightningModal {
  @api scan: (() => ScanToSave) | undefined;
  readonly labels = { ...BULK_TEXTS, ...SAVE_TEXTS };
  private plans: { readonly known: ToSave; readonly all: ToSave } | undefined;
  isProposing = false;
  progress: { readonly done: number; readonly total: number } | null = null;
  result: SavedScan | null = null;

  override connectedCallback(): void {
    const { audited, contents } = this.scan!();
    const plan = (propose: boolean): ToSave =>
      scanToSave(audited, contents.entries, contents.uses, { propose });
    this.plans = { known: plan(false), all: plan(true) };
    // An empty register would get nothing.
    this.isProposing = contents.entries.length === 0;
  }

  get toSave(): ToSave | undefined {
    return this.isProposing ? this.plans?.all : this.plans?.known;
  }

  get newNumber(): number {
    return this.plans?.all.entries.filter(({ isNew }) => isNew).length ?? 0;
  }

  get canPropose(): boolean {
    return this.newNumber > 0;
  }

  get proposeLabel(): string {
    return formatted(SAVE_TEXTS.propose, numberText(this.newNumber));
  }

  get isAsking(): boolean {
    return !this.progress && !this.result;
  }

  get isSaving(): boolean {
    return this.progress !== null;
  }

  get isNothingToSave(): boolean {
    const { entries = [], apps = [], uses = [] } = this.toSave ?? {};
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
    return formatted(BULK_TEXTS.saving, String(done), String(total));
  }

  handlePropose({ detail }: CustomEvent<{ checked: boolean }>): void {
    this.isProposing = detail.checked;
  }

  async handleSave(): Promise<void> {
    if (!this.toSave || this.isNothingToSave || this.isSaving) return;
    this.progress = { done: 0, total: 1 };
    this.disableClose = true;
    const result = await saveScan(this.toSave, (done, total) => (this.progress = { done, total }));
    this.disableClose = false;
    this.progress = null;
    this.result = result;
    this.dispatchEvent(new CustomEvent('saved'));
  }

  handleClose(): void {
    this.close();
  }
}
