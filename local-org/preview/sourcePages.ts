import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Store } from '../store/store.ts';

const FILES = '**/{applications/*.app,tabs/*.tab,flexipages/*.flexipage}-meta.xml';
const COMPONENTS = '**/lwc/*/*.js-meta.xml';

/**
 * Puts apps, tabs, Lightning pages and meta files of components from a source folder into the store, under
 * their paths in metadata format, without a deployment's checks.
 */
export function putSourcePages(store: Store, folder: string): void {
  const named = globSync(FILES, { cwd: folder }).map((file) => ({ file, place: place(file, 2) }));
  const components = globSync(COMPONENTS, { cwd: folder }).map((file) => ({ file, place: place(file, 3) }));
  store.transaction(() => {
    for (const { file, place: to } of named) put(file, to.replace(/-meta\.xml$/, ''));
    for (const { file, place: to } of components) put(file, to);
  });

  function put(file: string, to: string): void {
    store.putFile(to, readFileSync(path.join(folder, file)));
  }
}

/** The last parts of a path. */
function place(file: string, parts: number): string {
  return file.split(path.sep).slice(-parts).join('/');
}
