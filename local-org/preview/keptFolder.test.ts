import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, beforeEach, describe, it } from 'node:test';
import { keptFolder } from './keptFolder.ts';

let cache = '';
let builds = 0;
const made: string[] = [];

function kept(texts: readonly string[], fails = false): Promise<string> {
  return keptFolder(cache, 'app', { texts, files: [] }, async (folder) => {
    builds++;
    await Promise.resolve();
    writeFileSync(path.join(folder, 'main.js'), texts.join());
    if (fails) throw new Error('The build failed.');
  });
}

describe('a kept folder', () => {
  beforeEach(() => {
    cache = mkdtempSync(path.join(tmpdir(), 'kept-'));
    made.push(cache);
    builds = 0;
  });

  after(() => made.forEach((folder) => rmSync(folder, { recursive: true })));

  it('is built once for the same inputs, at the same time or later', async () => {
    const [one, two] = await Promise.all([kept(['a']), kept(['a'])]);
    assert.equal(one, two);
    assert.equal(await kept(['a']), one);
    assert.equal(builds, 1);
    assert.equal(readFileSync(path.join(one, 'main.js'), 'utf8'), 'a');
  });

  it('takes the place of the one of other inputs', async () => {
    await kept(['a', 'b']);
    const folder = await kept(['ab']);
    assert.deepEqual(readdirSync(cache), [path.basename(folder)]);
    assert.equal(builds, 2);
  });

  it('is not there after a build that failed, and is built when asked again', async () => {
    await assert.rejects(kept(['a'], true), /The build failed/);
    await kept(['a']);
    assert.equal(builds, 2);
  });

  it('does not wait for a process that has ended', async () => {
    const folder = await kept(['a']);
    rmSync(folder, { recursive: true });
    writeFileSync(`${folder}.lock`, '4194305');
    await kept(['a']);
    assert.equal(builds, 2);
  });
});
