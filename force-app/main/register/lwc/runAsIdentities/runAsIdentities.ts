import { LightningElement, api } from 'lwc';
import type { IdentityRow } from 'c/runAsIdentityRow';
import { LABELS, formatted } from 'c/runAsLabels';

const PAGE_SIZE = 50;

type SortKey = 'username' | 'grade' | 'lastLogin' | 'gaps';

interface Column {
  readonly key: string;
  readonly label: string;
  readonly isSortable: boolean;
  readonly ariaSort: 'ascending' | 'descending' | 'none' | undefined;
  readonly icon: string | undefined;
  readonly css: string;
}

const COLUMNS: readonly { key: string; label: string; sort?: SortKey }[] = [
  { key: 'user', label: LABELS.columnUser, sort: 'username' },
  { key: 'grade', label: LABELS.columnAccess, sort: 'grade' },
  { key: 'rights', label: LABELS.columnTopRights },
  { key: 'apps', label: LABELS.columnApps },
  { key: 'evidence', label: LABELS.columnEvidence },
  { key: 'lastLogin', label: LABELS.columnLastLogin, sort: 'lastLogin' },
  { key: 'gaps', label: LABELS.columnGaps, sort: 'gaps' }
];

/** The list of identities, sorted and a page at a time. Fires `identityopen` with the username. */
export default class RunAsIdentities extends LightningElement {
  private allRows: readonly IdentityRow[] = [];
  private page = 0;
  private sortKey: SortKey = 'grade';
  private isDescending = false;
  readonly labels = LABELS;
  readonly pageSize = PAGE_SIZE;

  @api
  get rows(): readonly IdentityRow[] {
    return this.allRows;
  }
  set rows(rows: readonly IdentityRow[]) {
    this.allRows = rows;
    this.page = 0;
  }

  /** Gives the keyboard back to the row that was opened. */
  @api focusRow(username: string): void {
    const links = this.template?.querySelectorAll<HTMLElement>('button[data-username]') ?? [];
    [...links].find((link) => link.dataset.username === username)?.focus();
  }

  get columns(): Column[] {
    return COLUMNS.map(({ key, label, sort }) => {
      const isSorted = sort === this.sortKey;
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

  get views(): (IdentityRow & { readonly openLabel: string })[] {
    const start = this.page * PAGE_SIZE;
    const sorted = this.allRows.toSorted(
      (a, b) => (this.isDescending ? -1 : 1) * compare(a, b, this.sortKey)
    );
    return sorted
      .slice(start, start + PAGE_SIZE)
      .map((row) => ({ ...row, openLabel: formatted(LABELS.openIdentity, row.shownUsername) }));
  }

  get total(): number {
    return this.allRows.length;
  }

  get pageNumber(): number {
    return this.page;
  }

  handleSort(event: Event): void {
    const { key } = (event.currentTarget as HTMLElement).dataset;
    const sort = COLUMNS.find((column) => column.key === key)?.sort ?? 'grade';
    this.isDescending = sort === this.sortKey && !this.isDescending;
    this.sortKey = sort;
    this.page = 0;
  }

  handlePage(event: CustomEvent<{ page: number }>): void {
    this.page = event.detail.page;
  }

  handleOpen(event: Event): void {
    const { username } = (event.currentTarget as HTMLElement).dataset;
    this.dispatchEvent(new CustomEvent('identityopen', { detail: { username } }));
  }
}

/** By the sorted column, then by username, which is unique. */
function compare(a: IdentityRow, b: IdentityRow, key: SortKey): number {
  return compareValues(a.sort[key], b.sort[key]) || compareValues(a.sort.username, b.sort.username);
}

function compareValues(a: string | number, b: string | number): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
