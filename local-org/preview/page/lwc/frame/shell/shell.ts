import { LightningElement } from 'lwc';
import type { FrameModel, PageModel, Problem } from '../../../../pages/pageModel.ts';
import { readFrame, readPage } from '../../../frameApi.ts';
import { pageReferenceOf } from '../../../../pages/lightningUrl.ts';
import { currentAddress, goTo, onAddress } from '../../../router.ts';

const APP = 'frame-app';
const STARTS = ['/', '/lightning', '/lightning/', '/lightning/page/home'];

/** Header, navigation bar and the page between them and the reader. */
export default class Shell extends LightningElement {
  frame: FrameModel | undefined;
  /** The page that is shown, in a list of one: another address makes another page. */
  pages: readonly { readonly address: string; readonly model: PageModel }[] = [];
  address = '';
  error = '';
  isLoading = true;
  announcement = '';
  private leave: (() => void) | undefined;

  override connectedCallback(): void {
    this.leave = onAddress((address) => void this.open(address));
    void this.open(currentAddress());
  }

  override disconnectedCallback(): void {
    this.leave?.();
  }

  private async open(address: string): Promise<void> {
    this.address = address;
    this.isLoading = true;
    this.error = '';
    try {
      this.frame ??= await readFrame(sessionStorage.getItem(APP));
      if (this.address === address) await this.show(this.frame, address);
    } catch (error) {
      this.pages = [];
      this.error = error instanceof Error ? error.message : String(error);
    } finally {
      this.isLoading = this.address !== address;
    }
  }

  private async show(frame: FrameModel, address: string): Promise<void> {
    const [first] = frame.tabs;
    const app = this.namedApp(frame, address);
    if (app !== undefined) await this.enterApp(app);
    else if (STARTS.includes(address) && first) goTo(first.url, { replace: true });
    else {
      const model = await readPage(frame.app?.name ?? null, address);
      if (this.address !== address) return;
      this.pages = [{ address, model }];
      document.title = `${model.title} | ${frame.app?.label ?? 'Local org'}`;
      this.announcement = model.title;
      scrollTo(0, 0);
    }
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
