import { requireBuilt } from './builtModules.ts';
import type { Answer, Steps } from './salesforceClient.ts';
import { Problem } from './problem.ts';
import type { TargetOrg } from './targetOrg.ts';

/** What whoever tries the register needs: everything that the pages do, and live reads. */
export const TRIAL_SETS = ['RunAsAdmin', 'RunAsScanner'];
const DEPLOY_MINUTES = '60';

interface Rows<T> {
  readonly records: readonly T[];
}

/** Compiles what a deployment needs, and makes sure that it is there. */
export async function build(steps: Steps): Promise<void> {
  await steps.run({
    title: 'Compile the Lightning web components',
    command: ['npm', 'run', '--silent', 'build'],
    advice: 'Correct the source that it names.'
  });
  if (!steps.isDryRun) requireBuilt();
}

export async function deploy(steps: Steps, org: string): Promise<void> {
  await steps.run({
    title: `Deploy the package to ${org}`,
    command: `sf project deploy start --source-dir force-app --wait ${DEPLOY_MINUTES} --concise --target-org`
      .split(' ')
      .concat(org),
    advice:
      'When a component failed, nothing was changed in the org: correct it and run this again. Of a scratch org that is no longer there, run `npm run scratch:delete` first. Of a deployment that only took too long, `npx sf project deploy resume --use-most-recent` shows the end.'
  });
}

/** Assigns the sets that the user of the login does not hold yet: to assign one twice is an error of `sf`. */
export async function assignSets(steps: Steps, org: string, user: TargetOrg | null): Promise<void> {
  const held = await setsOf(steps, org, user);
  const missing = TRIAL_SETS.filter((name) => !held.has(name));
  if (missing.length === 0) {
    steps.say(`${TRIAL_SETS.join(' and ')} are assigned already.`);
    return;
  }
  await steps.run({
    title: `Assign to its user, as far as not yet assigned: ${TRIAL_SETS.join(', ')}`,
    command: [
      ...['sf', 'org', 'assign', 'permset', '--target-org', org],
      ...missing.flatMap((name) => ['--name', name])
    ],
    advice: 'Deploy the package first: the sets come with it.'
  });
}

async function setsOf(steps: Steps, org: string, user: TargetOrg | null): Promise<Set<string>> {
  const soql = `SELECT PermissionSet.Name FROM PermissionSetAssignment WHERE Assignee.Username = ${usernameIn(user)}`;
  const rows = await query<{ PermissionSet: { Name: string } }>(
    steps,
    org,
    'Look which sets are assigned',
    soql
  );
  return new Set(rows.map(({ PermissionSet }) => PermissionSet.Name));
}

/**
 * The rows of a query; none in a dry run.
 *
 * @throws Problem when the org refuses it.
 */
export async function query<T>(
  steps: Steps,
  org: string,
  title: string,
  soql: string
): Promise<readonly T[]> {
  const answer = await steps.ask<Rows<T>>(title, ['sf', ...queryArgs(org, soql)]);
  if (answer === null) return [];
  if (answer.result) return answer.result.records;
  throw new Problem(`The org refused \`${soql}\`: ${reasonOf(answer)}`);
}

/** The username as text of a query; a dry run does not know it. */
export function usernameIn(user: TargetOrg | null): string {
  return `'${(user?.username ?? 'USERNAME').replaceAll(/['\\]/g, String.raw`\$&`)}'`;
}

export function queryArgs(org: string, soql: string): readonly string[] {
  return ['data', 'query', '--target-org', org, '--query', soql];
}

function reasonOf({ message, name }: Answer<unknown>): string {
  return message ?? name ?? 'it gave no reason';
}

/** Opens the org in a browser; where there is none, `sf` would print an address that logs in. */
export async function openOrg(steps: Steps, org: string): Promise<void> {
  if (process.env['SF_CONTAINER_MODE'] || process.env['SFDX_CONTAINER_MODE']) {
    steps.say('Not opened: in container mode sf prints an address that logs in.');
    return;
  }
  await steps.run({
    title: 'Open the register',
    command: ['sf', 'org', 'open', '--target-org', org, '--path', '/lightning/n/Run_As_Users'],
    advice: 'The org is ready all the same; `--no-open` leaves this step out.'
  });
}
