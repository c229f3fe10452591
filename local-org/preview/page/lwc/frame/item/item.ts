import { LightningElement, api } from 'lwc';
import type { PageItem } from '../../../../pages/pageModel.ts';

type Kind<Name extends PageItem['kind']> = Extract<PageItem, { kind: Name }>;

interface ShownTab {
  readonly key: string;
  readonly label: string;
  readonly items: readonly { readonly key: string; readonly value: PageItem }[];
}

/** One thing in a region. A tabset contains items again. */
export default class Item extends LightningElement {
  @api item!: PageItem;

  get component(): Kind<'component'> | undefined {
    return this.item.kind === 'component' ? this.item : undefined;
  }

  get highlights(): Kind<'highlights'> | undefined {
    return this.item.kind === 'highlights' ? this.item : undefined;
  }

  get details(): Kind<'details'> | undefined {
    return this.item.kind === 'details' ? this.item : undefined;
  }

  get absent(): string {
    return this.item.kind === 'absent' ? this.item.text : '';
  }

  get problem(): Kind<'problem'> | undefined {
    return this.item.kind === 'problem' ? this.item : undefined;
  }

  get isTabset(): boolean {
    return this.item.kind === 'tabset';
  }

  get tabs(): ShownTab[] {
    const tabs = this.item.kind === 'tabset' ? this.item.tabs : [];
    return tabs.map(({ label, items }, index) => ({
      key: String(index),
      label,
      items: items.map((value, at) => ({ key: String(at), value }))
    }));
  }

  get activeTab(): string {
    const tabs = this.item.kind === 'tabset' ? this.item.tabs : [];
    return String(
      Math.max(
        0,
        tabs.findIndex(({ isActive }) => isActive)
      )
    );
  }
}
