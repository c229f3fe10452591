import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.join(import.meta.dirname, '../../..');
const NODE = path.join(ROOT, 'node_modules/.bin/node');

/** What a script of this project came to. */
export interface ScriptRun {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The scripts that take an org, run as whoever has this home folder. */
export class RegisterScripts {
  private readonly environment: Readonly<Record<string, string>>;

  /** @param more of the environment, as npm sets it. */
  constructor(home: string, more: Readonly<Record<string, string>> = {}) {
    this.environment = {
      HOME: home,
      USERPROFILE: home,
      PATH: process.env['PATH'] ?? '',
      SF_USE_GENERIC_UNIX_KEYCHAIN: 'true',
      SF_DISABLE_TELEMETRY: 'true',
      ...more
    };
  }

  /** Runs `scripts/NAME.ts`, as `npm run` does. */
  run(name: string, ...args: readonly string[]): Promise<ScriptRun> {
    const { promise, resolve, reject } = Promise.withResolvers<ScriptRun>();
    const script = path.join(ROOT, 'scripts', `${name}.ts`);
    const command = ['--disable-warning=ExperimentalWarning', script, ...args];
    const child = spawn(NODE, command, { cwd: ROOT, env: this.environment });
    let [stdout, stderr] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.on('error', reject).on('close', (code) => resolve({ code, stdout, stderr }));
    return promise;
  }
}

/** Makes `sf` take the org of a login for a scratch org without source tracking, as its Dev Hub would. */
export function passForScratchOrg(home: string, username: string): void {
  const file = path.join(home, '.sfdx', `${username}.json`);
  const login = JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, unknown>>;
  const scratch = { isScratch: true, tracksSource: false, devHubUsername: username };
  writeFileSync(file, JSON.stringify({ ...login, ...scratch, expirationDate: '2099-12-31' }));
}
