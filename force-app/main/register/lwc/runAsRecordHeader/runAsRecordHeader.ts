import { LightningElement, api, wire } from 'lwc';
import { getPicklistValuesByRecordType } from 'lightning/uiObjectInfoApi';
import type { PicklistsByField } from 'lightning/uiObjectInfoApi';
import type { WireResult } from 'lightning/uiRecordApi';
import { printable, savedHeadline } from 'c/runAsCore';
import type { AccessHeadline, AppKind, RegisterEntryRow, ShownHeadline } from 'c/runAsCore';
import { MASTER_RECORD_TYPE, isoInstant, picklistText } from 'c/runAsFormModel';
import { numberText, timeZone } from 'c/runAsFormats';
import { reviewStateText, statusText } from 'c/runAsIdentityRow';
import { RECORD_LABELS } from 'c/runAsRecordLabels';

/** Name, status and dates of one identity, above the tabs. */
export default class RunAsRecordHeader extends LightningElement {
  /** The whole of it, however long. */
  @api username = '';
  @api name = '';
  @api userId: string | null = null;
  /** Of the apps that act as the user. */
  @api appKinds: readonly AppKind[] = [];
  /** Null of an identity that is not registered. */
  @api entry: RegisterEntryRow | null = null;
  /** Whether there is an entry is not known: this user may not read the register. */
  @api isRegisterUnread = false;
  /** Of the access that is shown; undefined while it is not known, where the grade of the last saved scan stands in. */
  @api headline: AccessHeadline | undefined;
  /** When the access of the headline was read, where that is not just now. */
  @api readOn: string | undefined;
  /** Beside the status of the entry: that the user is inactive, frozen … */
  @api statuses: readonly string[] = [];
  /** Without the name and what stands beside it, where the page has them above. */
  @api isCompact = false;
  private picklists: PicklistsByField = {};
  readonly recordTypeId = MASTER_RECORD_TYPE;
  readonly labels = RECORD_LABELS;
  readonly timeZone = timeZone;

  /** Its severities are those of the entry; nobody else's are asked for. */
  get findingObject(): string | undefined {
    return this.entry ? 'RunAsFinding__c' : undefined;
  }

  @wire(getPicklistValuesByRecordType, { objectApiName: '$findingObject', recordTypeId: '$recordTypeId' })
  wiredPicklists({ data }: WireResult<{ picklistFieldValues: PicklistsByField }>): void {
    if (data) this.picklists = data.picklistFieldValues;
  }

  @api focusHeading(): void {
    this.template?.querySelector<HTMLElement>('h1')?.focus();
  }

  get isWhole(): boolean {
    return !this.isCompact;
  }

  get areFactsShown(): boolean {
    return this.isWhole && this.entry !== null;
  }

  get shownUsername(): string {
    return printable(this.username);
  }

  get shownName(): string {
    return printable(this.name);
  }

  get badges(): string[] {
    const { entry } = this;
    const drifted = entry?.HasDrifted__c ? [RECORD_LABELS.driftBadge] : [];
    if (!entry && this.isRegisterUnread) return [...this.statuses];
    return [entry ? statusText(entry.Status__c) : RECORD_LABELS.notRegistered, ...drifted, ...this.statuses];
  }

  get graded(): ShownHeadline | null {
    const { headline, entry } = this;
    return headline ?? (entry && savedHeadline(entry));
  }

  get gradedOnLabel(): string {
    return this.headline ? RECORD_LABELS.headerGradedOn : RECORD_LABELS.headerScannedOn;
  }

  get gradedOn(): string | undefined {
    return this.headline ? this.readOn : isoInstant(this.entry?.LastScannedOn__c);
  }

  /** An entry that nobody answers for says so. */
  get owner(): string {
    if (!this.entry) return '';
    const { BusinessOwner__c: id, BusinessOwner__r: owner } = this.entry;
    // An owner whose name this user may not read is an owner nevertheless.
    if (id) return printable(owner?.Name ?? RECORD_LABELS.ownerNotReadable);
    return RECORD_LABELS.noOwner;
  }

  get nextReview(): string | undefined {
    return isoInstant(this.entry?.NextReviewOn__c);
  }

  get reviewState(): string {
    return reviewStateText(this.entry?.ReviewState__c ?? '');
  }

  get openFindings(): string {
    const number = this.entry?.OpenFindings__c ?? null;
    if (number === null) return '';
    const worst = number > 0 && picklistText(this.picklists, 'Severity__c', this.entry?.WorstSeverity__c);
    return [numberText(number), worst].filter(Boolean).join(' · ');
  }
}
