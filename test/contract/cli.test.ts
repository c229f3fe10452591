import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import type { TestContext } from 'node:test';
import type { AccessResult, AuditResult } from '../../src/report/json.ts';
import { USER_QUERIES } from '../../src/org/users/queriedUsers.ts';
import { DEMO_FLAGS, ROOT, runas } from '../support/command.ts';
import type { Run } from '../support/command.ts';
import { folderWith, userPermission, xmlOf } from '../support/folder.ts';

/** Each run is a process of its own. */
const AT_ONCE = { concurrency: 2 };

const AUDIT = ['audit', ...DEMO_FLAGS];

function accessOf(user: string, ...args: string[]): string[] {
  return ['access', ...DEMO_FLAGS, '--username', `${user}@alderfinch.example`, ...args];
}

const runs = new Map<string, Promise<Run>>();

/** The same run serves every test that only looks at it. */
async function once(args: readonly string[]): Promise<Run> {
  const key = args.join('\n');
  const run = runs.get(key) ?? runas(args);
  runs.set(key, run);
  return run;
}

interface Printed<T> {
  readonly status: number;
  readonly result: T;
  readonly warnings: readonly string[];
}

/** The one JSON document that a run printed. */
async function json<T>(args: readonly string[]): Promise<Printed<T>> {
  const { code, stdout, stderr } = await once([...args, '--json']);
  assert.equal(code, 0, stdout + stderr);
  return JSON.parse(stdout) as Printed<T>;
}

/** Text without the terminal's line breaks. */
function flat({ stdout, stderr }: Run): string {
  return (stdout + stderr).replace(/\s+/g, ' ');
}

async function assertFails(args: readonly string[], message: RegExp, remedy: RegExp): Promise<void> {
  const run = await runas(args);
  assert.equal(run.code, 1, flat(run));
  assert.equal(run.stdout, '');
  assert.match(flat(run), message);
  assert.match(flat(run).split('Try this:')[1] ?? '', remedy);
}

describe('help', AT_ONCE, () => {
  for (const command of ['audit', 'access']) {
    it(`of ${command} shows examples, every flag and both queries`, async () => {
      const run = await runas([command, '--help']);
      assert.equal(run.code, 0, run.stderr);
      assert.match(run.stdout, /^EXAMPLES$/m);
      assert.ok(flat(run).includes(`$ sf runas ${command} --source-dir`));
      for (const query of USER_QUERIES)
        assert.ok(flat(run).includes(`sf data query --json --query "${query}"`));
      for (const line of run.stdout.split('\n')) assert.ok(line.length <= 80, line);
      assert.doesNotMatch(run.stdout, /<%|%s|undefined/);
    });
  }

  it('of both is found from the topic', async () => {
    const run = await runas(['--help']);
    for (const command of ['runas audit', 'runas access']) assert.ok(run.stdout.includes(command));
  });
});

describe('--as-of', AT_ONCE, () => {
  const rightsOf = async (asOf: string): Promise<number> => {
    const { result } = await json<AuditResult>([...AUDIT, '--as-of', asOf]);
    const found = result.identities.find(({ username }) => username.startsWith('document.archive@'));
    return found?.access.objects?.length ?? 0;
  };

  // The demo organisation's one assignment that is still to end does so at 2027-01-31T23:59:59Z.
  it('decides what has expired, to the instant, in every form of ISO 8601', async () => {
    const counts = await Promise.all(
      [
        '2027-01-31',
        '2027-01-31T23:59Z',
        '2027-01-31T23:59:58.999+0000',
        '2027-01-31T23:59:59Z',
        '2027-02-01T00:59:59.000+01:00'
      ].map((asOf) => rightsOf(asOf))
    );
    const [held = 0] = counts;
    assert.ok(held > 0);
    assert.deepEqual(counts, [held, held, held, 0, 0]);
  });

  it('refuses what is no date', async () => {
    for (const text of ['21.11.2026', '2026-02-30']) {
      await assertFails(
        [...AUDIT, '--as-of', text],
        /is not an ISO 8601 date/,
        /Give a date like 2026-11-21/
      );
    }
  });
});

