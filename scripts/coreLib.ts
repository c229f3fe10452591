/**
 * Writes the ECMAScript library that `src/core` is compiled against: TypeScript's own, without what reads
 * the clock or throws dice. So `Date.now()` and `new Date()` do not compile in the core, as Node and the
 * DOM do not.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const LIBRARIES = ['es2024', 'esnext.collection'];
const REFERENCE = /^\/\/\/ <reference (?:lib="([^"]+)"|no-default-lib="true") *\/>$/gm;
const IMPURE = /^ +(?:new \(\): Date|\(\): string|now\(\): number|random\(\): number);$/gm;
const IMPURE_MEMBERS = 4;

const folder = path.dirname(createRequire(import.meta.url).resolve('typescript'));

/** The text of each library that the named one is made of, each once. */
function texts(library: string, found = new Map<string, string>()): Map<string, string> {
  if (found.has(library)) return found;
  const text = readFileSync(path.join(folder, `lib.${library}.d.ts`), 'utf8');
  found.set(library, text);
  for (const [, reference] of text.matchAll(REFERENCE)) if (reference) texts(reference, found);
  return found;
}

const libraries = LIBRARIES.reduce((found, library) => texts(library, found), new Map<string, string>());
const whole = [...libraries.values()].join('\n').replace(REFERENCE, '');
const members = whole.match(IMPURE)?.length;
if (members !== IMPURE_MEMBERS) {
  throw new Error(`TypeScript's library has changed: ${members} impure members, ${IMPURE_MEMBERS} expected`);
}
const output = path.resolve(import.meta.dirname, '../build/types/coreLib.d.ts');
mkdirSync(path.dirname(output), { recursive: true });
writeFileSync(output, whole.replace(IMPURE, ''));
