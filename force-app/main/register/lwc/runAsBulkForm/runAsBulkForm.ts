import { LightningElement, api, wire } from 'lwc';
import { getObjectInfo, getPicklistValuesByRecordType } from 'lightning/uiObjectInfoApi';
import type { ObjectInfo, PicklistsByField } from 'lightning/uiObjectInfoApi';
import type { UiRecord, WireResult } from 'lightning/uiRecordApi';
import { BULK_TEXTS } from 'c/runAsBulkLabels';
import { OWNER_ROLES, REVIEW_INTERVAL_DAYS } from 'c/runAsCore';
import type { BulkAction, OwnerRole } from 'c/runAsCore';
import type { FieldChange } from 'c/runAsField';
import type RunAsForm from 'c/runAsForm';
import type { Draft, FieldView, FormValue } from 'c/runAsFormModel';
import { fieldViews } from 'c/runAsFormModel';
import { formatted } from 'c/runAsLabels';
import { RECORD_LABELS } from 'c/runAsRecordLabels';
import { problemText } from 'c/runAsSaveProblem';
import type { ChosenUser } from 'c/runAsUserPicker';

/** An action that is complete, and the fields that this user may write. */
export interface AskedAction {
  readonly action: BulkAction;
  readonly writable: ReadonlySet<string>;
}

interface Asked {
  readonly objectApiName: 'RunAsUser__c' | 'RunAsReview__c';
  readonly names: readonly string[];
  /** Without these the action cannot be done. */
  readonly needed: readonly string[];
  readonly initial: Draft;
}

const INTERVAL: Draft = { ReviewIntervalDays__c: REVIEW_INTERVAL_DAYS.usual };

/** An owner is asked for apart: it is one of several fields. */
const ASKED: Readonly<Record<BulkAction['kind'], Asked>> = {
  register: {
    objectApiName: 'RunAsUser__c',
    names: ['BusinessOwner__c', 'Criticality__c', 'ReviewIntervalDays__c', 'Purpose__c'],
    needed: ['Status__c', 'BusinessOwner__c', 'Purpose__c'],
    initial: INTERVAL
  },
  assignOwner: { objectApiName: 'RunAsUser__c', names: [], needed: [], initial: {} },
  setInterval: {
    objectApiName: 'RunAsUser__c',
    names: ['ReviewIntervalDays__c'],
    needed: ['ReviewIntervalDays__c'],
    initial: INTERVAL
  },
  scheduleReview: {
    objectApiName: 'RunAsReview__c',
    names: ['DueOn__c', 'Reviewer__c', 'Reason__c'],
    needed: ['DueOn__c'],
    initial: { Reason__c: 'Manual' }
  }
};

/**
 * What a bulk action asks for, as far as this user may write it. Fires `action` with an `AskedAction`, or with
 * null while something is missing.
 */
export default class RunAsBulkForm extends LightningElement {
  @api kind: BulkAction['kind'] = 'assignOwner';
  /** Some of what is registered has no entry yet. */
  @api hasNew = false;
  private info: ObjectInfo | undefined;
  private picklists: PicklistsByField | undefined;
  private draft: Draft = {};
  private chosenRole: string = OWNER_ROLES[0];
  readonly labels = { ...RECORD_LABELS, ...BULK_TEXTS };
  recordTypeId: string | undefined;
  loadError = '';

  /** Puts the keyboard into the first field. */
  @api focus(): void {
    const role = this.template?.querySelector<HTMLElement>('lightning-select');
    if (role) role.focus();
    else this.form?.focusFirst();
  }

  /** Shows what is wrong with what was typed. @returns whether nothing is. */
  @api reportValidity(): boolean {
    return this.form?.reportValidity() ?? true;
  }

  @wire(getObjectInfo, { objectApiName: '$objectApiName' })
  wiredInfo({ data, error }: WireResult<ObjectInfo>): void {
    if (data) {
      this.info = data;
      this.recordTypeId = data.defaultRecordTypeId;
      this.tell();
    } else if (error) this.loadError = problemText(error);
  }

  @wire(getPicklistValuesByRecordType, { objectApiName: '$objectApiName', recordTypeId: '$recordTypeId' })
  wiredPicklists({ data, error }: WireResult<{ picklistFieldValues: PicklistsByField }>): void {
    if (data) {
      this.picklists = data.picklistFieldValues;
      this.tell();
    } else if (error) this.loadError = problemText(error);
  }

  get objectApiName(): string {
    return this.asked.objectApiName;
  }

  get isReady(): boolean {
    return this.info !== undefined && this.picklists !== undefined;
  }

  get isLoading(): boolean {
    return !this.isReady && this.loadError === '';
  }

  get isAsking(): boolean {
    return this.isReady && this.missingRights.length === 0;
  }

  get refusal(): string {
    if (!this.isReady || this.isAsking) return '';
    return formatted(BULK_TEXTS.notWritable, this.missingRights.join(', '));
  }

  get incompleteText(): string {
    return this.isAsking && !this.action ? BULK_TEXTS.incomplete : '';
  }

