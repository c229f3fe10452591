import { LightningElement, api, wire } from 'lwc';
import { getPicklistValuesByRecordType } from 'lightning/uiObjectInfoApi';
import type { PicklistsByField } from 'lightning/uiObjectInfoApi';
import type { WireResult } from 'lightning/uiRecordApi';
import { FLOW_TEXTS, PROVENANCE_TEXTS, compareText, printable } from 'c/runAsCore';
import type { EntryAppUseRow, IdentityApp } from 'c/runAsCore';
import { APP_KIND_LABELS, formatted } from 'c/runAsLabels';
import { MASTER_RECORD_TYPE, isoInstant, picklistText } from 'c/runAsFormModel';
import { timeZone, todayText } from 'c/runAsFormats';
import type { LiveIdentity, Reading } from 'c/runAsLiveIdentity';
import { PAGE_SIZE, pageWithin, rowsOf } from 'c/runAsPages';
import type { ReadProgress } from 'c/runAsProgress';
import { RECORD_LABELS } from 'c/runAsRecordLabels';

/** The reading of the whole org, which takes a while. */
export interface OrgReading extends Reading<LiveIdentity> {
  readonly progress: ReadProgress;
}

/** Of the app and of its use; their fields have names of their own. */
type Picklists = PicklistsByField;

/** What the views are made of. */
interface ViewSource {
  readonly uses: readonly EntryAppUseRow[];
  readonly value: LiveIdentity | undefined;
  readonly picklists: Picklists;
}

interface AppView {
  readonly key: string;
  readonly name: string;
  readonly kind: string;
  readonly policy: string;
  readonly scopes: string;
  readonly expires: string | undefined;
  readonly isExpired: boolean;
  readonly flow: string;
  readonly provenance: string;
  readonly lastUsed: string | undefined;
  readonly vendor: string;
  readonly rotated: string | undefined;
  readonly due: string | undefined;
  readonly isOverdue: boolean;
  readonly source: string;
}

/** Apps that act as the user: as the register holds them, joined with what the org says now. Fires `readorg`. */
export default class RunAsApps extends LightningElement {
  @api uses: readonly EntryAppUseRow[] = [];
  /** Null where this user may not read the org. */
  @api org: OrgReading | null = null;
  readonly labels = RECORD_LABELS;
  readonly pageSize = PAGE_SIZE;
  readonly timeZone = timeZone;
  private wantedPage = 0;
  readonly app = 'RunAsApp__c';
  readonly appUse = 'RunAsAppUse__c';
  readonly recordTypeId = MASTER_RECORD_TYPE;
  private picklists: Picklists = {};
  private made: (ViewSource & { readonly views: readonly AppView[] }) | undefined;

  @wire(getPicklistValuesByRecordType, { objectApiName: '$app', recordTypeId: '$recordTypeId' })
  wiredApp({ data }: WireResult<{ picklistFieldValues: PicklistsByField }>): void {
    if (data) this.picklists = { ...this.picklists, ...data.picklistFieldValues };
  }

  @wire(getPicklistValuesByRecordType, { objectApiName: '$appUse', recordTypeId: '$recordTypeId' })
  wiredAppUse({ data }: WireResult<{ picklistFieldValues: PicklistsByField }>): void {
    if (data) this.picklists = { ...this.picklists, ...data.picklistFieldValues };
  }

  get isReading(): boolean {
    return this.org?.isLoading === true;
  }

  get orgError(): string {
    return this.org?.error ?? '';
  }

  get gaps(): LiveIdentity['gaps'] {
    return this.org?.value?.gaps ?? [];
  }

  get isReadable(): boolean {
    return this.org !== null && !this.org.isLoading;
  }

  get page(): number {
    return pageWithin(this.wantedPage, this.total);
  }

  get total(): number {
    return this.views.length;
  }

  get hasPages(): boolean {
    return this.total > PAGE_SIZE;
  }

  get shownViews(): readonly AppView[] {
    return rowsOf(this.views, this.page);
  }

  /** Made once of what it is made of: the page asks for it with each step of the reading. */
  private get views(): readonly AppView[] {
    const { uses, org, picklists, made } = this;
    const value = org?.value;
    if (made?.uses === uses && made.value === value && made.picklists === picklists) return made.views;
    const views = appViews({ uses, value, picklists });
    this.made = { uses, value, picklists, views };
    return views;
  }

  get hasRows(): boolean {
    return this.total > 0;
  }

  get isEmpty(): boolean {
    return !this.hasRows && !this.isReading;
  }

  /** That no app is saved says little while the org was not asked. */
  get emptyText(): string {
    return this.org?.value ? RECORD_LABELS.appsNone : RECORD_LABELS.appsNoneSaved;
  }

