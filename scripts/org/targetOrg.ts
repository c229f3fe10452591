import { Problem } from './problem.ts';
import type { Steps } from './salesforceClient.ts';

/** An org that `sf` is logged in to. */
export interface TargetOrg {
  readonly username: string;
  readonly isScratchOrg: boolean;
  readonly isExpired: boolean;
  /** It is the org of these settings of `sf`, as `target-dev-hub`. */
  readonly configs: readonly string[];
}

/** A row of `sf org list auth`; aliases are joined by commas. */
interface Login extends Partial<Pick<TargetOrg, 'isScratchOrg' | 'configs'>> {
  readonly alias: string;
  readonly username: string;
  readonly isExpired: boolean | 'unknown';
}

/**
 * The orgs that `sf` is logged in to, by username and by each alias.
 *
 * @returns none in a dry run. @throws Problem when `sf` cannot say.
 */
export async function knownOrgs(steps: Steps): Promise<ReadonlyMap<string, TargetOrg>> {
  const title = 'Look which orgs sf is logged in to';
  const answer = await steps.ask<readonly Login[]>(title, ['sf', 'org', 'list', 'auth']);
  if (answer === null) return new Map();
  if (!answer.result)
    throw new Problem(`sf cannot say which orgs it knows: ${answer.message ?? 'no reason'}`);
  return new Map(
    answer.result.flatMap((login) =>
      [login.username, ...login.alias.split(',').filter(Boolean)].map((name) => [name, orgOf(login)])
    )
  );
}

function orgOf({ username, isScratchOrg = false, isExpired, configs = [] }: Login): TargetOrg {
  return { username, isScratchOrg, isExpired: isExpired === true, configs };
}

/**
 * The org, which must be there.
 *
 * @returns null in a dry run. @throws Problem when `sf` is not logged in to it.
 */
export async function requireOrg(steps: Steps, name: string): Promise<TargetOrg | null> {
  const org = (await knownOrgs(steps)).get(name);
  if (steps.isDryRun) return null;
  if (org === undefined) {
    throw new Problem(
      `sf is not logged in to an org \`${name}\`. Log in with \`npx sf org login web --alias ${name}\`, or see \`npx sf org list\`.`
    );
  }
  if (org.isExpired) throw new Problem(`The scratch org \`${name}\` has expired.`);
  return org;
}
