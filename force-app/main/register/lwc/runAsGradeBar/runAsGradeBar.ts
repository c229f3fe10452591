import { LightningElement, api } from 'lwc';
import { SHOWN_GRADES } from 'c/runAsCore';
import type { ShownGrade } from 'c/runAsCore';
import { GRADE_LABELS, LABELS, formatted } from 'c/runAsLabels';

interface Segment {
  readonly key: ShownGrade | 'all';
  readonly label: string;
  readonly title: string;
  readonly isPressed: 'true' | 'false';
  readonly swatch: string;
}

/**
 * How many identities have each grade, drawn as one bar; its legend filters. Fires `grade` with the chosen
 * grade, or with null for all of them.
 */
export default class RunAsGradeBar extends LightningElement {
  @api grades: readonly ShownGrade[] = [];
  @api selected: ShownGrade | null = null;
  readonly labels = LABELS;

  get bars(): { key: ShownGrade; css: string; style: string }[] {
    return SHOWN_GRADES.map((grade) => ({ key: grade, number: this.count(grade) }))
      .filter(({ number }) => number > 0)
      .map(({ key, number }) => ({ key, css: `bar bar_${key}`, style: `flex-grow: ${String(number)}` }));
  }

  get segments(): Segment[] {
    const all = this.segment('all', LABELS.gradeAll, this.grades.length, this.selected === null);
    const each = SHOWN_GRADES.map((grade) =>
      this.segment(grade, GRADE_LABELS[grade], this.count(grade), this.selected === grade)
    );
    return [all, ...each];
  }

  handleClick(event: Event): void {
    const { grade } = (event.currentTarget as HTMLElement).dataset;
    this.dispatchEvent(new CustomEvent('grade', { detail: { grade: grade === 'all' ? null : grade } }));
  }

  private segment(key: Segment['key'], label: string, number: number, isPressed: boolean): Segment {
    const title = formatted(LABELS.gradeCount, label, String(number));
    return { key, label, title, isPressed: isPressed ? 'true' : 'false', swatch: `swatch bar_${key}` };
  }

  private count(grade: ShownGrade): number {
    return this.grades.filter((one) => one === grade).length;
  }
}
