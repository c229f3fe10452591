import { LightningElement, api } from 'lwc';
import type { ConflictRow } from 'c/runAsFormModel';
import { formatted } from 'c/runAsLabels';
import { RECORD_LABELS } from 'c/runAsRecordLabels';

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
