import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { ROOT } from '../support/command.ts';

const FOLDER = path.join(ROOT, '.github/workflows');
const workflows = globSync('*.yml', { cwd: FOLDER }).map((name) => ({
  name,
  text: readFileSync(path.join(FOLDER, name), 'utf8')
}));

/** The shell text of each `run`, be it on one line or in a block. */
function shellOf(text: string): readonly string[] {
  return [...text.matchAll(/^( *)(?:- )?run: (?:\|\n((?:\1 +.*\n|\n)*)|(.+))/gm)].map(
    ([, , block, line]) => block ?? line ?? ''
  );
}

describe('the workflows', () => {
  it('are there, and run something', () => {
    assert.deepEqual(workflows.map(({ name }) => name).sort(), ['ci.yml', 'release.yml', 'scratch-org.yml']);
    for (const { name, text } of workflows) assert.ok(shellOf(text).length > 2, name);
  });

  it('give a token no more than it needs', () => {
    for (const { name, text } of workflows) {
      assert.match(text, /^permissions:(?: \{\}|\n {2}contents: read)$/m, name);
      const written = [...text.matchAll(/(\w+): write/g)].map(([, scope]) => scope);
      assert.deepEqual(written, name === 'release.yml' ? ['contents'] : [], name);
      const checkouts = text.match(/actions\/checkout@/g)?.length ?? 0;
      assert.equal(text.match(/persist-credentials: false/g)?.length ?? 0, checkouts, name);
    }
  });

  it('put nothing that others write into a shell, and no secret into its command line', () => {
    for (const { name, text } of workflows) {
      for (const shell of shellOf(text)) assert.doesNotMatch(shell, /\$\{\{/, `${name}: ${shell}`);
      assert.doesNotMatch(text, /pull_request_target|github\.event\.|github\.head_ref/, name);
    }
  });

  it('never reach the Dev Hub from a pull request', () => {
    for (const { text } of workflows.filter((one) => one.text.includes('secrets.'))) {
      assert.doesNotMatch(text, /pull_request:/);
    }
  });

  it('use the actions of GitHub alone, each by a major version or a whole commit', () => {
    for (const { name, text } of workflows) {
      for (const [, used = ''] of text.matchAll(/uses: (\S+)/g)) {
        assert.match(used, /^actions\/[a-z-]+@(?:v\d+|[0-9a-f]{40})$/, name);
      }
    }
  });

  it('run scripts that are there', () => {
    const { scripts } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as {
      scripts: Readonly<Record<string, string>>;
    };
    const named = workflows.flatMap(({ text }) => [...text.matchAll(/npm run ([\w:]+)/g)]);
    assert.ok(named.length >= 5);
    for (const [, script = ''] of named) assert.ok(script in scripts, script);
  });
});
