import { LightningElement, api } from 'lwc';
import canManage from '@salesforce/customPermission/RunAsManage';
import canScan from '@salesforce/customPermission/RunAsScan';
import canView from '@salesforce/customPermission/RunAsView';
import type { OrgReading } from 'c/runAsApps';
import { appKindsOf } from 'c/runAsCore';
import type { AccessHeadline, AppKind, AuditedIdentity } from 'c/runAsCore';
import { findEntry } from 'c/runAsFindEntry';
import type { AskedUser } from 'c/runAsFindEntry';
import { statusesOf } from 'c/runAsIdentityRow';
import type { LiveAccess, Reading } from 'c/runAsLiveIdentity';
import { readLiveAccess, readLiveIdentity, withEvidence } from 'c/runAsLiveIdentity';
import { RECORD_LABELS } from 'c/runAsRecordLabels';
import { registerUser } from 'c/runAsRegistering';
import { problemText } from 'c/runAsSaveProblem';

const NOT_READ = { isLoading: false, error: '', value: undefined } as const;
const NO_PROGRESS = { done: 0, started: 0 };
const FIRST_TAB = 'access';

/**
 * An identity without an entry that this user sees, as the org shows it. Fires `registered` with the id of the entry,
 * `found` with that of one which what the org knows led to, and `tab` with the name of the tab that was opened.
 */
export default class RunAsUnregistered extends LightningElement {
  private asked!: AskedUser;
  private wanted = FIRST_TAB;
  private visited: ReadonlySet<string> = new Set();
  readonly labels = RECORD_LABELS;
  readonly canScan = canScan === true;
  /** Then nothing here says that there is no entry. */
  readonly isRegisterUnread = canView !== true;
  access: Reading<LiveAccess> = NOT_READ;
  org: OrgReading = { ...NOT_READ, progress: NO_PROGRESS };

  @api
  get who(): AskedUser {
    return this.asked;
  }
  set who(who: AskedUser) {
    this.asked = who;
    if (canScan === true) void this.read();
  }

  @api
  get tab(): string {
    return this.wanted;
  }
  set tab(tab: string) {
    this.wanted = tab || FIRST_TAB;
    this.visited = new Set([...this.visited, this.wanted]);
  }

  /** Null where this user may not read the org. */
  get live(): Reading<LiveAccess> | null {
    return this.canScan ? withEvidence(this.access, this.org) : null;
  }

  get liveOrg(): OrgReading | null {
    return this.canScan ? this.org : null;
  }

  get isReading(): boolean {
    return this.org.isLoading;
  }

  get username(): string {
    return this.org.value?.identity?.username ?? this.access.value?.snapshot.username ?? this.asked.username;
  }

  get name(): string {
    return this.user?.Name ?? this.asked.name;
  }

  get userId(): string | null {
    return this.user?.Id ?? this.org.value?.identity?.userId ?? this.asked.userId;
  }

  /** Somebody whom the org or its apps know of, once it is known what they know. */
  get isSomebody(): boolean {
    if (this.isReading) return false;
    const isUser = this.asked.userId !== null && this.asked.username !== '';
    return isUser || this.org.value?.identity !== undefined || this.access.value !== undefined;
  }

  get isNobody(): boolean {
    return !this.isReading && !this.access.isLoading && !this.isSomebody;
  }

  /** Only what was looked for everywhere is not there. */
  get reasonTitle(): string {
    const isUnknown = !this.canScan || this.isRegisterUnread || this.org.error || this.asked.problem;
    return isUnknown ? RECORD_LABELS.problemTitle : RECORD_LABELS.nobodyTitle;
  }

  /** Why nobody is shown. */
  get reason(): string {
    const { userId, problem } = this.asked;
    if (!this.canScan) {
      return userId === null ? RECORD_LABELS.unregisteredNoRight : RECORD_LABELS.unregisteredNotNamed;
    }
    const nobody = this.isRegisterUnread
      ? RECORD_LABELS.unregisteredNobodyInOrg
      : RECORD_LABELS.unregisteredNobody;
    return this.org.error || this.access.error || problem || nobody;
  }

  /** What is known of the register. */
  get standing(): string {
    return this.isRegisterUnread ? RECORD_LABELS.registerUnread : RECORD_LABELS.unregisteredText;
  }

