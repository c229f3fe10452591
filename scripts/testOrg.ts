/**
 * `npm run test:org`: what only an org can show, of one that the package was deployed to: the claims of
 * docs/limits.md that a query shows, and its Apex tests there. It changes nothing. `--dry-run` only says how.
 */
import { runChecks } from './org/checks.ts';
import type { CheckResult } from './org/checks.ts';
import { flagsGiven, orgNamed } from './org/flags.ts';
import { Problem, runScript } from './org/problem.ts';
import { salesforceSteps } from './org/salesforceClient.ts';
import { SCRATCH_ALIAS } from './org/scratchOrg.ts';
import { requireOrg } from './org/targetOrg.ts';

const USAGE = 'npm run test:org -- [--target-org ALIAS] [--no-checks] [--dry-run]';

await runScript(async () => {
  const flags = flagsGiven(
    {
      'target-org': { type: 'string', short: 'o', default: SCRATCH_ALIAS },
      'no-checks': { type: 'boolean', default: false },
      'dry-run': { type: 'boolean', default: false }
    },
    USAGE
  );
  const org = orgNamed(flags['target-org'], USAGE);
  const steps = salesforceSteps({ isDryRun: flags['dry-run'] });
  await requireOrg(steps, org);
  // Whatever the tests bring, the claims are told.
  const problem = flags['no-checks'] ? undefined : tell(await runChecks(steps, org));
  await steps.run({
    title: `Run the Apex tests in ${org}`,
    command: [
      ...['sf', 'apex', 'run', 'test', '--test-level', 'RunLocalTests', '--code-coverage'],
      ...['--result-format', 'human', '--wait', '30', '--target-org', org]
    ],
    advice:
      'Deploy the package first, with `npm run deploy`; a test that fails is named there, with its line.'
  });
  if (problem) throw problem;
});

/** Prints what came of the claims. @returns that some differ, where they do. */
function tell(results: readonly CheckResult[]): Problem | undefined {
  const different = results.filter(({ outcome }) => outcome === 'differs');
  if (results.length > 0) {
    console.log(`\n${results.length - different.length} of ${results.length} claims are as modelled.`);
  }
  if (different.length === 0) return undefined;
  for (const { claim, detail } of different) console.log(`  ${claim}\n    ${detail}`);
  return new Problem(
    'The org differs from what docs/limits.md says, as told above. A missing right may be the cause: run it as a System Administrator with Run-As Admin and Run-As Scanner.'
  );
}
