import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, it } from 'node:test';
import { setTimeout as after } from 'node:timers/promises';
import { largeDocument } from './largeDocument.ts';
import { randomNumbers } from '../../local-org/random.ts';

const RUNS = 60;
const SEED = 20_261_121;
/** Some ten writes. */
const LONGEST_MS = 300;
/** Of a write: to turn the text into bytes comes before it, and takes longer. */
const WITHIN_MS = 3;
const PART_LIMIT_MS = 10_000;
const DOCUMENTS = [0, 1, 2, 3].map((number) => Buffer.from(largeDocument(number)));
const SIZE = DOCUMENTS[0]!.length;

interface Kill {
  /** The document that was being written, or had just been. */
  readonly announced: number;
  /** The one that the file holds; undefined when it holds none whole. */
  readonly found: number | undefined;
  /** Size of the part that the write left; null when no write was open. */
  readonly partSize: number | null;
}

describe('a write that is killed', () => {
  it('leaves one whole document, the old or the new', { timeout: 5 * 60_000 }, async (t) => {
    const random = randomNumbers(SEED);
    const kills: Kill[] = [];
    for (let run = 0; run < RUNS; run++) {
      // A third of the kills may hit anything, the others are aimed at an open write.
      const aim = run % 3 === 0 ? null : random() * WITHIN_MS;
      const kill = await killedAfter(random() * LONGEST_MS, aim);
      const { announced, found } = kill;
      const isOldOrNew = found === announced % 4 || found === (announced - 1) % 4;
      assert.ok(isOldOrNew, `run ${run}: while document ${announced} was written the file held ${found}`);
      kills.push(kill);
    }
    const open = kills.flatMap(({ partSize }) => partSize ?? []);
    const halfWritten = open.filter((size) => size > 0 && size < SIZE);
    t.diagnostic(
      `${RUNS} writers were killed: ${open.length} with an open write, ${halfWritten.length} of them half-way`
    );
    assert.ok(open.length >= RUNS / 2, `only ${open.length} of ${RUNS} kills hit an open write`);
  });
});

/** Kills a writer some time after its first write began; with an aim, so long after it next opened a part. */
async function killedAfter(milliseconds: number, aim: number | null): Promise<Kill> {
  const folder = mkdtempSync(path.join(tmpdir(), 'run-as-register-kill-'));
  try {
    const file = path.join(folder, 'out.json');
    writeFileSync(file, DOCUMENTS[0]!);
    const announced = await killedWriter(file, milliseconds, aim);
    const content = readFileSync(file);
    const found = DOCUMENTS.findIndex((document) => document.equals(content));
    const part = partIn(folder);
    const partSize = part === undefined ? null : statSync(path.join(folder, part)).size;
    return { announced, found: found === -1 ? undefined : found, partSize };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The number of the last document that the writer said it would write. */
async function killedWriter(file: string, milliseconds: number, aim: number | null): Promise<number> {
  const program = path.join(import.meta.dirname, 'writeLoop.ts');
  const writer = spawn(process.execPath, [program, file], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  writer.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
  const closed = once(writer, 'close');
  await Promise.race([once(writer.stdout, 'data'), closed]);
  await after(milliseconds);
  if (aim !== null) waitForPart(path.dirname(file), aim);
  assert.ok(writer.kill('SIGKILL'), 'the writer had ended by itself');
  await closed;
  return Number(said.trimEnd().split('\n').at(-1));
}

/** Waits without a pause, since a write is over in some milliseconds. */
function waitForPart(folder: string, aim: number): void {
  const limit = performance.now() + PART_LIMIT_MS;
  while (partIn(folder) === undefined && performance.now() < limit);
  const moment = performance.now() + aim;
  while (performance.now() < moment);
}

function partIn(folder: string): string | undefined {
  return readdirSync(folder).find((name) => name.endsWith('.part'));
}
