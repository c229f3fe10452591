/** One deliberate fault: in `file` the text `find`, which occurs there once, becomes `replace`. */
export interface SeededFault {
  readonly file: string;
  readonly find: string;
  readonly replace: string;
  /** What the product would then do wrong; of the local org, what a product that is wrong could then pass. */
  readonly why: string;
}

export type Edit = readonly [why: string, find: string, replace: string];
export type FaultsByFile = Readonly<Record<string, readonly Edit[]>>;
