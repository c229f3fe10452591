/**
 * Runs npm scripts, says how long each took, and stops at the first that fails:
 * `inStages.ts NAME [--at-once N] SCRIPT…`. One at a time they write as they go; of several at once each
 * one's output stands together, when it has ended.
 */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { parseArgs } from 'node:util';

const { values, positionals } = parseArgs({
  options: { 'at-once': { type: 'string', default: '1' } },
  allowPositionals: true
});
const [name = '', ...scripts] = positionals;
const atOnce = Number(values['at-once']);
if (!Number.isInteger(atOnce) || atOnce < 1) {
  console.error(`--at-once is \`${values['at-once']}\`; give how many scripts run at once, from 1.`);
  process.exit(2);
}

// Type checkers fill the space of young objects, 16 MB by default, all the time; with more lint takes a fifth less.
const nodeOptions = `${process.env['NODE_OPTIONS'] ?? ''} --max-semi-space-size=64`.trim();
const isWindows = process.platform === 'win32';
const started = performance.now();
const waiting = [...scripts];
const running = new Set<ChildProcess>();
let stopped: number | undefined;

// The scripts have process groups of their own, so that a script that is stopped leaves nothing behind;
// Ctrl+C reaches them through us.
process.on('SIGINT', () => stop(130));
process.on('SIGTERM', () => stop(143));

await Promise.all(Array.from({ length: atOnce }, takeScripts));
if (stopped !== undefined) process.exit(stopped);
console.log(`${name}: ${scripts.length} of ${scripts.length} stages passed in ${seconds(started)}`);

/** Runs one script after the other until none waits. */
async function takeScripts(): Promise<void> {
  for (let script = waiting.shift(); script !== undefined; script = waiting.shift()) await runScript(script);
}

async function runScript(script: string): Promise<void> {
  const before = performance.now();
  const { status, output } = await ended(script);
  // One that was stopped because of another has no outcome of its own.
  if (stopped !== undefined) return;
  process.stdout.write(output);
  console.log(`${script}: ${status === 0 ? 'passed' : 'FAILED'} in ${seconds(before)}`);
  if (status === 0) return;
  console.error(`${name} stopped at ${script}`);
  stop(status);
}

function ended(script: string): Promise<{ readonly status: number; readonly output: Buffer }> {
  const child = spawn('npm', ['run', '--silent', script], {
    env: { ...process.env, NODE_OPTIONS: nodeOptions },
    stdio: atOnce === 1 ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    shell: isWindows,
    detached: !isWindows
  });
  running.add(child);
  const output: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part: Buffer) => output.push(part));
  return new Promise((resolve) => {
    const finish = (status: number): void => {
      running.delete(child);
      resolve({ status, output: Buffer.concat(output) });
    };
    child.on('error', (error) => {
      output.push(Buffer.from(`${error.message}\n`));
      finish(1);
    });
    child.on('close', (status) => finish(status ?? 1));
  });
}

/** Ends what runs; what waits is not begun. */
function stop(status: number): void {
  stopped ??= status;
  waiting.length = 0;
  for (const child of running) kill(child);
}

function kill(child: ChildProcess): void {
  if (isWindows || child.pid === undefined) child.kill();
  else {
    try {
      process.kill(-child.pid);
    } catch {
      // It has just ended.
    }
  }
}

function seconds(since: number): string {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}
