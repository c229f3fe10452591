import { pageOf, pageWithin, rowsOf } from 'c/runAsPages';

const ROWS = Array.from({ length: 101 }, (_, index) => index);

describe('pages', () => {
  it('have fifty rows each, and the last one the rest', () => {
    expect(rowsOf(ROWS, 1)).toEqual(ROWS.slice(50, 100));
    expect(rowsOf(ROWS, 2)).toEqual([100]);
    expect([0, 49, 50, 100].map(pageOf)).toEqual([0, 0, 1, 2]);
  });

  it('end with the last row, however many there were before', () => {
    expect([101, 100, 50, 1, 0].map((total) => pageWithin(2, total))).toEqual([2, 1, 0, 0, 0]);
    expect(pageWithin(0, 101)).toBe(0);
  });
});
