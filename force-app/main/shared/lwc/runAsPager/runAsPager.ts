import { LightningElement, api } from 'lwc';
import { numberText } from 'c/runAsFormats';
import { LABELS, formatted } from 'c/runAsLabels';

/** "1–50 of 4,321", with a step back and forth. Fires `page` with the number of the page, from 0. */
export default class RunAsPager extends LightningElement {
  @api total = 0;
  @api page = 0;
  @api pageSize = 50;
  private hasStepped = false;
  readonly labels = LABELS;

  get range(): string {
    const first = this.page * this.pageSize + 1;
    const last = Math.min(first + this.pageSize - 1, this.total);
    return formatted(LABELS.pagerRange, numberText(first), numberText(last), numberText(this.total));
  }

  get hasPages(): boolean {
    return this.total > this.pageSize;
  }

  get isFirst(): boolean {
    return this.page === 0;
  }

  get isLast(): boolean {
    return (this.page + 1) * this.pageSize >= this.total;
  }

  get isShown(): boolean {
    return this.total > 0;
  }

  handlePrevious(): void {
    this.go(this.page - 1);
  }

  handleNext(): void {
    this.go(this.page + 1);
  }

  /** A button that becomes disabled loses the keyboard, so the other one takes it. */
  override renderedCallback(): void {
    const hasStepped = this.hasStepped && (this.isFirst || this.isLast);
    this.hasStepped = false;
    if (hasStepped) this.template?.querySelector<HTMLElement>('lightning-button.open')?.focus();
  }

  get previousClass(): string {
    return this.isFirst ? '' : 'open';
  }

  get nextClass(): string {
    return this.isLast ? '' : 'open';
  }

  private go(page: number): void {
    this.hasStepped = true;
    this.dispatchEvent(new CustomEvent('page', { detail: { page } }));
  }
}
