/**
 * `npm run scratch`: a scratch org with the package, its permission sets and sample records, opened in a
 * browser. Run again it does what is missing. `--dry-run` only says how.
 */
import { requireBuilt } from './org/builtModules.ts';
import { flagsGiven, numberGiven, orgNamed } from './org/flags.ts';
import { runScript } from './org/problem.ts';
import { salesforceSteps } from './org/salesforceClient.ts';
import { importSample } from './org/sampleData.ts';
import { SCRATCH_ALIAS, ensureScratchOrg } from './org/scratchOrg.ts';
import { assignSets, build, deploy, openOrg } from './org/steps.ts';

const USAGE =
  'npm run scratch -- [--alias NAME] [--definition-file FILE] [--duration-days N] [--target-dev-hub ALIAS] [--no-build] [--no-open] [--dry-run]';
const DAYS = [1, 30] as const;

await runScript(async () => {
  const flags = flagsGiven(
    {
      alias: { type: 'string', default: SCRATCH_ALIAS },
      'definition-file': { type: 'string', default: 'config/project-scratch-def.json' },
      'duration-days': { type: 'string', default: '7' },
      'target-dev-hub': { type: 'string' },
      'no-build': { type: 'boolean', default: false },
      'no-open': { type: 'boolean', default: false },
      'dry-run': { type: 'boolean', default: false }
    },
    USAGE
  );
  const alias = orgNamed(flags.alias, USAGE);
  const days = numberGiven(flags['duration-days'], '--duration-days', DAYS);
  const devHub = flags['target-dev-hub'];
  const steps = salesforceSteps({ isDryRun: flags['dry-run'] });
  const org = await ensureScratchOrg(steps, {
    alias,
    days,
    definitionFile: flags['definition-file'],
    ...(devHub === undefined ? {} : { devHub: orgNamed(devHub, USAGE) })
  });
  if (!flags['no-build']) await build(steps);
  else if (!steps.isDryRun) requireBuilt();
  await deploy(steps, alias);
  await assignSets(steps, alias, org);
  await importSample(steps, alias, org);
  if (!flags['no-open']) await openOrg(steps, alias);
});
