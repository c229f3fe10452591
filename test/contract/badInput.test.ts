import assert from 'node:assert/strict';
import { chmodSync, existsSync, readFileSync, readdirSync, symlinkSync, truncateSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import type { TestContext } from 'node:test';
import { gapText } from '../../src/core/index.ts';
import type { Gap } from '../../src/core/index.ts';
import { readSourceFolder } from '../../src/org/sourceFolder.ts';
import { APP, GOOD_FILES, NOW, assertNoStack, assertWhole, auditOf } from '../support/badInput.ts';
import { runas } from '../support/command.ts';
import { folderWith, userPermission } from '../support/folder.ts';
import { BAD_FILES, profile } from './badFiles.ts';

const IS_ROOT = process.getuid?.() === 0;

function badFolder(t: TestContext): string {
  const bad = Object.fromEntries(Object.entries(BAD_FILES).map(([file, { content }]) => [file, content]));
  return folderWith(t, { ...bad, ...GOOD_FILES });
}

/** The one gap about the file. */
function gapAbout(gaps: readonly Gap[], file: string): Gap {
  const about = gaps.filter(({ params }) => params['path'] === path.normalize(file));
  assert.equal(about.length, 1, `${about.length} gaps about ${JSON.stringify(file)}`);
  return about[0]!;
}

describe('one bad file becomes a gap, and the rest is read', () => {
  for (const [file, { code, why }] of Object.entries(BAD_FILES)) {
    it(JSON.stringify(path.basename(file)), (t) => {
      const { snapshot } = readSourceFolder(badFolder(t), { takenAt: NOW });
      const gap = gapAbout(snapshot.gaps, file);
      assert.equal(gap.code, code);
      assertWhole(gap);
      assert.match(gapText(gap).why, why);
      assert.match(gapText(gap).what, /^(?:profiles|permissionsets)[/\\]/);
      assert.ok(snapshot.rows.PermissionSet?.some(({ Name }) => Name === 'Good'));
    });
  }

  it('places a fault by line and column', (t) => {
    const folder = folderWith(t, { 'profiles/A.profile': '<Profile>\n  <custom>true</label>\n</Profile>' });
    const [gap] = auditOf(folder).gaps;
    assert.equal(gap && gapText(gap).what, `${path.join('profiles', 'A.profile')}:2:15`);
  });

  it('a profile of 50 MB', (t) => {
    const file = 'profiles/Large.profile-meta.xml';
    const folder = folderWith(t, { ...GOOD_FILES, [file]: profile('') });
    truncateSync(path.join(folder, file), 50 * 1024 * 1024);
    const { snapshot } = readSourceFolder(folder, { takenAt: NOW });
    assert.match(gapText(gapAbout(snapshot.gaps, file)).why, /has 50 MB; at most 32 MB are read\. Retrieve/);
    assert.equal(snapshot.rows.PermissionSet?.length, 1);
  });

  it('links that lead in a circle', (t) => {
    const folder = folderWith(t, GOOD_FILES);
    symlinkSync('Loop.profile-meta.xml', path.join(folder, 'Loop.profile-meta.xml'));
    symlinkSync('.', path.join(folder, 'here'));
    symlinkSync('there', path.join(folder, 'there'));
    const { snapshot } = readSourceFolder(folder, { takenAt: NOW });
    assert.match(gapText(gapAbout(snapshot.gaps, 'Loop.profile-meta.xml')).why, /\(ELOOP\)/);
    assert.equal(snapshot.rows.PermissionSet?.length, 1);
  });

  for (const [what, ignored] of [
    ['one file', 'profiles/A.profile-meta.xml'],
    ['one file by its name', '**/A.profile-meta.xml'],
    ['a folder', 'profiles'],
    ['a folder with all in it', 'profiles/**']
  ] as const) {
    it(`.forceignore hides ${what}`, (t) => {
      const file = 'profiles/A.profile-meta.xml';
      const folder = folderWith(t, { ...GOOD_FILES, [file]: profile(''), '.forceignore': `${ignored}\n` });
      const { snapshot } = readSourceFolder(folder, { takenAt: NOW });
      const gap = gapAbout(snapshot.gaps, file);
      assert.equal(gap.code, 'fileIgnored');
      assertWhole(gap);
      assert.equal(snapshot.rows.Profile, undefined);
    });
  }

  it('two files with one name', (t) => {
    const files = ['a/profiles/A.profile-meta.xml', 'b/profiles/a.profile-meta.xml'];
    const folder = folderWith(t, { [files[0]!]: profile(userPermission('A')), [files[1]!]: profile('') });
    const { snapshot } = readSourceFolder(folder, { takenAt: NOW });
    assert.equal(snapshot.rows.PermissionSet?.length, 2);
    for (const gap of snapshot.gaps) {
      for (const file of files) assert.ok(gapText(gap).why.includes(path.normalize(file)));
    }
    assert.equal(snapshot.gaps.length, 2);
  });

  it('a file and a folder that may not be opened', { skip: IS_ROOT && 'root may open every file' }, (t) => {
    const file = 'profiles/A.profile-meta.xml';
    const folder = folderWith(t, { ...GOOD_FILES, [file]: profile(''), 'closed/profiles/B.profile': '' });
    chmodSync(path.join(folder, file), 0);
    chmodSync(path.join(folder, 'closed'), 0);
    const { snapshot } = readSourceFolder(folder, { takenAt: NOW });
    chmodSync(path.join(folder, 'closed'), 0o700);
    for (const name of [file, 'closed']) {
      assert.match(
        gapText(gapAbout(snapshot.gaps, name)).why,
        /cannot be opened \(EACCES\)\. Make it readable/
      );
    }
    assert.equal(snapshot.rows.PermissionSet?.length, 1);
  });
});

describe('the commands on a folder full of bad files', () => {
  it('name every file, print no control character and no stack, and end well', async (t) => {
    const run = await runas(['audit', '--source-dir', badFolder(t)]);
    assert.equal(run.code, 0, run.stderr);
    assertNoStack(run);
    for (const file of Object.keys(BAD_FILES)) {
      const shown = path.normalize(file).replace('\u001b', '\\u001b').replace('\u202e', '\\u202e');
      assert.ok(run.stdout.includes(shown), shown);
    }
    // eslint-disable-next-line no-control-regex -- these characters are what it is about
    assert.doesNotMatch(run.stdout + run.stderr, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
  });

  it('exit with 1 when asked to be strict', async (t) => {
    const folder = badFolder(t);
    const audited = await runas(['audit', '--source-dir', folder, '--strict', '--json']);
    assert.equal(audited.code, 1);
    assert.equal((JSON.parse(audited.stdout) as { status: number }).status, 1);
    const asked = await runas(['access', '--source-dir', folder, '--permission-set', 'Good', '--strict']);
    assert.equal(asked.code, 1);
    assert.match(asked.stdout, /ApiEnabled/);
  });

  it('take names that look like paths for names', async (t) => {
    const file = 'profiles/..%2F..%2Fetc%2Fpasswd.profile-meta.xml';
    const folder = folderWith(t, { [file]: profile(userPermission('ApiEnabled')) });
    const run = await runas(['access', '--source-dir', folder, '--profile', '../../etc/passwd', '--strict']);
    assert.equal(run.code, 0, run.stderr);
    assert.match(run.stdout, /profile \.\.\/\.\.\/etc\/passwd: medium/);
  });
});

describe('a folder that cannot be used', () => {
  it('says why, and what to do', async (t) => {
    const folder = folderWith(t, { 'a.txt': '' });
    for (const [name, reason] of [
      [folder, /No metadata of the types .+ lies below/],
      [path.join(folder, 'nix'), /There is no folder/],
      [path.join(folder, 'a.txt'), /is a file, not a folder/]
    ] as const) {
      const run = await runas(['audit', '--source-dir', name]);
      assert.equal(run.code, 1);
      assertNoStack(run);
      assert.match(run.stderr.replace(/\s+/g, ' '), reason);
      assert.match(run.stderr, /Try this:\s+Name the folder/);
    }
  });
});

describe('--output-file', () => {
  it('leaves nothing behind in a folder that is not there', async (t) => {
    const folder = folderWith(t, GOOD_FILES);
    const file = path.join(folder, 'nix', 'out.json');
    const run = await runas(['audit', '--source-dir', folder, '--output-file', file]);
    assert.equal(run.code, 1);
    assertNoStack(run);
    assert.match(run.stderr, /cannot be written: ENOENT[^]*Try this:\s+Name a file in a folder that exists/);
    assert.ok(!existsSync(path.join(folder, 'nix')));
  });

  it('is one whole file when two runs write it at once', async (t) => {
    const folder = folderWith(t, { ...APP, ...GOOD_FILES });
    const file = path.join(folder, 'out.json');
    const args = ['audit', '--source-dir', folder, '--output-file', file, '--json'];
    const runs = await Promise.all([runas(args), runas(args)]);
    assert.deepEqual(
      runs.map(({ code }) => code),
      [0, 0]
    );
    const written = JSON.parse(readFileSync(file, 'utf8')) as unknown;
    const printed = runs.map(({ stdout }) => JSON.parse(stdout) as unknown);
    assert.ok(printed.some((one) => JSON.stringify(one) === JSON.stringify(written)));
    assert.deepEqual(readdirSync(folder).sort(), ['connectedApps', 'out.json', 'permissionsets']);
  });
});
