import { LightningElement, api } from 'lwc';
import { printable } from 'c/runAsCore';
import type { FindingRow } from 'c/runAsCore';
import { isoInstant, shownLines } from 'c/runAsFormModel';
import { knownFacts } from 'c/runAsKnownFacts';
import type { Fact } from 'c/runAsKnownFacts';
import { formatted } from 'c/runAsLabels';
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

/** What rules found wrong with an identity, the worst that is open first. Fires `accepted` after an acceptance. */
export default class RunAsFindings extends LightningElement {
  @api findings: readonly FindingRow[] = [];
  @api isReviewer = false;
  private acceptedId = '';
  private focus: (() => void) | undefined;
  readonly labels = RECORD_LABELS;
  status = '';

  override renderedCallback(): void {
    const { focus } = this;
    this.focus = undefined;
    focus?.();
  }

  get isEmpty(): boolean {
    return this.findings.length === 0;
  }

  get views(): FindingView[] {
    return this.findings.toSorted(byUrgency).map((finding) => this.viewOf(finding));
  }

  handleAccept(event: Event): void {
    this.acceptedId = (event.currentTarget as HTMLElement).dataset.id ?? '';
    this.status = '';
  }

  handleAccepted(): void {
    this.status = RECORD_LABELS.findingAccepted;
    this.acceptedId = '';
    this.focus = () => this.template?.querySelector<HTMLElement>('.status')?.focus();
    this.dispatchEvent(new CustomEvent('accepted'));
  }

  handleCancel(): void {
    const id = this.acceptedId;
    this.acceptedId = '';
    this.focus = () => this.template?.querySelector<HTMLElement>(`.accept[data-id="${id}"]`)?.focus();
  }

  private viewOf(finding: FindingRow): FindingView {
    const rule = printable(finding.Rule__c ?? RECORD_LABELS.noValue);
    const isAccepting = finding.Id === this.acceptedId;
    return {
      id: finding.Id,
      finding,
      rule,
      severity: finding.Severity__c ?? '',
      status: finding.Status__c,
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

function byUrgency(a: FindingRow, b: FindingRow): number {
  const status = (OPEN_FIRST[a.Status__c] ?? 3) - (OPEN_FIRST[b.Status__c] ?? 3);
  return status || (b.SeverityRank__c ?? 0) - (a.SeverityRank__c ?? 0);
}
