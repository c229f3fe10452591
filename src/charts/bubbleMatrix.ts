import { scaleBand, scaleSqrt } from 'd3-scale';
import type { Area, Label } from './area.ts';

/** How many lie in one row and column; a pair that is not given has none. */
export interface MatrixCount {
  readonly row: string;
  readonly column: string;
  readonly count: number;
}

/** One cell: its rectangle, and the circle in its middle whose area stands for the count. */
export interface Bubble extends MatrixCount {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly cx: number;
  readonly cy: number;
  readonly r: number;
}

export interface BubbleMatrix {
  /** Row by row; cells without a count too. */
  readonly cells: readonly Bubble[];
  readonly rows: readonly Label[];
  readonly columns: readonly Label[];
}

/** Share of a cell that its circle may take, and the least radius that can still be seen. */
const LARGEST = 0.46;
const SMALLEST = 8;

/**
 * A grid of circles. It stays as readable and as quick with 10,000 identities as with ten, since it draws cells
 * and not identities.
 */
export function bubbleMatrix(
  rows: readonly string[],
  columns: readonly string[],
  counts: readonly MatrixCount[],
  area: Area
): BubbleMatrix {
  const x = scaleBand(columns, [area.left, area.width - area.right]);
  const y = scaleBand(rows, [area.top, area.height - area.bottom]);
  const most = Math.max(1, ...counts.map(({ count }) => count));
  const radius = scaleSqrt([0, most], [0, Math.min(x.bandwidth(), y.bandwidth()) * LARGEST]);
  const found = new Map(counts.map(({ row, column, count }) => [JSON.stringify([row, column]), count]));
  const cells = rows.flatMap((row) =>
    columns.map((column): Bubble => {
      const count = found.get(JSON.stringify([row, column])) ?? 0;
      const [left, top] = [x(column)!, y(row)!];
      return {
        row,
        column,
        count,
        x: left,
        y: top,
        width: x.bandwidth(),
        height: y.bandwidth(),
        cx: left + x.bandwidth() / 2,
        cy: top + y.bandwidth() / 2,
        r: count === 0 ? 0 : Math.max(SMALLEST, radius(count))
      };
    })
  );
  return {
    cells,
    rows: rows.map((key) => ({ key, at: y(key)! + y.bandwidth() / 2 })),
    columns: columns.map((key) => ({ key, at: x(key)! + x.bandwidth() / 2 }))
  };
}
