import { Interrupted } from './runCommand.ts';

/** By convention of shells, for what Ctrl+C ended. */
const INTERRUPTED_CODE = 130;

/** What whoever ran a script can put right; its message says how. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly exitCode: number;

  constructor(message: string, exitCode = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** Runs a script to its end. What goes wrong is printed, and the process ends with a code that is not zero. */
export async function runScript(script: () => Promise<void>): Promise<void> {
  try {
    await script();
  } catch (error) {
    process.exitCode = codeOf(error);
    console.error(isExpected(error) ? `\n${error.message}` : error);
  }
}

function isExpected(error: unknown): error is Error {
  return error instanceof Problem || error instanceof Interrupted;
}

function codeOf(error: unknown): number {
  if (error instanceof Interrupted) return INTERRUPTED_CODE;
  return error instanceof Problem ? error.exitCode : 1;
}
