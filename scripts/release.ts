/**
 * `npm run release`: the package as one zip for admins without Node, and another that takes it away again, each
 * with its SHA-256 beside it, in `dist`; and the commands that make and promote a version of the unlocked
 * package, which it does not run. `--dry-run` only says how.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { requireBuilt } from './org/builtModules.ts';
import { flagsGiven } from './org/flags.ts';
import { runScript } from './org/problem.ts';
import { releaseZip, removalZip } from './org/releaseZip.ts';
import { ROOT, salesforceSteps, shown } from './org/salesforceClient.ts';
import { build } from './org/steps.ts';

const USAGE = 'npm run release -- [--output-dir DIR] [--no-build] [--dry-run]';
const SOURCE = path.join(ROOT, 'force-app');

await runScript(async () => {
  const flags = flagsGiven(
    {
      'output-dir': { type: 'string', default: 'dist' },
      'no-build': { type: 'boolean', default: false },
      'dry-run': { type: 'boolean', default: false }
    },
    USAGE
  );
  const { name, version } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as {
    name: string;
    version: string;
  };
  const folder = path.resolve(ROOT, flags['output-dir']);
  const steps = salesforceSteps({ isDryRun: flags['dry-run'] });
  if (!flags['no-build']) await build(steps);
  else if (!steps.isDryRun) requireBuilt();
  const zips = [
    [path.join(folder, `${name}-${version}.zip`), releaseZip],
    [path.join(folder, `${name}-${version}-remove.zip`), removalZip]
  ] as const;
  steps.say('');
  for (const [file, make] of zips) {
    steps.say(`Write ${path.relative(ROOT, file)} and its .sha256`);
    if (!steps.isDryRun) write(file, await make(SOURCE));
  }
  sayWhatNext(path.relative(ROOT, zips[0][0]), version);
});

function write(file: string, zip: Buffer): void {
  const digest = createHash('sha256').update(zip).digest('hex');
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, zip);
  // As `sha256sum --check` reads it.
  writeFileSync(`${file}.sha256`, `${digest}  ${path.basename(file)}\n`);
  console.log(`  ${zip.length} bytes, SHA-256 ${digest}`);
}

function sayWhatNext(file: string, version: string): void {
  const deploy = `npx sf project deploy start --metadata-dir ${file} --single-package --wait 60 --target-org`;
  const create =
    'npx sf package create --package-type Unlocked --path force-app --no-namespace --target-dev-hub devhub --name';
  const createVersion = `npx sf package version create --version-number ${version}.NEXT --code-coverage --installation-key-bypass --wait 60 --target-dev-hub devhub --package`;
  const promote = 'npx sf package version promote --target-dev-hub devhub --package';
  console.log(`
To deploy the zip:
  $ ${shown([...deploy.split(' '), 'ALIAS'])}
To make a version of the unlocked package in a Dev Hub (the first line once; none was run), and to promote that
version, since a production org takes no other:
  $ ${shown([...create.split(' '), 'Run-As Register'])}
  $ ${shown([...createVersion.split(' '), 'Run-As Register'])}
  $ ${shown([...promote.split(' '), '04t...'])}`);
}
