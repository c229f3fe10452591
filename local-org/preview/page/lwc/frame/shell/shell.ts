import { LightningElement } from 'lwc';
import type { FrameModel, PageModel, Problem } from '../../../../pages/pageModel.ts';
import { readFrame, readPage } from '../../../frameApi.ts';
import { pageOf, pageReferenceOf } from '../../../../pages/lightningUrl.ts';
import {
  registerRefreshContainer,
  unregisterRefreshContainer
} from '../../../../modules/lightning/refresh/refresh.ts';
import { onRecordsChanged, refreshShown } from '../../../../modules/resourceCache.ts';
import { currentAddress, goTo, onAddress } from '../../../router.ts';

const APP = 'frame-app';
const STARTS = ['/', '/lightning', '/lightning/', '/lightning/page/home'];

/** Header, navigation bar and the page between them and the reader. */
export default class Shell extends LightningElement {
  frame: FrameModel | undefined;
  /** The page that is shown, in a list of one: another address makes another page. */
  pages: readonly { readonly page: string; readonly model: PageModel }[] = [];
  address = '';
  error = '';
  isLoading = true;
  announcement = '';
  private leave: (() => void)[] = [];

  override connectedCallback(): void {
    const container = registerRefreshContainer(this, (status) => void this.refresh(status));
    this.leave = [
      onAddress((address) => this.follow(address)),
      onRecordsChanged((ids) => void this.showAnew(ids)),
      () => unregisterRefreshContainer(container)
    ];
    void this.open(currentAddress());
  }

  override disconnectedCallback(): void {
    for (const leave of this.leave) leave();
  }

  /** The page stays when only what its component keeps in the address is another. */
  private follow(address: string): void {
    const isOtherState = address !== this.address && this.pages[0]?.page === pageOf(address);
    if (isOtherState) this.address = address;
    else void this.open(address);
  }

  /** After the handlers of `lightning/refresh`, what wires and the frame itself show of records. */
  private async refresh(handlers: Promise<unknown>): Promise<void> {
    await handlers;
    await refreshShown();
    await this.readAnew();
  }

  private async showAnew(recordIds: readonly string[]): Promise<void> {
    const shown = pageReferenceOf(this.address)?.attributes['recordId']?.slice(0, 15);
    if (shown !== undefined && recordIds.some((id) => id.startsWith(shown))) await this.readAnew();
  }

  /** The components stay; one that fails to be read again stays as it was. */
  private async readAnew(): Promise<void> {
    const [shown] = this.pages;
    if (!shown) return;
    try {
      const model = await readPage(this.frame?.app?.name ?? null, this.address);
      if (this.pages[0] === shown && model.body.kind === shown.model.body.kind)
        this.pages = [{ ...shown, model }];
    } catch {
      // Nobody asked for the page: its wires tell what is wrong with the record.
    }
  }

  private async open(address: string): Promise<void> {
    this.address = address;
    this.isLoading = true;
    this.error = '';
    try {
      this.frame ??= await readFrame(sessionStorage.getItem(APP));
      if (this.isAt(address)) await this.show(this.frame, address);
    } catch (error) {
      this.pages = [];
      this.error = error instanceof Error ? error.message : String(error);
    } finally {
      this.isLoading = !this.isAt(address);
    }
  }

  private async show(frame: FrameModel, address: string): Promise<void> {
    const [first] = frame.tabs;
    const app = this.namedApp(frame, address);
    if (app !== undefined) await this.enterApp(app);
    else if (STARTS.includes(address) && first) goTo(first.url, { replace: true });
    else {
      const model = await readPage(frame.app?.name ?? null, address);
      if (!this.isAt(address)) return;
      this.pages = [{ page: pageOf(address), model }];
      document.title = `${model.title} | ${frame.app?.label ?? 'Local org'}`;
      this.announcement = model.title;
      scrollTo(0, 0);
    }
  }

  /** Whether this is still the page that is wanted. */
  private isAt(address: string): boolean {
    return pageOf(this.address) === pageOf(address);
  }

  private namedApp(frame: FrameModel, address: string): string | undefined {
    const reference = pageReferenceOf(address);
    if (reference?.type !== 'standard__app') return undefined;
    const name = reference.attributes['appTarget']?.replace(/^c__/, '');
    return frame.apps.find((app) => app.name === name)?.name;
  }

  private async enterApp(name: string): Promise<void> {
    sessionStorage.setItem(APP, name);
    this.frame = await readFrame(name);
    goTo('/', { replace: true });
  }

  get hasNothing(): boolean {
    return this.frame !== undefined && this.frame.tabs.length === 0 && STARTS.includes(this.address);
  }

  get problems(): readonly (Problem & { readonly key: string })[] {
    const problems = this.frame?.problems ?? [];
    return problems.map((problem) => ({ ...problem, key: `${problem.element} ${problem.value}` }));
  }

  handleSkip(event: Event): void {
    event.preventDefault();
    this.template?.querySelector<HTMLElement>('main')?.focus();
  }

  handleRetry(): void {
    void this.open(this.address);
  }
}
