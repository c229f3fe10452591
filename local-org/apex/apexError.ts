/** A class that this runtime does not take: what, and where. */
export class ApexLoadError extends Error {
  override readonly name = 'ApexLoadError';
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly problem: string;

  constructor(problem: string, { file, line, column }: SourcePlace) {
    super(`${file}:${line}:${column}: ${problem}`);
    this.problem = problem;
    this.file = file;
    this.line = line;
    this.column = column;
  }
}

/** Lines and columns count from 1. */
export interface SourcePlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}
