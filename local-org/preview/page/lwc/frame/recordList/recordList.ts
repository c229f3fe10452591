import { LightningElement, api } from 'lwc';
import type { Problem, PropertyValue, RecordList as List } from '../../../../pages/pageModel.ts';
import { recordUrl } from '../../../../pages/lightningUrl.ts';

/** An object's home: its list view All, with a link to each record. */
export default class RecordList extends LightningElement {
  @api list!: List;

  get columns(): object[] {
    const [name, ...others] = this.list.columns;
    return [
      {
        label: name?.label,
        fieldName: 'recordUrl',
        type: 'url',
        typeAttributes: { label: { fieldName: name?.field }, target: '_self' }
      },
      ...others.map(({ label, field }) => ({ label, fieldName: field, type: 'text' }))
    ];
  }

  get rows(): Record<string, PropertyValue | null>[] {
    return this.list.rows.map((row) => ({
      ...row,
      recordUrl: recordUrl(this.list.object, String(row['Id']))
    }));
  }

  get hasRows(): boolean {
    return this.list.rows.length > 0;
  }

  get count(): string {
    const { rows, total } = this.list;
    if (rows.length < total) return `First ${rows.length} of ${total} items, sorted by name`;
    return total === 1 ? '1 item' : `${total} items, sorted by name`;
  }

  get problems(): readonly (Problem & { readonly key: string })[] {
    return this.list.problems.map((problem) => ({ ...problem, key: `${problem.element} ${problem.value}` }));
  }
}
