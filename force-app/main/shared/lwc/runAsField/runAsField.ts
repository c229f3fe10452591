import { LightningElement, api } from 'lwc';
import { timeZone } from 'c/runAsFormats';
import type { FieldKind, FieldView, FormValue } from 'c/runAsFormModel';
import { isoInstant, typedValue } from 'c/runAsFormModel';
import { RECORD_LABELS } from 'c/runAsRecordLabels';
import type { ChosenUser } from 'c/runAsUserPicker';

/** What `fieldchange` says. */
export interface FieldChange {
  readonly name: string;
  readonly value: FormValue;
}

type Input = HTMLElement & {
  setCustomValidity?: (message: string) => void;
  reportValidity?: () => boolean;
};

const INPUT_TYPES: Partial<Record<FieldKind, string>> = { text: 'text', number: 'number', date: 'date' };

/** One field of a form: an input, or the value as text. Fires `fieldchange`. */
export default class RunAsField extends LightningElement {
  @api view!: FieldView;
  @api isEditing = false;
  private wrong = '';
  private shownError = '';
  private isReported = false;
  readonly labels = RECORD_LABELS;
  readonly timeZone = timeZone;

  /** Why the value was not taken. */
  @api
  get error(): string {
    return this.wrong;
  }
  set error(error: string) {
    this.wrong = error;
    this.showError();
  }

  @api focus(): void {
    this.input?.focus();
  }

  /** Shows what the browser alone can see: a required value that is missing. */
  @api reportValidity(): boolean {
    this.isReported = true;
    return this.input?.reportValidity?.() ?? true;
  }

  override renderedCallback(): void {
    this.showError();
    // The input takes a message away once it loses the keyboard. By then a button below may be pressed, which
    // would move from under the pointer.
    if (this.isReported) this.input?.reportValidity?.();
  }

  get isInput(): boolean {
    return this.isEditing && this.view.isWritable;
  }

  get inputType(): string | undefined {
    return INPUT_TYPES[this.view.kind];
  }

  get isLongText(): boolean {
    return this.view.kind === 'longText';
  }

  get isChoice(): boolean {
    return this.view.kind === 'choice';
  }

  get isUser(): boolean {
    return this.view.kind === 'user';
  }

  get isCheckbox(): boolean {
    return this.view.kind === 'checkbox';
  }

  get inputValue(): string {
    const { value } = this.view;
    return typeof value === 'object' ? '' : String(value);
  }

  get isChecked(): boolean {
    return this.view.value === true;
  }

  /** An empty choice can be left only where one has to be made. */
  get options(): FieldView['options'] {
    const { options, isRequired, value } = this.view;
    return isRequired && value !== null
      ? options
      : [{ label: RECORD_LABELS.choiceNone, value: '' }, ...options];
  }

  /** The picker has no say in what the server refuses. */
  get userError(): string {
    return this.isUser ? this.wrong : '';
  }

  get date(): string | undefined {
    return this.view.kind === 'date' ? isoInstant(this.view.value) : undefined;
  }

  get instant(): string | undefined {
    return this.view.kind === 'datetime' ? isoInstant(this.view.value) : undefined;
  }

  get text(): string {
    if (this.isCheckbox) return this.isChecked ? RECORD_LABELS.yes : RECORD_LABELS.no;
    return this.view.text || RECORD_LABELS.noValue;
  }

  handleText(event: CustomEvent<{ value: string }>): void {
    this.change(typedValue(this.view.kind, event.detail.value));
  }

  handleCheck(event: CustomEvent<{ checked: boolean }>): void {
    this.change(event.detail.checked);
  }

  handleUser(event: CustomEvent<ChosenUser | null>): void {
    this.change(event.detail);
  }

  /** The input may have come after the error, and shows nothing by itself. */
  private showError(): void {
    const { input, wrong } = this;
    if (wrong === this.shownError || !input?.setCustomValidity) return;
    this.shownError = wrong;
    input.setCustomValidity(wrong);
    input.reportValidity?.();
  }

  private change(value: FormValue): void {
    const detail: FieldChange = { name: this.view.name, value };
    this.dispatchEvent(new CustomEvent('fieldchange', { detail }));
  }

  private get input(): Input | null | undefined {
    return this.template?.querySelector<Input>('.input');
  }
}
