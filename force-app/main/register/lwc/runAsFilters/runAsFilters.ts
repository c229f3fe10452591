import { LightningElement, api } from 'lwc';
import { ENTRY_STATUSES, EVIDENCE_KINDS, EVIDENCE_KIND_TEXTS, SHOWN_GRADES } from 'c/runAsCore';
import type { EntryStatus, EvidenceKind, RegisterView, ShownGrade } from 'c/runAsCore';
import { TEXTS } from 'c/runAsDashboardLabels';
import { STATUS_LABELS } from 'c/runAsIdentityRow';
import { GRADE_LABELS, LABELS } from 'c/runAsLabels';

const ALL = 'all';

/** What of a view the filters change. */
export type FilterChange = Partial<Pick<RegisterView, 'text' | 'grade' | 'evidence' | 'status' | 'mine'>>;

interface SelectOption {
  readonly label: string;
  readonly value: string;
}

/** Search and filters of the list. Fires `filter` with what is changed. */
export default class RunAsFilters extends LightningElement {
  @api view: RegisterView | undefined;
  /** Without the register nobody owns anything, and nothing has a status. */
  @api isRegisterRead = false;
  /** Without a scan no evidence is known. */
  @api isScanned = false;
  readonly labels = { ...LABELS, ...TEXTS };
  readonly gradeOptions = options(
    TEXTS.gradeAll,
    SHOWN_GRADES.map((value) => ({ label: GRADE_LABELS[value], value }))
  );
  readonly evidenceOptions = options(
    LABELS.evidenceAll,
    EVIDENCE_KINDS.map((value) => ({ label: EVIDENCE_KIND_TEXTS[value], value }))
  );
  readonly statusOptions = options(
    TEXTS.statusAll,
    ENTRY_STATUSES.map((value) => ({ label: STATUS_LABELS[value], value }))
  );

  get grade(): string {
    return this.view?.grade ?? ALL;
  }

  get evidence(): string {
    return this.view?.evidence ?? ALL;
  }

  get status(): string {
    return this.view?.status ?? ALL;
  }

  get text(): string {
    return this.view?.text ?? '';
  }

  get mine(): boolean {
    return this.view?.mine ?? false;
  }

  handleSearch({ detail }: CustomEvent<{ value: string }>): void {
    this.change({ text: detail.value });
  }

  handleGrade({ detail }: CustomEvent<{ value: string }>): void {
    this.change({ grade: chosen(detail.value) as ShownGrade | null });
  }

  handleEvidence({ detail }: CustomEvent<{ value: string }>): void {
    this.change({ evidence: chosen(detail.value) as EvidenceKind | null });
  }

  handleStatus({ detail }: CustomEvent<{ value: string }>): void {
    this.change({ status: chosen(detail.value) as EntryStatus | null });
  }

  handleMine({ detail }: CustomEvent<{ checked: boolean }>): void {
    this.change({ mine: detail.checked });
  }

  private change(detail: FilterChange): void {
    this.dispatchEvent(new CustomEvent<FilterChange>('filter', { detail }));
  }
}

function options(all: string, others: readonly SelectOption[]): SelectOption[] {
  return [{ label: all, value: ALL }, ...others];
}

function chosen(value: string): string | null {
  return value === ALL ? null : value;
}
