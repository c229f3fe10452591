import { LightningElement } from 'lwc';
import type RunAsAccess from 'c/runAsAccess';
import type { OpenedIdentity } from 'c/runAsAccess';
import {
  ACCESS_PARTS,
  AccessResolver,
  EVIDENCE_KIND_TEXTS,
  accessDetail,
  audit,
  gapText,
  grantShares,
  printable
} from 'c/runAsCore';
import type { Audit, AuditedIdentity, EvidenceKind, OrgSnapshot, ShownGrade, UserRow } from 'c/runAsCore';
import type RunAsIdentities from 'c/runAsIdentities';
import { identityRow } from 'c/runAsIdentityRow';
import type { IdentityRow } from 'c/runAsIdentityRow';
import { LABELS, formatted } from 'c/runAsLabels';
import type { ReadProgress } from 'c/runAsProgress';
import { readAccess, readRegister } from 'c/runAsSource';

const ALL = 'all';
const NOTHING_READ: ReadProgress = { done: 0, started: 0 };

/** The register's first page: every identity of the org, and the access of the one that is opened. */
export default class RunAsDashboard extends LightningElement {
  private audited: Audit | undefined;
  private rows: readonly IdentityRow[] = [];
  private text = '';
  /** Where the keyboard goes once the next view is drawn. */
  private focus: (() => void) | undefined;
  readonly labels = LABELS;
  isLoading = true;
  progress: ReadProgress = NOTHING_READ;
  error = '';
  /** Username whose access is being read, and why that failed. */
  opening = '';
  openError = '';
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
    this.progress = NOTHING_READ;
    this.error = '';
    try {
      const snapshot = await readRegister((done, started) => {
        this.progress = { done, started };
      });
      const audited = audit(snapshot, new Date().toISOString());
      this.rows = audited.identities.map((identity) => identityRow(identity, audited.resolver));
      this.audited = audited;
    } catch (error) {
      this.error = messageOf(error);
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
    // Of the list, or of the reason why there is none; it is drawn by now.
    this.template?.querySelector<HTMLElement>('h1')?.focus();
  }

  handleOpen(event: CustomEvent<{ username: string }>): void {
    const identity = this.audited?.identities.find(({ username }) => username === event.detail.username);
    if (identity) void this.open(identity);
  }

  private async open(identity: AuditedIdentity): Promise<void> {
    this.opening = identity.username;
    this.openError = '';
    try {
      const opened = await this.wholeAccess(identity);
      if (this.opening !== identity.username) return;
      this.opened = opened;
      this.focus = () =>
        this.template?.querySelector<RunAsAccess & Element>('c-run-as-access')?.focusHeading();
    } catch (error) {
      if (this.opening !== identity.username) return;
      this.openError = messageOf(error);
      // The row may be far below: the focus brings the reason into view.
      this.focus = () => this.template?.querySelector<HTMLElement>('.open-error')?.focus();
    } finally {
      if (this.opening === identity.username) this.opening = '';
    }
  }

  /** The list may hold user permissions alone; what is opened is read whole. */
  private async wholeAccess(identity: AuditedIdentity): Promise<OpenedIdentity> {
    const listed = this.audited!.resolver;
    const { user } = identity;
    if (!user || ACCESS_PARTS.every((part) => listed.parts.includes(part))) {
      return openedIdentity(identity, listed);
    }
    const snapshot = await readAccess(user.Username);
    requireUser(snapshot, user);
    const resolver = new AccessResolver(snapshot, new Date().toISOString());
    return openedIdentity({ ...identity, access: resolver.ofUser(user.Id) }, resolver);
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

  get openingText(): string {
    return formatted(LABELS.opening, printable(this.opening));
  }

  get subtitle(): string {
    return formatted(LABELS.dashboardSubtitle, this.orgName);
  }
}

function openedIdentity(identity: AuditedIdentity, resolver: AccessResolver): OpenedIdentity {
  return {
    identity,
    detail: accessDetail(identity.access, resolver),
    shares: grantShares(identity.access, resolver)
  };
}

/** @throws Error when the user did not come: what was read of nobody would pass for no access. */
function requireUser({ rows, gaps }: OrgSnapshot, { Id, Username }: UserRow): void {
  if (rows.User?.some((user) => user.Id === Id)) return;
  const gap = gaps.find(({ params: { hides } }) => hides === 'users');
  throw new Error(gap ? printable(gapText(gap).why) : formatted(LABELS.userGone, printable(Username)));
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
