import { LightningElement, api } from 'lwc';
import { LABELS, formatted } from 'c/runAsLabels';

const PAGE_SIZE = 50;

/**
 * A table that is searched and shown a page at a time, since rows in the thousands would block the
 * browser for seconds. What a row says, and how it looks, is the subclass's.
 */
export default abstract class RunAsPagedTable<Row, View> extends LightningElement {
  private allRows: readonly Row[] = [];
  /** Those that the search leaves; kept, since a render asks for them several times. */
  private found: readonly Row[] = [];
  private text = '';
  private page = 0;
  readonly labels = LABELS;
  /** There are no rows because they were not read. */
  @api isUnread = false;

  @api
  get rows(): readonly Row[] {
    return this.allRows;
  }
  set rows(rows: readonly Row[]) {
    this.allRows = rows;
    this.search();
  }

  /** What a search looks at. */
  protected abstract searchText(row: Row): string;

  protected abstract viewOf(row: Row): View;

  get views(): View[] {
    const start = this.page * PAGE_SIZE;
    return this.found.slice(start, start + PAGE_SIZE).map((row) => this.viewOf(row));
  }

  get isEmpty(): boolean {
    return this.found.length === 0;
  }

  get emptyText(): string {
    if (this.isUnread) return LABELS.tableUnread;
    return this.allRows.length === 0 ? LABELS.tableEmpty : formatted(LABELS.tableNothingFound, this.text);
  }

  get total(): number {
    return this.found.length;
  }

  get pageNumber(): number {
    return this.page;
  }

  readonly pageSize = PAGE_SIZE;

  handleSearch(event: CustomEvent<{ value: string }>): void {
    this.text = event.detail.value.trim();
    this.search();
  }

  handlePage(event: CustomEvent<{ page: number }>): void {
    this.page = event.detail.page;
  }

  private search(): void {
    const text = this.text.toLowerCase();
    this.page = 0;
    this.found =
      text === ''
        ? this.allRows
        : this.allRows.filter((row) => this.searchText(row).toLowerCase().includes(text));
  }
}
