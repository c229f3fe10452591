import { closeSync, mkdirSync, openSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { installApexTriggers } from './apex/triggers/runner.ts';
import { seedDemo } from './demo/seedDemo.ts';
import { loadSchema } from './metadata/loadSchema.ts';
import type { OrgState } from './org.ts';
import { Store } from './store/store.ts';

export interface OpenOptions {
  /** The SQLite file; its folder is made. */
  readonly file: string;
  /** Forget what is there and start over. */
  readonly reset?: boolean;
  readonly onProgress?: (text: string) => void;
}

/**
 * Opens the org that a file keeps. A new one is filled with the demo organisation beside it first, so that
 * a start that is killed leaves no half of it.
 *
 * @throws Error when another process has the file, or it is no database.
 */
export async function openOrg({ file, reset = false, onProgress }: OpenOptions): Promise<OrgState> {
  mkdirSync(path.dirname(file), { recursive: true });
  const isThere = (statSync(file, { throwIfNoEntry: false })?.size ?? 0) > 0;
  if (!isThere || reset) {
    if (isThere) openStore(file).close();
    onProgress?.('Filling the local org with the demo organisation');
    await fillAnew(file, reset);
  }
  return stateOf(openStore(file));
}

/** Of two starts that fill the same file at once, the first that is done decides. */
async function fillAnew(file: string, reset: boolean): Promise<void> {
  removeLeftParts(file);
  const part = `${file}.${process.pid}.part`;
  // Rows of an org are for whoever keeps it, and nobody else.
  closeSync(openSync(part, 'w', 0o600));
  const store = openStore(part);
  await seedDemo(stateOf(store));
  store.close();
  const isThere = (statSync(file, { throwIfNoEntry: false })?.size ?? 0) > 0;
  if (!isThere || reset) renameSync(part, file);
  removeDatabase(part);
}

/** What starts that were killed left beside the file. */
function removeLeftParts(file: string): void {
  for (const name of readdirSync(path.dirname(file))) {
    const [, pid] = /\.(\d+)\.part(?:-journal)?$/.exec(name) ?? [];
    if (pid === undefined || !name.startsWith(`${path.basename(file)}.`) || isRunning(Number(pid))) continue;
    rmSync(path.join(path.dirname(file), name), { force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function removeDatabase(file: string): void {
  for (const one of [file, `${file}-journal`]) rmSync(one, { force: true });
}

function stateOf(store: Store): OrgState {
  const org = { store, schema: loadSchema(store), now: () => new Date() };
  installApexTriggers(org);
  return org;
}

function openStore(file: string): Store {
  try {
    return new Store(file);
  } catch (error) {
    const reason = (error as Error).message;
    if (/locked/.test(reason)) {
      throw new Error(`Another process has \`${file}\`; stop it, or give another file with -- --file F.`, {
        cause: error
      });
    }
    throw new Error(
      `\`${file}\` is no file of the local org (${reason}); remove it, or give another with -- --file F.`,
      { cause: error }
    );
  }
}
