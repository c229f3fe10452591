import { LightningElement, api } from 'lwc';
import type { SortKey } from 'c/runAsCore';
import { TEXTS } from 'c/runAsDashboardLabels';
import { timeZone } from 'c/runAsFormats';
import type { IdentityRow } from 'c/runAsIdentityRow';
import { LABELS } from 'c/runAsLabels';

interface Column {
  readonly key: string;
  readonly label: string;
  readonly isSortable: boolean;
  readonly ariaSort: 'ascending' | 'descending' | 'none' | undefined;
  readonly icon: string | undefined;
  readonly css: string;
}

const COLUMNS: readonly { readonly key: string; readonly label: string; readonly sort?: SortKey }[] = [
  { key: 'user', label: LABELS.columnUser, sort: 'username' },
  { key: 'owner', label: TEXTS.columnOwner, sort: 'owner' },
  { key: 'grade', label: LABELS.columnAccess, sort: 'grade' },
  { key: 'review', label: TEXTS.columnNextReview, sort: 'nextReview' },
  { key: 'findings', label: TEXTS.columnFindings, sort: 'findings' },
  { key: 'lastLogin', label: LABELS.columnLastLogin, sort: 'lastLogin' },
  { key: 'apps', label: LABELS.columnApps, sort: 'apps' },
  { key: 'evidence', label: LABELS.columnEvidence },
  { key: 'setup', label: TEXTS.setup }
];

/**
 * One page of the list. Fires `sort` with the key of a column, `rowselect` with keys and whether they are selected,
 * and `rowopen` with the key of a row.
 */
export default class RunAsIdentities extends LightningElement {
  @api rows: readonly IdentityRow[] = [];
  @api sort: SortKey = 'grade';
  @api isDescending = false;
  /** Rows can be selected. */
  @api isSelectable = false;
  readonly labels = { ...LABELS, ...TEXTS };
  readonly timeZone = timeZone;

  override renderedCallback(): void {
    const box = this.template?.querySelector<HTMLInputElement>('input[data-page]');
    // There is no attribute for it.
    if (box) box.indeterminate = !this.isPageSelected && this.rows.some(({ isSelected }) => isSelected);
  }

  get columns(): Column[] {
    return COLUMNS.map(({ key, label, sort }) => {
      const isSorted = sort === this.sort;
      const direction = this.isDescending ? 'descending' : 'ascending';
      return {
        key,
        label,
        isSortable: sort !== undefined,
        ariaSort: sort && (isSorted ? direction : 'none'),
        icon: isSorted ? (this.isDescending ? 'utility:arrowdown' : 'utility:arrowup') : undefined,
        css: `column_${key}`
      };
    });
  }

  get isPageSelected(): boolean {
    return this.rows.length > 0 && this.rows.every(({ isSelected }) => isSelected);
  }

  handleSort(event: Event): void {
    const { key } = (event.currentTarget as HTMLElement).dataset;
    const sort = COLUMNS.find((column) => column.key === key)?.sort ?? 'grade';
    this.dispatchEvent(new CustomEvent<{ sort: SortKey }>('sort', { detail: { sort } }));
  }

  handleSelect(event: Event): void {
    const box = event.currentTarget as HTMLInputElement;
    this.select([box.dataset.key ?? ''], box.checked);
  }

  handleSelectPage(event: Event): void {
    const { checked } = event.currentTarget as HTMLInputElement;
    this.select(
      this.rows.map(({ key }) => key),
      checked
    );
  }

  /** A click that asks for a tab or a window of its own is the browser's. */
  handleOpen(event: MouseEvent): void {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    const { key } = (event.currentTarget as HTMLElement).dataset;
    this.dispatchEvent(new CustomEvent('rowopen', { detail: { key } }));
  }

  private select(keys: readonly string[], isSelected: boolean): void {
    this.dispatchEvent(new CustomEvent('rowselect', { detail: { keys, isSelected } }));
  }
}
