import { LightningElement, api } from 'lwc';
import type { PageItem } from '../../../../pages/pageModel.ts';

/** The highlights panel of a record, without actions. */
export default class Highlights extends LightningElement {
  @api highlights!: Extract<PageItem, { kind: 'highlights' }>;

  get hasFields(): boolean {
    return this.highlights.fields.length > 0;
  }
}
