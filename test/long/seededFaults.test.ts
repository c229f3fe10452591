import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { ROOT } from '../support/command.ts';
import { SEEDED_FAULTS } from './seededFaults.ts';
import type { SeededFault } from './seededFaults/fault.ts';

const AT_ONCE = 2;
const RUN_LIMIT_MS = 60_000;
const ALL_LIMIT_MS = 40 * 60_000;

/** What the tests need beside the dependencies. */
const COPIED = [
  'config',
  'force-app',
  'local-org',
  'messages',
  'package.json',
  'schemas',
  'scripts',
  'src',
  'test/cases',
  'test/contract',
  'test/e2e',
  'test/support'
];

const CORE = path.join('src', 'core');
const CASES = path.join('test', 'cases', 'cases.test.ts');
const WHOLE_WAY = path.join('src', 'org', 'live', 'readOrg.test.ts');
const PAGES = path.join('test', 'e2e', 'server.test.ts');
const SOURCE_TESTS = [...testsBelow('src'), CASES];
const LIVE_TESTS = [...testsBelow('src/org/live'), path.join('test', 'cases', 'truthTable.test.ts')];

/** Copies of the product that no test is running in. */
const copies: string[] = [];
let noticed = 0;

describe('seeded faults', { concurrency: AT_ONCE, timeout: ALL_LIMIT_MS }, () => {
  before(async () => {
    for (let i = 0; i < AT_ONCE; i++) copies.push(copyOfProduct());
    const tests = [...new Set(SEEDED_FAULTS.flatMap(({ file }) => testsOf(file)))];
    const failures = await Promise.all(
      copies.map((copy, lane) =>
        firstFailure(
          copy,
          tests.filter((_, i) => i % AT_ONCE === lane)
        )
      )
    );
    for (const failure of failures) assert.equal(failure, null, 'a test fails without any fault');
  });

  for (const fault of SEEDED_FAULTS) {
    it(`${fault.file}: ${fault.why}`, async () => {
      const copy = copies.pop()!;
      try {
        const failure = await failureWith(fault, copy);
        assert.ok(failure !== null, 'no test notices the fault');
        noticed += 1;
      } finally {
        copies.push(copy);
      }
    });
  }
});

it('seeded faults, counted', (t) => {
  t.diagnostic(`${noticed} of ${SEEDED_FAULTS.length} seeded faults were noticed`);
  assert.equal(noticed, SEEDED_FAULTS.length);
});

function copyOfProduct(): string {
  const copy = mkdtempSync(path.join(tmpdir(), 'run-as-register-fault-'));
  // Also when the tests were cancelled and no hook runs.
  process.once('exit', () => rmSync(copy, { recursive: true, force: true }));
  for (const name of COPIED) cpSync(path.join(ROOT, name), path.join(copy, name), { recursive: true });
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(copy, 'node_modules'), 'junction');
  return copy;
}

/** The test that fails with the fault in place; null when none does. */
async function failureWith({ file, find, replace }: SeededFault, copy: string): Promise<string | null> {
  const place = path.join(copy, file);
  const sound = readFileSync(place, 'utf8');
  const occurrences = sound.split(find).length - 1;
  assert.equal(
    occurrences,
    1,
    `the list of faults is out of date: \`${find}\` is there ${occurrences} times`
  );
  writeFileSync(
    place,
    sound.replace(find, () => replace)
  );
  try {
    return await firstFailure(copy, nearestFirst(file), AbortSignal.timeout(RUN_LIMIT_MS));
  } finally {
    writeFileSync(place, sound);
  }
}

/** Those that belong to the folder of the file. */
function testsOf(file: string): readonly string[] {
  const [root = '', folder = ''] = file.split('/');
  if (/^src\/org\/(?:live|queryCatalogue)/.test(file)) return LIVE_TESTS;
  if (root === 'src') return SOURCE_TESTS;
  if (folder === 'preview') return [PAGES];
  // The store is tested by who writes through it.
  return testsBelow(`local-org/${folder === 'store' ? 'dml' : folder}`);
}

function testsBelow(folder: string): string[] {
  return readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => path.join(folder, file))
    .sort();
}

/** Those first that are likely to notice, and soon: the test of the file, for the core the cases, then what is near. */
function nearestFirst(file: string): string[] {
  const place = path.normalize(file);
  const distance = (test: string): number => {
    if (test === place.replace(/\.ts$/, '.test.ts')) return 0;
    if (test === CASES && place.startsWith(CORE)) return 1;
    // From the rows of an org to what is reported of them: after what is nearest, before all the rest.
    if (test === WHOLE_WAY) return 8.5;
    return 10 - sharedFolders(test, place);
  };
  return testsOf(file).toSorted((a, b) => distance(a) - distance(b));
}

function sharedFolders(a: string, b: string): number {
  const [one, other] = [a, b].map((file) => path.dirname(file).split(path.sep)) as [string[], string[]];
  const parting = one.findIndex((folder, i) => folder !== other[i]);
  return parting < 0 ? one.length : parting;
}

async function firstFailure(
  copy: string,
  tests: readonly string[],
  signal?: AbortSignal
): Promise<string | null> {
  for (const test of tests) {
    const failure = await failureOf(copy, test, signal);
    if (failure !== null) return `${test}: ${failure}`;
  }
  return null;
}

/** The bundle is not made from the copy, so the cases run against the source alone. */
const NODE_ARGS = [
  '--test-reporter=tap',
  '--test-skip-pattern=/core as bundled/',
  `--import=${pathToFileURL(path.join(ROOT, 'test', 'long', 'fixedSeed.ts')).href}`
];

async function failureOf(copy: string, test: string, signal?: AbortSignal): Promise<string | null> {
  const { promise, resolve, reject } = Promise.withResolvers<string | null>();
  // A run inside a test run would report to it and not in words.
  const env = { ...process.env, NODE_TEST_CONTEXT: undefined };
  const child = spawn(process.execPath, [...NODE_ARGS, test], {
    cwd: copy,
    env,
    ...(signal && { signal }),
    killSignal: 'SIGKILL'
  });
  let [stdout, stderr] = ['', ''];
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
    if (failureIn(stdout) !== null) child.kill('SIGKILL');
  });
  child.on('error', reject).on('close', (code) => {
    const failure = failureIn(stdout);
    if (failure !== null || code === 0) resolve(failure);
    // A product that does not even load proves nothing about its tests.
    else reject(new Error(`\`${test}\` ended with ${code} and no failed test:\n${stderr}`));
  });
  return promise;
}

function failureIn(tap: string): string | null {
  return /^ *not ok \d+ - (.*)\n/m.exec(tap)?.[1] ?? null;
}
