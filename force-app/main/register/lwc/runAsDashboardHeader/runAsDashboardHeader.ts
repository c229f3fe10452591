import { LightningElement, api } from 'lwc';
import { printable } from 'c/runAsCore';
import { asOfData } from 'c/runAsDashboardData';
import type { DashboardData } from 'c/runAsDashboardData';
import { TEXTS } from 'c/runAsDashboardLabels';
import { timeZone } from 'c/runAsFormats';
import { LABELS, formatted } from 'c/runAsLabels';
import { RIGHTS } from 'c/runAsRights';

/**
 * Title of the dashboard, the moment that it shows, and what can be done with the whole. Fires `refresh`,
 * `savescan`, `importfile`, and `export` with `csv` or `json`.
 */
export default class RunAsDashboardHeader extends LightningElement {
  @api data: DashboardData | undefined;
  readonly labels = { ...LABELS, ...TEXTS };
  readonly timeZone = timeZone;

  @api focus(): void {
    this.template?.querySelector<HTMLElement>('h1')?.focus();
  }

  get subtitle(): string {
    const { scan } = this.data ?? {};
    return scan?.value ? formatted(LABELS.dashboardSubtitle, printable(scan.value.org.name)) : TEXTS.subtitle;
  }

  get asOf(): string | undefined {
    return this.data && asOfData(this.data);
  }

  get isSavedScan(): boolean {
    return this.asOf !== undefined && !this.data?.scan.value;
  }

  get isNeverScanned(): boolean {
    const { scan, register } = this.data ?? {};
    return scan?.state === 'denied' && register?.value?.lastScannedOn === null;
  }

  get isBusy(): boolean {
    const { scan, register } = this.data ?? {};
    return scan?.state === 'reading' || register?.state === 'reading';
  }

  /** What is saved must be compared with what the register holds. */
  get canSaveScan(): boolean {
    return RIGHTS.manage && this.data?.scan.state === 'read' && this.data.register.state === 'read';
  }

  get canImport(): boolean {
    return RIGHTS.manage && this.data?.register.state === 'read';
  }

  get isNothingToExport(): boolean {
    return (this.data?.lines.length ?? 0) === 0;
  }

  handleRefresh(): void {
    this.dispatchEvent(new CustomEvent('refresh'));
  }

  handleSaveScan(): void {
    this.dispatchEvent(new CustomEvent('savescan'));
  }

  handleImport(): void {
    this.dispatchEvent(new CustomEvent('importfile'));
  }

  handleExport({ detail }: CustomEvent<{ value: string }>): void {
    this.dispatchEvent(new CustomEvent('export', { detail: { format: detail.value } }));
  }
}
