import { randomUUID } from 'node:crypto';
import { existsSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';

/** Org data: for its owner alone. */
const MODE = 0o600;

/**
 * Writes a file whole or not at all: a reader sees the old content or the new, never a part.
 *
 * @throws the file system's error, or one for what is no file; the old content is then still there.
 */
export function writeWhole(file: string, content: string): void {
  // Renaming would put a file in the place of a device.
  if (statSync(file, { throwIfNoEntry: false })?.isFile() === false) throw new Error('it is no file');
  // A link keeps its place, and what it leads to is written.
  const target = existsSync(file) ? realpathSync(file) : file;
  const part = `${target}.${randomUUID()}.part`;
  try {
    writeFileSync(part, content, { mode: MODE, flag: 'wx' });
    renameSync(part, target);
  } catch (error) {
    rmSync(part, { force: true });
    throw error;
  }
}
