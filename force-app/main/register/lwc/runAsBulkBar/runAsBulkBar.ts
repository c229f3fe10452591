import { LightningElement, api } from 'lwc';
import type { BulkAction } from 'c/runAsCore';
import { BULK_TEXTS } from 'c/runAsBulkLabels';
import { TEXTS } from 'c/runAsDashboardLabels';
import { numberText } from 'c/runAsFormats';
import { formatted } from 'c/runAsLabels';

const ACTIONS: readonly { readonly kind: BulkAction['kind']; readonly label: string }[] = [
  { kind: 'register', label: BULK_TEXTS.register },
  { kind: 'assignOwner', label: BULK_TEXTS.assignOwner },
  { kind: 'setInterval', label: BULK_TEXTS.setInterval },
  { kind: 'scheduleReview', label: BULK_TEXTS.scheduleReview }
];

/**
 * How many identities are selected, and what can be done to them. Fires `selectfound`, `selectnone`, and `bulk`
 * with the kind of the action.
 */
export default class RunAsBulkBar extends LightningElement {
  @api selected = 0;
  @api found = 0;
  readonly labels = { ...TEXTS, ...BULK_TEXTS };
  readonly actions = ACTIONS;

  get isAnySelected(): boolean {
    return this.selected > 0;
  }

  get canSelectMore(): boolean {
    return this.isAnySelected && this.selected < this.found;
  }

  /** Said to who listens also when it goes back to none. */
  get text(): string {
    const number = numberText(this.selected);
    if (this.selected === 0) return '';
    return this.selected === 1 ? TEXTS.selectedOne : formatted(TEXTS.selectedMany, number);
  }

  get selectFoundText(): string {
    return formatted(TEXTS.selectFound, numberText(this.found));
  }

  get barClass(): string {
    return this.isAnySelected ? 'bar' : '';
  }

  handleFound(): void {
    this.dispatchEvent(new CustomEvent('selectfound'));
  }

  handleNone(): void {
    this.dispatchEvent(new CustomEvent('selectnone'));
  }

  handleAction(event: Event): void {
    const { kind } = (event.currentTarget as HTMLElement).dataset;
    this.dispatchEvent(new CustomEvent('bulk', { detail: { kind } }));
  }
}
