import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { compileLwc } from '../../scripts/compileLwc.ts';
import { requireBuilt } from '../../scripts/org/builtModules.ts';
import { Interrupted, runCommand } from '../../scripts/org/runCommand.ts';
import { shown } from '../../scripts/org/salesforceClient.ts';
import { withoutSecrets } from '../../scripts/org/secrets.ts';
import { ROOT } from '../support/command.ts';
import { folderWith } from '../support/folder.ts';

const NODE = process.execPath;
const TOKEN = '00D000000000001!AQEAQF.ak_9xY3';

describe('what the scripts that take an org print', () => {
  it('has no token, whatever it stands in', () => {
    const texts = [
      `Session ${TOKEN} is open`,
      `{"accessToken":"${TOKEN}"}`,
      'force://PlatformCLI::5Aep861abc.DEF_@acme.my.salesforce.com',
      '5Aep861abc.DEF_123',
      `https://acme.my.salesforce.com/secur/frontdoor.jsp?sid=${encodeURIComponent(TOKEN)}&retURL=%2F`,
      'https://acme.my.salesforce.com/secur/frontdoor.jsp?otp=s3cr3t&cshc=1'
    ];
    for (const text of texts) {
      assert.doesNotMatch(withoutSecrets(text), /AQEAQF|5Aep|PlatformCLI|s3cr3t/, text);
    }
    const plain = 'Deployed to 00D000000000001EAA as admin@example.com';
    assert.equal(withoutSecrets(plain), plain);
  });

  it('has none where one comes in two pieces', async () => {
    const script = `process.stdout.write('first\\nhere is 00D000000000001!AQ');
      setTimeout(() => process.stdout.write('EAQF.ak_9xY3 and more'), 100)`;
    const printed: string[] = [];
    const onOutput = (text: string): void => void printed.push(text);
    const { code, stdout } = await runCommand(NODE, ['-e', script], { cwd: ROOT, onOutput });
    assert.equal(code, 0);
    assert.match(stdout, /AQEAQF/, 'the whole output stays for who reads it');
    assert.equal(printed.join(''), 'first\nhere is [not shown] and more\n');
  });

  it('has commands as a shell takes them', () => {
    assert.equal(
      shown(['sf', '--path', '/a/b.json', '--name', 'Run-As']),
      'sf --path /a/b.json --name Run-As'
    );
    assert.equal(shown(['a b', "it's", '$HOME', `"'`]), `"a b" "it's" '$HOME' '"'\\'''`);
  });
});

describe('a command that a script runs', () => {
  it('ends with its own code, and streams what it writes', async () => {
    const printed: string[] = [];
    const onOutput = (text: string): void => void printed.push(text);
    const script = `console.log('out'); console.error('err'); process.exit(7)`;
    const { code, stdout } = await runCommand(NODE, ['-e', script], { cwd: ROOT, onOutput });
    assert.deepEqual([code, stdout, printed.sort()], [7, 'out\n', ['err\n', 'out\n']]);
  });

  it('is refused by name when there is none', async () => {
    await assert.rejects(runCommand('no-such-program', [], { cwd: ROOT }), /no-such-program/);
  });

  it('ends with the script, and its children with it', async (t) => {
    const folder = folderWith(t, {
      'script.ts': `import { runCommand } from ${JSON.stringify(path.join(ROOT, 'scripts/org/runCommand.ts'))};
        const child = 'console.log(process.pid); setInterval(() => {}, 1000)';
        const parent = \`require('node:child_process').spawn(process.execPath, ['-e', \${JSON.stringify(child)}], { stdio: 'inherit' })\`;
        try {
          await runCommand(process.execPath, ['-e', parent], { cwd: '/', onOutput: (text) => process.stdout.write(text) });
        } catch (error) { console.log(error.name); process.exitCode = 130; }`
    });
    const script = spawn(NODE, ['--disable-warning=ExperimentalWarning', path.join(folder, 'script.ts')]);
    let printed = '';
    script.stdout.setEncoding('utf8').on('data', (text: string) => (printed += text));
    while (!printed.includes('\n')) await sleep(20);
    const grandchild = Number(printed.split('\n')[0]);
    script.kill('SIGINT');
    const [code] = (await once(script, 'close')) as [number];
    assert.deepEqual([code, printed.split('\n')[1]], [130, Interrupted.name]);
    assert.ok(await isGone(grandchild), 'nothing runs on');
  });
});

async function isGone(pid: number): Promise<boolean> {
  for (let tries = 0; tries < 100; tries += 1) {
    try {
      process.kill(pid, 0);
    } catch {
      return true;
    }
    await sleep(20);
  }
  return false;
}

describe('what must be built before it is deployed', () => {
  const LWC = 'force-app/main/shared/lwc';
  const SOURCE = 'export const answer: number = 42;\n';
  const files = {
    [`${LWC}/answers/answers.ts`]: SOURCE,
    [`${LWC}/answers/answers.js`]: compileLwc(SOURCE, 'answers.ts'),
    [`${LWC}/answers/answers.js-meta.xml`]: '<LightningComponentBundle/>',
    [`${LWC}/bundled/bundled.js`]: 'export {};\n',
    [`${LWC}/bundled/bundled.js-meta.xml`]: '<LightningComponentBundle/>',
    'src/core/index.ts': 'export {};\n'
  };

  it('is there and fresh', (t) => {
    const folder = folderWith(t, files);
    utimesSync(path.join(folder, 'src/core/index.ts'), new Date(0), new Date(0));
    requireBuilt(folder);
  });

  const cases: readonly [string, Readonly<Record<string, string>>, RegExp][] = [
    [
      'a script that is missing',
      { [`${LWC}/more/more.ts`]: SOURCE, [`${LWC}/more/more.js-meta.xml`]: '' },
      /more\.js is missing/
    ],
    [
      'a script of other source',
      { [`${LWC}/answers/answers.js`]: 'export const answer = 41;\n' },
      /answers\.js is not what its source/
    ],
    ['a script without source', { [`${LWC}/answers/old.js`]: '' }, /old\.js has no source; remove it/],
    [
      'what Git left of a removed component',
      { [`${LWC}/gone/gone.js`]: '' },
      /gone\/? has scripts and no meta file/
    ],
    ['a bundle that was never made', { [`${LWC}/none/none.js-meta.xml`]: '' }, /none\.js is missing/]
  ];
  for (const [name, more, message] of cases) {
    it(`refuses ${name}`, (t) => {
      const folder = folderWith(t, { ...files, ...more });
      utimesSync(path.join(folder, 'src/core/index.ts'), new Date(0), new Date(0));
      assert.throws(() => requireBuilt(folder), message);
    });
  }

  it('refuses a bundle that is older than what it is made of', (t) => {
    const folder = folderWith(t, files);
    const bundle = path.join(folder, LWC, 'bundled/bundled.js');
    utimesSync(bundle, new Date(0), new Date(0));
    assert.throws(() => requireBuilt(folder), /bundled\.js is older than src\/core\/index\.ts/);
    writeFileSync(bundle, readFileSync(bundle));
    requireBuilt(folder);
  });
});
