import { LightningElement, api } from 'lwc';
import type { ShownField } from '../../../../pages/pageModel.ts';

interface Drawn extends ShownField {
  readonly isText: boolean;
  readonly isDate: boolean;
  readonly isDateTime: boolean;
  readonly text: string;
}

/** Fields and their values: in two columns as a record's details, or in one row as its highlights. */
export default class Details extends LightningElement {
  @api fields: readonly ShownField[] = [];
  @api variant: 'columns' | 'row' = 'columns';

  get listClass(): string {
    return this.variant;
  }

  get drawn(): Drawn[] {
    return this.fields.map((field) => ({
      ...field,
      isText: field.url === undefined && field.type !== 'datetime' && field.type !== 'date',
      isDate: field.type === 'date',
      isDateTime: field.type === 'datetime',
      text: field.type === 'checkbox' ? (field.value === true ? 'Yes' : 'No') : String(field.value ?? '')
    }));
  }
}
