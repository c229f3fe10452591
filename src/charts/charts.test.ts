import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { bubbleMatrix, stackedBars } from './index.ts';

const AREA = { width: 120, height: 80, top: 10, right: 0, bottom: 10, left: 20 };

describe('bubble matrix', () => {
  const { cells, rows, columns } = bubbleMatrix(
    ['critical', 'none'],
    ['week', 'never'],
    [
      { row: 'critical', column: 'week', count: 400 },
      { row: 'none', column: 'never', count: 100 },
      { row: 'none', column: 'week', count: 1 }
    ],
    AREA
  );
  const cell = (row: string, column: string): (typeof cells)[number] =>
    cells.find((one) => one.row === row && one.column === column)!;

  it('has a cell for each row and column, side by side within the area', () => {
    assert.equal(cells.length, 4);
    assert.deepEqual(
      cells.map(({ x, y, width, height }) => [x, y, width, height]),
      [
        [20, 10, 50, 30],
        [70, 10, 50, 30],
        [20, 40, 50, 30],
        [70, 40, 50, 30]
      ]
    );
    assert.deepEqual(rows, [
      { key: 'critical', at: 25 },
      { key: 'none', at: 55 }
    ]);
    assert.deepEqual(columns, [
      { key: 'week', at: 45 },
      { key: 'never', at: 95 }
    ]);
  });

  it('has circles whose areas are as the counts, within their cells', () => {
    const large = { ...AREA, width: 420, height: 420 };
    const counts = [400, 100].map((count, index) => ({ row: 'a', column: String(index), count }));
    const [first, second] = bubbleMatrix(['a'], ['0', '1'], counts, large).cells;
    assert.equal(first!.r, 2 * second!.r);
    assert.ok(first!.r <= first!.width / 2);
  });

  it('lets one among hundreds be seen, and none not', () => {
    assert.equal(cell('none', 'week').r, 8);
    assert.equal(cell('critical', 'never').r, 0);
  });

  it('has only empty cells where nothing is counted', () => {
    const empty = bubbleMatrix(['a'], ['b'], [], AREA);
    assert.deepEqual(
      empty.cells.map(({ r, count }) => [r, count]),
      [[0, 0]]
    );
  });
});

describe('stacked bars', () => {
  const { bars, ticks, columns } = stackedBars(
    ['completed', 'overdue'],
    [
      { column: '2026-10', counts: { completed: 3, overdue: 1 } },
      { column: '2026-11', counts: { overdue: 2 } }
    ],
    AREA
  );

  it('puts the pieces of a bar on each other, from the axis up', () => {
    const [first, second] = bars.filter(({ column }) => column === '2026-10');
    assert.deepEqual([first!.series, second!.series], ['completed', 'overdue']);
    assert.equal(first!.y + first!.height, 70);
    assert.equal(second!.y + second!.height, first!.y);
    assert.equal(first!.height, 3 * second!.height);
  });

  it('leaves out pieces without height', () => {
    assert.deepEqual(
      bars.filter(({ column }) => column === '2026-11').map(({ series, count }) => [series, count]),
      [['overdue', 2]]
    );
    assert.deepEqual(stackedBars(['due'], [{ column: '2026-10', counts: {} }], AREA).bars, []);
  });

  it('has whole ticks alone, and a label for each column', () => {
    assert.ok(ticks.every(({ key }) => /^\d+$/.test(key)));
    assert.deepEqual(ticks[0], { key: '0', at: 70 });
    assert.deepEqual(
      columns.map(({ key }) => key),
      ['2026-10', '2026-11']
    );
  });
});
