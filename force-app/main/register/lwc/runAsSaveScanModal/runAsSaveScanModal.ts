import { api } from 'lwc';
import { scanToSave } from 'c/runAsCore';
import type { Audit, ToSave } from 'c/runAsCore';
import { numberText } from 'c/runAsFormats';
import { formatted } from 'c/runAsLabels';
import { SAVE_TEXTS } from 'c/runAsSaveLabels';
import RunAsSavingModal from 'c/runAsSavingModal';

/** Says what saving the scan writes to the register, and does it. Fires `saved` once something was written. */
export default class RunAsSaveScanModal extends RunAsSavingModal {
  /** What the dashboard read; in a function, since the platform would wrap every row of it. */
  @api scan: (() => Audit) | undefined;
  private plans: { readonly known: ToSave; readonly all: ToSave } | undefined;
  isProposing = false;

  override connectedCallback(): void {
    void this.plan();
  }

  private async plan(): Promise<void> {
    this.isReading = true;
    const read = await this.readRegister();
    this.isReading = false;
    if ('problem' in read) {
      this.problem = read.problem;
      return;
    }
    const { entries, uses } = read.register;
    const plan = (propose: boolean): ToSave => scanToSave(this.scan!(), entries, uses, { propose });
    this.plans = { known: plan(false), all: plan(true) };
    // An empty register would get nothing.
    this.isProposing = entries.length === 0;
  }

  get toSave(): ToSave | undefined {
    return this.isProposing ? this.plans?.all : this.plans?.known;
  }

  protected override get planned(): ToSave | null {
    return this.toSave ?? null;
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

  handlePropose({ detail }: CustomEvent<{ checked: boolean }>): void {
    this.isProposing = detail.checked;
  }
}
