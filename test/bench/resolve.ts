/**
 * Resolves the access of generated users with the engine and, in the same run, with a plain Set union
 * written for comparison; both yield each user's full right set and grade, compared for equality.
 *
 * `npm run bench` prints times, ratio and memory. `node test/bench/resolve.ts engine USERS` runs the engine
 * alone, so that its memory is measured without the comparison's.
 */
import { spawnSync } from 'node:child_process';
import type { Access } from '../../src/core/index.ts';
import { AccessResolver, grantPaths } from '../../src/core/index.ts';
import { rightKey } from '../../src/core/access/right.ts';
import { AS_OF, generatedOrg } from './generatedOrg.ts';
import type { GeneratedOrg } from './generatedOrg.ts';
import { SetUnion } from './setUnion.ts';

const SIZES = [10_000, 100_000, 200_000];
const COMPARED_SIZES = [10_000, 100_000];
const RUNS = 5;
const PATH_USERS = 1_000;
/** The comparison's Sets of 100,000 users would not fit in memory at once, so it goes in slices. */
const SLICE = 1_000;
const MEGABYTE = 1024 * 1024;

const [mode, users] = process.argv.slice(2);
if (mode === 'engine') printEngine(Number(users));
else printComparison();

interface EngineRun {
  readonly resolver: AccessResolver;
  readonly accesses: readonly Access[];
  readonly grades: readonly string[];
  readonly milliseconds: number;
}

function runEngine({ snapshot, userIds }: GeneratedOrg): EngineRun {
  const started = performance.now();
  const resolver = new AccessResolver(snapshot, AS_OF);
  const accesses = userIds.map((userId) => resolver.ofUser(userId));
  const grades = accesses.map(({ held }) => resolver.grade(held));
  return { resolver, accesses, grades, milliseconds: performance.now() - started };
}

function printEngine(users: number): void {
  const org = generatedOrg(users);
  globalThis.gc?.();
  const rows = process.memoryUsage().rss / MEGABYTE;
  const { milliseconds, grades } = runEngine(org);
  const peak = process.resourceUsage().maxRSS / 1024;
  console.log(JSON.stringify({ users: grades.length, milliseconds, rows, peak }));
}

function printComparison(): void {
  console.log('200 permission sets, 50 profiles, 6 assignments for each user; rows in memory.\n');
  console.log(`Engine alone, each run in a process of its own, median of ${RUNS}:`);
  const alone = SIZES.map((size) => aloneRun(size));
  const [, hundred, twoHundred] = alone;
  if (hundred && twoHundred) {
    const factor = twoHundred.milliseconds / hundred.milliseconds;
    console.log(`  twice the users take ${factor.toFixed(2)} times the time\n`);
  }
  for (const size of COMPARED_SIZES) compare(size);
}

interface AloneRun {
  readonly milliseconds: number;
  readonly rows: number;
  readonly peak: number;
}

function aloneRun(size: number): AloneRun {
  const runs = Array.from({ length: RUNS }, () => oneRun(size)).sort(
    (a, b) => a.milliseconds - b.milliseconds
  );
  const median = runs[Math.floor(RUNS / 2)]!;
  const peak = Math.max(...runs.map((run) => run.peak));
  const memory = `peak memory at most ${peak.toFixed(0)} MB, of which rows and runtime ${median.rows.toFixed(0)} MB`;
  console.log(`  ${size.toLocaleString('en-US')} users: ${median.milliseconds.toFixed(0)} ms, ${memory}`);
  return median;
}

function oneRun(size: number): AloneRun {
  const args = ['--expose-gc', import.meta.filename, 'engine', String(size)];
  const { stdout, stderr, status } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as AloneRun;
}

function compare(size: number): void {
  const org = generatedOrg(size);
  const engine = runEngine(org);
  const { milliseconds, rights } = compareWithUnion(org, engine);
  const ratio = milliseconds / engine.milliseconds;
  console.log(
    `${size.toLocaleString('en-US')} users, ${rights.toLocaleString('en-US')} rights compared, all equal:`
  );
  console.log(`  engine    ${engine.milliseconds.toFixed(0).padStart(8)} ms`);
  console.log(`  Set union ${milliseconds.toFixed(0).padStart(8)} ms`);
  console.log(`  ratio     ${ratio.toFixed(1).padStart(8)}`);
  printPaths(engine);
}

/** Only the union is timed; the comparison of its result is not. */
function compareWithUnion(org: GeneratedOrg, engine: EngineRun): { milliseconds: number; rights: number } {
  const { table } = engine.resolver;
  const keys = Array.from({ length: table.size }, (_, id) => rightKey(table.rightOf(id)));
  let started = performance.now();
  const union = new SetUnion(org.snapshot, AS_OF);
  let milliseconds = performance.now() - started;
  let rights = 0;
  for (let first = 0; first < org.userIds.length; first += SLICE) {
    const slice = org.userIds.slice(first, first + SLICE);
    started = performance.now();
    const answers = slice.map((userId) => union.ofUser(userId));
    milliseconds += performance.now() - started;
    answers.forEach((answer, offset) => {
      rights += requireEqual(answer, engine.accesses[first + offset]!, engine.grades[first + offset]!, keys);
    });
  }
  return { milliseconds, rights };
}

function requireEqual(
  answer: { rights: ReadonlySet<string>; grade: string },
  access: Access,
  grade: string,
  keys: readonly string[]
): number {
  let held = 0;
  for (const id of access.held) {
    held += 1;
    if (!answer.rights.has(keys[id]!)) throw new Error(`only the engine holds ${keys[id]}`);
  }
  if (held !== answer.rights.size) throw new Error(`engine ${held} rights, Set union ${answer.rights.size}`);
  if (grade !== answer.grade) throw new Error(`engine grades ${grade}, Set union ${answer.grade}`);
  return held;
}

function printPaths({ resolver, accesses }: EngineRun): void {
  const started = performance.now();
  let paths = 0;
  for (const access of accesses.slice(0, PATH_USERS)) {
    for (const id of access.held) paths += grantPaths(access, id, resolver).length;
  }
  const milliseconds = performance.now() - started;
  console.log(
    `  all ${paths.toLocaleString('en-US')} grant paths of ${PATH_USERS.toLocaleString('en-US')} users: ${milliseconds.toFixed(0)} ms\n`
  );
}
