import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, describe, it } from 'node:test';
import { truth } from '../../local-org/demo/seed/files.ts';
import { ROOT } from '../support/command.ts';
import { counted, endAll, ready, rest, start, tokenBeside } from './startProcess.ts';
import type { ReadyStart } from './startProcess.ts';

const folder = fs.mkdtempSync(path.join(tmpdir(), 'npm start '));

after(async () => {
  await endAll();
  fs.rmSync(folder, { recursive: true, force: true });
});

/** A file in a folder of its own. */
function newFile(name: string, content?: string): string {
  const file = path.join(folder, name, 'org.sqlite');
  fs.mkdirSync(path.dirname(file), { recursive: true });
  if (content !== undefined) fs.writeFileSync(file, content);
  return file;
}

function modeOf(file: string): string {
  return (fs.statSync(file).mode & 0o777).toString(8);
}

async function assertRefused(args: readonly string[], message: RegExp): Promise<void> {
  const started = start(args);
  await started.told('For sf:');
  assert.doesNotMatch(started.stderr(), /For sf:/, 'it started');
  const { code, stdout, stderr } = await started.ended;
  assert.deepEqual([code, stdout], [1, ''], stderr);
  assert.match(stderr, message);
  assert.doesNotMatch(stderr, /\n\s+at /, 'no stack');
}

describe('npm start', () => {
  const file = newFile('kept');
  const accounts = (org: ReadyStart): Promise<number> =>
    counted(org.origin, tokenBeside(file), "Account WHERE Name = 'Kept by the test'");
  let org: ReadyStart;

  it('prints an address that opens the pages, and a line for sf', async (t) => {
    org = await ready(file);
    t.diagnostic(`first start: ${org.seconds} s`);
    assert.match(org.address, /^http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]{32}$/);
    assert.equal((await fetch(org.address)).status, 200);
    assert.equal((await fetch(org.origin)).status, 401);
    assert.match(
      org.stderr(),
      /SF_ACCESS_TOKEN=.* npx sf org login access-token --instance-url http:\/\/127\.0\.0\.1:\d+ --alias local --no-prompt\n/
    );
    const users = await counted(org.origin, tokenBeside(file), 'User');
    assert.ok(users >= truth().length, String(users));
  });

  const scanners = (): Promise<number> =>
    counted(
      org.origin,
      tokenBeside(file),
      "PermissionSetAssignment WHERE PermissionSet.Name = 'RunAsScanner'"
    );

  it("assigns the package's permission sets to the roles of the demo", async () => {
    assert.equal(await scanners(), 2);
  });

  it('keeps rows and token for its owner alone', () => {
    for (const kept of [file, `${file}.token`]) assert.equal(modeOf(kept), '600');
  });

  it('prints a line for sf that a shell understands', () => {
    const [, read = ''] = /SF_ACCESS_TOKEN=(\S.*) npx sf org login/.exec(org.stderr()) ?? [];
    const token = execFileSync('sh', ['-c', `T=${read}; printf %s "$T"`], { cwd: ROOT, stdio: 'pipe' });
    assert.equal(token.toString(), tokenBeside(file));
  });

  it('refuses a second start on the same file, and the first goes on', async () => {
    const token = tokenBeside(file);
    const again = ['--file', file, '--port', '0'];
    await Promise.all(
      [again, [...again, '--reset']].map((args) => assertRefused(args, /^Another process has `.*`; stop it/m))
    );
    assert.equal(tokenBeside(file), token);
    await rest(org.origin, token, '/sobjects/Account', { Name: 'Kept by the test' });
    assert.equal(await accounts(org), 1);
  });

  it('has the rows of clients again after SIGTERM', async (t) => {
    assert.equal((await org.end('SIGTERM')).code, 0);
    fs.chmodSync(`${file}.token`, 0o644);
    org = await ready(file);
    t.diagnostic(`later start: ${org.seconds} s`);
    assert.doesNotMatch(org.stderr(), /Filling/);
    assert.equal(await accounts(org), 1);
    assert.equal(await scanners(), 2);
  });

  it('has narrowed the token file that others could read', () =>
    assert.equal(modeOf(`${file}.token`), '600'));

  it('forgets everything with --reset', async () => {
    await org.end('SIGTERM');
    org = await ready(file, '--reset');
    assert.match(org.stderr(), /Filling/);
    assert.equal(await accounts(org), 0);
    assert.equal((await org.end('SIGINT')).code, 0);
  });
});