  get isAssignOwner(): boolean {
    return this.kind === 'assignOwner';
  }

  get roleOptions(): { readonly label: string; readonly value: string }[] {
    return this.roles.map(({ name, label }) => ({ label, value: name }));
  }

  get role(): string {
    return this.roles.find(({ name }) => name === this.chosenRole)?.name ?? this.roles[0]?.name ?? '';
  }

  get views(): FieldView[] {
    if (this.isAssignOwner) {
      return this.roles.filter(({ name }) => name === this.role).map((view) => asRequired(view));
    }
    const { needed } = this.asked;
    return this.writableViews(this.asked.names).map((view) => {
      return needed.includes(view.name) ? asRequired(view) : view;
    });
  }

  handleRole({ detail }: CustomEvent<{ value: string }>): void {
    const { [this.role]: user = null } = this.draft;
    this.chosenRole = detail.value;
    this.draft = { [detail.value]: user };
    this.tell();
  }

  handleChange({ detail: { name, value } }: CustomEvent<FieldChange>): void {
    this.draft = { ...this.draft, [name]: value };
    this.tell();
  }

  private tell(): void {
    const { action, info } = this;
    const fields = Object.values(info?.fields ?? {});
    const writable = fields.filter((field) => (this.isNew ? field?.createable : field?.updateable));
    const asked: AskedAction | null = action && {
      action,
      writable: new Set(writable.map((field) => field!.apiName))
    };
    this.dispatchEvent(new CustomEvent('action', { detail: asked }));
  }

  private get asked(): Asked {
    return ASKED[this.kind];
  }

  private get isNew(): boolean {
    return this.kind === 'scheduleReview' || (this.kind === 'register' && this.hasNew);
  }

  /** Labels of the fields that the action needs and this user may not write. */
  private get missingRights(): string[] {
    const needed = this.isAssignOwner ? OWNER_ROLES : this.asked.needed;
    const writable = new Set(this.writableViews(needed).map(({ name }) => name));
    if (this.isAssignOwner && writable.size > 0) return [];
    return needed.filter((name) => !writable.has(name)).map((name) => this.info?.fields[name]?.label ?? name);
  }

  private get roles(): FieldView[] {
    return this.writableViews(OWNER_ROLES);
  }

  private writableViews(names: readonly string[]): FieldView[] {
    const { info, picklists } = this;
    if (!info || !picklists) return [];
    const draft = { ...this.asked.initial, ...this.draft };
    return fieldViews({ info, picklists, record: this.record, draft }, names).filter(
      ({ isWritable }) => isWritable
    );
  }

  /** One that is there stands for all: what they hold is not asked. */
  private get record(): UiRecord | null {
    return this.isNew ? null : { apiName: this.objectApiName, id: '', lastModifiedDate: null, fields: {} };
  }

  private get action(): BulkAction | null {
    const { views } = this;
    if (!this.isAsking || views.some(({ isRequired, value }) => isRequired && isEmpty(value))) return null;
    const values = Object.fromEntries(views.map(({ name, value }) => [name, value]));
    return actionOf(this.kind, values, this.role as OwnerRole);
  }

  private get form(): (RunAsForm & HTMLElement) | null | undefined {
    return this.template?.querySelector<RunAsForm & HTMLElement>('c-run-as-form');
  }
}

function asRequired(view: FieldView): FieldView {
  return { ...view, isRequired: true };
}

function isEmpty(value: FormValue): boolean {
  return value === null || (typeof value === 'string' && value.trim() === '');
}

/** @param values of the fields that were asked for. */
function actionOf(kind: BulkAction['kind'], values: Draft, role: OwnerRole): BulkAction {
  if (kind === 'register') return registering(values);
  if (kind === 'scheduleReview') return scheduling(values);
  if (kind === 'setInterval') return { kind, days: Number(values.ReviewIntervalDays__c) };
  const owner = userOf(values[role]);
  return { kind, role, userId: owner?.id ?? '', userName: owner?.name ?? '' };
}

function registering(values: Draft): BulkAction {
  const owner = userOf(values.BusinessOwner__c);
  return {
    kind: 'register',
    ownerId: owner?.id ?? '',
    ownerName: owner?.name ?? '',
    purpose: textOf(values.Purpose__c) ?? '',
    criticality: textOf(values.Criticality__c),
    days: 'ReviewIntervalDays__c' in values ? Number(values.ReviewIntervalDays__c) : null
  };
}

function scheduling(values: Draft): BulkAction {
  const reviewer = userOf(values.Reviewer__c);
  return {
    kind: 'scheduleReview',
    dueOn: textOf(values.DueOn__c) ?? '',
    reviewerId: reviewer?.id ?? null,
    reviewerName: reviewer?.name ?? '',
    reason: textOf(values.Reason__c)
  };
}

function userOf(value: FormValue | undefined): ChosenUser | null {
  return typeof value === 'object' ? value : null;
}

function textOf(value: FormValue | undefined): string | null {
  return typeof value === 'string' ? value : null;
}
