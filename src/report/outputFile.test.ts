import assert from 'node:assert/strict';
import { once } from 'node:events';
import fs, { chmodSync, readFileSync, readdirSync, readlinkSync, statSync, symlinkSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { createServer } from 'node:net';
import path from 'node:path';
import { describe, it } from 'node:test';
import { folderWith } from '../../test/support/folder.ts';
import { writeWhole } from './outputFile.ts';

describe('writeWhole', () => {
  it('writes a file that its owner alone can read, also over one that all could', (t) => {
    const folder = folderWith(t, { 'old.json': 'old' });
    chmodSync(path.join(folder, 'old.json'), 0o644);
    for (const name of ['new.json', 'old.json']) {
      const file = path.join(folder, name);
      writeWhole(file, 'content\n');
      assert.equal(readFileSync(file, 'utf8'), 'content\n');
      if (process.platform !== 'win32') assert.equal(statSync(file).mode & 0o777, 0o600);
    }
    assert.deepEqual(readdirSync(folder).sort(), ['new.json', 'old.json']);
  });

  it('leaves nothing behind in a folder that is not there', (t) => {
    const folder = folderWith(t, {});
    assert.throws(() => writeWhole(path.join(folder, 'nix', 'out.json'), 'x'), { code: 'ENOENT' });
    assert.deepEqual(readdirSync(folder), []);
  });

  it('leaves no part behind when it cannot put it in its place', (t) => {
    const folder = folderWith(t, { 'out.json': 'old' });
    const renaming = t.mock.method(fs, 'renameSync', () => {
      throw new Error('the place is taken');
    });
    syncBuiltinESMExports();
    t.after(() => {
      renaming.mock.restore();
      syncBuiltinESMExports();
    });
    assert.throws(() => writeWhole(path.join(folder, 'out.json'), 'x'), /the place is taken/);
    assert.equal(renaming.mock.callCount(), 1);
    assert.deepEqual(readdirSync(folder), ['out.json']);
    assert.equal(readFileSync(path.join(folder, 'out.json'), 'utf8'), 'old');
  });

  it('takes the place of files alone', async (t) => {
    const folder = folderWith(t, { 'out/inside.txt': 'old' });
    // A socket of our own stands for what is no file: a mistake must not cost this machine a device.
    const socket = createServer().listen(path.join(folder, 'socket'));
    await once(socket, 'listening');
    symlinkSync('socket', path.join(folder, 'link'));
    for (const name of ['out', 'socket', 'link']) {
      assert.throws(() => writeWhole(path.join(folder, name), 'x'), /^Error: it is no file$/);
    }
    assert.deepEqual(readdirSync(folder), ['link', 'out', 'socket']);
    assert.equal(readFileSync(path.join(folder, 'out', 'inside.txt'), 'utf8'), 'old');
    socket.close();
  });

  it('writes what a link leads to, and keeps the link', (t) => {
    const folder = folderWith(t, { 'real.json': 'old' });
    symlinkSync('real.json', path.join(folder, 'link.json'));
    writeWhole(path.join(folder, 'link.json'), 'new');
    assert.equal(readlinkSync(path.join(folder, 'link.json')), 'real.json');
    assert.equal(readFileSync(path.join(folder, 'real.json'), 'utf8'), 'new');
  });

  it('keeps the old content when the new cannot be written', (t) => {
    // A name so long leaves no room for that of the part.
    const name = 'a'.repeat(250);
    const folder = folderWith(t, { [name]: 'old' });
    assert.throws(() => writeWhole(path.join(folder, name), 'x'), { code: 'ENAMETOOLONG' });
    assert.equal(readFileSync(path.join(folder, name), 'utf8'), 'old');
    assert.deepEqual(readdirSync(folder), [name]);
  });
});
