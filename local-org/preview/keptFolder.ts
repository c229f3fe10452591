import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';

const POLL_MS = 200;

/** Everything that goes into a build. */
export interface BuildInputs {
  readonly texts: readonly string[];
  /** Full paths. */
  readonly files: readonly string[];
}

/**
 * The folder that was built from these inputs, built now unless it is there already. Processes that want the
 * same folder at once build it once. Older folders of the same name are removed.
 *
 * @throws what the build throws.
 */
export async function keptFolder(
  cache: string,
  name: string,
  inputs: BuildInputs,
  build: (folder: string) => Promise<void>
): Promise<string> {
  const folder = path.join(cache, `${name}-${digest(inputs)}`);
  const lock = `${folder}.lock`;
  mkdirSync(cache, { recursive: true });
  while (!existsSync(folder)) {
    if (!take(lock)) await setTimeout(POLL_MS);
    else {
      try {
        // Another process may have finished between the look and the lock.
        if (!existsSync(folder)) await buildWhole(folder, build);
      } finally {
        rmSync(lock, { force: true });
      }
      removeOthers(cache, name, folder);
    }
  }
  return folder;
}

function digest({ texts, files }: BuildInputs): string {
  const hash = createHash('sha256').update(JSON.stringify(texts));
  for (const file of files) hash.update(file).update(readFileSync(file));
  return hash.digest('hex').slice(0, 16);
}

/** Whether the lock is ours now. One whose process has ended is taken over. */
function take(lock: string): boolean {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    if (!isHeld(lock)) rmSync(lock, { force: true });
    return false;
  }
}

function isHeld(lock: string): boolean {
  try {
    const holder = Number(readFileSync(lock, 'utf8'));
    // Empty for the moment between making it and writing to it.
    if (holder > 0) process.kill(holder, 0);
    return true;
  } catch {
    return false;
  }
}

/** A build that breaks off leaves no folder of that name. */
async function buildWhole(folder: string, build: (folder: string) => Promise<void>): Promise<void> {
  const part = `${folder}.part`;
  rmSync(part, { recursive: true, force: true });
  mkdirSync(part);
  await build(part);
  renameSync(part, folder);
}

function removeOthers(cache: string, name: string, folder: string): void {
  for (const old of globSync(`${name}-*`, { cwd: cache })) {
    const isFinished = /^\w+-[0-9a-f]{16}$/.test(old);
    if (isFinished && old !== path.basename(folder)) {
      rmSync(path.join(cache, old), { recursive: true, force: true });
    }
  }
}
