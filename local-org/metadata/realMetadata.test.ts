import assert from 'node:assert/strict';
import { existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, it } from 'node:test';
import { deploySource } from './deploySource.ts';
import { METADATA_TYPES } from './metadataTypes.ts';
import { bundle, deployFiles, newOrg, problemsOf } from './test/org.ts';
import type { DeployResult } from './types.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
/** Permission files of public projects, beside the repository where somebody put them. */
const REAL = path.join(ROOT, '../shared/real-metadata');
/** What names something that the org does not have. */
const ABSENT =
  /no \w+ named .+ found|Unknown user permission|Must specify 'userLicense'|depends on permission|required field/;

/** Elements of an old API version, or of another type, that some of the files have. */
const STRANGE = /\}(?:hidden|userLicense) invalid at this location/;

/** Each failure names its component, and says what is wrong with it. */
function assertTold({ details, status }: DeployResult): void {
  assert.equal(status === 'Failed', details.componentFailures.length > 0);
  for (const { fullName, componentType, problem, fileName } of details.componentFailures) {
    assert.ok(fullName && componentType && problem && fileName);
  }
}

describe('Metadata that was not written for these tests', () => {
  it('of the demo is deployed, but for what names code that the org does not have', async () => {
    const result = await deploySource(newOrg(), path.join(ROOT, 'local-org/demo'));
    assertTold(result);
    const others = problemsOf(result).filter((problem) => !ABSENT.test(problem));
    assert.deepEqual(others, []);
  });

  it(
    'of public projects fails only for what the org does not have',
    { skip: !existsSync(REAL) && `${REAL} is not there` },
    async () => {
      const files = globSync(
        '**/*.{permissionset,profile,mutingpermissionset,customPermission}{,-meta.xml}',
        { cwd: REAL }
      );
      assert.ok(files.length > 20);
      for (const file of files) {
        const name = path.basename(file).replace(/-meta\.xml$/, '');
        const type = METADATA_TYPES.find(({ suffix }) => name.endsWith(`.${suffix ?? ''}`))!;
        const content = readFileSync(path.join(REAL, file));
        const result = await deployFiles(newOrg(), { [`${type.folder}/${name}`]: content }, [type.name]);
        assertTold(result);
        const others = problemsOf(result).filter(
          (problem) => !ABSENT.test(problem) && !STRANGE.test(problem)
        );
        assert.deepEqual(others, [], file);
      }
    }
  );
});

describe('Source that cannot be deployed', () => {
  it('is refused with what to do', async () => {
    await assert.rejects(deploySource(newOrg(), path.join(ROOT, 'no-such-folder')), /There is no folder/);
    await assert.rejects(deploySource(newOrg(), path.join(ROOT, 'local-org/store')), /No metadata/);
  });

  it('with a bundle that is not built says so by name', async (context) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'local-org-'));
    context.after(() => rmSync(folder, { recursive: true }));
    for (const [file, content] of Object.entries(bundle('hello'))) {
      if (file.endsWith('.js')) continue;
      mkdirSync(path.join(folder, path.dirname(file)), { recursive: true });
      writeFileSync(path.join(folder, file), content);
    }
    await assert.rejects(
      deploySource(newOrg(), folder),
      /no compiled script: hello. Run `npm run build` first/
    );
  });
});
