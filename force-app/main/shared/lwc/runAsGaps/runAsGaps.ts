import { LightningElement, api } from 'lwc';
import { gapText, printable } from 'c/runAsCore';
import type { Gap, GapText } from 'c/runAsCore';
import { LABELS, formatted } from 'c/runAsLabels';

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
    return formatted(label, String(this.gaps.length));
  }

  get texts(): (GapText & { key: string })[] {
    return this.gaps.map((gap, index) => ({ ...shownText(gap), key: String(index) }));
  }
}

function shownText(gap: Gap): GapText {
  const { what, why, hides } = gapText(gap);
  return { what: printable(what), why: printable(why), hides: printable(hides) };
}
