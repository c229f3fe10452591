import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { ROOT } from '../support/command.ts';

/** What of a flag scripts rely on. */
const KEPT = [
  'type',
  'char',
  'aliases',
  'required',
  'multiple',
  'options',
  'default',
  'dependsOn',
  'exclusive'
];

interface CommandClass {
  readonly flags: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly baseFlags: CommandClass['flags'];
  readonly enableJsonFlag: boolean;
}

async function flagsOf(command: string): Promise<unknown> {
  const url = pathToFileURL(path.join(ROOT, `lib/commands/runas/${command}.js`)).href;
  const { default: found } = (await import(url)) as { default: CommandClass };
  const flags = Object.entries({ ...found.baseFlags, ...found.flags }).map(([name, flag]) => {
    const kept = KEPT.filter((key) => key in flag && flag[key] !== false && flag[key] !== undefined);
    return [name, Object.fromEntries(kept.map((key) => [key, flag[key]]))] as const;
  });
  return {
    json: found.enableJsonFlag,
    flags: Object.fromEntries(flags.sort(([a], [b]) => (a < b ? -1 : 1)))
  };
}

it('the flags are those of test/contract/flags.json; change it only when a flag is meant to change', async () => {
  const now = { 'runas access': await flagsOf('access'), 'runas audit': await flagsOf('audit') };
  const agreed: unknown = JSON.parse(readFileSync(path.join(import.meta.dirname, 'flags.json'), 'utf8'));
  assert.deepEqual(JSON.parse(JSON.stringify(now)), agreed);
});
