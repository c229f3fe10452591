import { LightningElement, api } from 'lwc';
import { printable } from 'c/runAsCore';
import { dayText, numberText } from 'c/runAsFormats';
import { formatted } from 'c/runAsLabels';
import type { LoginChart, LoginDay } from 'c/runAsLoginDays';
import { RECORD_LABELS } from 'c/runAsRecordLabels';

const WIDTH = 720;
const HEIGHT = 160;
const BASE = 136;
const LEFT = 32;
/** Pixels left free between two days. */
const SPACE = 1;
/** Between two dates that are written. */
const DATE_EVERY = 14;

interface Bar {
  readonly key: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly css: string;
}

/** Logins by day, stacked by type and app; the same as a table for who does not see it. */
export default class RunAsLoginChart extends LightningElement {
  @api chart!: LoginChart;
  readonly labels = RECORD_LABELS;
  readonly viewBox = `0 0 ${WIDTH} ${HEIGHT}`;
  readonly base = BASE;
  readonly left = LEFT;
  readonly right = WIDTH;

  get summary(): string {
    const { total, most, days } = this.chart;
    return formatted(
      RECORD_LABELS.chartSummary,
      numberText(total),
      numberText(days.length),
      numberText(most)
    );
  }

  get bars(): Bar[] {
    const { days, most } = this.chart;
    const step = (WIDTH - LEFT) / days.length;
    const scale = most === 0 ? 0 : (BASE - 12) / most;
    return days.flatMap(({ day, counts }, index) => {
      let y = BASE;
      return counts.flatMap((count, kind) => {
        if (count === 0) return [];
        const height = count * scale;
        y -= height;
        const x = LEFT + index * step;
        return [{ key: `${day} ${kind}`, x, y, width: step - SPACE, height, css: `bar bar_${kind}` }];
      });
    });
  }

  get dates(): { readonly key: string; readonly x: number; readonly text: string }[] {
    const { days } = this.chart;
    const step = (WIDTH - LEFT) / days.length;
    const dates = days.map(({ day }, index) => ({ day, x: LEFT + (index + 0.5) * step }));
    // Not the last day: its date would be cut off at the edge.
    const isWritten = (index: number): boolean => (days.length - 1 - index) % DATE_EVERY === DATE_EVERY / 2;
    return dates
      .filter((_, index) => isWritten(index))
      .map(({ day, x }) => ({ key: day, x, text: dayText(day, { day: 'numeric', month: 'short' }) }));
  }

  get most(): string {
    return numberText(this.chart.most);
  }

  get kinds(): { readonly key: string; readonly name: string; readonly css: string }[] {
    return this.chart.kinds.map((kind, index) => ({
      key: kind,
      name: printable(kind),
      css: `swatch swatch_${index}`
    }));
  }

  /** Of the table: days without a login would be most of it. */
  get rows(): {
    readonly key: string;
    readonly day: string;
    readonly cells: { key: string; text: string }[];
  }[] {
    return this.chart.days.filter(({ total }) => total > 0).map((day) => rowOf(day, this.chart.kinds));
  }
}

function rowOf({ day, counts }: LoginDay, kinds: readonly string[]): RunAsLoginChart['rows'][number] {
  return {
    key: day,
    day: dayText(day),
    cells: counts.map((count, index) => ({ key: kinds[index] ?? '', text: numberText(count) }))
  };
}
