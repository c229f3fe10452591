#!/usr/bin/env node
/**
 * The commands without `sf`. Salesforce's libraries need Node 22; started on an older one, this hands over
 * to the Node that the package brings.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const NEEDED = 22;
const root = fileURLToPath(new URL('..', import.meta.url));
const [major] = process.versions.node.split('.').map(Number);

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

function handOver() {
  const suffix = process.platform === 'win32' ? 'node.exe' : 'node';
  const pinned = `${root}node_modules/node/bin/${suffix}`;
  if (!existsSync(pinned))
    fail(`Node ${NEEDED} or later is needed; this is ${process.version}. Install it, or run npm ci.`);
  const { status, signal, error } = spawnSync(pinned, process.argv.slice(1), { stdio: 'inherit' });
  if (error) fail(`${pinned} cannot be started: ${error.message}`);
  if (signal) process.kill(process.pid, signal);
  process.exit(status ?? 1);
}

if (major < NEEDED) handOver();
if (!existsSync(`${root}lib/commands`)) fail('The commands are not built yet. Run npm run build:lib.');
const { execute } = await import('@oclif/core');
await execute({ dir: import.meta.url });
