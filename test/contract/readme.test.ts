import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';

const root = path.resolve(import.meta.dirname, '../..');
const readme = readFileSync(path.join(root, 'README.md'), 'utf8');

describe('README', () => {
  it('shows what the command really prints', () => {
    const [, block = ''] = /```console\n\$ ([^]*?)```/.exec(readme) ?? [];
    const [, command = '', printed = ''] = /^((?:[^\n]*\\\n)*[^\n]*)\n([^]*)$/.exec(block) ?? [];
    const args = command.replaceAll('\\\n', ' ').split(/\s+/).slice(1);
    const { stdout, status } = spawnSync(path.join(root, 'bin/run.js'), args, {
      cwd: root,
      encoding: 'utf8'
    });
    assert.equal(status, 0);
    assert.equal(stdout.trim(), printed.trim());
  });

  it('links to what is there', () => {
    const links = [...readme.matchAll(/\]\((?!https:)([^)#]+)/g)].map(([, link = '']) => link);
    assert.ok(links.length > 5);
    for (const link of links) assert.ok(existsSync(path.join(root, link)), link);
  });

  it('stays short, and starts the product by line 25', () => {
    const lines = readme.split('\n');
    assert.ok(lines.length <= 200);
    assert.ok(lines.findIndex((line) => line.includes('npm ci && npm start')) < 25);
  });

  it('names scripts that are there', () => {
    const { scripts } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>;
    };
    for (const [, script = ''] of readme.matchAll(/npm run ([\w:]+)/g)) assert.ok(script in scripts, script);
  });
});
