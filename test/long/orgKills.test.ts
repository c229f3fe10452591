import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, copyFileSync, mkdtempSync, openSync, readSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { describe, it } from 'node:test';
import { setTimeout as after } from 'node:timers/promises';
import { openOrg } from '../../local-org/openOrg.ts';
import { Store } from '../../local-org/store/store.ts';
import { randomNumbers } from '../../local-org/random.ts';

const KILLS = 200;
const SEED = 20_261_122;
const ROWS_OF_A_BATCH = 200;
/** As long as a name may be, so that a write takes long enough to be hit. */
const NAME_LENGTH = 255;
/** A quarter of the kills may hit anything, up to this long after the first request. */
const LONGEST_MS = 400;
/** A file per so many kills keeps starts short. */
const KILLS_OF_A_FILE = 20;
const ORG_PROCESS = path.join(import.meta.dirname, 'orgProcess.ts');
/** First bytes of a rollback journal whose transaction is open (SQLite file format, "The Rollback Journal"). */
const HOT_JOURNAL = Buffer.from('d9d505f920a163d7', 'hex');

describe('an org that is killed while it writes', () => {
  it('keeps every batch that it has confirmed, and no half of any', { timeout: 20 * 60_000 }, async (t) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'run-as-register-org-'));
    const fresh = path.join(folder, 'fresh.sqlite');
    const random = randomNumbers(SEED);
    let [open, batches] = [0, 0];
    try {
      (await openOrg({ file: fresh })).store.close();
      for (let kill = 0; kill < KILLS; kill++) {
        const file = path.join(folder, `org-${Math.floor(kill / KILLS_OF_A_FILE)}.sqlite`);
        if (kill % KILLS_OF_A_FILE === 0) copyFileSync(fresh, file);
        const atRandom = kill % 4 === 0;
        const writes = await killedWrites(file, `kill ${kill}`, atRandom ? random() * LONGEST_MS : null);
        if (isHot(`${file}-journal`)) open++;
        batches += writes.confirmed.length;
        assertWhole(file, writes);
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
    t.diagnostic(
      `${KILLS} orgs were killed, ${open} of them inside an open write; ${batches} confirmed batches, none lost`
    );
    assert.ok(open >= KILLS / 2, `only ${open} of ${KILLS} kills hit an open write`);
  });
});

interface Writes {
  /** Names of the batches that were answered with success. */
  readonly confirmed: readonly string[];
  /** The one under way when the org was killed. */
  readonly pending: string;
}

/** Writes one batch after the other until the org is killed: some time after the first, or inside a write. */
async function killedWrites(file: string, name: string, milliseconds: number | null): Promise<Writes> {
  const args = ['--disable-warning=ExperimentalWarning', ORG_PROCESS, file];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
    const { origin, token } = JSON.parse(line) as { origin: string; token: string };
    const confirmed: string[] = [];
    const dead = once(child, 'close');
    const killer = milliseconds === null ? undefined : after(milliseconds).then(() => child.kill('SIGKILL'));
    for (let number = 0; ; number++) {
      const batch = `${name} batch ${number}`;
      const answer = insertBatch(origin, token, batch);
      if (killer === undefined && number > 0) killInside(child, `${file}-journal`);
      const isConfirmed = await answer.catch(cutOff);
      if (!isConfirmed) {
        await Promise.all([dead, killer]);
        return { confirmed, pending: batch };
      }
      confirmed.push(batch);
    }
  } finally {
    child.kill('SIGKILL');
  }
}

async function insertBatch(origin: string, token: string, batch: string): Promise<boolean> {
  const records = Array.from({ length: ROWS_OF_A_BATCH }, (_, i) => ({
    attributes: { type: 'Account' },
    Name: `${batch} row ${i} `.padEnd(NAME_LENGTH, 'x')
  }));
  const response = await fetch(`${origin}/services/data/v67.0/composite/sobjects`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ allOrNone: true, records })
  });
  const results = (await response.json()) as readonly { success: boolean }[];
  assert.ok(response.ok && results.every(({ success }) => success), JSON.stringify(results).slice(0, 300));
  return true;
}

/** A request that the kill cut off; an answer that is wrong is thrown on. */
function cutOff(error: unknown): false {
  if (error instanceof assert.AssertionError) throw error;
  return false;
}

/** Waits for the journal of an open write, without giving way to anything else, and kills. */
function killInside(child: ChildProcess, journal: string): void {
  setImmediate(function wait(tries: number): void {
    const until = performance.now() + 5;
    while (performance.now() < until) {
      if (!isHot(journal)) continue;
      child.kill('SIGKILL');
      return;
    }
    if (child.exitCode === null && tries < 2_000) setImmediate(wait, tries + 1);
  }, 0);
}

function isHot(journal: string): boolean {
  let file: number;
  try {
    file = openSync(journal, 'r');
  } catch {
    return false;
  }
  try {
    const head = Buffer.alloc(HOT_JOURNAL.length);
    readSync(file, head, 0, head.length, 0);
    return head.equals(HOT_JOURNAL);
  } finally {
    closeSync(file);
  }
}

function assertWhole(file: string, { confirmed, pending }: Writes): void {
  const store = new Store(file);
  try {
    const names = store.rows('Account').map(({ Name }) => String(Name));
    const rowsOf = (batch: string): number => names.filter((name) => name.startsWith(`${batch} row `)).length;
    for (const batch of confirmed) assert.equal(rowsOf(batch), ROWS_OF_A_BATCH, batch);
    const half = rowsOf(pending);
    assert.ok(half === 0 || half === ROWS_OF_A_BATCH, `${pending} left ${half} rows`);
    assert.equal(new Set(names).size, names.length);
  } finally {
    store.close();
  }
}
