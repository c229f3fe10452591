import { LightningElement, api } from 'lwc';
import { stackedBars } from 'c/runAsCharts';
import type { Area, Bar } from 'c/runAsCharts';
import type { ReviewMonth } from 'c/runAsCore';
import { dayText, numberText } from 'c/runAsFormats';
import { formatted } from 'c/runAsLabels';
import { PICTURE_TEXTS } from 'c/runAsPictureLabels';

const AREA: Area = { width: 620, height: 206, top: 12, right: 4, bottom: 26, left: 40 };
const SERIES = ['completed', 'overdue', 'due'] as const;
type Series = (typeof SERIES)[number];

interface Mark {
  readonly key: string;
  readonly x: number;
  readonly y: number;
  readonly text: string;
}

/** Reviews by month: completed, overdue and due, as bars or as a table. */
export default class RunAsReviewPicture extends LightningElement {
  @api months: readonly ReviewMonth[] = [];
  readonly labels = PICTURE_TEXTS;
  readonly viewBox = `0 0 ${AREA.width} ${AREA.height}`;
  readonly end = AREA.width - AREA.right;
  readonly start = AREA.left;
  readonly legend = SERIES.map((key) => ({ key, text: PICTURE_TEXTS[key], css: `swatch swatch_${key}` }));

  get emptyText(): string {
    const isEmpty = this.months.every((month) => SERIES.every((series) => month[series] === 0));
    return isEmpty ? PICTURE_TEXTS.noReviews : '';
  }

  get bars(): (Bar & { key: string; css: string; title: string })[] {
    return this.drawing.bars.map((bar) => ({
      ...bar,
      key: `${bar.column} ${bar.series}`,
      css: `bar_${bar.series}`,
      title: formatted(
        PICTURE_TEXTS.cell,
        longMonth(bar.column),
        PICTURE_TEXTS[bar.series as Series],
        numberText(bar.count)
      )
    }));
  }

  get columnLabels(): Mark[] {
    return this.drawing.columns.map(({ key, at }) => ({
      key,
      x: at,
      y: AREA.height - 8,
      text: shortMonth(key)
    }));
  }

  get ticks(): Mark[] {
    return this.drawing.ticks.map(({ key, at }) => ({
      key,
      x: AREA.left - 8,
      y: at,
      text: numberText(Number(key))
    }));
  }

  get rows(): { key: string; month: string; numbers: { key: Series; text: string }[] }[] {
    return this.months.map((one) => ({
      key: one.month,
      month: longMonth(one.month),
      numbers: SERIES.map((key) => ({ key, text: numberText(one[key]) }))
    }));
  }

  private get drawing(): ReturnType<typeof stackedBars> {
    return stackedBars(
      SERIES,
      this.months.map(({ month, completed, overdue, due }) => ({
        column: month,
        counts: { completed, overdue, due }
      })),
      AREA
    );
  }
}

/** With its year where that is new. */
function shortMonth(month: string): string {
  const isJanuary = month.endsWith('-01');
  return dayText(`${month}-01`, isJanuary ? { month: 'short', year: '2-digit' } : { month: 'short' });
}

function longMonth(month: string): string {
  return dayText(`${month}-01`, { month: 'long', year: 'numeric' });
}