  handlePage({ detail }: CustomEvent<{ page: number }>): void {
    this.wantedPage = detail.page;
  }

  handleRead(): void {
    this.dispatchEvent(new CustomEvent('readorg'));
  }
}

function appViews({ uses, value, picklists }: ViewSource): AppView[] {
  const found = new Map((value?.identity?.apps ?? []).map((app) => [appKeyOf(app), app]));
  const today = todayText();
  const saved = uses.map((use) => {
    const key = (use.RunAsApp__r?.AppKey__c ?? use.RunAsApp__c).toLowerCase();
    const app = found.get(key);
    found.delete(key);
    return savedView(use, { app, isRead: value !== undefined, today, picklists });
  });
  const views = [...saved, ...[...found].map(([key, app]) => liveView(key, app))];
  return views.sort((a, b) => compareText(a.name, b.name));
}

function savedView(
  { Id, RunAsApp__r, Flow__c, Provenance__c, LastUsedOn__c }: EntryAppUseRow,
  {
    app,
    isRead,
    today,
    picklists
  }: { app: IdentityApp | undefined; isRead: boolean; today: string; picklists: Picklists }
): AppView {
  const textOf = (field: string, value: string | null | undefined): string =>
    picklistText(picklists, field, value);
  const due = RunAsApp__r?.SecretDueOn__c ?? undefined;
  const expires = RunAsApp__r?.ExpiresOn__c ?? undefined;
  const criticality = RunAsApp__r?.VendorCriticality__c;
  const scopes = RunAsApp__r?.Scopes__c;
  return {
    key: Id,
    name: printable(RunAsApp__r?.Name ?? app?.name ?? RECORD_LABELS.noValue),
    kind: textOf('AppKind__c', RunAsApp__r?.AppKind__c),
    policy: joined(
      textOf('PermittedUsers__c', RunAsApp__r?.PermittedUsers__c),
      textOf('IpRelaxation__c', RunAsApp__r?.IpRelaxation__c)
    ),
    scopes: scopes ? formatted(RECORD_LABELS.appScopes, printable(scopes)) : '',
    expires: isoInstant(expires),
    isExpired: expires !== undefined && expires < today,
    flow: app ? flowText(app) : textOf('Flow__c', Flow__c),
    provenance: app ? provenanceText(app) : textOf('Provenance__c', Provenance__c),
    lastUsed: newest(isoInstant(LastUsedOn__c), isoInstant(app?.lastUsedAt)),
    vendor: joined(
      printable(RunAsApp__r?.VendorName__c ?? ''),
      criticality && formatted(RECORD_LABELS.vendorCriticality, textOf('VendorCriticality__c', criticality)),
      RunAsApp__r?.IsVendorManaged__c ? RECORD_LABELS.vendorManaged : null
    ),
    rotated: isoInstant(RunAsApp__r?.SecretRotatedOn__c),
    due: isoInstant(due),
    isOverdue: due !== undefined && due < today,
    source: app ? RECORD_LABELS.appInBoth : isRead ? RECORD_LABELS.appSavedOnly : RECORD_LABELS.appSaved
  };
}

function joined(...texts: readonly (string | null | undefined)[]): string {
  return texts.filter(Boolean).join(' · ');
}

function liveView(key: string, app: IdentityApp): AppView {
  return {
    key,
    name: printable(app.name),
    kind: APP_KIND_LABELS[app.kind],
    policy: '',
    scopes: '',
    expires: undefined,
    isExpired: false,
    flow: flowText(app),
    provenance: provenanceText(app),
    lastUsed: isoInstant(app.lastUsedAt),
    vendor: '',
    rotated: undefined,
    due: undefined,
    isOverdue: false,
    source: RECORD_LABELS.appNotSaved
  };
}

/** As the register keys its apps: by id, and where only a name is known by that. */
function appKeyOf({ id, name, kind }: IdentityApp): string {
  return (kind === 'unknown' ? `name:${name}` : id).toLowerCase();
}

function flowText({ flows, provenance }: IdentityApp): string {
  if (flows.length === 0 && provenance.includes('declared')) return RECORD_LABELS.flowOff;
  return flows.map((flow) => FLOW_TEXTS[flow]).join(', ');
}

function provenanceText({ provenance }: IdentityApp): string {
  return provenance.map((one) => PROVENANCE_TEXTS[one]).join(', ');
}

function newest(a: string | undefined, b: string | undefined): string | undefined {
  return [a, b]
    .filter((one) => one !== undefined)
    .sort()
    .at(-1);
}
