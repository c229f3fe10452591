import { LightningElement, api } from 'lwc';
import type { ObjectInfo, PicklistsByField } from 'lightning/uiObjectInfoApi';
import { notifyRecordUpdateAvailable, updateRecord } from 'lightning/uiRecordApi';
import type { UiRecord } from 'lightning/uiRecordApi';
import type { FieldChange } from 'c/runAsField';
import type RunAsForm from 'c/runAsForm';
import type { FieldErrors } from 'c/runAsForm';
import type { ConflictRow, Draft, FieldView } from 'c/runAsFormModel';
import {
  changedDraft,
  conflictRows,
  fieldViews,
  isToldWhileTyping,
  savedValue,
  sentFields,
  without
} from 'c/runAsFormModel';
import { OVERVIEW_SECTIONS } from 'c/runAsEntryFields';
import { RECORD_LABELS } from 'c/runAsRecordLabels';
import { saveProblem } from 'c/runAsSaveProblem';

interface Section {
  readonly key: string;
  readonly title: string;
  readonly views: readonly FieldView[];
}

const NOTHING: Draft = {};
/** A key stays what it is, and a grade is for a scan to give. */
const READ_ONLY = ['UserKey__c', 'AccessGrade__c', 'AccessBound__c'];

/**
 * Who answers for an entry, what it is for and what to do in an emergency: shown, and changed by who may.
 * What is typed stays until it is saved or given up, whatever happens to the record meanwhile.
 */
export default class RunAsOverview extends LightningElement {
  /** As it is now; a newer one may come while a user types. */
  @api record!: UiRecord;
  @api info!: ObjectInfo;
  @api picklists: PicklistsByField = {};
  /** Whether this user manages the register. */
  @api isManager = false;
  private draft: Draft = NOTHING;
  /** The record that the user began to change. */
  private base: UiRecord | undefined;
  private focus: (() => void) | undefined;
  readonly labels = RECORD_LABELS;
  isEditing = false;
  isSaving = false;
  isConflict = false;
  errors: FieldErrors = {};
  message = '';
  status = '';

  override renderedCallback(): void {
    // What was typed while a save is on its way would be lost with it.
    for (const form of this.forms) form.inert = this.isSaving;
    const { focus } = this;
    this.focus = undefined;
    focus?.();
  }

  get sections(): Section[] {
    return OVERVIEW_SECTIONS.map(({ key, title, names }) => ({
      key,
      title,
      views: this.views(names)
    })).filter(({ views }) => views.length > 0);
  }

  get canEdit(): boolean {
    return this.isManager && this.info.updateable && !this.isEditing;
  }

  get hasMessage(): boolean {
    return this.message !== '' || Object.keys(this.errors).length > 0;
  }

  /** Errors of fields are at their fields; here stands what concerns the record, and that there are others. */
  get shownMessage(): string {
    return this.message || RECORD_LABELS.fieldsWrong;
  }

  get savingText(): string {
    return this.isSaving ? RECORD_LABELS.saving : '';
  }

  get conflicts(): ConflictRow[] {
    const { base: before, record: now, info, picklists, draft } = this;
    if (!this.isConflict || !before) return [];
    const names = OVERVIEW_SECTIONS.flatMap((section) => section.names);
    return conflictRows({ info, picklists, before, now, draft }, names);
  }

  handleEdit(): void {
    this.base = this.record;
    this.isEditing = true;
    this.status = '';
    this.focus = () => this.forms[0]?.focusFirst();
  }

  handleChange(event: CustomEvent<FieldChange>): void {
    const { name, value } = event.detail;
    const field = this.info.fields[name];
    if (!field) return;
    const saved = savedValue(this.isConflict ? this.record : (this.base ?? this.record), field);
    this.draft = changedDraft(this.draft, { name, value, saved });
    if (isToldWhileTyping(field)) this.errors = without(this.errors, name);
  }

  handleTakeTheirs(event: CustomEvent<{ name: string }>): void {
    this.draft = without(this.draft, event.detail.name);
  }

  handleCancel(): void {
    this.stopEditing();
    this.focus = () => this.template?.querySelector<HTMLElement>('.edit')?.focus();
  }

  async handleSave(): Promise<void> {
    if (this.isSaving) return;
    this.errors = {};
    // Until the inputs have forgotten them.
    await Promise.resolve();
    if (!this.reportValidity()) return;
    if (Object.keys(this.draft).length === 0) {
      this.handleCancel();
      return;
    }
    this.isSaving = true;
    this.message = '';
    try {
      await this.save();
      this.stopEditing();
      this.status = RECORD_LABELS.saved;
      this.focus = () => this.template?.querySelector<HTMLElement>('.edit')?.focus();
    } catch (error) {
      await this.showProblem(error);
    } finally {
      this.isSaving = false;
    }
  }

  /** Of all sections, from the last one: the first that is wrong keeps the keyboard. */
  private reportValidity(): boolean {
    return this.forms.toReversed().filter((form) => !form.reportValidity()).length === 0;
  }

  /** Once the user has seen what the other one changed, that is what the save is measured against. */
  private async save(): Promise<void> {
    const seen = (this.isConflict ? this.record : this.base)?.lastModifiedDate;
    await updateRecord(
      { fields: { Id: this.record.id, ...sentFields(this.draft) } },
      seen ? { ifUnmodifiedSince: seen } : {}
    );
  }

  private async showProblem(error: unknown): Promise<void> {
    const problem = saveProblem(error);
    this.errors = problem.fields;
    this.message = problem.message;
    if (problem.isConflict) {
      await notifyRecordUpdateAvailable([{ recordId: this.record.id }]);
      this.isConflict = true;
    } else if (problem.isGone) {
      await notifyRecordUpdateAvailable([{ recordId: this.record.id }]);
    }
    // No field takes the keyboard before.
    this.isSaving = false;
    this.focus = () => {
      const isField = !problem.isConflict && this.forms.some((form) => form.focusFirstError());
      if (!isField) this.template?.querySelector<HTMLElement>('.message')?.focus();
    };
  }

  private stopEditing(): void {
    this.isEditing = false;
    this.isConflict = false;
    this.base = undefined;
    this.draft = NOTHING;
    this.errors = {};
    this.message = '';
  }

  private views(names: readonly string[]): FieldView[] {
    const { info, picklists, draft } = this;
    const record = this.isConflict ? this.record : (this.base ?? this.record);
    return fieldViews({ info, picklists, record, draft, readOnly: READ_ONLY }, names);
  }

  private get forms(): (RunAsForm & HTMLElement)[] {
    return [...(this.template?.querySelectorAll<RunAsForm & HTMLElement>('c-run-as-form') ?? [])];
  }
}
