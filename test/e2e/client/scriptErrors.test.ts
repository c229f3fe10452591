import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { startLocalOrg } from './localOrg.ts';
import type { LocalOrg } from './localOrg.ts';
import { RegisterScripts } from './registerScripts.ts';
import { SfClient } from './sfClient.ts';

let org: LocalOrg;
let home: string;
let scripts: RegisterScripts;

before(async () => {
  home = mkdtempSync(path.join(tmpdir(), 'sf-errors-'));
  scripts = new RegisterScripts(home);
  org = await startLocalOrg();
  const where = ['--instance-url', org.origin, '--alias', 'work', '--no-prompt'];
  await new SfClient(home, org.admin.token).run(home, 'org', 'login', 'access-token', ...where);
});

after(async () => {
  await org.close();
  rmSync(home, { recursive: true, force: true });
});

async function fail(name: string, ...args: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await scripts.run(name, ...args);
  assert.equal(code, 1, stdout + stderr);
  assert.doesNotMatch(stderr, /\n +at /, 'no stack');
  return stderr;
}

describe('the scripts that take an org, used wrongly', { concurrency: 2 }, () => {
  it('want an org that sf is logged in to', async () => {
    assert.match(await fail('deploy'), /Say which org: --target-org[^]*Usage: npm run deploy/);
    assert.match(await fail('deploy', '--target-org', 'nowhere'), /not logged in to an org `nowhere`/);
    assert.match(await fail('testOrg', '--target-org', 'nowhere'), /not logged in to an org `nowhere`/);
  });

  it('want a Dev Hub before they make anything', async () => {
    assert.match(await fail('scratch'), /No Dev Hub is known[^]*--set-default-dev-hub/);
    assert.match(await fail('scratch', '--target-dev-hub', 'hub'), /not logged in to the Dev Hub/);
  });

  it('leave an org alone that is no scratch org', async () => {
    assert.match(await fail('scratch', '--alias', 'work'), /no scratch org, and was left alone/);
    assert.match(await fail('scratchDelete', '--alias', 'work'), /no scratch org, and was left alone/);
    assert.deepEqual(await org.rows("SELECT Id FROM PermissionSet WHERE Name LIKE 'RunAs%'"), []);
  });

  it('have nothing to delete where there is nothing', async () => {
    const { code, stdout } = await scripts.run('scratchDelete');
    assert.deepEqual([code, /There is no org run-as-register/.test(stdout)], [0, true]);
  });

  it('refuse flags and values that they do not know', async () => {
    assert.match(await fail('deploy', '--force'), /Unknown option '--force'[^]*Usage:/);
    assert.match(await fail('scratch', '--duration-days', '31'), /from 1 to 30/);
    assert.match(await fail('scratch', '--alias', '--help me'), /Usage:/);
    assert.match(await fail('deploy', '--target-org', 'a b'), /neither an alias nor a username/);
  });

  it('do nothing where npm took the dry run for itself', async () => {
    const { code, stderr } = await new RegisterScripts(home, { npm_config_dry_run: 'true' }).run(
      'scratchDelete'
    );
    assert.deepEqual([code, /put `--` before it[^]*Usage: npm run scratch:delete/.test(stderr)], [1, true]);
  });
});
