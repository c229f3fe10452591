/**
 * Audits a local org with 100, 1,000 and 10,000 identities beside the demo organisation: requests, time and
 * peak memory of the reading process, which runs apart from the org's. `npm run bench:live` prints them.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { DEMO_ROLES } from '../../local-org/demo/seedDemo.ts';
import { audit } from '../../src/core/index.ts';
import { readOrg } from '../../src/org/live/readOrg.ts';
import { RestCatalogue } from '../../src/org/live/restCatalogue.ts';
import { READ_AT, clientOf, demoOrg, serveOrg } from '../support/liveOrg.ts';
import { LOGINS_OF_EACH, addIdentities } from './addIdentities.ts';

const SIZES = [100, 1_000, 10_000];
const RUNS = 3;

interface Reading {
  readonly identities: number;
  readonly gaps: number;
  readonly calls: number;
  readonly milliseconds: number;
  readonly peakMegabytes: number;
}

const [mode, origin = '', token = ''] = process.argv.slice(2);
if (mode === 'read') await readOnce();
else await compareSizes();

async function readOnce(): Promise<void> {
  const client = clientOf(origin, token);
  const started = performance.now();
  const audited = audit(await readOrg(new RestCatalogue(client), { takenAt: READ_AT }), READ_AT);
  const reading: Reading = {
    identities: audited.identities.length,
    gaps: audited.gaps.length,
    calls: client.calls,
    milliseconds: performance.now() - started,
    peakMegabytes: process.resourceUsage().maxRSS / 1024
  };
  console.log(JSON.stringify(reading));
}

async function compareSizes(): Promise<void> {
  console.log(`6 assignments, ${LOGINS_OF_EACH} logins and a token each; 250 sets. Median of ${RUNS} runs.`);
  for (const size of SIZES) {
    const org = await demoOrg();
    addIdentities(org, size);
    const live = await serveOrg(org);
    const readings: Reading[] = [];
    for (let run = 0; run < RUNS; run++)
      readings.push(await spawned(live.origin, live.token(DEMO_ROLES.admin)));
    readings.sort((a, b) => a.milliseconds - b.milliseconds);
    const { identities, gaps, calls, milliseconds } = readings[Math.floor(RUNS / 2)]!;
    const peak = Math.max(...readings.map(({ peakMegabytes }) => peakMegabytes));
    console.log(
      `${size} more identities: ${identities} listed, ${gaps} gaps, ${calls} requests, ${milliseconds.toFixed(0)} ms, peak ${peak.toFixed(0)} MB`
    );
    await live.close();
    org.store.close();
  }
}

async function spawned(at: string, accessToken: string): Promise<Reading> {
  const args = ['--disable-warning=ExperimentalWarning', import.meta.filename, 'read', at, accessToken];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (part: string) => (text += part));
  await once(child, 'close');
  return JSON.parse(text) as Reading;
}
