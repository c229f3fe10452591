import { LightningElement, wire } from 'lwc';
import userId from '@salesforce/user/Id';
import { CurrentPageReference, NavigationMixin } from 'lightning/navigation';
import type { PageReference } from 'lightning/navigation';
import { appKindsOf, linesOfView, reviewMonths, tileCounts } from 'c/runAsCore';
import type { AppUseRow, BulkAction, Present, RegisterLine, ReviewMonth, SortKey, Tile } from 'c/runAsCore';
import RunAsBulkModal from 'c/runAsBulkModal';
import type { BulkLines } from 'c/runAsBulkModal';
import { DashboardReader, NO_DATA, asOfData, stateOfData } from 'c/runAsDashboardData';
import type { DashboardData, DataState } from 'c/runAsDashboardData';
import type RunAsDashboardHeader from 'c/runAsDashboardHeader';
import { TEXTS } from 'c/runAsDashboardLabels';
import { FIRST_VIEW, isFiltered, isSameView, stateOf, viewOf } from 'c/runAsDashboardView';
import type { DashboardView } from 'c/runAsDashboardView';
import { exportLines } from 'c/runAsExport';
import type { ExportFormat } from 'c/runAsExport';
import { numberText, todayText } from 'c/runAsFormats';
import { identityRow } from 'c/runAsIdentityRow';
import type { IdentityRow } from 'c/runAsIdentityRow';
import RunAsImportModal from 'c/runAsImportModal';
import { LABELS, formatted } from 'c/runAsLabels';
import { Later } from 'c/runAsLater';
import { RECENCY_LABELS, countsOf, placesOf } from 'c/runAsPictureData';
import type { Place } from 'c/runAsPictureData';
import type { MatrixCount } from 'c/runAsCharts';
import type { ReadProgress } from 'c/runAsProgress';
import { RIGHTS } from 'c/runAsRights';
import { RowUrls, pageOf } from 'c/runAsRowUrls';
import RunAsSaveScanModal from 'c/runAsSaveScanModal';
import { Sight } from 'c/runAsSight';

const PAGE_SIZE = 50;
/** Milliseconds after the last change: the browser takes few changes of its address. */
const ADDRESS_PAUSE = 300;

/** The register's first page: every identity of the org, who answers for it, and what is to be done. */
export default class RunAsDashboard extends NavigationMixin(LightningElement) {
  private reader = new DashboardReader(
    (data) => this.take(data),
    (progress) => (this.progress = progress)
  );
  private urls = new RowUrls(
    (page) => this[NavigationMixin.GenerateUrl](page),
    () => this.show()
  );
  private page: PageReference | undefined;
  private address = new Later(ADDRESS_PAUSE, () => this.writeAddress());
  private sight = new Sight({
    // Its address is that of another page now.
    onLost: () => this.address.stop(),
    onBack: () => {
      void this.reader.read(false);
    }
  });
  private present = presentOf();
  private found: readonly RegisterLine[] = [];
  private places: ReadonlyMap<string, Place> = new Map();
  private uses: ReadonlyMap<string, readonly AppUseRow[]> = new Map();
  private selected: ReadonlySet<string> = new Set();
  readonly labels = { ...LABELS, ...TEXTS };
  readonly pageSize = PAGE_SIZE;
  readonly canManage = RIGHTS.manage;
  readonly isRefused = !RIGHTS.scan && !RIGHTS.view;
  data: DashboardData = NO_DATA;
  state: DataState = stateOfData(NO_DATA);
  progress: ReadProgress = { done: 0, started: 0 };
  view: DashboardView = FIRST_VIEW;
  rows: readonly IdentityRow[] = [];
  counts: Readonly<Record<Tile, number>> | undefined;
  placeCounts: readonly MatrixCount[] | null = null;
  months: readonly ReviewMonth[] | null = null;

