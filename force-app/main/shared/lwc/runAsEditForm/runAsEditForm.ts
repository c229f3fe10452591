import { LightningElement, api, wire } from 'lwc';
import { getObjectInfo, getPicklistValuesByRecordType } from 'lightning/uiObjectInfoApi';
import type { ObjectInfo, PicklistsByField } from 'lightning/uiObjectInfoApi';
import type { UiRecord, WireResult } from 'lightning/uiRecordApi';
import type { FieldSection } from 'c/runAsEntryFields';
import type { FieldChange } from 'c/runAsField';
import type RunAsForm from 'c/runAsForm';
import type { FieldErrors } from 'c/runAsForm';
import type { ConflictRow, Draft, FieldView } from 'c/runAsFormModel';
import { conflictRows, fieldViews, isToldWhileTyping, sentFields, without } from 'c/runAsFormModel';
import { RECORD_LABELS } from 'c/runAsRecordLabels';
import { problemText, saveProblem } from 'c/runAsSaveProblem';

/** What a save is given: values by field. */
export type SentFields = ReturnType<typeof sentFields>;

interface Section {
  readonly key: string;
  readonly title: string;
  readonly views: readonly FieldView[];
}

/**
 * A form over some fields of one object, with what the platform says of them. How it is saved is the owner's; what
 * is typed stays until that succeeds. When the record turns out to be another than the form began with, both are
 * shown. Fires `saved` and `cancel`.
 */
export default class RunAsEditForm extends LightningElement {
  @api objectApiName = '';
  @api sections: readonly FieldSection[] = [];
  /** Fields that others may have changed, beside those of the form. */
  @api comparedFields: readonly string[] = [];
  /** Fields that have to be filled beside those that the object requires. */
  @api requiredFields: readonly string[] = [];
  @api saveLabel = '';
  @api cancelLabel: string = RECORD_LABELS.cancel;
  @api save!: (fields: SentFields) => Promise<unknown>;
  private info: ObjectInfo | undefined;
  private picklists: PicklistsByField | undefined;
  private draft: Draft = {};
  private recordNow: UiRecord | null = null;
  /** What the user began to change. */
  private base: UiRecord | null = null;
  private hasFailed = false;
  private focus: (() => void) | undefined;
  readonly labels = RECORD_LABELS;
  recordTypeId: string | undefined;
  loadError = '';
  isSaving = false;
  errors: FieldErrors = {};
  message = '';

  /** As it is now; null of one that is to be made. */
  @api
  get record(): UiRecord | null {
    return this.recordNow;
  }
  set record(record: UiRecord | null) {
    this.recordNow = record;
    this.base ??= record;
  }

  /** What the form begins with, beside what the record holds. */
  @api
  get initial(): Draft {
    return this.draft;
  }
  set initial(draft: Draft) {
    // What was typed since stays.
    this.draft = { ...draft, ...this.draft };
  }

  @wire(getObjectInfo, { objectApiName: '$objectApiName' })
  wiredInfo({ data, error }: WireResult<ObjectInfo>): void {
    if (data) {
      this.info = data;
      this.recordTypeId = data.defaultRecordTypeId;
    } else if (error) this.loadError = problemText(error);
  }

  @wire(getPicklistValuesByRecordType, { objectApiName: '$objectApiName', recordTypeId: '$recordTypeId' })
  wiredPicklists({ data, error }: WireResult<{ picklistFieldValues: PicklistsByField }>): void {
    if (data) this.picklists = data.picklistFieldValues;
    else if (error) this.loadError = problemText(error);
  }

  override renderedCallback(): void {
    // What was typed while a save is on its way would be lost with it.
    for (const form of this.forms) form.inert = this.isSaving;
    const { focus } = this;
    this.focus = undefined;
    focus?.();
  }

  get isReady(): boolean {
    return this.info !== undefined && this.picklists !== undefined;
  }

  get isLoading(): boolean {
    return !this.isReady && this.loadError === '';
  }

  get views(): Section[] {
    const { info, picklists, draft } = this;
    if (!info || !picklists) return [];
    const source = { info, picklists, record: this.recordNow, draft };
    return this.sections
      .map(({ key, title, names }) => ({
        key,
        title,
        views: fieldViews(source, names)
          .filter(({ isWritable }) => isWritable)
          .map((view) => (this.requiredFields.includes(view.name) ? { ...view, isRequired: true } : view))
      }))
      .filter(({ views }) => views.length > 0);
  }

  /** Empty unless somebody else changed the record, which a save found out. */
  get conflicts(): ConflictRow[] {
    const { info, picklists, base: before, recordNow: now, draft } = this;
    if (!this.hasFailed || !info || !picklists) return [];
    const names = [...this.comparedFields, ...this.sections.flatMap((section) => section.names)];
    const rows = conflictRows({ info, picklists, before, now, draft }, names);
    return rows.some(({ isTheirs }) => isTheirs) ? rows : [];
  }

  get isConflict(): boolean {
    return this.conflicts.length > 0;
  }

  get hasMessage(): boolean {
    return this.message !== '' || Object.keys(this.errors).length > 0;
  }

  get shownMessage(): string {
    return this.message || RECORD_LABELS.fieldsWrong;
  }

  get savingText(): string {
    return this.isSaving ? RECORD_LABELS.saving : '';
  }

  handleChange(event: CustomEvent<FieldChange>): void {
    const { name, value } = event.detail;
    // A value that is taken out again is sent too: the record may have had one.
    this.draft = { ...this.draft, [name]: value };
    if (isToldWhileTyping(this.info?.fields[name])) this.errors = without(this.errors, name);
  }

  handleTakeTheirs(event: CustomEvent<{ name: string }>): void {
    this.draft = without(this.draft, event.detail.name);
  }

  handleCancel(): void {
    this.dispatchEvent(new CustomEvent('cancel'));
  }

  async handleSave(): Promise<void> {
    if (this.isSaving) return;
    this.errors = {};
    // Until the inputs have forgotten them.
    await Promise.resolve();
    if (!this.reportValidity()) return;
    this.isSaving = true;
    this.message = '';
    try {
      await this.save(sentFields(this.writableDraft));
      this.dispatchEvent(new CustomEvent('saved'));
    } catch (error) {
      const { fields, message } = saveProblem(error);
      this.hasFailed = true;
      this.errors = fields;
      // An error of a field that is not shown here has no other place.
      const elsewhere = Object.entries(fields).filter(([name]) => !this.writableNames.has(name));
      this.message = [message, ...elsewhere.map(([, text]) => text)].filter(Boolean).join(' ');
      this.focus = () => {
        const isField = this.forms.some((form) => form.focusFirstError());
        if (!isField) this.template?.querySelector<HTMLElement>('.message')?.focus();
      };
    } finally {
      this.isSaving = false;
    }
  }

  /** Of all sections, from the last one: the first that is wrong keeps the keyboard. */
  private reportValidity(): boolean {
    return this.forms.toReversed().filter((form) => !form.reportValidity()).length === 0;
  }

  /** What the form begins with may have values that this user may not write. */
  private get writableDraft(): Draft {
    const names = this.writableNames;
    return Object.fromEntries(Object.entries(this.draft).filter(([name]) => names.has(name)));
  }

  private get writableNames(): ReadonlySet<string> {
    return new Set(this.views.flatMap(({ views }) => views.map(({ name }) => name)));
  }

  private get forms(): (RunAsForm & HTMLElement)[] {
    return [...(this.template?.querySelectorAll<RunAsForm & HTMLElement>('c-run-as-form') ?? [])];
  }
}
