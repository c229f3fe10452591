import { LightningElement, api } from 'lwc';
import type { DashboardData } from 'c/runAsDashboardData';
import { TEXTS } from 'c/runAsDashboardLabels';
import { numberText } from 'c/runAsFormats';
import { LABELS, formatted } from 'c/runAsLabels';
import { RIGHTS } from 'c/runAsRights';

/**
 * What is said beside the list, or in its place: nothing is there, nothing is registered, or
 * nothing is found. Fires `clear` to take the filters away.
 */
export default class RunAsEmptyState extends LightningElement {
  @api data: DashboardData | undefined;
  /** The list shows some line. */
  @api isAnythingFound = false;
  readonly labels = { ...LABELS, ...TEXTS };

  get isEmpty(): boolean {
    return this.lines === 0;
  }

  get emptyText(): string {
    return this.data?.scan.value ? LABELS.emptyText : TEXTS.inviteScan;
  }

  get isNothingFound(): boolean {
    return this.lines > 0 && !this.isAnythingFound;
  }

  get isInviting(): boolean {
    const entries = this.data?.register.value?.entries;
    return RIGHTS.manage && this.lines > 0 && entries?.length === 0;
  }

  get inviteText(): string {
    return formatted(TEXTS.inviteText, numberText(this.lines));
  }

  handleClear(): void {
    this.dispatchEvent(new CustomEvent('clear'));
  }

  private get lines(): number {
    return this.data?.lines.length ?? 0;
  }
}
