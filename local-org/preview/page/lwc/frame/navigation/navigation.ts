import { LightningElement, api } from 'lwc';
import type { FrameModel, TabItem } from '../../../../pages/pageModel.ts';
import { pageReferenceOf, objectHomeUrl } from '../../../../pages/lightningUrl.ts';

interface ShownTab extends TabItem {
  readonly current: 'page' | null;
  readonly itemClass: string;
}

/** The app's navigation bar. */
export default class Navigation extends LightningElement {
  @api frame!: FrameModel;
  @api address = '';

  get appLabel(): string {
    return this.frame.app?.label ?? '';
  }

  get barStyle(): string {
    const { brandColor } = this.frame;
    return brandColor === null ? '' : `border-block-start-color: ${brandColor}`;
  }

  get tabs(): ShownTab[] {
    const current = this.currentUrl;
    return this.frame.tabs.map((tab) => {
      const isCurrent = tab.url === current;
      const base = 'slds-context-bar__item';
      return {
        ...tab,
        current: isCurrent ? 'page' : null,
        itemClass: isCurrent ? `${base} slds-is-active` : base
      };
    });
  }

  /** A record belongs to its object's tab. */
  private get currentUrl(): string {
    const object = pageReferenceOf(this.address)?.attributes['objectApiName'];
    return object === undefined ? (this.address.split('?', 1)[0] ?? '') : objectHomeUrl(object);
  }
}
