import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { gapText } from '../../src/core/index.ts';
import { ASKED_PERMISSIONS, QUERY_CATALOGUE } from '../../src/org/queryCatalogue.ts';
import type { CatalogueQuery } from '../../src/org/queryCatalogue.ts';
import { ROOT } from '../support/command.ts';

const guide = readFileSync(path.join(ROOT, 'docs/admin-guide.md'), 'utf8');

/** The cells of each row of the table below a heading, without its head. */
function tableBelow(heading: string): readonly (readonly string[])[] {
  const [, section = ''] = guide.split(`\n## ${heading}\n`);
  const rows = section
    .split('\n## ')[0]!
    .split('\n')
    .filter((line) => line.startsWith('|'));
  return rows.slice(2).map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim())
  );
}

describe('the admin guide', () => {
  it('says of each query which right opens it, and what is hidden without', () => {
    const expected = Object.values<CatalogueQuery>(QUERY_CATALOGUE)
      .filter(({ permissions }) => permissions.length > 0)
      .map(({ object, permissions, hides }) => {
        const rights = permissions.map((name) => `\`${name}\``).join(' or ');
        const params = { object, permission: rights, hides };
        return [`\`${object}\``, rights, gapText({ code: 'rightMissing', params }).hides].join(' | ');
      });
    const rows = tableBelow('Which right opens which gap').map((cells) => cells.join(' | '));
    assert.deepEqual(rows, [...new Set(expected)]);
  });

  it('names each of these rights as Setup does', () => {
    for (const name of ASKED_PERMISSIONS) assert.match(guide, new RegExp(`\`${name}\` [A-Z][a-z]+ [A-Z]`));
  });

  it('has a row for each permission set, by its label', () => {
    const labels = globSync('force-app/**/*.permissionset-meta.xml', { cwd: ROOT }).map((file) => {
      const [, label] = /<label>([^<]+)<\/label>/.exec(readFileSync(path.join(ROOT, file), 'utf8')) ?? [];
      return label;
    });
    const rows = tableBelow('Assign').map(([label]) => label);
    assert.deepEqual(rows.sort(), labels.sort());
  });

  it('names buttons and tiles as the pages do', () => {
    const folder = path.join(ROOT, 'force-app/main/default');
    const labels = readFileSync(path.join(folder, 'labels/CustomLabels.labels-meta.xml'), 'utf8');
    const words = new Set([...labels.matchAll(/<value>([^<]+)</g)].map(([, value]) => value));
    const [, steps = ''] = /## The first hour\n([^]*?)\n## A link/.exec(guide) ?? [];
    const named = [...steps.matchAll(/\*\*([^*]+)\*\*/g)].map(([, word]) => word!);
    assert.ok(named.length > 5);
    for (const word of named) assert.ok(word === 'Run-As Register' || words.has(word), word);
  });

  it('links to what is there, and names scripts and the zip that there are', () => {
    for (const [, link = ''] of guide.matchAll(/\]\((?!https:|#)([^)#]+)/g)) {
      assert.ok(existsSync(path.join(ROOT, 'docs', link)), link);
    }
    const { name, version, scripts } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as {
      name: string;
      version: string;
      scripts: Readonly<Record<string, string>>;
    };
    for (const [, script = ''] of guide.matchAll(/npm run ([\w:]+)/g)) assert.ok(script in scripts, script);
    for (const [, zip = ''] of guide.matchAll(/([\w.-]+\.zip)/g))
      assert.match(zip, new RegExp(`^${name}-${version}(?:-remove)?\\.zip`));
  });
});
