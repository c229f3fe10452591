import { LightningElement, api } from 'lwc';
import { bubbleMatrix } from 'c/runAsCharts';
import type { Area, Bubble, MatrixCount } from 'c/runAsCharts';
import { SHOWN_GRADES } from 'c/runAsCore';
import type { ShownGrade } from 'c/runAsCore';
import { numberText } from 'c/runAsFormats';
import { GRADE_LABELS, formatted } from 'c/runAsLabels';
import { RECENCIES, RECENCY_LABELS } from 'c/runAsPictureData';
import type { Recency } from 'c/runAsPictureData';
import { PICTURE_TEXTS } from 'c/runAsPictureLabels';

const AREA: Area = { width: 620, height: 206, top: 4, right: 4, bottom: 26, left: 84 };

interface Cell {
  readonly key: string;
  readonly grade: ShownGrade;
  readonly recency: Recency;
  readonly count: string;
  readonly isEmpty: boolean;
  readonly title: string;
  readonly isPressed: 'true' | 'false';
}

interface DrawnCell extends Cell {
  readonly bubble: Bubble;
  readonly cellCss: string;
  readonly circleCss: string;
}

/**
 * How many identities have which grade and when they last logged in, as circles or as a table; a cell of either
 * filters. Fires `filter` with grade and recency, or with nulls when the chosen cell is chosen again.
 */
export default class RunAsPrivilegePicture extends LightningElement {
  @api counts: readonly MatrixCount[] = [];
  @api grade: ShownGrade | null = null;
  @api recency: Recency | null = null;
  readonly labels = PICTURE_TEXTS;
  readonly viewBox = `0 0 ${AREA.width} ${AREA.height}`;

  get columns(): { key: Recency; label: string }[] {
    return RECENCIES.map((key) => ({ key, label: RECENCY_LABELS[key] }));
  }

  get rows(): { key: ShownGrade; label: string; cells: Cell[] }[] {
    const { cells } = this.matrix;
    return SHOWN_GRADES.map((key) => ({
      key,
      label: GRADE_LABELS[key],
      cells: cells.filter(({ row }) => row === key).map((bubble) => this.cellOf(bubble))
    }));
  }

  get cells(): DrawnCell[] {
    return this.matrix.cells.map((bubble) => {
      const cell = this.cellOf(bubble);
      return {
        ...cell,
        bubble,
        cellCss: `cell${cell.isEmpty ? '' : ' cell_full'}${cell.isPressed === 'true' ? ' cell_pressed' : ''}`,
        circleCss: `circle circle_${cell.grade}`
      };
    });
  }

  get rowLabels(): { key: string; x: number; y: number; text: string }[] {
    return this.matrix.rows.map(({ key, at }) => ({
      key,
      x: AREA.left - 8,
      y: at,
      text: GRADE_LABELS[key as ShownGrade]
    }));
  }

  get columnLabels(): { key: string; x: number; y: number; text: string }[] {
    return this.matrix.columns.map(({ key, at }) => ({
      key,
      x: at,
      y: AREA.height - 8,
      text: RECENCY_LABELS[key as Recency]
    }));
  }

  handleCell(event: Event): void {
    const { grade, recency } = (event.currentTarget as HTMLElement).dataset;
    const chosen = { grade: grade as ShownGrade, recency: recency as Recency };
    if (this.matrix.cells.every((one) => one.row !== grade || one.column !== recency || one.count === 0))
      return;
    const detail = this.isPressed(chosen.grade, chosen.recency) ? { grade: null, recency: null } : chosen;
    this.dispatchEvent(new CustomEvent('filter', { detail }));
  }

  private get matrix(): ReturnType<typeof bubbleMatrix> {
    return bubbleMatrix(SHOWN_GRADES, RECENCIES, this.counts, AREA);
  }

  private isPressed(grade: ShownGrade, recency: Recency): boolean {
    return this.grade === grade && this.recency === recency;
  }

  private cellOf({ row, column, count }: Bubble): Cell {
    const [grade, recency] = [row as ShownGrade, column as Recency];
    const number = numberText(count);
    return {
      key: `${grade} ${recency}`,
      grade,
      recency,
      count: number,
      isEmpty: count === 0,
      title: formatted(PICTURE_TEXTS.cell, GRADE_LABELS[grade], RECENCY_LABELS[recency], number),
      isPressed: this.isPressed(grade, recency) ? 'true' : 'false'
    };
  }
}
