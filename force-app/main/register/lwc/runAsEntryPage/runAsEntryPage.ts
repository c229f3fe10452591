import { LightningElement, api, wire } from 'lwc';
import canManage from '@salesforce/customPermission/RunAsManage';
import canReview from '@salesforce/customPermission/RunAsReview';
import canScan from '@salesforce/customPermission/RunAsScan';
import { getObjectInfo, getPicklistValuesByRecordType } from 'lightning/uiObjectInfoApi';
import type { ObjectInfo, PicklistsByField } from 'lightning/uiObjectInfoApi';
import { getRecord, notifyRecordUpdateAvailable } from 'lightning/uiRecordApi';
import type { UiRecord, WireResult } from 'lightning/uiRecordApi';
import type { OrgReading } from 'c/runAsApps';
import { appKindsOf, parseInstant } from 'c/runAsCore';
import type { AccessHeadline, AppKind, RegisterEntryRow, ReviewRow } from 'c/runAsCore';
import { ENTRY_FIELDS, ENTRY_OBJECT, entryRowOf } from 'c/runAsEntryFields';
import { statusesOf } from 'c/runAsIdentityRow';
import { readKeptAccess } from 'c/runAsKeptAccess';
import type { KeptAccess } from 'c/runAsKeptAccess';
import type { LiveAccess, Reading, Who } from 'c/runAsLiveIdentity';
import { readLiveAccess, readLiveIdentity, withEvidence } from 'c/runAsLiveIdentity';
import { RECORD_LABELS } from 'c/runAsRecordLabels';
import type { EntryContents } from 'c/runAsRegister';
import { readEntry } from 'c/runAsRegister';
import { registerUser } from 'c/runAsRegistering';
import { problemText, saveProblem } from 'c/runAsSaveProblem';

const NOT_READ = { isLoading: false, error: '', value: undefined } as const;
const LOADING = { ...NOT_READ, isLoading: true } as const;
const NO_PROGRESS = { done: 0, started: 0 };
/** What the page cannot be shown without; each tells of its own failures. */
const NO_PROBLEMS = { info: '', picklists: '', record: '' };
const NOTHING: EntryContents = { reviews: [], findings: [], uses: [] };
const FIRST_TAB = 'overview';

/** An entry of the register with all that belongs to it. Fires `tab` with the name of the tab that was opened. */
export default class RunAsEntryPage extends LightningElement {
  @api recordId: string | undefined;
  /** On a record page, which has name and highlights above. */
  @api isOnRecordPage = false;
  private record: UiRecord | undefined;
  private row: RegisterEntryRow | undefined;
  private kept: KeptAccess | undefined;
  private wanted = FIRST_TAB;
  private visited: ReadonlySet<string> = new Set([FIRST_TAB]);
  readonly labels = RECORD_LABELS;
  readonly object = ENTRY_OBJECT;
  readonly fields = ENTRY_FIELDS;
  readonly isManager = canManage === true;
  readonly isReviewer = canReview === true;
  readonly canScan = canScan === true;
  recordTypeId: string | undefined;
  info: ObjectInfo | undefined;
  picklists: PicklistsByField | undefined;
  problems: Readonly<typeof NO_PROBLEMS> = NO_PROBLEMS;
  isGone = false;
  warning = '';
  contents: Reading<EntryContents> = NOT_READ;
  access: Reading<LiveAccess> = NOT_READ;
  orgReading: OrgReading = { ...NOT_READ, progress: NO_PROGRESS };

  /** The open tab, as the address has it; one that is none opens the first. */
  @api
  get tab(): string {
    return this.wanted;
  }
  set tab(tab: string) {
    this.wanted = tab || FIRST_TAB;
    this.visited = new Set([...this.visited, this.wanted]);
  }

  @wire(getObjectInfo, { objectApiName: '$object' })
  wiredInfo({ data, error }: WireResult<ObjectInfo>): void {
    if (data) {
      this.info = data;
      this.recordTypeId = data.defaultRecordTypeId;
    }
    this.tell('info', error);
  }

