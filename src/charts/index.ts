/** What the pages import as `c/runAsCharts`: where the marks of a picture stand. They draw it themselves. */
export { bubbleMatrix } from './bubbleMatrix.ts';
export type { Bubble, BubbleMatrix, MatrixCount } from './bubbleMatrix.ts';
export { stackedBars } from './stackedBars.ts';
export type { Bar, StackedBars } from './stackedBars.ts';
export type { Area, Label } from './area.ts';