  @wire(CurrentPageReference)
  handlePage(page: PageReference | undefined): void {
    this.page = page;
    const view = viewOf(page?.state ?? {});
    // What is still to be written to the address is newer than it.
    if (this.address.isWaiting || isSameView(view, this.view)) return;
    this.view = view;
    this.show();
  }

  override connectedCallback(): void {
    if (this.isRefused) return;
    void this.reader.read(false);
    if (this.template) this.sight.watch(this.template.host);
  }

  override disconnectedCallback(): void {
    this.reader.stop();
    this.address.stop();
    this.sight.stop();
  }

  private take(data: DashboardData): void {
    this.data = data;
    this.state = stateOfData(data);
    this.present = presentOf();
    // What was deleted meanwhile can be taken out of the selection nowhere.
    this.selected = this.selected.intersection(new Set(data.lines.map(({ key }) => key)));
    this.counts = tileCounts(data.lines, this.present);
    this.places = placesOf(data.lines, this.present.now);
    this.placeCounts = this.places.size > 0 ? countsOf(this.places) : null;
    const contents = data.register.value;
    this.uses = Map.groupBy(contents?.uses ?? [], ({ RunAsUser__c }) => RunAsUser__c);
    this.months = contents ? reviewMonths(contents.entries, contents.reviews, this.present.today) : null;
    this.show();
  }

  /** Filters, sorts and cuts out the page, whatever has changed. */
  private show(): void {
    const { recency } = this.view;
    const found = linesOfView(this.data.lines, this.view, this.present, userId);
    this.found = recency ? found.filter(({ key }) => this.places.get(key)?.recency === recency) : found;
    const start = this.pageNumber * PAGE_SIZE;
    const shown = this.found.slice(start, start + PAGE_SIZE);
    this.rows = shown.map((line) =>
      identityRow(line, {
        url: this.urls.of(line),
        appKinds: appKindsOf(line.identity?.apps ?? [], this.uses.get(line.entry?.Id ?? '') ?? []),
        isSelected: this.selected.has(line.key),
        isRegisterRead: this.state.isRegisterRead,
        isScanned: this.state.isScanned
      })
    );
    void this.urls.find(shown);
  }

  private change(change: Partial<DashboardView>): void {
    this.view = { ...this.view, page: 0, ...change };
    this.show();
    this.address.ask();
  }

  /** In place of the present address, so that Back leaves the page instead of taking back letters. */
  private writeAddress(): void {
    if (!this.page || this.page.type === 'standard__webPage') return;
    const state = stateOf(this.view, this.page.state ?? {});
    this[NavigationMixin.Navigate]({ ...this.page, state }, true);
  }

  /** A page that a filter or another scan made vanish. */
  get pageNumber(): number {
    return Math.max(0, Math.min(this.view.page, Math.ceil(this.found.length / PAGE_SIZE) - 1));
  }

  get foundNumber(): number {
    return this.found.length;
  }

  get foundText(): string {
    const all = numberText(this.data.lines.length);
    return formatted(TEXTS.foundOf, numberText(this.found.length), all);
  }

  get isAnythingFound(): boolean {
    return this.found.length > 0;
  }

  get isEmptyStateShown(): boolean {
    const isUnused = this.canManage && this.data.register.value?.entries.length === 0;
    return !this.isAnythingFound || isUnused;
  }

  /** It takes no room while nothing is selected, and yet is there to say that something is. */
  get bulkClass(): string {
    return this.selected.size === 0 ? 'slds-assistive-text' : 'bulk';
  }

  /** The one filter that has no field of its own. */
  get recencyText(): string {
    const { recency } = this.view;
    return recency ? formatted(TEXTS.lastLoginFilter, RECENCY_LABELS[recency]) : '';
  }

  get isAnyFilterOn(): boolean {
    return isFiltered(this.view);
  }

  get selectedNumber(): number {
    return this.selected.size;
  }