/** Orgs that are still being filled, or were when their start was killed. */
function partsOf(file: string): string[] {
  const folder = path.dirname(file);
  const names = fs.readdirSync(folder).filter((name) => name.startsWith(path.basename(file)));
  return names.filter((name) => name.endsWith('.part')).map((name) => path.join(folder, name));
}

describe('npm start that is killed while it fills the org', () => {
  it('leaves no half of it: the next start fills anew', async () => {
    const file = newFile('killed');
    const killed = start(['--file', file, '--port', '0']);
    const watcher = fs.watch(path.dirname(file), () => {
      const [part] = partsOf(file);
      const { size = 0 } = (part && fs.statSync(part, { throwIfNoEntry: false })) || {};
      if (size > 100_000) void killed.end('SIGKILL');
    });
    await killed.ended;
    watcher.close();
    assert.deepEqual([fs.existsSync(file), partsOf(file).length], [false, 1]);
    const org = await ready(file);
    assert.match(org.stderr(), /Filling/);
    assert.ok((await counted(org.origin, tokenBeside(file), 'User')) >= truth().length);
    assert.deepEqual(partsOf(file), []);
    await org.end('SIGTERM');
  });

  it('fills once when two start at the same time', async () => {
    const file = newFile('twice');
    const both = [1, 2].map(() => start(['--file', file, '--port', '0']));
    await Promise.all(both.map((one) => one.told('For sf:')));
    const texts = both.map((one) => one.stderr());
    assert.equal(texts.filter((text) => text.includes('For sf:')).length, 1, texts.join('\n'));
    assert.equal(texts.filter((text) => text.includes('Another process has')).length, 1, texts.join('\n'));
  });
});

describe('npm start that cannot start', { concurrency: 2 }, () => {
  for (const port of ['abc', '70000']) {
    it(`refuses the port \`${port}\` and makes no file`, async () => {
      const file = newFile(`port ${port}`);
      await assertRefused(['--file', file, '--port', port], /^--port is `.*`; give a whole number from 0 /m);
      assert.equal(fs.existsSync(file), false);
    });
  }

  it('says in one line that it does not know a flag', () => assertRefused(['--prot', '1'], /--prot/));

  it('says that the port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const { port } = other.address() as AddressInfo;
    const args = ['--file', newFile('taken'), '--port', String(port)];
    await assertRefused(args, new RegExp(`^Port ${port} is taken; give another with -- --port N\\.$`, 'm'));
    other.close();
  });

  for (const more of [[], ['--reset']]) {
    it(`leaves a file that is no database as it was, ${more.join() || 'without --reset'}`, async () => {
      const file = newFile(`text ${more.join()}`, 'Dear diary, '.repeat(1000));
      const kept = fs.readFileSync(file);
      await assertRefused(
        ['--file', file, '--port', '0', ...more],
        /^`.*` is no file of the local org \(.+\); remove/m
      );
      assert.deepEqual(fs.readFileSync(file), kept);
    });
  }

  for (const more of [[], ['--reset']]) {
    it(`leaves a database of something else as it was, ${more.join() || 'without --reset'}`, async () => {
      const file = newFile(`other ${more.join()}`);
      const database = new DatabaseSync(file);
      database.exec('CREATE TABLE photo (name TEXT); INSERT INTO photo VALUES (1)');
      database.close();
      const kept = fs.readFileSync(file);
      await assertRefused(['--file', file, '--port', '0', ...more], /is no file of the local org/);
      assert.deepEqual(fs.readFileSync(file), kept);
    });
  }
});
