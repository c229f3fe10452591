import { LightningElement, api } from 'lwc';
import { numberText } from 'c/runAsFormats';
import { LABELS, formatted } from 'c/runAsLabels';

export interface ReadProgress {
  /** Answers that are there, of those that were asked for until now. */
  readonly done: number;
  readonly started: number;
}

/** About as many answers as the reading of an org takes: the first ones tell which others are asked for. */
const USUAL_ANSWERS = 20;
/** Percent from one announcement to the next: who listens need not hear of each answer. */
const ANNOUNCED_STEP = 25;

/** How far a reading of the org is. */
export default class RunAsProgress extends LightningElement {
  private shown: ReadProgress = { done: 0, started: 0 };
  /** Beside other content instead of in its place. */
  @api isCompact = false;
  /** What is read, where that is not simply the org. */
  @api textBefore = LABELS.loading;
  readonly labels = LABELS;
  percent = 0;
  text = '';
  announced = '';

  get css(): string {
    return this.isCompact ? 'progress progress_compact' : 'progress';
  }

  @api
  get progress(): ReadProgress {
    return this.shown;
  }

  set progress(value: ReadProgress) {
    const before = this.percent;
    const total = Math.max(value.started, USUAL_ANSWERS);
    this.shown = value;
    // More may be asked for than was thought. A bar that goes back would say that something is lost.
    this.percent = Math.max(before, (100 * value.done) / total);
    this.text = formatted(LABELS.answers, numberText(value.done), numberText(total));
    if (stepOf(this.percent) > stepOf(before)) this.announced = this.text;
  }
}

function stepOf(percent: number): number {
  return Math.floor(percent / ANNOUNCED_STEP);
}
