import { LightningElement, api } from 'lwc';

/**
 * A button that opens a panel of items, each marked `data-item`. Escape and a click elsewhere close it, the
 * arrow keys go through the items. Fires `opened` once the panel is drawn.
 */
export default class Popover extends LightningElement {
  @api label = '';
  @api panelLabel = '';
  @api align: 'left' | 'right' = 'left';
  isOpen = false;
  private isNew = false;
  private readonly elsewhere = (event: Event): void => {
    const host = this.template?.host;
    if (host && !event.composedPath().includes(host)) this.isOpen = false;
  };

  override connectedCallback(): void {
    addEventListener('pointerdown', this.elsewhere);
    addEventListener('focusin', this.elsewhere);
  }

  override disconnectedCallback(): void {
    removeEventListener('pointerdown', this.elsewhere);
    removeEventListener('focusin', this.elsewhere);
  }

  override renderedCallback(): void {
    if (!this.isNew) return;
    this.isNew = false;
    this.dispatchEvent(new CustomEvent('opened'));
  }

  @api
  close(): void {
    this.isOpen = false;
    this.template?.querySelector('button')?.focus();
  }

  get expanded(): string {
    return String(this.isOpen);
  }

  get panelClass(): string {
    return `panel panel-${this.align}`;
  }

  handleToggle(): void {
    this.isOpen = !this.isOpen;
    this.isNew = this.isOpen;
  }

  handleKey(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Escape' && this.isOpen) this.close();
    else if (step !== undefined && this.isOpen) this.move(step);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  private move(step: number): void {
    const items = [...this.querySelectorAll<HTMLElement>('[data-item]')];
    const at = items.findIndex((item) => item.matches(':focus'));
    const next = at < 0 && step < 0 ? items.length - 1 : Math.max(0, Math.min(items.length - 1, at + step));
    items[next]?.focus();
  }
}
