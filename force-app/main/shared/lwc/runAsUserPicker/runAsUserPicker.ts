import { LightningElement, api } from 'lwc';
import read from '@salesforce/apex/RunAsReader.read';
import clearLabel from '@salesforce/label/c.RunAs_Users_Clear';
import found from '@salesforce/label/c.RunAs_Users_Found';
import foundMany from '@salesforce/label/c.RunAs_Users_FoundMany';
import foundNone from '@salesforce/label/c.RunAs_Users_FoundNone';
import foundOne from '@salesforce/label/c.RunAs_Users_FoundOne';
import missing from '@salesforce/label/c.RunAs_Users_Missing';
import notChosen from '@salesforce/label/c.RunAs_Users_NotChosen';
import required from '@salesforce/label/c.RunAs_Users_Required';
import searchHint from '@salesforce/label/c.RunAs_Users_Search';
import { printable } from 'c/runAsCore';
import { numberText } from 'c/runAsFormats';
import { formatted } from 'c/runAsLabels';
import { Later } from 'c/runAsLater';
import { problemText } from 'c/runAsSaveProblem';

/** A user that was chosen. */
export interface ChosenUser {
  readonly id: string;
  readonly name: string;
}

interface Option extends ChosenUser {
  readonly username: string;
  /** Of its element. */
  readonly key: string;
  readonly isSelected: 'true' | 'false';
  readonly css: string;
}

/** What `usersByName` answers at most. */
const MOST = 50;
/** Milliseconds after the last key: a call for every letter would be one too many. */
const PAUSE = 250;

/**
 * Finds an active user as one types. Fires `userselect` with the chosen user, or with null when it is taken out.
 */
export default class RunAsUserPicker extends LightningElement {
  @api label = '';
  @api required = false;
  private chosen: ChosenUser | null = null;
  private found: readonly Omit<Option, 'isSelected' | 'css'>[] = [];
  private active = -1;
  private later = new Later(PAUSE, () => this.searchNow());
  /** Number of the search whose answer is waited for: an earlier one that comes late is dropped. */
  private searches = 0;
  private focusNext = '';
  readonly labels = { required, searchHint };
  text = '';
  isOpen = false;
  isSearching = false;
  status = '';
  error = '';

  @api
  get value(): ChosenUser | null {
    return this.chosen;
  }
  set value(value: ChosenUser | null) {
    this.chosen = value;
  }

  /** @returns whether the choice can be taken. */
  @api checkValidity(): boolean {
    return this.problem === '';
  }

  /** Says what is wrong, where something is. @returns whether the choice can be taken. */
  @api reportValidity(): boolean {
    this.error = this.problem;
    return this.checkValidity();
  }

  @api focus(): void {
    this.template?.querySelector<HTMLElement>('input')?.focus();
  }

  override renderedCallback(): void {
    this.showActive();
    const selector = this.focusNext;
    this.focusNext = '';
    if (selector) this.template?.querySelector<HTMLElement>(selector)?.focus();
  }

  override disconnectedCallback(): void {
    this.later.stop();
    this.searches++;
  }

  get chosenName(): string {
    return printable(this.chosen?.name ?? '');
  }

  get clearText(): string {
    return formatted(clearLabel, this.chosenName);
  }

  get options(): Option[] {
    return this.found.map((option, index) => ({
      ...option,
      isSelected: index === this.active ? 'true' : 'false',
      css: `slds-media slds-listbox__option slds-listbox__option_entity slds-listbox__option_has-meta option${index === this.active ? ' slds-has-focus' : ''}`
    }));
  }

  get activeKey(): string | undefined {
    return this.isOpen ? this.found[this.active]?.key : undefined;
  }

  get expanded(): 'true' | 'false' {
    return this.isOpen ? 'true' : 'false';
  }

  get isRequired(): 'true' | 'false' {
    return this.required ? 'true' : 'false';
  }

  get isInvalid(): 'true' | 'false' {
    return this.error ? 'true' : 'false';
  }

  get elementClass(): string {
    return `slds-form-element${this.error ? ' slds-has-error' : ''}`;
  }

