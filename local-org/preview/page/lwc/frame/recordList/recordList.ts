import { LightningElement, api } from 'lwc';
import type {
  ListColumn,
  ListLink,
  Problem,
  PropertyValue,
  RecordList as List
} from '../../../../pages/pageModel.ts';
import { recordUrl } from '../../../../pages/lightningUrl.ts';

/** How a datatable shows a column; days are not moved by the time zone. */
const TYPES: Readonly<Record<ListColumn['type'], object>> = {
  text: { type: 'text' },
  boolean: { type: 'boolean' },
  date: { type: 'date-local' },
  datetime: {
    type: 'date',
    typeAttributes: { year: 'numeric', month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit' }
  }
};

/** Pixels: names here are usernames. */
const NAME_WIDTH = 260;

/** An object's home: one of its list views, with a link to each record and to the other views. */
export default class RecordList extends LightningElement {
  @api list!: List;

  get columns(): object[] {
    const [name, ...others] = this.list.columns;
    return [
      {
        label: name?.label,
        fieldName: 'recordUrl',
        type: 'url',
        initialWidth: NAME_WIDTH,
        typeAttributes: { label: { fieldName: name?.field }, target: '_self' }
      },
      ...others.map(({ label, field, type }) => ({ label, fieldName: field, ...TYPES[type] }))
    ];
  }

  get views(): readonly (ListLink & { readonly current: string | null })[] {
    return this.list.views.map((view) => ({ ...view, current: view.isShown ? 'page' : null }));
  }

  get hasViews(): boolean {
    return this.list.views.length > 1;
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
