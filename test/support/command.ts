import { spawn } from 'node:child_process';
import path from 'node:path';

export const ROOT = path.resolve(import.meta.dirname, '../..');
export const DEMO = path.join(ROOT, 'local-org/demo');
export const DEMO_USERS = ['users.json', 'assignments.json'].map((name) => path.join(DEMO, name));
/** Flags that name the demo organisation. */
export const DEMO_FLAGS = ['--source-dir', DEMO, ...DEMO_USERS.flatMap((file) => ['--users', file])];

export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface RunOptions {
  /** The Node to start it with. */
  readonly node?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs `sf runas …` as a user does, without colours; also where CI runs it, which has tables of its own. */
export async function runas(args: readonly string[], { node, env }: RunOptions = {}): Promise<Run> {
  const { promise, resolve, reject } = Promise.withResolvers<Run>();
  const command = [path.join(ROOT, 'bin/run.js'), 'runas', ...args];
  const quiet = {
    NO_COLOR: '1',
    FORCE_COLOR: '0',
    OCLIF_TABLE_SKIP_CI_CHECK: 'true',
    SF_DISABLE_TELEMETRY: 'true'
  };
  const child = spawn(node ?? process.execPath, command, { env: { ...process.env, ...quiet, ...env } });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  child.on('error', reject).on('close', (code) => resolve({ code, stdout, stderr }));
  return promise;
}