  @wire(getPicklistValuesByRecordType, { objectApiName: '$object', recordTypeId: '$recordTypeId' })
  wiredPicklists({ data, error }: WireResult<{ picklistFieldValues: PicklistsByField }>): void {
    if (data) this.picklists = data.picklistFieldValues;
    this.tell('picklists', error);
  }

  @wire(getRecord, { recordId: '$recordId', optionalFields: '$fields' })
  wiredRecord({ data, error }: WireResult<UiRecord>): void {
    const isFirst = !this.record;
    if (data) {
      this.record = data;
      this.row = entryRowOf(data);
    }
    // What a user typed stays in sight when the entry is deleted meanwhile.
    this.isGone = !isFirst && error !== undefined && saveProblem(error).isGone;
    this.tell('record', this.isGone ? undefined : error);
    if (data && isFirst) void this.readAll();
  }

  get problem(): string {
    const { info, picklists, record } = this.problems;
    return info || picklists || record;
  }

  get isLoading(): boolean {
    return !this.isReady && this.problem === '';
  }

  get isReady(): boolean {
    return this.record !== undefined && this.info !== undefined && this.picklists !== undefined;
  }

  /** What is shown stays, with what was typed into it, when it cannot be read again. */
  get isRefused(): boolean {
    return !this.isReady && this.problem !== '';
  }

  get entry(): RegisterEntryRow {
    return this.row!;
  }

  get username(): string {
    return this.userText('Username') || (this.row?.Name ?? '');
  }

  get name(): string {
    return this.userText('Name');
  }

  get userId(): string | null {
    return this.row?.User__c ?? null;
  }

  get appKinds(): readonly AppKind[] {
    const org = this.orgReading.value;
    return appKindsOf(org?.identity?.apps ?? [], this.belongings.uses);
  }

  get headline(): AccessHeadline | undefined {
    return this.access.value?.opened.detail ?? this.newestKept?.detail;
  }

  /** When the access was read whose grade is shown; undefined where that is just now. */
  get readOn(): string | undefined {
    return this.access.value ? undefined : this.newestKept?.takenAt;
  }

  /** Of the last review, unless a scan was saved since: the header has its grade. */
  private get newestKept(): KeptAccess['snapshot'] | undefined {
    const { kept, row } = this;
    const [keptOn, savedOn] = [kept?.snapshot.takenAt, row?.AccessGrade__c && row.LastScannedOn__c].map(
      (on) => (on ? parseInstant(on) : null)
    );
    return (savedOn ?? -Infinity) > (keptOn ?? -Infinity) ? undefined : kept?.snapshot;
  }

  get statuses(): string[] {
    const opened = this.access.value?.opened;
    return opened ? statusesOf(opened.identity) : [];
  }

  get canRegister(): boolean {
    return this.isManager && this.row?.Status__c === 'Proposed' && !this.isGone;
  }

  /** Null where this user may not read the org. */
  get live(): Reading<LiveAccess> | null {
    return this.canScan ? withEvidence(this.access, this.orgReading) : null;
  }

  get org(): OrgReading | null {
    return this.canScan ? this.orgReading : null;
  }

  get lastLogin(): string | undefined {
    return this.row?.LastLoginOn__c ?? undefined;
  }

  get reviews(): readonly ReviewRow[] {
    return this.belongings.reviews;
  }

  get belongings(): EntryContents {
    return this.contents.value ?? NOTHING;
  }

  /**
   * The newest review whose file stands in for the access. Who reads the access itself compares it with the file of
   * what was approved.
   */
  get lastKept(): ReviewRow | null {
    const kept = this.reviews.filter(
      ({ Status__c: status, SnapshotHash__c: hash, Decision__c: decision }) =>
        status === 'Completed' && hash !== null && (!this.canScan || decision === 'Certify')
    );
    return kept.toSorted((a, b) => completedAt(b) - completedAt(a))[0] ?? null;
  }

  /** Reviews, findings and apps: without them nothing says that there are none. */
  get hasContents(): boolean {
    return this.contents.value !== undefined;
  }

  /** Who may not read the org is shown what the reviews kept. */
  get hasAccess(): boolean {
    return this.canScan || this.hasContents;
  }

