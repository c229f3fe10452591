import { existsSync } from 'node:fs';
import path from 'node:path';
import { Problem } from './problem.ts';
import { runCommand } from './runCommand.ts';
import { withoutSecrets } from './secrets.ts';

/** The folder of this project. */
export const ROOT = path.resolve(import.meta.dirname, '../..');
const SF = path.join(ROOT, 'node_modules/@salesforce/cli/bin/run.js');

/** One thing that is done, and how. */
export interface Step {
  readonly title: string;
  /** `sf` and what follows it, or another program. */
  readonly command: readonly string[];
  /** What to do when it fails. */
  readonly advice: string;
}

/** What `sf … --json` answered. */
export interface Answer<T> {
  readonly status: number;
  readonly name?: string;
  readonly message?: string;
  readonly result?: T;
}

/** Runs steps, or in a dry run only says them. */
export interface Steps {
  readonly isDryRun: boolean;
  readonly say: (text: string) => void;
  /** @throws Problem when the command ends with another code than 0. */
  readonly run: (step: Step) => Promise<void>;
  /**
   * Asks an org, or `sf` itself, and changes nothing.
   *
   * @returns null in a dry run, which asks nobody. @throws Problem when no JSON comes back.
   */
  readonly ask: <T>(title: string, command: readonly string[]) => Promise<Answer<T> | null>;
}

/** Steps that the genuine `sf` takes: the one that `npm ci` installs with this project. */
export function salesforceSteps({ isDryRun }: { readonly isDryRun: boolean }): Steps {
  if (!isDryRun && !existsSync(SF)) {
    throw new Problem('The Salesforce CLI is not installed in this project. Run `npm ci` first.');
  }
  return { isDryRun, say, run: (step) => run(step, isDryRun), ask: (...asked) => ask(...asked, isDryRun) };
}

async function run({ title, command, advice }: Step, isDryRun: boolean): Promise<void> {
  say(`\n${title}\n  $ ${shown(command)}`);
  if (isDryRun) return;
  const [program, args] = started(command);
  const onOutput = (text: string): void => void process.stdout.write(text);
  const { code } = await runCommand(program, args, { cwd: ROOT, onOutput });
  if (code !== 0) {
    throw new Problem(
      `Failed with exit code ${code}: ${title}\n  $ ${shown(command)}\nSee what it printed above. ${advice}`,
      code
    );
  }
}

async function ask<T>(
  title: string,
  command: readonly string[],
  isDryRun: boolean
): Promise<Answer<T> | null> {
  const whole = [...command, '--json'];
  if (isDryRun) {
    say(`\n${title}\n  $ ${shown(whole)}`);
    return null;
  }
  say(`${title} …`);
  const [program, args] = started(whole);
  const { code, stdout } = await runCommand(program, args, { cwd: ROOT });
  try {
    return JSON.parse(stdout) as Answer<T>;
  } catch {
    const said = withoutSecrets(stdout.trim().slice(0, 500)) || 'nothing';
    throw new Problem(
      `Expected JSON from \`${shown(whole)}\`, which ended with exit code ${code} and wrote: ${said}\nRun it by hand to see why.`
    );
  }
}

function started([program = '', ...args]: readonly string[]): [program: string, args: readonly string[]] {
  if (program === 'sf') return [process.execPath, [SF, ...args]];
  // Windows starts no `npm.cmd` without a shell.
  const npm = process.env['npm_execpath'];
  return program === 'npm' && npm?.endsWith('.js') ? [process.execPath, [npm, ...args]] : [program, args];
}

function say(text: string): void {
  console.log(text);
}

/** A command as a shell takes it. */
export function shown(command: readonly string[]): string {
  return command.map(quoted).join(' ');
}

function quoted(word: string): string {
  if (/^[\w@%+=:,./-]+$/.test(word)) return word;
  if (!/["$`\\!]/.test(word)) return `"${word}"`;
  return `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
