import { LightningElement, api } from 'lwc';

/**
 * What a searched and paged table has round it: the search, a word where nothing is found, and the pager.
 * The table is its content. Fires `search` with the text and `page` with the number of the page, from 0.
 */
export default class RunAsTableFrame extends LightningElement {
  @api searchLabel = '';
  @api emptyText = '';
  @api isEmpty = false;
  @api total = 0;
  @api page = 0;
  @api pageSize = 50;

  handleSearch({ detail }: CustomEvent<{ value: string }>): void {
    this.dispatchEvent(new CustomEvent('search', { detail: { value: detail.value } }));
  }

  handlePage({ detail }: CustomEvent<{ page: number }>): void {
    this.dispatchEvent(new CustomEvent('page', { detail }));
  }
}
