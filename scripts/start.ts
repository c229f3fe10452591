/**
 * `npm start`: the local org on loopback, with the demo organisation and the dashboard in it.
 * `-- --port N` chooses the port, `-- --reset` starts over, `-- --file F` keeps the rows elsewhere.
 */
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { assignRoles } from '../local-org/demo/assignRoles.ts';
import { DEMO_ROLES, seedRegister } from '../local-org/demo/seedDemo.ts';
import { deployPackage } from '../local-org/deployPackage.ts';
import { openOrg } from '../local-org/openOrg.ts';
import type { OrgState } from '../local-org/org.ts';
import { bundlePreview } from '../local-org/preview/bundle.ts';
import type { PreviewBundle } from '../local-org/preview/bundle.ts';
import { serveLocalOrg } from '../local-org/server.ts';
import type { LocalOrgServer } from '../local-org/server.ts';

const DEFAULT_PORT = 4455;
const HIGHEST_PORT = 65_535;
const DEFAULT_FILE = '.local-org/org.sqlite';

const from = process.cwd();
// The LWC resolver looks for modules from the working folder.
process.chdir(path.resolve(import.meta.dirname, '..'));
const started = performance.now();
const progress = (text: string): void => console.error(`${seconds()} ${text}`);

function seconds(): string {
  return `${((performance.now() - started) / 1000).toFixed(1).padStart(5)} s`;
}

function flagsGiven(): { port?: string; reset?: boolean; file?: string } {
  try {
    const options = {
      port: { type: 'string' },
      reset: { type: 'boolean' },
      file: { type: 'string' }
    } as const;
    return parseArgs({ options }).values;
  } catch (error) {
    const [reason] = (error as Error).message.split('\n');
    throw new Error(`${reason} Give --port N, --reset or --file F after \`npm start --\`.`, { cause: error });
  }
}

function chosenPort(given: string | undefined): number | undefined {
  if (given === undefined) return undefined;
  const port = Number(given);
  if (/^\d+$/.test(given) && port <= HIGHEST_PORT) return port;
  throw new Error(`--port is \`${given}\`; give a whole number from 0 (any free port) to ${HIGHEST_PORT}.`);
}

/** The usual port, or a free one when another register has it already; a port that was asked for or none. */
async function serve(
  org: OrgState,
  bundle: Promise<PreviewBundle>,
  port: number | undefined
): Promise<LocalOrgServer> {
  const options = { org, bundle, defaultUserId: userId(org, DEMO_ROLES.admin) };
  try {
    return await serveLocalOrg({ ...options, port: port ?? DEFAULT_PORT });
  } catch (error) {
    const isTaken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
    if (!isTaken) throw error;
    if (port === undefined) return serveLocalOrg({ ...options, port: 0 });
    throw new Error(`Port ${port} is taken; give another with -- --port N.`, { cause: error });
  }
}

function userId(org: OrgState, username: string): string {
  const [user] = org.store.find('User', 'Username', username);
  if (!user) throw new Error(`The local org has no user \`${username}\`; start over with -- --reset.`);
  return user.Id;
}

/** For the client that the person who starts it uses; nobody else may read it. */
function writeToken({ tokens }: LocalOrgServer, org: OrgState, file: string): string {
  const tokenFile = `${file}.token`;
  // The mode counts for a new file alone.
  rmSync(tokenFile, { force: true });
  writeFileSync(tokenFile, tokens.issue(userId(org, DEMO_ROLES.admin)), { mode: 0o600 });
  return path.relative(from, tokenFile).replaceAll("'", String.raw`'\''`);
}

try {
  const flags = flagsGiven();
  const port = chosenPort(flags.port);
  const file = flags.file === undefined ? path.resolve(DEFAULT_FILE) : path.resolve(from, flags.file);
  const bundle = bundlePreview(progress);
  bundle.catch(() => undefined);
  const org = await openOrg({ file, reset: flags.reset === true, onProgress: progress });
  const server = await serve(org, bundle, port);
  console.log(server.address);
  const stop = (): void =>
    void server.close().then(() => {
      org.store.close();
      process.exit(0);
    });
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  const token = writeToken(server, org, file);
  const isDeployed = await deployPackage(org, progress);
  assignRoles(org);
  if (isDeployed) await seedRegister(org);
  await bundle;
  progress('Ready. Open the address above; Ctrl+C stops.');
  progress(
    `For sf: SF_ACCESS_TOKEN="$(cat '${token}')" npx sf org login access-token --instance-url ${server.origin} --alias local --no-prompt`
  );
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
