/** `npm run deploy -- --target-org X`: builds the package and deploys it to an org. `--dry-run` only says how. */
import { requireBuilt } from './org/builtModules.ts';
import { flagsGiven, orgNamed } from './org/flags.ts';
import { runScript } from './org/problem.ts';
import { salesforceSteps } from './org/salesforceClient.ts';
import { build, deploy } from './org/steps.ts';
import { requireOrg } from './org/targetOrg.ts';

const USAGE = 'npm run deploy -- --target-org ALIAS [--no-build] [--dry-run]';

await runScript(async () => {
  const flags = flagsGiven(
    {
      'target-org': { type: 'string', short: 'o' },
      'no-build': { type: 'boolean', default: false },
      'dry-run': { type: 'boolean', default: false }
    },
    USAGE
  );
  const org = orgNamed(flags['target-org'], USAGE);
  const steps = salesforceSteps({ isDryRun: flags['dry-run'] });
  await requireOrg(steps, org);
  if (!flags['no-build']) await build(steps);
  else if (!steps.isDryRun) requireBuilt();
  await deploy(steps, org);
  if (!steps.isDryRun) {
    steps.say('\nDeployed. Assign the permission sets next: docs/admin-guide.md says which to whom.');
  }
});
