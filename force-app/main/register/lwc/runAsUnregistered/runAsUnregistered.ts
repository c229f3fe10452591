import { LightningElement, api } from 'lwc';
import canManage from '@salesforce/customPermission/RunAsManage';
import canScan from '@salesforce/customPermission/RunAsScan';
import type { OrgReading } from 'c/runAsApps';
import { appKindsOf } from 'c/runAsCore';
import type { AccessHeadline, AppKind } from 'c/runAsCore';
import { statusesOf } from 'c/runAsIdentityRow';
import type { LiveAccess, Reading, Who } from 'c/runAsLiveIdentity';
import { readLiveAccess, readLiveIdentity, withEvidence } from 'c/runAsLiveIdentity';
import { RECORD_LABELS } from 'c/runAsRecordLabels';
import { registerUser } from 'c/runAsRegistering';
import { problemText } from 'c/runAsSaveProblem';

const NOT_READ = { isLoading: false, error: '', value: undefined } as const;
const NO_PROGRESS = { done: 0, started: 0 };
const FIRST_TAB = 'access';

/**
 * An identity that the register does not have, as the org shows it. Fires `registered` with the id of the entry and
 * `tab` with the name of the tab that was opened.
 */
export default class RunAsUnregistered extends LightningElement {
  private asked!: Who;
  private wanted = FIRST_TAB;
  private visited: ReadonlySet<string> = new Set();
  readonly labels = RECORD_LABELS;
  readonly canScan = canScan === true;
  access: Reading<LiveAccess> = NOT_READ;
  org: OrgReading = { ...NOT_READ, progress: NO_PROGRESS };

  @api
  get who(): Who {
    return this.asked;
  }
  set who(who: Who) {
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

  get live(): Reading<LiveAccess> {
    return withEvidence(this.access, this.org);
  }

  get isReading(): boolean {
    return this.org.isLoading;
  }

  get username(): string {
    return this.org.value?.identity?.username ?? this.access.value?.snapshot.username ?? this.asked.username;
  }

  get name(): string {
    return this.user?.Name ?? '';
  }

  get userId(): string | null {
    return this.user?.Id ?? this.org.value?.identity?.userId ?? null;
  }

  /** Somebody whom the org or its apps know of. */
  get isSomebody(): boolean {
    return this.org.value?.identity !== undefined || this.access.value !== undefined;
  }

  get isNobody(): boolean {
    return !this.isReading && !this.access.isLoading && !this.isSomebody;
  }

  /** Why nobody is shown. */
  get reason(): string {
    if (!this.canScan) return RECORD_LABELS.unregisteredNoRight;
    return this.org.error || this.access.error || RECORD_LABELS.unregisteredNobody;
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
    return canManage === true && this.isSomebody;
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
      if (asked === this.asked) this.access = { ...NOT_READ, value };
    } catch (error) {
      if (asked === this.asked) this.access = { ...NOT_READ, error: problemText(error) };
    }
  }
}
