import { LightningElement, api } from 'lwc';
import { LABELS, formatted } from 'c/runAsLabels';

/** "1–50 of 4,321", with a step back and forth. Fires `page` with the number of the page, from 0. */
export default class RunAsPager extends LightningElement {
  @api total = 0;
  @api page = 0;
  @api pageSize = 50;
  readonly labels = LABELS;

  get range(): string {
    const number = new Intl.NumberFormat();
    const first = this.page * this.pageSize + 1;
    const last = Math.min(first + this.pageSize - 1, this.total);
    return formatted(LABELS.pagerRange, number.format(first), number.format(last), number.format(this.total));
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

  private go(page: number): void {
    this.dispatchEvent(new CustomEvent('page', { detail: { page } }));
  }
}
