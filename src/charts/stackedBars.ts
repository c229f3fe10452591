import { scaleBand, scaleLinear } from 'd3-scale';
import { stack } from 'd3-shape';
import type { Area, Label } from './area.ts';

/** One piece of one bar. */
export interface Bar {
  readonly column: string;
  readonly series: string;
  readonly count: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface StackedBars {
  /** Pieces that have a height, series by series. */
  readonly bars: readonly Bar[];
  readonly columns: readonly Label[];
  /** Whole numbers on the axis; the key is the number. */
  readonly ticks: readonly Label[];
}

/** Share of a column that stays free beside its bar. */
const PADDING = 0.3;
const TICKS = 3;

/**
 * A bar for each column, made of its series from the axis up.
 *
 * @param counts for each column the count of each series; a series that is not given has none.
 */
export function stackedBars(
  series: readonly string[],
  counts: readonly { readonly column: string; readonly counts: Readonly<Record<string, number>> }[],
  area: Area
): StackedBars {
  const columns = counts.map(({ column }) => column);
  const sums = counts.map((one) => series.reduce((sum, name) => sum + (one.counts[name] ?? 0), 0));
  const x = scaleBand(columns, [area.left, area.width - area.right]).padding(PADDING);
  const y = scaleLinear([0, Math.max(1, ...sums)], [area.height - area.bottom, area.top]).nice(TICKS);
  const pieces = stack<(typeof counts)[number]>()
    .keys(series)
    .value((one, name) => one.counts[name] ?? 0)(counts);
  const bars = pieces.flatMap((piece) =>
    piece.map(([from, to], index): Bar => {
      const column = columns[index]!;
      return {
        column,
        series: piece.key,
        count: to - from,
        x: x(column)!,
        y: y(to),
        width: x.bandwidth(),
        height: y(from) - y(to)
      };
    })
  );
  return {
    bars: bars.filter(({ height }) => height > 0),
    columns: columns.map((key) => ({ key, at: x(key)! + x.bandwidth() / 2 })),
    ticks: y
      .ticks(TICKS)
      .filter(Number.isInteger)
      .map((tick) => ({ key: String(tick), at: y(tick) }))
  };
}
