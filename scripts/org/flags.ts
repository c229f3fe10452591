import { parseArgs } from 'node:util';
import type { ParseArgsConfig } from 'node:util';
import { Problem } from './problem.ts';

type Options = NonNullable<ParseArgsConfig['options']>;
type Values<T extends Options> = ReturnType<typeof parseArgs<{ options: T }>>['values'];

/** An alias or username, as `sf` takes it; nothing that could pass for a flag. */
const ORG = /^[\w@.+][\w@.+-]*$/;

/**
 * The flags given to a script.
 *
 * @param usage how the script is called. @throws Problem when a flag is not known, or lacks its value, or was given
 * to npm.
 */
export function flagsGiven<const T extends Options>(options: T, usage: string): Values<T> {
  // Otherwise what only should be told would be done.
  if (process.env['npm_config_dry_run'] === 'true') {
    throw new Problem(`npm took --dry-run for itself; put \`--\` before it.\nUsage: ${usage}`);
  }
  try {
    return parseArgs({ options }).values;
  } catch (error) {
    const [reason = ''] = (error as Error).message.split('\n');
    throw new Problem(`${reason}\nUsage: ${usage}`);
  }
}

/** @throws Problem when it is no alias or username. */
export function orgNamed(given: string | undefined, usage: string): string {
  if (given === undefined) {
    throw new Problem(`Say which org: --target-org takes an alias or a username.\nUsage: ${usage}`);
  }
  if (ORG.test(given)) return given;
  throw new Problem(`\`${given}\` is neither an alias nor a username.\nUsage: ${usage}`);
}

/** @throws Problem when it is no whole number in the range. */
export function numberGiven(given: string, flag: string, [least, most]: readonly [number, number]): number {
  const number = Number(given);
  if (/^\d+$/.test(given) && number >= least && number <= most) return number;
  throw new Problem(`${flag} is \`${given}\`; give a whole number from ${least} to ${most}.`);
}