  get comboboxClass(): string {
    return `slds-combobox slds-dropdown-trigger slds-dropdown-trigger_click${this.isOpen ? ' slds-is-open' : ''}`;
  }

  handleInput(event: Event): void {
    this.text = (event.target as HTMLInputElement).value;
    this.error = '';
    this.status = '';
    this.searches++;
    this.later.stop();
    if (this.text.trim() === '') this.close();
    else this.later.ask();
  }

  handleKeyDown(event: KeyboardEvent): void {
    if (!this.isOpen) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && this.found.length > 0) {
      event.preventDefault();
      const from = this.active === -1 && step === -1 ? 0 : this.active;
      this.active = (from + step + this.found.length) % this.found.length;
    } else if (event.key === 'Enter') {
      event.preventDefault();
      const option = this.found[this.active];
      if (option) this.choose(option);
    } else if (event.key === 'Escape') {
      // The list is closed, not the dialog round it.
      event.stopPropagation();
      this.close();
    }
  }

  /** The list is gone with the keyboard: what was typed and not chosen is told in its place. */
  handleBlur(): void {
    this.close();
    if (this.text.trim() === '') return;
    this.status = '';
    this.error = this.problem;
  }

  /** Before the input loses the keyboard, which would close the list. */
  handleOptionDown(event: Event): void {
    event.preventDefault();
    const { key } = (event.currentTarget as HTMLElement).dataset;
    const option = this.found.find((one) => one.key === key);
    if (option) this.choose(option);
  }

  handleClear(): void {
    this.chosen = null;
    this.text = '';
    this.focusNext = 'input';
    this.dispatchEvent(new CustomEvent<null>('userselect', { detail: null }));
  }

  /** A name that was typed stands for nobody: it must not be taken for a choice, nor be lost. */
  private get problem(): string {
    if (this.chosen) return '';
    if (this.text.trim() !== '') return notChosen;
    return this.required ? missing : '';
  }

  private choose({ id, name }: ChosenUser): void {
    this.chosen = { id, name };
    this.text = '';
    this.error = '';
    this.status = '';
    this.close();
    // What was chosen is read out; on the button beside it, Enter that is held would take it back.
    this.focusNext = 'input';
    this.dispatchEvent(new CustomEvent<ChosenUser>('userselect', { detail: { id, name } }));
  }

  /** The list has room for few: the option that the keys are on stays in sight. */
  private showActive(): void {
    const list = this.template?.querySelector<HTMLElement>('[role=listbox]');
    const option = this.template?.querySelector<HTMLElement>('[aria-selected=true]');
    if (!list || !option) return;
    const end = option.offsetTop + option.offsetHeight;
    const isInSight = option.offsetTop >= list.scrollTop && end <= list.scrollTop + list.clientHeight;
    if (!isInSight) list.scrollTop = option.offsetTop;
  }

  private close(): void {
    this.isOpen = false;
    this.isSearching = false;
    this.active = -1;
    this.found = [];
    this.searches++;
    this.later.stop();
  }

  private searchNow(): void {
    void this.search(this.text.trim());
  }

  private async search(text: string): Promise<void> {
    const search = ++this.searches;
    this.isSearching = true;
    try {
      const { rows } = await read({ request: { query: 'usersByName', namedLike: `%${escaped(text)}%` } });
      if (search !== this.searches) return;
      this.found = rows.map((row, index) => ({
        id: String(row.Id),
        name: textOf(row.Name),
        username: textOf(row.Username),
        key: `user-${index}`
      }));
      this.isOpen = this.found.length > 0;
      this.active = this.isOpen ? 0 : -1;
      this.status = foundText(this.found.length);
    } catch (error) {
      if (search === this.searches) this.error = problemText(error);
    } finally {
      if (search === this.searches) this.isSearching = false;
    }
  }
}

/** `%`, `_` and the escape itself stand for themselves (SOQL reference, "LIKE"). */
function escaped(text: string): string {
  return text.replace(/[\\%_]/g, String.raw`\$&`);
}

function foundText(number: number): string {
  if (number === 0) return foundNone;
  if (number === 1) return foundOne;
  return formatted(number === MOST ? foundMany : found, numberText(number));
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? printable(value) : '';
}
