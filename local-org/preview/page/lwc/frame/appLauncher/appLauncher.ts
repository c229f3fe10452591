import { LightningElement, api } from 'lwc';
import type { FrameModel } from '../../../../pages/pageModel.ts';
import type Popover from '../popover/popover.ts';

interface Item {
  readonly url: string;
  readonly label: string;
  readonly description: string;
  readonly icon: string;
}

/** The deployed apps and tabs. */
export default class AppLauncher extends LightningElement {
  @api frame!: FrameModel;
  private text = '';

  get groups(): { readonly label: string; readonly items: readonly Item[] }[] {
    const apps = this.frame.apps.map(({ name, label, description }) => ({
      url: `/lightning/app/c__${name}`,
      label,
      description,
      icon: 'standard:apps'
    }));
    const tabs = this.frame.allTabs.map(({ url, label, icon }) => ({ url, label, icon, description: '' }));
    const found = (items: readonly Item[]): Item[] =>
      items.filter(({ label }) => label.toLowerCase().includes(this.text));
    return [
      { label: 'Apps', items: found(apps) },
      { label: 'Items', items: found(tabs) }
    ].filter(({ items }) => items.length > 0);
  }

  get isNothingFound(): boolean {
    return this.groups.length === 0;
  }

  handleOpened(): void {
    this.text = '';
    this.template?.querySelector<HTMLElement>('lightning-input')?.focus();
  }

  handleSearch(event: CustomEvent<{ value: string }>): void {
    this.text = event.detail.value.trim().toLowerCase();
  }

  handleChosen(): void {
    this.template?.querySelector<Popover & Element>('frame-popover')?.close();
  }
}