  get overviewText(): string {
    return this.isRegisterUnread ? RECORD_LABELS.registerUnread : RECORD_LABELS.unregisteredOverview;
  }

  get reviewsText(): string {
    return this.isRegisterUnread ? RECORD_LABELS.registerUnread : RECORD_LABELS.unregisteredReviews;
  }

  get findingsText(): string {
    return this.isRegisterUnread ? RECORD_LABELS.registerUnread : RECORD_LABELS.unregisteredFindings;
  }

  get hasNoEvidence(): boolean {
    return this.org.value !== undefined && this.org.value.identity === undefined;
  }

  get appKinds(): readonly AppKind[] {
    const org = this.org.value;
    return appKindsOf(org?.identity?.apps ?? [], []);
  }

  get headline(): AccessHeadline | undefined {
    return this.access.value?.opened.detail;
  }

  get statuses(): string[] {
    const shown = this.org.value?.identity ?? this.access.value?.opened.identity;
    return shown ? statusesOf(shown) : [];
  }

  get canRegister(): boolean {
    return canManage === true && !this.isRegisterUnread && this.isSomebody;
  }

  /** The overview offers it itself. */
  get canRegisterAbove(): boolean {
    return this.canRegister && this.wanted !== 'overview';
  }

  get areLoginsVisited(): boolean {
    return this.visited.has('logins');
  }

  handleTab(event: Event): void {
    const tab = (event.target as HTMLElement & { value?: string }).value ?? FIRST_TAB;
    this.visited = new Set([...this.visited, tab]);
    if (tab !== this.wanted) this.dispatchEvent(new CustomEvent('tab', { detail: { tab } }));
    this.wanted = tab;
  }

  async handleRead(): Promise<void> {
    await this.read();
  }

  async handleRegister(): Promise<void> {
    const { username, userId } = this;
    const identity = this.org.value?.identity ?? null;
    const audited = identity ? this.org.value?.audited : this.access.value?.audited;
    const registered = await registerUser({ username, userId, identity, entry: null }, audited);
    if (!registered) return;
    this.dispatchEvent(new CustomEvent('registered', { detail: registered }));
  }

  private get user(): { readonly Id: string; readonly Name?: string | null } | undefined {
    return this.org.value?.identity?.user ?? this.access.value?.snapshot.user ?? undefined;
  }

  private async read(): Promise<void> {
    const { asked } = this;
    this.access = NOT_READ;
    this.org = { isLoading: true, error: '', value: undefined, progress: NO_PROGRESS };
    try {
      const value = await readLiveIdentity(asked, (done, started) => {
        this.org = { ...this.org, progress: { done, started } };
      });
      if (value.identity && (await this.leadsToEntry(value.identity))) return;
      if (asked === this.asked) this.org = { ...NOT_READ, value, progress: NO_PROGRESS };
    } catch (error) {
      if (asked === this.asked) this.org = { ...NOT_READ, error: problemText(error), progress: NO_PROGRESS };
    }
    if (asked === this.asked) await this.readAccess();
  }

  private async readAccess(): Promise<void> {
    const { asked, username } = this;
    if (username === '') return;
    this.access = { ...NOT_READ, isLoading: true };
    try {
      const value = await readLiveAccess({ username, userId: asked.userId });
      const { identity } = value.opened;
      if (!this.org.value?.identity && (await this.leadsToEntry(identity))) return;
      if (asked === this.asked) this.access = { ...NOT_READ, value };
    } catch (error) {
      if (asked === this.asked) this.access = { ...NOT_READ, error: problemText(error) };
    }
  }

  /** The entry may have what the address did not say: the id of a username, or the username of an id. */
  private async leadsToEntry(known: Pick<AuditedIdentity, 'username' | 'userId'>): Promise<boolean> {
    const { asked } = this;
    const { username, userId = null } = known;
    const isSame = userId === asked.userId && username.toLowerCase() === asked.username.toLowerCase();
    if (isSame || this.isRegisterUnread) return false;
    const entry = await findEntry({ username, userId });
    if (!entry) return false;
    if (asked === this.asked) this.dispatchEvent(new CustomEvent('found', { detail: { entryId: entry.Id } }));
    return true;
  }
}
