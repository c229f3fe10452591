import { LightningElement, api } from 'lwc';
import { gapText } from 'c/runAsCore';
import type { Gap, GapCode, GapText } from 'c/runAsCore';
import { numberText, shownParams } from 'c/runAsFormats';
import type { WrittenKind } from 'c/runAsFormats';
import { LABELS, formatted } from 'c/runAsLabels';

/** Parameters that are more than a text. */
const KINDS: Partial<Record<GapCode, Readonly<Record<string, WrittenKind>>>> = {
  rowsMissing: { expected: 'number', read: 'number' },
  loginsLeftOut: { date: 'date' }
};

/** What could not be read, and what that hides. Shows nothing where nothing was missing. */
export default class RunAsGaps extends LightningElement {
  @api gaps: readonly Gap[] = [];
  /** Closed at first: a list page has other things to say. */
  @api isOpen = false;
  readonly labels = LABELS;

  get hasGaps(): boolean {
    return this.gaps.length > 0;
  }

  get heading(): string {
    const label = this.gaps.length === 1 ? LABELS.gapsOne : LABELS.gapsMany;
    return formatted(label, numberText(this.gaps.length));
  }

  get texts(): (GapText & { key: string })[] {
    return this.gaps.map((gap, index) => ({ ...shownText(gap), key: String(index) }));
  }
}

function shownText(gap: Gap): GapText {
  return gapText({ ...gap, params: shownParams(gap.params, KINDS[gap.code]) });
}
