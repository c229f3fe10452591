import { Problem } from './problem.ts';
import type { Steps } from './salesforceClient.ts';
import { knownOrgs, requireOrg } from './targetOrg.ts';
import type { TargetOrg } from './targetOrg.ts';

/** The alias of the scratch org, unless another is given. */
export const SCRATCH_ALIAS = 'run-as-register';

export interface ScratchOrgRequest {
  readonly alias: string;
  readonly definitionFile: string;
  readonly days: number;
  /** Alias or username; absent: the default one. */
  readonly devHub?: string;
}

const LOGIN = 'Log in to one with `npx sf org login web --set-default-dev-hub --alias devhub`.';

/**
 * The scratch org of the alias, made when there is none yet, or when the one there was has expired.
 *
 * @returns null in a dry run.
 * @throws Problem when the alias is another org's, or no Dev Hub is known: before anything is made.
 */
export async function ensureScratchOrg(steps: Steps, request: ScratchOrgRequest): Promise<TargetOrg | null> {
  const { alias, days, definitionFile, devHub } = request;
  const known = await knownOrgs(steps);
  const org = known.get(alias);
  if (org) requireScratch(org, alias);
  if (org && !org.isExpired) {
    steps.say(`The scratch org ${alias} is there: ${org.username}`);
    return org;
  }
  if (!steps.isDryRun) requireDevHub([...known.values()], devHub === undefined ? null : known.get(devHub));
  await steps.run({
    title: `Create the scratch org ${alias}, unless it is there`,
    command: [
      ...['sf', 'org', 'create', 'scratch', '--alias', alias, '--definition-file', definitionFile],
      ...['--duration-days', String(days), '--wait', '20'],
      ...(devHub === undefined ? [] : ['--target-dev-hub', devHub])
    ],
    advice:
      'Look at the limits of the Dev Hub with `npx sf org list limits`; of one that only took too long, `npx sf org resume scratch --use-most-recent` shows the end.'
  });
  return requireOrg(steps, alias);
}

/** An alias may as well be of an org that people work in. */
function requireScratch({ isScratchOrg, username }: TargetOrg, alias: string): void {
  if (isScratchOrg) return;
  throw new Problem(
    `\`${alias}\` is ${username}, which is no scratch org, and was left alone. Choose another alias with --alias.`
  );
}

/** @param named the Dev Hub asked for: null when none was, undefined when it is not known. */
function requireDevHub(known: readonly TargetOrg[], named: TargetOrg | null | undefined): void {
  if (named === undefined) {
    throw new Problem(`sf is not logged in to the Dev Hub of --target-dev-hub. ${LOGIN}`);
  }
  if (named === null && !known.some(({ configs }) => configs.includes('target-dev-hub'))) {
    throw new Problem(
      `No Dev Hub is known, and scratch orgs come from one. ${LOGIN} Or name one with --target-dev-hub.`
    );
  }
}

/** Deletes the scratch org of the alias; where there is none, there is nothing to do. */
export async function deleteScratchOrg(steps: Steps, alias: string): Promise<void> {
  const org = (await knownOrgs(steps)).get(alias);
  if (org === undefined && !steps.isDryRun) {
    steps.say(`There is no org ${alias}.`);
    return;
  }
  if (org) requireScratch(org, alias);
  await steps.run({
    title: `Delete the scratch org ${alias}, with all that is in it`,
    command: ['sf', 'org', 'delete', 'scratch', '--no-prompt', '--target-org', alias],
    advice: 'Delete it in its Dev Hub, under Active Scratch Orgs.'
  });
}
