import { LightningElement, api, wire } from 'lwc';
import { getPicklistValuesByRecordType } from 'lightning/uiObjectInfoApi';
import type { PicklistsByField } from 'lightning/uiObjectInfoApi';
import type { WireResult } from 'lightning/uiRecordApi';
import { printable } from 'c/runAsCore';
import type { FindingRow } from 'c/runAsCore';
import { MASTER_RECORD_TYPE, isoInstant, picklistText, shownLines } from 'c/runAsFormModel';
import { knownFacts } from 'c/runAsKnownFacts';
import type { Fact } from 'c/runAsKnownFacts';
import { formatted } from 'c/runAsLabels';
import { PAGE_SIZE, pageOf, pageWithin, rowsOf } from 'c/runAsPages';
import { RECORD_LABELS } from 'c/runAsRecordLabels';

interface FindingView {
  readonly id: string;
  readonly finding: FindingRow;
  readonly rule: string;
  readonly severity: string;
  readonly status: string;
  readonly evidence: string;
  readonly facts: readonly Fact[];
  readonly canAccept: boolean;
  readonly isAccepting: boolean;
  readonly acceptLabel: string;
}

const OPEN_FIRST: Readonly<Record<string, number>> = { Open: 0, Accepted: 1, Resolved: 2 };
const MORE_THAN_RANKS = 10;

/**
 * What rules found wrong with an identity, the worst that is open first. Fires `accepted` after an acceptance, and
 * `stale` when somebody else changed a finding meanwhile.
 */
export default class RunAsFindings extends LightningElement {
  @api isReviewer = false;
  private picklists: PicklistsByField = {};
  private sorted: readonly FindingRow[] = [];
  private acceptedId = '';
  private wantedPage = 0;
  private focus: (() => void) | undefined;
  readonly object = 'RunAsFinding__c';
  readonly recordTypeId = MASTER_RECORD_TYPE;
  readonly labels = RECORD_LABELS;
  readonly pageSize = PAGE_SIZE;
  status = '';

  @api
  get findings(): readonly FindingRow[] {
    return this.sorted;
  }
  set findings(findings: readonly FindingRow[]) {
    this.sorted = findings
      .map((finding) => ({ finding, urgency: this.urgencyOf(finding) }))
      .sort((a, b) => a.urgency - b.urgency)
      .map(({ finding }) => finding);
  }

  @wire(getPicklistValuesByRecordType, { objectApiName: '$object', recordTypeId: '$recordTypeId' })
  wiredPicklists({ data }: WireResult<{ picklistFieldValues: PicklistsByField }>): void {
    if (data) this.picklists = data.picklistFieldValues;
  }

  override renderedCallback(): void {
    const { focus } = this;
    this.focus = undefined;
    focus?.();
  }

  get isEmpty(): boolean {
    return this.total === 0;
  }

  get total(): number {
    return this.sorted.length;
  }

  /** What is typed into a form would be lost with its row, wherever the row has gone since. */
  get page(): number {
    const { acceptedIndex } = this;
    return acceptedIndex === -1 ? pageWithin(this.wantedPage, this.total) : pageOf(acceptedIndex);
  }

  get hasPager(): boolean {
    return this.total > PAGE_SIZE && this.acceptedIndex === -1;
  }

  get views(): FindingView[] {
    return rowsOf(this.sorted, this.page).map((finding) => this.viewOf(finding));
  }

  handlePage({ detail }: CustomEvent<{ page: number }>): void {
    this.wantedPage = detail.page;
  }

  handleAccept(event: Event): void {
    this.acceptedId = (event.currentTarget as HTMLElement).dataset.id ?? '';
    this.status = '';
    this.focusOn('c-run-as-accept-finding');
  }

  handleAccepted(): void {
    this.status = RECORD_LABELS.findingAccepted;
    this.close();
    this.focusOn('.status');
    this.dispatchEvent(new CustomEvent('accepted'));
  }

  handleCancel(): void {
    const id = this.acceptedId;
    this.close();
    this.focusOn(`.accept[data-id="${id}"]`);
  }

  /** The form stays, so that nothing that was typed is lost; the finding under it is read again. */
  handleOthersChange(): void {
    this.dispatchEvent(new CustomEvent('stale'));
  }

  private close(): void {
    this.wantedPage = this.page;
    this.acceptedId = '';
  }

  /** A button that has gone meanwhile leaves the keyboard to the line above the list. */
  private focusOn(selector: string): void {
    const find = (wanted: string): HTMLElement | null | undefined =>
      this.template?.querySelector<HTMLElement>(wanted);
    this.focus = () => (find(selector) ?? find('.status'))?.focus();
  }

  /** -1 where none is. */
  private get acceptedIndex(): number {
    const { acceptedId } = this;
    return acceptedId === '' ? -1 : this.sorted.findIndex(({ Id }) => Id === acceptedId);
  }

  /** The lower, the sooner. One that is being accepted stays where it is, whatever others did to it. */
  private urgencyOf({ Id, Status__c, SeverityRank__c }: FindingRow): number {
    const status = Id === this.acceptedId ? 'Open' : Status__c;
    return (OPEN_FIRST[status] ?? 3) * MORE_THAN_RANKS - (SeverityRank__c ?? 0);
  }

  private viewOf(finding: FindingRow): FindingView {
    const rule = printable(finding.Rule__c ?? RECORD_LABELS.noValue);
    const isAccepting = finding.Id === this.acceptedId;
    return {
      id: finding.Id,
      finding,
      rule,
      severity: picklistText(this.picklists, 'Severity__c', finding.Severity__c),
      status: picklistText(this.picklists, 'Status__c', finding.Status__c),
      evidence: shownLines(finding.Evidence__c ?? ''),
      facts: knownFacts(factsOf(finding)),
      canAccept: this.isReviewer && finding.Status__c === 'Open' && !isAccepting,
      isAccepting,
      acceptLabel: formatted(RECORD_LABELS.findingAcceptOf, rule)
    };
  }
}

/** An acceptance that has no end is none. */
function factsOf(finding: FindingRow): Fact[] {
  const controls = { term: RECORD_LABELS.findingControls, text: printable(finding.Controls__c ?? '') };
  const [from, until] = [isoInstant(finding.FirstSeenOn__c), isoInstant(finding.LastSeenOn__c)];
  const seen = { term: RECORD_LABELS.findingSeen, from, until };
  const day = isoInstant(finding.AcceptedUntil__c);
  if (!day) return [controls, seen];
  return [
    controls,
    seen,
    { term: RECORD_LABELS.findingAcceptedBy, text: printable(finding.AcceptedBy__r?.Name ?? '') },
    { term: RECORD_LABELS.findingAcceptedUntil, day },
    { term: RECORD_LABELS.findingAcceptedReason, text: shownLines(finding.AcceptedReason__c ?? '') }
  ];
}
