import { LightningElement } from 'lwc';
import type RunAsAccess from 'c/runAsAccess';
import type { OpenedIdentity } from 'c/runAsAccess';
import { EVIDENCE_KIND_TEXTS, accessDetail, audit, grantShares, printable } from 'c/runAsCore';
import type { Audit, EvidenceKind, ShownGrade } from 'c/runAsCore';
import type RunAsIdentities from 'c/runAsIdentities';
import { identityRow } from 'c/runAsIdentityRow';
import type { IdentityRow } from 'c/runAsIdentityRow';
import { LABELS, formatted } from 'c/runAsLabels';
import { orgSource } from 'c/runAsSource';

const ALL = 'all';

/** The register's first page: every identity of the org, and the access of the one that is opened. */
export default class RunAsDashboard extends LightningElement {
  private audited: Audit | undefined;
  private rows: readonly IdentityRow[] = [];
  private text = '';
  /** Where the keyboard goes once the next view is drawn. */
  private focus: (() => void) | undefined;
  readonly labels = LABELS;
  isLoading = true;
  error = '';
  grade: ShownGrade | null = null;
  evidence: string = ALL;
  opened: OpenedIdentity | undefined;

  override connectedCallback(): void {
    void this.load();
  }

  override renderedCallback(): void {
    const { focus } = this;
    this.focus = undefined;
    focus?.();
  }

  private async load(): Promise<void> {
    this.isLoading = true;
    this.error = '';
    try {
      const source = orgSource();
      if (!source) throw new Error(LABELS.errorNoSource);
      const audited = audit(await source.read(), new Date().toISOString());
      this.rows = audited.identities.map((identity) => identityRow(identity, audited.resolver));
      this.audited = audited;
    } catch (error) {
      this.error = error instanceof Error ? error.message : String(error);
    } finally {
      this.isLoading = false;
    }
  }

  get orgName(): string {
    return printable(this.audited?.org.name ?? '');
  }

  get takenAt(): string | undefined {
    return this.audited?.org.takenAt;
  }

  get isListShown(): boolean {
    return this.audited !== undefined && !this.error && !this.isLoading;
  }

  /** The list stays while an identity is open, so that page, sorting and search are there on return. */
  get listClass(): string {
    return this.opened ? 'slds-hide' : '';
  }

  get gaps(): Audit['gaps'] {
    return this.audited?.gaps ?? [];
  }

  get hasIdentities(): boolean {
    return this.rows.length > 0;
  }

  get shown(): readonly IdentityRow[] {
    return this.searched.filter(({ grade }) => this.grade === null || grade === this.grade);
  }

  /** The bar counts what search and evidence leave over, so that its numbers agree with the list. */
  get shownGrades(): ShownGrade[] {
    return this.searched.map(({ grade }) => grade);
  }

  get isNothingFound(): boolean {
    return this.hasIdentities && this.shown.length === 0;
  }

  get evidenceOptions(): { label: string; value: string }[] {
    const kinds = new Set(this.rows.flatMap(({ evidenceKinds }) => evidenceKinds));
    const options = [...kinds].map((kind) => ({ label: EVIDENCE_KIND_TEXTS[kind], value: kind }));
    return [{ label: LABELS.evidenceAll, value: ALL }, ...options];
  }

  handleSearch(event: CustomEvent<{ value: string }>): void {
    this.text = event.detail.value.trim().toLowerCase();
  }

  handleGrade(event: CustomEvent<{ grade: ShownGrade | null }>): void {
    this.grade = event.detail.grade;
  }

  handleEvidence(event: CustomEvent<{ value: string }>): void {
    this.evidence = event.detail.value;
  }

  async handleRetry(): Promise<void> {
    await this.load();
    this.focus = () => this.template?.querySelector<HTMLElement>('h1')?.focus();
  }

  handleOpen(event: CustomEvent<{ username: string }>): void {
    const { audited } = this;
    const identity = audited?.identities.find(({ username }) => username === event.detail.username);
    if (!audited || !identity) return;
    const { resolver } = audited;
    this.opened = {
      identity,
      detail: accessDetail(identity.access, resolver),
      shares: grantShares(identity.access, resolver)
    };
    this.focus = () => this.template?.querySelector<RunAsAccess & Element>('c-run-as-access')?.focusHeading();
  }

  handleClose(): void {
    const username = this.opened?.identity.username ?? '';
    this.opened = undefined;
    this.focus = () =>
      this.template?.querySelector<RunAsIdentities & Element>('c-run-as-identities')?.focusRow(username);
  }

  private get searched(): readonly IdentityRow[] {
    return this.rows.filter(
      ({ search, evidenceKinds }) =>
        search.includes(this.text) &&
        (this.evidence === ALL || evidenceKinds.includes(this.evidence as EvidenceKind))
    );
  }

  get subtitle(): string {
    return formatted(LABELS.dashboardSubtitle, this.orgName);
  }
}