describe('--right', AT_ONCE, () => {
  it('says through what a right is held, and what stays without it', async () => {
    const { result } = await json<AccessResult>(accessOf('mdm.dedupe', '--right', 'Account.delete'));
    assert.equal(result.right?.holding, 'held');
    const [removal] = result.right.ifRemoved;
    assert.deepEqual(
      [removal?.kind, removal?.name, removal?.remains],
      ['permissionSet', 'Account_Merge_and_Purge', 'notHeld']
    );
    const run = await runas(accessOf('mdm.dedupe', '--right', 'Account.delete'));
    assert.match(
      run.stdout,
      /^Account\.delete is held through\n {2}permission set Account_Merge_and_Purge\n/m
    );
    assert.match(run.stdout, /^If permission set Account_Merge_and_Purge goes: it is lost; lost in all: /m);
  });

  it('says that a right is not held, is muted, or needs a session', async () => {
    for (const [user, right, answer] of [
      ['mdm.steward', 'Account.delete', 'Account.delete is not held'],
      ['data.repair', 'modifyalldata', 'ModifyAllData is held when activated through'],
      ['priya.raman', 'Account.MODIFYALL', 'Account.modifyAll is held through']
    ] as const) {
      const run = await runas(accessOf(user, '--right', right));
      assert.equal(run.code, 0, run.stderr);
      assert.ok(run.stdout.includes(`\n${answer}\n`), run.stdout);
    }
  });

  it('refuses a name that has no form, and one that nothing knows', async () => {
    await assertFails(
      accessOf('priya.raman', '--right', 'Account.fly'),
      /is not the name of a right/,
      /^ Write/
    );
    await assertFails(
      accessOf('priya.raman', '--right', 'ModifyAllDate'),
      /Neither what was read .+ knows the right/,
      /spelling/
    );
  });
});

describe('--object', AT_ONCE, () => {
  it('shows one object with its fields, in any case', async () => {
    const { result } = await json<AccessResult>(accessOf('priya.raman', '--object', 'account'));
    assert.deepEqual(
      result.access.objects.map(({ name }) => name),
      ['Account']
    );
    assert.ok(result.access.fields.every(({ name }) => name.startsWith('Account.')));
    const short = await json<AccessResult>(
      accessOf('priya.raman', '--object', 'Account', '--right', 'delete')
    );
    assert.equal(short.result.right?.name, 'Account.delete');
  });

  it('warns of an object that no file mentions, and shows what reaches it still', async () => {
    const { result, warnings } = await json<AccessResult>(accessOf('priya.raman', '--object', 'Nowhere__c'));
    assert.match(warnings.join(), /Nothing that was read mentions the object `Nowhere__c`/);
    assert.deepEqual(result.access.objects[0]?.through.modifyAll?.[0]?.by, 'ModifyAllData');
  });
});

describe('whose access', AT_ONCE, () => {
  it('is asked of names that one file bears', async (t) => {
    const set = xmlOf('PermissionSet', userPermission('ApiEnabled'));
    const files = ['a', 'b'].map((folder) => `${folder}/permissionsets/Twice.permissionset-meta.xml`);
    const folder = folderWith(t, Object.fromEntries(files.map((file) => [file, set])));
    const ask = (...args: string[]): string[] => ['access', '--source-dir', folder, ...args];
    const run = await runas(ask('--permission-set', 'twice'));
    assert.equal(run.code, 1);
    for (const file of files) assert.ok(run.stderr.includes(`\n  ${path.normalize(file)}`), run.stderr);
    await assertFails(
      ask('--permission-set', 'Once'),
      /has no PermissionSet `Once`/,
      /Give the name of its file/
    );
    await assertFails(ask(), /Nothing says whose access to show/, /give --username with --users/);
  });

  it('is asked of a user of the users file', async () => {
    await assertFails(
      accessOf('nobody'),
      /has the username `nobody@alderfinch\.example`/,
      /Check the username/
    );
    const { result } = await json<AccessResult>(accessOf('PRIYA.RAMAN'));
    assert.deepEqual(
      result.subject.kind === 'user' && result.subject.username,
      'priya.raman@alderfinch.example'
    );
  });

  it('is asked of profiles by file name or label, with sets and groups', async () => {
    const args = ['access', ...DEMO_FLAGS, '--profile', 'System Administrator'];
    const { result } = await json<AccessResult>([...args, '--permission-set', 'ci_cd_deployment']);
    assert.deepEqual(result.subject, {
      kind: 'assignments',
      profile: 'Admin',
      permissionSets: ['CI_CD_Deployment'],
      permissionSetGroups: []
    });
  });
});

