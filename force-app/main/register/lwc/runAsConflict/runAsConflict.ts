import { LightningElement, api } from 'lwc';
import { formatted } from 'c/runAsLabels';
import { RECORD_LABELS } from 'c/runAsRecordLabels';

/** One field that two people have changed, or one of them. */
export interface ConflictRow {
  readonly name: string;
  readonly label: string;
  /** When this user began, as text; so are the others. */
  readonly before: string;
  readonly theirs: string;
  readonly mine: string;
  /** Whether this user changed it; the others are kept as they are now. */
  readonly isMine: boolean;
}

/** Both versions of a record that changed under its form. Fires `taketheirs` with the name of a field. */
export default class RunAsConflict extends LightningElement {
  @api rows: readonly ConflictRow[] = [];
  readonly labels = RECORD_LABELS;

  get views(): (ConflictRow & { readonly takeTheirs: string })[] {
    return this.rows.map((row) => ({
      ...row,
      before: row.before || RECORD_LABELS.noValue,
      theirs: row.theirs || RECORD_LABELS.noValue,
      mine: row.mine || RECORD_LABELS.noValue,
      takeTheirs: formatted(RECORD_LABELS.conflictTakeTheirsOf, row.label)
    }));
  }

  handleTake(event: Event): void {
    const { name } = (event.currentTarget as HTMLElement).dataset;
    this.dispatchEvent(new CustomEvent('taketheirs', { detail: { name } }));
  }
}
