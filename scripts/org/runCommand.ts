import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { withoutSecrets } from './secrets.ts';

/** How long a child may take to end once it was asked to. */
const GRACE_MS = 5_000;
const SIGNALS = ['SIGINT', 'SIGTERM'] as const;
/** On POSIX a child leads a group of its own, so that its own children end with it. */
const HAS_GROUPS = process.platform !== 'win32';

/** `sf` writes lines, in place of a picture that it draws over and over, and tables all the same. */
const PLAIN = {
  CI: 'true',
  OCLIF_TABLE_SKIP_CI_CHECK: 'true',
  SF_AUTOUPDATE_DISABLE: 'true',
  SF_SKIP_NEW_VERSION_CHECK: 'true'
};

/** Ctrl+C, or what is like it, came while a command ran. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
}

export interface Finished {
  readonly code: number;
  readonly stdout: string;
}

export interface RunOptions {
  readonly cwd: string;
  /** Called with lines as they come, of both streams, without secrets. Absent: nothing is shown. */
  readonly onOutput?: (text: string) => void;
}

/**
 * Runs a program to its end.
 *
 * @returns its exit code, and all that it wrote to standard output.
 * @throws Interrupted when this process is asked to end; the program and its children were ended then.
 * @throws Error when the program cannot be started.
 */
export function runCommand(command: string, args: readonly string[], options: RunOptions): Promise<Finished> {
  const { promise, resolve, reject } = Promise.withResolvers<Finished>();
  const child = spawn(command, args, {
    cwd: options.cwd,
    detached: HAS_GROUPS,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...PLAIN }
  });
  const interruption = endWithThisProcess(child);
  let stdout = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  if (options.onOutput) {
    showLines(child.stdout, options.onOutput);
    showLines(child.stderr.setEncoding('utf8'), options.onOutput);
  } else child.stderr.resume();
  child.on('error', (error) => {
    interruption.stopListening();
    reject(error);
  });
  child.on('close', (code) => {
    interruption.stopListening();
    const signal = interruption.signal();
    if (signal === undefined) resolve({ code: code ?? 1, stdout });
    else reject(new Interrupted(`Interrupted by ${signal}.`));
  });
  return promise;
}

/** A secret may be cut in two between chunks, never between lines. */
function showLines(stream: NodeJS.ReadableStream, show: (text: string) => void): void {
  let rest = '';
  stream.on('data', (text: string) => {
    const whole = rest + text;
    const end = Math.max(whole.lastIndexOf('\n'), whole.lastIndexOf('\r')) + 1;
    rest = whole.slice(end);
    if (end > 0) show(withoutSecrets(whole.slice(0, end)));
  });
  stream.on('end', () => {
    if (rest !== '') show(`${withoutSecrets(rest)}\n`);
  });
}

function endWithThisProcess(child: ChildProcess): {
  signal: () => NodeJS.Signals | undefined;
  stopListening: () => void;
} {
  let came: NodeJS.Signals | undefined;
  let last: NodeJS.Timeout | undefined;
  const end = (signal: NodeJS.Signals): void => {
    came = signal;
    send(child, signal);
    last ??= setTimeout(() => send(child, 'SIGKILL'), GRACE_MS);
  };
  for (const signal of SIGNALS) process.on(signal, end);
  return {
    signal: () => came,
    stopListening: () => {
      clearTimeout(last);
      for (const signal of SIGNALS) process.off(signal, end);
    }
  };
}

function send(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    if (HAS_GROUPS) process.kill(-child.pid, signal);
    else child.kill(signal);
  } catch (error) {
    // It has just ended by itself.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
