import { LightningElement, api } from 'lwc';
import type RunAsField from 'c/runAsField';
import type { FieldView } from 'c/runAsFormModel';

/** What is wrong, by field. */
export type FieldErrors = Readonly<Record<string, string>>;

/** Fields side by side, as inputs or as text. `fieldchange` of its fields reaches who shows it. */
export default class RunAsForm extends LightningElement {
  @api views: readonly FieldView[] = [];
  @api isEditing = false;
  @api errors: FieldErrors = {};

  /** Puts the keyboard into the first field that is wrong. @returns whether there is one here. */
  @api focusFirstError(): boolean {
    const wrong = this.fields.find(({ view }) => this.errors[view.name]);
    wrong?.focus();
    return wrong !== undefined;
  }

  /** Puts the keyboard into the first field that can be written. */
  @api focusFirst(): void {
    this.fields.find(({ view }) => view.isWritable)?.focus();
  }

  /** Shows what is missing. @returns whether nothing is. */
  @api reportValidity(): boolean {
    const missing = this.fields.filter((field) => !field.reportValidity());
    missing[0]?.focus();
    return missing.length === 0;
  }

  get cells(): {
    readonly name: string;
    readonly view: FieldView;
    readonly error: string;
    readonly css: string;
  }[] {
    return this.views.map((view) => ({
      name: view.name,
      view,
      error: this.errors[view.name] ?? '',
      css: view.kind === 'longText' ? 'cell cell_wide' : 'cell'
    }));
  }

  handleChange(event: CustomEvent): void {
    this.dispatchEvent(new CustomEvent('fieldchange', { detail: event.detail as unknown }));
  }

  private get fields(): (RunAsField & HTMLElement)[] {
    return [...(this.template?.querySelectorAll<RunAsField & HTMLElement>('c-run-as-field') ?? [])];
  }
}
