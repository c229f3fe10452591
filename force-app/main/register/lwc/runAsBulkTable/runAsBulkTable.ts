import { LightningElement, api } from 'lwc';
import { BULK_REASON_TEXTS, printable } from 'c/runAsCore';
import type { PlannedChange } from 'c/runAsCore';
import { BULK_TEXTS } from 'c/runAsBulkLabels';
import { numberText, rewritten } from 'c/runAsFormats';
import { formatted } from 'c/runAsLabels';
import type { SaveResult } from 'c/runAsRegister';

const PAGE_SIZE = 50;

interface Row {
  readonly key: string;
  readonly username: string;
  readonly before: string;
  readonly after: string;
  readonly outcome: string;
  readonly css: string;
}

/** What each identity has now, what it will have, and what becomes or became of it. */
export default class RunAsBulkTable extends LightningElement {
  private allChanges: readonly PlannedChange[] = [];
  /** Of what was saved, by position; absent while nothing is. */
  @api results: readonly (SaveResult | null)[] | null = null;
  readonly labels = BULK_TEXTS;
  readonly pageSize = PAGE_SIZE;
  page = 0;

  @api
  get changes(): readonly PlannedChange[] {
    return this.allChanges;
  }
  set changes(changes: readonly PlannedChange[]) {
    this.allChanges = changes;
    this.page = 0;
  }

  @api focusHeading(): void {
    this.template?.querySelector<HTMLElement>('h2')?.focus();
  }

  get total(): number {
    return this.allChanges.length;
  }

  get heading(): string {
    return this.results ? BULK_TEXTS.resultTitle : BULK_TEXTS.previewTitle;
  }

  /** What needs a look comes first: what was not saved, what is refused. */
  get rows(): Row[] {
    const start = this.page * PAGE_SIZE;
    return this.order
      .slice(start, start + PAGE_SIZE)
      .map((index) => rowOf(this.allChanges[index]!, this.results?.[index] ?? null));
  }

  get counts(): string {
    if (this.results) {
      const made = this.results.filter((result) => result !== null);
      const saved = made.filter(isSaved).length;
      return formatted(BULK_TEXTS.resultCounts, numberText(saved), numberText(made.length - saved));
    }
    const number = (outcome: PlannedChange['outcome']): string =>
      numberText(this.allChanges.filter((one) => one.outcome === outcome).length);
    return formatted(BULK_TEXTS.counts, number('change'), number('same'), number('refused'));
  }

  handlePage({ detail }: CustomEvent<{ page: number }>): void {
    this.page = detail.page;
  }

  private get order(): number[] {
    const weight = (index: number): number => {
      const result = this.results?.[index];
      if (result) return isSaved(result) ? 2 : 0;
      return { refused: 1, change: 2, same: 3 }[this.allChanges[index]!.outcome];
    };
    return this.allChanges.map((_, index) => index).toSorted((a, b) => weight(a) - weight(b));
  }
}

function isSaved({ error, isConflict }: SaveResult): boolean {
  return error === null && !isConflict;
}

function rowOf(
  { line, outcome, kind, before, after, reason }: PlannedChange,
  result: SaveResult | null
): Row {
  const isBad = result ? !isSaved(result) : outcome === 'refused';
  return {
    key: line.key,
    username: printable(line.username),
    before: valueText(kind, before),
    after: outcome === 'change' ? valueText(kind, after) : '',
    outcome: result ? resultText(result) : outcomeText(outcome, reason),
    css: isBad ? 'bad' : ''
  };
}

function valueText(kind: PlannedChange['kind'], value: string): string {
  return (kind === 'text' ? null : rewritten(kind, value)) ?? printable(value);
}

function outcomeText(outcome: PlannedChange['outcome'], reason: PlannedChange['reason']): string {
  if (outcome === 'refused')
    return formatted(BULK_TEXTS.outcomeRefused, reason ? BULK_REASON_TEXTS[reason] : '');
  return outcome === 'change' ? BULK_TEXTS.outcomeChange : BULK_TEXTS.outcomeSame;
}

function resultText(result: SaveResult): string {
  if (isSaved(result)) return BULK_TEXTS.resultSaved;
  return result.isConflict
    ? BULK_TEXTS.resultConflict
    : formatted(BULK_TEXTS.resultFailed, printable(result.error ?? ''));
}
