import { spawn } from 'node:child_process';
import path from 'node:path';

const ROOT = path.join(import.meta.dirname, '../../..');
const NODE = path.join(ROOT, 'node_modules/.bin/node');
const SF = path.join(ROOT, 'node_modules/@salesforce/cli/bin/run.js');

/** What a run of the client came to: its exit code, and the JSON that it wrote. */
export interface ClientRun {
  readonly code: number | null;
  readonly output: {
    readonly status: number;
    readonly message?: string;
    readonly name?: string;
    readonly result?: unknown;
  };
}

/** The genuine Salesforce CLI with a home folder of its own; nothing of this machine's logins is seen. */
export class SfClient {
  private readonly environment: Readonly<Record<string, string>>;

  constructor(home: string, token: string, more: Readonly<Record<string, string>> = {}) {
    this.environment = {
      HOME: home,
      USERPROFILE: home,
      PATH: process.env['PATH'] ?? '',
      SF_ACCESS_TOKEN: token,
      SF_USE_GENERIC_UNIX_KEYCHAIN: 'true',
      SF_DISABLE_TELEMETRY: 'true',
      SF_AUTOUPDATE_DISABLE: 'true',
      SF_SKIP_NEW_VERSION_CHECK: 'true',
      ...more
    };
  }

  /** @param folder the project in which the command runs. @throws Error when it writes no JSON. */
  run(folder: string, ...args: readonly string[]): Promise<ClientRun> {
    return new Promise((resolve, reject) => {
      const child = spawn(NODE, [SF, ...args, '--json'], { cwd: folder, env: this.environment });
      let stdout = '';
      let stderr = '';
      child.stdout.setEncoding('utf8').on('data', (part: string) => (stdout += part));
      child.stderr.setEncoding('utf8').on('data', (part: string) => (stderr += part));
      child.on('error', reject);
      child.on('close', (code) => {
        try {
          resolve({ code, output: JSON.parse(stdout) as ClientRun['output'] });
        } catch {
          reject(new Error(`sf ${args.join(' ')} wrote no JSON:\n${stdout}\n${stderr}`));
        }
      });
    });
  }
}
