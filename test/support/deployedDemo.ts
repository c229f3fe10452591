import { createHash } from 'node:crypto';
import { globSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { installApexTriggers } from '../../local-org/apex/triggers/runner.ts';
import { assignRoles } from '../../local-org/demo/assignRoles.ts';
import { seedDemo, seedRegister } from '../../local-org/demo/seedDemo.ts';
import { loadSchema } from '../../local-org/metadata/loadSchema.ts';
import type { OrgState } from '../../local-org/org.ts';
import { ROOT } from './command.ts';
import { READ_AT, emptyOrg } from './liveOrg.ts';

export interface DeployedDemo {
  /** The org's clock goes on; otherwise it stands at `READ_AT`. */
  readonly isLive?: boolean;
  /** The roles are assigned and the register is filled; otherwise nothing is done after the deployment. */
  readonly isLivedIn?: boolean;
  /** The folder of what is kept. */
  readonly keptIn?: string;
}

const HOUR = 3_600_000;
/** Whatever an org is made by or of. */
const SOURCES = [
  '{force-app,local-org,src,scripts}/**/*.*',
  'test/support/{deployedDemo,liveOrg}.ts',
  'package-lock.json',
  'sfdx-project.json',
  '.forceignore'
];
/** Tests, and what is compiled or just being compiled. */
const NO_SOURCE = /\.test\.ts$|[\\/]__tests__[\\/]|^force-app.*[\\/]lwc[\\/].*\.js(?:\.\d+)?$/;

/**
 * The demo organisation with the package deployed, in a store of its own. A deployment takes seconds, so what
 * the first process makes of the sources as they are is kept for the others.
 *
 * @throws Error when the package does not deploy.
 */
export async function deployedDemo({
  isLive = false,
  isLivedIn = false,
  keptIn = path.join(ROOT, 'build/orgs')
}: DeployedDemo = {}): Promise<OrgState> {
  // Seeded as of the hour, which is of the same day and of the same age as far as anybody tells.
  const made = isLive ? new Date(Math.floor(Date.now() / HOUR) * HOUR) : new Date(READ_AT);
  const folder = path.join(keptIn, `${isLivedIn ? 'livedIn' : 'deployed'}${isLive ? 'Live' : ''}`);
  const name = keptName(made);
  const kept = unlessMissing(() => readFileSync(path.join(folder, name)));
  const org = kept ? restored(kept) : await freshDemo(made, isLivedIn);
  // What changed meanwhile may have been deployed or not.
  if (!kept && keptName(made) === name) keep(folder, name, org.store.dump());
  return isLive ? { ...org, now: () => new Date() } : org;
}

async function freshDemo(made: Date, isLivedIn: boolean): Promise<OrgState> {
  const org = { ...emptyOrg(), now: () => made };
  await seedDemo(org);
  // Its compilers take a while to load.
  const { deployPackage } = await import('../../local-org/deployPackage.ts');
  const problems: string[] = [];
  const isDeployed = await deployPackage(org, (text) => problems.push(text));
  if (!isDeployed) throw new Error(problems.join('\n'));
  if (isLivedIn) {
    assignRoles(org);
    await seedRegister(org);
  }
  return org;
}

function restored(kept: Uint8Array): OrgState {
  const org = emptyOrg();
  org.store.restore(kept);
  org.schema = loadSchema(org.store);
  installApexTriggers(org);
  return org;
}

function keptName(made: Date): string {
  const hash = createHash('sha256').update(`${process.version} ${made.toISOString()}`);
  for (const file of globSync(SOURCES, { cwd: ROOT }).sort()) {
    if (!NO_SOURCE.test(file)) hash.update(file).update(readFileSync(path.join(ROOT, file)));
  }
  return hash.digest('hex').slice(0, 32);
}

/** Whole or not at all: other processes may be reading the same, or keep one of other sources. */
function keep(folder: string, name: string, content: Uint8Array): void {
  mkdirSync(folder, { recursive: true });
  for (const other of readdirSync(folder)) {
    if (!other.startsWith(name)) rmSync(path.join(folder, other), { force: true });
  }
  const part = path.join(folder, `${name}.${process.pid}`);
  writeFileSync(part, content);
  unlessMissing(() => renameSync(part, path.join(folder, name)));
}

function unlessMissing<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
