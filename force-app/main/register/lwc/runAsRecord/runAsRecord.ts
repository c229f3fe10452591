import { LightningElement, api, wire } from 'lwc';
import canScan from '@salesforce/customPermission/RunAsScan';
import canView from '@salesforce/customPermission/RunAsView';
import { CurrentPageReference, NavigationMixin } from 'lightning/navigation';
import type { PageReference } from 'lightning/navigation';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { getRecord } from 'lightning/uiRecordApi';
import type { UiRecord, WireResult } from 'lightning/uiRecordApi';
import { findEntry, whoOf } from 'c/runAsFindEntry';
import type { AskedUser } from 'c/runAsFindEntry';
import { RECORD_LABELS } from 'c/runAsRecordLabels';
import type { Registered } from 'c/runAsRegistering';
import { problemText, saveProblem } from 'c/runAsSaveProblem';
import { Sight } from 'c/runAsSight';

const USER_STATE = 'c__user';
const TAB_STATE = 'c__tab';

/**
 * One identity: an entry of the register on its record page, or by `c__user` in the address one that may not be
 * registered yet. `c__tab` in the address names the open tab.
 */
export default class RunAsRecord extends NavigationMixin(LightningElement) {
  /** Of the entry, on its record page. */
  @api recordId: string | undefined;
  private page: PageReference | undefined;
  private key = '';
  private foundId: string | undefined;
  private registeredId: string | undefined;
  /** Lightning may keep the page for Back, on which it must not offer to register again. */
  private sight = new Sight({
    onLost: () => undefined,
    onBack: () => (this.foundId ??= this.registeredId)
  });
  /** The last user whom an address named by id, as far as the org shows that one. */
  private readUser: AskedUser | undefined;
  readonly labels = RECORD_LABELS;
  readonly userFields = ['User.Username', 'User.Name'] as const;
  /** Whom the address names by id: an entry may be kept by the username alone. */
  userId: string | undefined;
  isFinding = false;
  problem = '';
  /** Of an identity without an entry. */
  who: AskedUser | undefined;

  @wire(CurrentPageReference)
  wiredPage(page: PageReference | undefined): void {
    this.page = page;
    const key = page?.state?.[USER_STATE] ?? '';
    if (this.recordId || key === this.key) return;
    this.key = key;
    void this.find();
  }

  @wire(getRecord, { recordId: '$userId', optionalFields: '$userFields' })
  wiredUser({ data, error }: WireResult<UiRecord>): void {
    const { userId } = this;
    if (userId === undefined) return;
    if (data?.id === userId) {
      this.readUser = { userId, username: textOf(data, 'Username'), name: textOf(data, 'Name'), problem: '' };
    } else if (error) {
      const problem = saveProblem(error).isGone ? '' : problemText(error);
      this.readUser = { userId, username: '', name: '', problem };
    } else return;
    if (this.isFinding) void this.show(this.readUser);
  }

  override connectedCallback(): void {
    if (this.template) this.sight.watch(this.template.host);
  }

  override disconnectedCallback(): void {
    this.sight.stop();
  }

  get entryId(): string | undefined {
    return this.recordId ?? this.foundId;
  }

  get isOnRecordPage(): boolean {
    return this.recordId !== undefined;
  }

  get isNobody(): boolean {
    return !this.recordId && this.key === '' && this.page !== undefined;
  }

  /** Neither the register nor the org may be read: there is nothing to show. */
  get isBarred(): boolean {
    return canView !== true && canScan !== true;
  }

  get isShown(): boolean {
    return !this.isBarred && !this.isFinding && this.problem === '';
  }

  /** One at most, as a list: another entry gets a page of its own, without what was typed into the last. */
  get shownEntries(): readonly string[] {
    return this.isShown && this.entryId !== undefined ? [this.entryId] : [];
  }

  get isUnregisteredShown(): boolean {
    return this.isShown && this.entryId === undefined && this.who !== undefined;
  }

  get tab(): string {
    return this.page?.state?.[TAB_STATE] ?? '';
  }

  /** The address follows the tab, so that a link leads to what is seen. */
  handleTab(event: CustomEvent<{ tab: string }>): void {
    const { page } = this;
    const { tab } = event.detail;
    if (!page || tab === this.tab) return;
    this[NavigationMixin.Navigate]({ ...page, state: { ...page.state, [TAB_STATE]: tab } }, true);
  }

  async handleRetry(): Promise<void> {
    await this.find();
  }

  /** What the org knows of an identity led to its entry. */
  handleFound(event: CustomEvent<{ entryId: string }>): void {
    this.foundId = event.detail.entryId;
  }

  handleRegistered(event: CustomEvent<Registered>): void {
    const { entryId, warning } = event.detail;
    if (warning) {
      const title = RECORD_LABELS.registeredWithout;
      this.dispatchEvent(new ShowToastEvent({ title, message: warning, variant: 'warning', mode: 'sticky' }));
    }
    this.registeredId = entryId;
    this[NavigationMixin.Navigate]({
      type: 'standard__recordPage',
      attributes: { recordId: entryId, objectApiName: 'RunAsUser__c', actionName: 'view' }
    });
  }

  private async find(): Promise<void> {
    const { key } = this;
    this.foundId = undefined;
    this.registeredId = undefined;
    this.who = undefined;
    this.problem = '';
    this.isFinding = false;
    if (key === '' || this.isBarred) return;
    this.isFinding = true;
    const who = whoOf(key);
    this.userId = who.userId ?? undefined;
    if (who.userId === null) await this.show({ ...who, name: '', problem: '' });
    else if (who.userId === this.readUser?.userId) await this.show(this.readUser);
    // Otherwise it goes on once the user is read.
  }

  private async show(asked: AskedUser): Promise<void> {
    const { key } = this;
    try {
      const entry = canView === true ? await findEntry(asked) : undefined;
      if (key !== this.key) return;
      this.foundId = entry?.Id;
      this.who = asked;
    } catch (error) {
      if (key === this.key) this.problem = problemText(error);
    } finally {
      if (key === this.key) this.isFinding = false;
    }
  }
}

/** Empty where the user may not see the field. */
function textOf({ fields }: UiRecord, field: string): string {
  const value = fields[field]?.value;
  return typeof value === 'string' ? value : '';
}
