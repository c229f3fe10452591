import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { API_VERSION } from '../../local-org/org.ts';
import { ROOT } from '../support/command.ts';
import type { Run } from '../support/command.ts';

const SCRIPT = path.join(ROOT, 'scripts/start.ts');

/** `npm start -- …` as a process of its own. */
export interface Started {
  /** Until its standard error has this, or it has ended. */
  readonly told: (text: string) => Promise<void>;
  readonly stdout: () => string;
  readonly stderr: () => string;
  readonly ended: Promise<Run>;
  /** Ends it and waits for that. */
  readonly end: (signal: NodeJS.Signals) => Promise<Run>;
}

/** A start that is ready. */
export interface ReadyStart extends Started {
  /** Of the pages, with the token. */
  readonly address: string;
  readonly origin: string;
  readonly seconds: number;
}

const running = new Set<Started>();

export function start(args: readonly string[], cwd = ROOT): Started {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', SCRIPT, ...args], { cwd });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const { promise: ended, resolve, reject } = Promise.withResolvers<Run>();
  child.on('error', reject);
  child.on('close', (code) => {
    running.delete(started);
    resolve({ code, stdout, stderr });
  });
  const told = async (text: string): Promise<void> => {
    const found = new Promise<boolean>((resolve) => {
      child.stderr.on('data', () => stderr.includes(text) && resolve(true));
    });
    if (!stderr.includes(text)) await Promise.race([found, ended]);
  };
  const end = (signal: NodeJS.Signals): Promise<Run> => {
    child.kill(signal);
    return ended;
  };
  const started: Started = { told, stdout: () => stdout, stderr: () => stderr, ended, end };
  running.add(started);
  return started;
}

/** Starts on a file and a free port, and waits until that is ready. @throws AssertionError when it ends before. */
export async function ready(file: string, ...more: readonly string[]): Promise<ReadyStart> {
  const before = performance.now();
  const started = start(['--file', file, '--port', '0', ...more]);
  await started.told('For sf:');
  assert.match(started.stderr(), /For sf:/);
  const address = started.stdout().trim();
  const { origin } = new URL(address);
  return { ...started, address, origin, seconds: Math.round(performance.now() - before) / 1000 };
}

/** Ends whatever a failed test left. */
export async function endAll(): Promise<void> {
  await Promise.all([...running].map(({ end }) => end('SIGKILL')));
}

/** The token that lies beside the file. */
export function tokenBeside(file: string): string {
  return readFileSync(`${file}.token`, 'utf8');
}

/** A request of the REST API with a token. @throws AssertionError when it is refused. */
export async function rest<T>(origin: string, token: string, to: string, body?: unknown): Promise<T> {
  const response = await fetch(`${origin}/services/data/v${API_VERSION}${to}`, {
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) })
  });
  assert.ok(response.ok, await response.clone().text());
  return (await response.json()) as T;
}

export async function counted(origin: string, token: string, what: string): Promise<number> {
  const query = `/query?q=${encodeURIComponent(`SELECT COUNT() FROM ${what}`)}`;
  return (await rest<{ totalSize: number }>(origin, token, query)).totalSize;
}
