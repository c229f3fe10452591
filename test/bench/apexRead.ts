/**
 * Opens the dashboard on a local org with 10, 100 and 1,000 identities beside the demo organisation, through the
 * package's Apex without a browser: calls, the most that one of them uses of each limit, and time. A call counts
 * as the platform's limits count it; what processor time and heap rest on is in docs/limits.md.
 * `npm run bench:apex` prints them.
 */
import { LIMITS, Usage } from '../../local-org/apex/limits.ts';
import type { LimitName } from '../../local-org/apex/limits.ts';
import { assignRoles } from '../../local-org/demo/assignRoles.ts';
import { DEMO_ROLES, seedRegister } from '../../local-org/demo/seedDemo.ts';
import { deployPackage } from '../../local-org/deployPackage.ts';
import { audit } from '../../src/core/index.ts';
import { openDashboard, openRegister } from '../support/apexReader.ts';
import type { ReaderCall } from '../support/apexReader.ts';
import { READ_AT, demoOrg } from '../support/liveOrg.ts';
import { addEntries } from './addEntries.ts';
import { addIdentities } from './addIdentities.ts';

const SIZES = [10, 100, 1_000];
const ENTRIES = 3_000;
const RUNS = 3;

for (const size of SIZES) {
  const org = await demoOrg();
  await deployPackage(org, () => undefined);
  assignRoles(org);
  addIdentities(org, size);
  const userId = org.store.find('User', 'Username', DEMO_ROLES.admin)[0]!.Id;
  const runs: { calls: readonly ReaderCall[]; identities: number; milliseconds: number }[] = [];
  for (let run = 0; run < RUNS; run++) {
    const started = performance.now();
    const { calls, snapshot } = await openDashboard(org, userId);
    const milliseconds = performance.now() - started;
    runs.push({ calls, identities: audit(snapshot, READ_AT).identities.length, milliseconds });
  }
  runs.sort((a, b) => a.milliseconds - b.milliseconds);
  print(size, runs[Math.floor(RUNS / 2)]!);
  org.store.close();
}

/** A register of a page and a half: a full page is what a call can come to. */
const org = await demoOrg();
await deployPackage(org, () => undefined);
assignRoles(org);
await seedRegister(org);
addEntries(org, ENTRIES);
const { calls: registerCalls } = await openRegister(
  org,
  org.store.find('User', 'Username', DEMO_ROLES.viewer)[0]!.Id
);
console.log(`\n${ENTRIES} more entries, each with a use and a review: ${registerCalls.length} calls;`);
printMost(registerCalls);
org.store.close();

function print(
  size: number,
  {
    calls,
    identities,
    milliseconds
  }: { calls: readonly ReaderCall[]; identities: number; milliseconds: number }
): void {
  const bySpeed = calls.toSorted((a, b) => a.milliseconds - b.milliseconds);
  const [middle, slowest] = [bySpeed[Math.floor(bySpeed.length / 2)]!, bySpeed.at(-1)!];
  console.log(
    `\n${size} more identities: ${identities} listed, ${calls.length} calls, ${milliseconds.toFixed(0)} ms;`
  );
  console.log(
    `a call: median ${middle.milliseconds.toFixed(1)} ms, slowest ${slowest.milliseconds.toFixed(0)} ms (${slowest.query})`
  );
  printMost(calls);
}

function printMost(calls: readonly ReaderCall[]): void {
  for (const name of Object.keys(new Usage()) as LimitName[]) {
    const most = calls.toSorted((a, b) => b.usage[name] - a.usage[name])[0]!;
    const share = (100 * most.usage[name]) / LIMITS[name];
    const used = Math.ceil(most.usage[name]).toLocaleString('en-US');
    console.log(
      `  ${name}: ${used} of ${LIMITS[name].toLocaleString('en-US')} (${share.toFixed(1)}%, ${most.query})`
    );
  }
}