describe('exit codes', AT_ONCE, () => {
  it('are 0 with gaps, 1 with gaps when strict, 0 when strict without gaps', async () => {
    const [gaps, strict, exact] = await Promise.all([
      once(AUDIT),
      runas([...AUDIT, '--strict']),
      runas(accessOf('cicd.deploy', '--strict'))
    ]);
    assert.deepEqual([gaps.code, strict.code, exact.code], [0, 1, 0]);
    assert.equal(strict.stdout, gaps.stdout);
    assert.match(exact.stdout, /^No gaps: /m);
  });

  it('are not 0 for flags that do not fit, without a stack', async () => {
    for (const args of [
      ['audit'],
      ['audit', '--source-dir', '.', '--nix'],
      ['access', '--source-dir', '.', '--username', 'a'],
      ['nix']
    ]) {
      const run = await runas(args);
      assert.notEqual(run.code, 0, args.join(' '));
      assert.doesNotMatch(flat(run), / at .+:\d+:\d+/);
    }
  });

  it('come with JSON when that was asked for', async () => {
    const run = await runas(['audit', '--source-dir', path.join(ROOT, 'nix'), '--json']);
    assert.equal(run.code, 1);
    const { name, message, actions } = JSON.parse(run.stdout) as Record<string, unknown>;
    assert.equal(name, 'SourceFolderError');
    assert.match(String(message), /There is no folder/);
    assert.ok(Array.isArray(actions) && actions.length === 1);
  });
});

describe('output', AT_ONCE, () => {
  it('of tables fits 80 columns', async () => {
    for (const args of [AUDIT, accessOf('priya.raman')]) {
      const { stdout } = await runas(args, { env: { OCLIF_TABLE_COLUMN_OVERRIDE: '80' } });
      const lines = stdout.split('\n').filter((line) => /^[┌│├└]/.test(line));
      assert.ok(lines.length > 4);
      for (const line of lines) assert.ok(line.length <= 80, line);
    }
  });

  it('is the same twice but for the time it was taken', async () => {
    const args = [...AUDIT, '--as-of', '2026-11-21', '--json'];
    const runs = await Promise.all([runas(args), runas(args)]);
    const [one, two] = runs.map(({ stdout }) => stdout.replace(/"takenAt": "[^"]+"/, '"takenAt": ""'));
    assert.equal(one, two);
    assert.equal((await runas(AUDIT)).stdout, (await once(AUDIT)).stdout);
  });

  it('to a file is what --json prints, and for its owner alone', async (t) => {
    const file = path.join(folderWith(t, {}), 'out.json');
    const { stdout } = await runas([...AUDIT, '--strict', '--json', '--output-file', file]);
    assert.deepEqual(JSON.parse(readFileSync(file, 'utf8')), JSON.parse(stdout));
    if (process.platform !== 'win32') assert.equal(statSync(file).mode & 0o777, 0o600);
  });
});

/** The machine's own Node: not the one that the package brings. */
function machineNode(): string | undefined {
  return (process.env['PATH'] ?? '')
    .split(path.delimiter)
    .filter((folder) => !folder.includes('node_modules'))
    .map((folder) => path.join(folder, 'node'))
    .find((file) => existsSync(file));
}

describe('bin/run.js', () => {
  it('hands over to the Node of the package where the machine has an older one', async (t: TestContext) => {
    const node = machineNode();
    if (node === undefined) {
      t.skip('the machine has no Node of its own');
      return;
    }
    t.diagnostic(
      `the machine's own Node is ${execFileSync(node, ['--version'], { encoding: 'utf8' }).trim()}`
    );
    const [own, packaged] = await Promise.all([runas(AUDIT, { node }), once(AUDIT)]);
    assert.deepEqual([own.code, own.stdout], [0, packaged.stdout]);
    const failed = await runas(['audit', '--source-dir', path.join(ROOT, 'nix')], { node });
    assert.equal(failed.code, 1);
  });
});
