import { LightningElement, api } from 'lwc';
import { shownGrade } from 'c/runAsCore';
import type { AccessHeadline, Bound, ShownGrade } from 'c/runAsCore';
import { GRADE_LABELS, LABELS, formatted } from 'c/runAsLabels';

const BOUND_LABELS: Record<Bound, string> = {
  exact: '',
  lower: LABELS.boundLower,
  upper: LABELS.boundUpper,
  unknown: LABELS.boundUnknown
};

/** A grade in words and colour, with how far it can be trusted. */
export default class RunAsGrade extends LightningElement {
  @api grade: ShownGrade = 'none';
  @api bound: Bound = 'exact';
  @api conditionalGrade: AccessHeadline['conditionalGrade'];

  get label(): string {
    return GRADE_LABELS[this.shown];
  }

  get badgeClass(): string {
    return `grade grade_${this.shown}`;
  }

  get boundLabel(): string {
    return this.shown === 'unknown' ? '' : BOUND_LABELS[this.bound];
  }

  get conditionalLabel(): string {
    return this.conditionalGrade
      ? formatted(LABELS.gradeWhenActivated, GRADE_LABELS[this.conditionalGrade])
      : '';
  }

  private get shown(): ShownGrade {
    return shownGrade(this);
  }
}
