import type { ApiError } from '../apiError.ts';

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

/** Of a refusal by another part of the local org: what it does not model. */
export function whatIsNotModelled({ message }: ApiError): string {
  return /^The local org does not model (.*)\.$/s.exec(message)?.[1] ?? message;
}