  get isReviewUnread(): boolean {
    return !this.hasContents;
  }

  get contentsText(): string {
    return this.contents.isLoading ? RECORD_LABELS.loading : RECORD_LABELS.contentsUnread;
  }

  get areLoginsVisited(): boolean {
    return this.visited.has('logins');
  }

  handleTab(event: Event): void {
    const tab = (event.target as HTMLElement & { value?: string }).value ?? FIRST_TAB;
    this.visited = new Set([...this.visited, tab]);
    if (tab === 'apps' && this.canScan && !this.orgReading.value && !this.orgReading.isLoading)
      void this.readOrg();
    if (tab !== this.wanted) this.dispatchEvent(new CustomEvent('tab', { detail: { tab } }));
    this.wanted = tab;
  }

  async handleReadAgain(): Promise<void> {
    await this.readAccess();
  }

  async handleReadOrg(): Promise<void> {
    await this.readOrg();
  }

  async handleRetry(): Promise<void> {
    await this.refresh();
  }

  async handleReadContents(): Promise<void> {
    await this.readContents();
  }

  async handleReviewed(): Promise<void> {
    await Promise.all([this.readContents(), this.refresh()]);
  }

  async handleRegister(): Promise<void> {
    const { username, userId } = this;
    const identity = this.orgReading.value?.identity ?? null;
    const audited = this.orgReading.value?.audited ?? this.access.value?.audited;
    const registered = await registerUser({ username, userId, identity, entry: this.entry }, audited);
    if (!registered) return;
    this.warning = registered.warning && `${RECORD_LABELS.registeredWithout} ${registered.warning}`;
    await this.handleReviewed();
  }

  private async readAll(): Promise<void> {
    await Promise.all([this.readContents(), this.canScan ? this.readAccess() : undefined]);
  }

  private async readContents(): Promise<void> {
    this.contents = { ...LOADING, value: this.contents.value };
    const contents = await reading(readEntry(this.recordId ?? ''));
    // Those that are shown stay, when they cannot be read again.
    this.contents = { ...contents, value: contents.value ?? this.contents.value };
    if (!this.canScan && this.lastKept) void this.readKept(this.lastKept);
  }

  /** Only for the grade above the tabs: that it cannot be read is said where the access is shown. */
  private async readKept(review: ReviewRow): Promise<void> {
    const kept = await readKeptAccess(review).catch(() => null);
    if (review === this.lastKept && kept?.isGenuine === true) this.kept = kept;
  }

  private async readAccess(): Promise<void> {
    const who = this.whom;
    this.access = LOADING;
    const access = await reading(readLiveAccess(who));
    if (who.username === this.username) this.access = access;
  }

  private async readOrg(): Promise<void> {
    const who = this.whom;
    this.orgReading = { ...LOADING, progress: NO_PROGRESS };
    const found = await reading(
      readLiveIdentity(who, (done, started) => {
        this.orgReading = { ...this.orgReading, progress: { done, started } };
      })
    );
    if (who.username === this.username) this.orgReading = { ...found, progress: NO_PROGRESS };
  }

  private refresh(): Promise<void> {
    return notifyRecordUpdateAvailable([{ recordId: this.recordId ?? '' }]);
  }

  private tell(part: keyof typeof NO_PROBLEMS, error: unknown): void {
    this.problems = { ...this.problems, [part]: error === undefined ? '' : problemText(error) };
  }

  private get whom(): Who {
    return { username: this.username, userId: this.userId };
  }

  private userText(field: string): string {
    const user = this.record?.fields.User__r?.value as UiRecord | null | undefined;
    const value = user?.fields[field]?.value;
    return typeof value === 'string' ? value : '';
  }
}

/** A completed review does not change any more: of the day that it has, its last change has the time. */
function completedAt({ LastModifiedDate }: ReviewRow): number {
  return parseInstant(LastModifiedDate) ?? 0;
}

async function reading<Value>(work: Promise<Value>): Promise<Reading<Value>> {
  try {
    return { isLoading: false, error: '', value: await work };
  } catch (error) {
    return { isLoading: false, error: problemText(error), value: undefined };
  }
}
