import { LightningElement, api } from 'lwc';
import { CRITICALITIES, OWNER_ROLES, REVIEW_INTERVAL_DAYS, REVIEW_REASONS } from 'c/runAsCore';
import type { BulkAction, Criticality, OwnerRole, ReviewReason } from 'c/runAsCore';
import { BULK_TEXTS } from 'c/runAsBulkLabels';
import type { ChosenUser } from 'c/runAsUserPicker';

interface Values {
  readonly user: ChosenUser | null;
  readonly role: OwnerRole;
  readonly purpose: string;
  readonly criticality: Criticality | '';
  readonly days: string;
  readonly dueOn: string;
  readonly reason: ReviewReason;
}

const FIRST_VALUES: Values = {
  user: null,
  role: 'BusinessOwner__c',
  purpose: '',
  criticality: '',
  days: String(REVIEW_INTERVAL_DAYS.usual),
  dueOn: '',
  reason: 'Manual'
};

const ROLE_LABELS: Record<OwnerRole, string> = {
  BusinessOwner__c: BULK_TEXTS.roleBusiness,
  BackupOwner__c: BULK_TEXTS.roleBackup,
  TechnicalOwner__c: BULK_TEXTS.roleTechnical
};

/** What a bulk action asks for. Fires `action` with it, or with null while something is missing. */
export default class RunAsBulkForm extends LightningElement {
  @api kind: BulkAction['kind'] = 'assignOwner';
  private values = FIRST_VALUES;
  readonly labels = BULK_TEXTS;
  readonly interval = REVIEW_INTERVAL_DAYS;
  readonly roleOptions = OWNER_ROLES.map((value) => ({ value, label: ROLE_LABELS[value] }));
  readonly criticalityOptions = [
    { value: '', label: BULK_TEXTS.criticalityNone },
    ...CRITICALITIES.map((value) => ({ value, label: value }))
  ];
  readonly reasonOptions = REVIEW_REASONS.map((value) => ({ value, label: value }));

  override connectedCallback(): void {
    this.tell();
  }

  get isRegister(): boolean {
    return this.kind === 'register';
  }

  get isAssignOwner(): boolean {
    return this.kind === 'assignOwner';
  }

  get isIntervalAsked(): boolean {
    return this.isRegister || this.kind === 'setInterval';
  }

  get isScheduleReview(): boolean {
    return this.kind === 'scheduleReview';
  }

  get role(): OwnerRole {
    return this.values.role;
  }

  get criticality(): string {
    return this.values.criticality;
  }

  get days(): string {
    return this.values.days;
  }

  get reason(): ReviewReason {
    return this.values.reason;
  }

  handleUser({ detail }: CustomEvent<ChosenUser | null>): void {
    this.values = { ...this.values, user: detail };
    this.tell();
  }

  /** The input names the value. */
  handleValue(event: CustomEvent<{ value: string }>): void {
    const { name } = (event.currentTarget as HTMLElement).dataset;
    this.values = { ...this.values, [name ?? '']: event.detail.value };
    this.tell();
  }

  private tell(): void {
    this.dispatchEvent(new CustomEvent('action', { detail: this.action() }));
  }

  private action(): BulkAction | null {
    return {
      register: () => this.registering(),
      assignOwner: () => this.assigning(),
      setInterval: () => this.setting(),
      scheduleReview: () => this.scheduling()
    }[this.kind]();
  }

  private registering(): BulkAction | null {
    const { user, purpose, criticality } = this.values;
    const days = Number(this.values.days);
    if (!user || !purpose.trim() || !days) return null;
    const owner = { ownerId: user.id, ownerName: user.name };
    return { kind: 'register', ...owner, purpose, criticality: criticality || null, days };
  }

  private assigning(): BulkAction | null {
    const { user, role } = this.values;
    return user && { kind: 'assignOwner', role, userId: user.id, userName: user.name };
  }

  private setting(): BulkAction | null {
    const days = Number(this.values.days);
    return days ? { kind: 'setInterval', days } : null;
  }

  private scheduling(): BulkAction | null {
    const { user, dueOn, reason } = this.values;
    if (!dueOn) return null;
    const reviewer = { reviewerId: user?.id ?? null, reviewerName: user?.name ?? '' };
    return { kind: 'scheduleReview', dueOn, ...reviewer, reason };
  }
}
