/** `npm run scratch:delete`: deletes the scratch org of `npm run scratch`. `--dry-run` only says how. */
import { flagsGiven, orgNamed } from './org/flags.ts';
import { runScript } from './org/problem.ts';
import { salesforceSteps } from './org/salesforceClient.ts';
import { SCRATCH_ALIAS, deleteScratchOrg } from './org/scratchOrg.ts';

const USAGE = 'npm run scratch:delete -- [--alias NAME] [--dry-run]';

await runScript(async () => {
  const flags = flagsGiven(
    {
      alias: { type: 'string', default: SCRATCH_ALIAS },
      'dry-run': { type: 'boolean', default: false }
    },
    USAGE
  );
  const steps = salesforceSteps({ isDryRun: flags['dry-run'] });
  await deleteScratchOrg(steps, orgNamed(flags.alias, USAGE));
});
