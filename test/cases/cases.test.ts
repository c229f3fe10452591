import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import * as sourceCore from '../../src/core/index.ts';
import type { OrgSnapshot } from '../../src/core/index.ts';
import { verdictOf } from './verdict.ts';
import type { IdentityVerdict, Verdict } from './verdict.ts';

/** Written by hand from the rules of effective access, never copied from what the program says. */
interface Expected {
  /** The rule that the case shows. */
  readonly note: string;
  readonly asOf: string;
  readonly identities: Readonly<Record<string, Partial<IdentityVerdict>>>;
  readonly notListed?: readonly string[];
  readonly gaps?: readonly string[];
}

const CASES = import.meta.dirname;
const BUNDLE = path.resolve(CASES, '../../force-app/main/shared/lwc/runAsCore/runAsCore.js');

const names = readdirSync(CASES, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

describe('cases, core as written', () => {
  for (const name of names) it(name, () => checkCase(name, sourceCore));
});

describe('cases, core as bundled for Lightning', () => {
  let bundledCore: typeof sourceCore;

  before(async () => {
    assert.ok(existsSync(BUNDLE), `\`${BUNDLE}\` is absent. Make it with \`npm run build\`.`);
    bundledCore = (await import(pathToFileURL(BUNDLE).href)) as typeof sourceCore;
  });

  for (const name of names) it(name, () => checkCase(name, bundledCore));
});

function checkCase(name: string, core: typeof sourceCore): void {
  const snapshot = deepFrozen(readJson(name, 'input.json')) as OrgSnapshot;
  const expected = readJson(name, 'expected.json') as Expected;
  const verdict = verdictOf(core, snapshot, expected.asOf);
  assert.deepEqual(Object.keys(verdict.identities).sort(), Object.keys(expected.identities).sort());
  for (const [username, identity] of Object.entries(expected.identities)) {
    assert.deepEqual(compared(verdict, username, identity), identity, `${username}: ${expected.note}`);
  }
  for (const username of expected.notListed ?? []) assert.ok(!(username in verdict.identities), username);
  if (expected.gaps) assert.deepEqual(verdict.gaps, expected.gaps, expected.note);
  assert.deepEqual(verdictOf(core, snapshot, expected.asOf), verdict, 'a second run gives the same verdict');
}

/** The verdict on one identity, as far as the case says anything of it. */
function compared({ identities }: Verdict, username: string, expected: Partial<IdentityVerdict>): object {
  return Object.fromEntries(Object.entries(identities[username] ?? {}).filter(([key]) => key in expected));
}

function readJson(name: string, file: string): unknown {
  return JSON.parse(readFileSync(path.join(CASES, name, file), 'utf8')) as unknown;
}

function deepFrozen(value: unknown): unknown {
  if (typeof value === 'object' && value !== null) {
    Object.values(value).forEach(deepFrozen);
    Object.freeze(value);
  }
  return value;
}