  handleTile({ detail }: CustomEvent<{ tile: Tile }>): void {
    this.change({ tile: detail.tile });
  }

  handleFilter({ detail }: CustomEvent<Partial<DashboardView>>): void {
    this.change(detail);
  }

  handleClearFilters(): void {
    const { sort, isDescending } = this.view;
    this.change({ ...FIRST_VIEW, sort, isDescending });
  }

  handleSort({ detail }: CustomEvent<{ sort: SortKey }>): void {
    const isDescending = detail.sort === this.view.sort && !this.view.isDescending;
    this.change({ sort: detail.sort, isDescending });
  }

  handlePager({ detail }: CustomEvent<{ page: number }>): void {
    this.change({ page: detail.page });
  }

  handleSelect({ detail }: CustomEvent<{ keys: readonly string[]; isSelected: boolean }>): void {
    const keys = new Set(detail.keys);
    this.select(detail.isSelected ? this.selected.union(keys) : this.selected.difference(keys));
  }

  handleSelectFound(): void {
    this.select(this.selected.union(new Set(this.found.map(({ key }) => key))));
  }

  handleSelectNone(): void {
    this.select(new Set());
  }

  private select(selected: ReadonlySet<string>): void {
    this.selected = selected;
    this.show();
  }

  handleOpen({ detail }: CustomEvent<{ key: string }>): void {
    const line = this.found.find(({ key }) => key === detail.key);
    if (!line) return;
    // Back shows the list as it was left.
    if (this.address.isWaiting) this.address.now();
    this[NavigationMixin.Navigate](pageOf(line));
  }

  async handleRefresh(): Promise<void> {
    this.progress = { done: 0, started: 0 };
    await this.reader.read(true);
  }

  async handleRetry(): Promise<void> {
    await this.handleRefresh();
    // Of the list, or of the reason why there is none; it is drawn by now.
    const heading =
      this.template?.querySelector<RunAsDashboardHeader & Element>('c-run-as-dashboard-header') ??
      this.template?.querySelector<HTMLElement>('h1');
    heading?.focus();
  }

  handleExport({ detail }: CustomEvent<{ format: ExportFormat }>): void {
    exportLines(detail.format, this.found, this.view, {
      asOf: asOfData(this.data),
      today: this.present.today
    });
  }

  async handleBulk({ detail }: CustomEvent<{ kind: BulkAction['kind'] }>): Promise<void> {
    const keys = this.selected;
    const selected = (): BulkLines => ({
      lines: this.data.lines.filter(({ key }) => keys.has(key)),
      reviews: this.data.register.value?.reviews ?? []
    });
    const readAgain = async (): Promise<BulkLines> => {
      await this.reader.readRegisterAgain();
      const { state, error } = this.data.register;
      if (state === 'failed') throw new Error(error);
      return selected();
    };
    // What was not saved stays selected, to be tried again.
    const onsaved = ({ detail: saved }: CustomEvent<{ keys: readonly string[] }>): void => {
      this.select(this.selected.difference(new Set(saved.keys)));
      void this.reader.readRegisterAgain();
    };
    await RunAsBulkModal.open({ kind: detail.kind, selected, readAgain, size: 'large', onsaved });
  }

  async handleSaveScan(): Promise<void> {
    const { scan } = this.data;
    const onsaved = (): void => {
      void this.reader.readRegisterAgain();
    };
    await RunAsSaveScanModal.open({ scan: () => scan.value, size: 'medium', onsaved });
  }

  async handleImport(): Promise<void> {
    const onsaved = (): void => {
      void this.reader.readRegisterAgain();
    };
    const { name: orgName = '', id: orgId = '' } = this.data.scan.value?.org ?? {};
    await RunAsImportModal.open({ orgName, orgId, size: 'medium', onsaved });
  }
}

/** The days of the register are those of the user. */
function presentOf(): Present {
  return { now: new Date().toISOString(), today: todayText() };
}
