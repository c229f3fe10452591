import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { startLocalOrg } from './localOrg.ts';
import type { LocalOrg } from './localOrg.ts';
import { RegisterScripts, passForScratchOrg } from './registerScripts.ts';
import type { ScriptRun } from './registerScripts.ts';
import { SfClient } from './sfClient.ts';
import type { ClientRun } from './sfClient.ts';

const SETS = ['RunAsAdmin', 'RunAsReviewer', 'RunAsScanner', 'RunAsViewer'];
const OBJECTS = ['RunAsUser__c', 'RunAsApp__c', 'RunAsAppUse__c', 'RunAsReview__c', 'RunAsFinding__c'];
/** The build was made by the stage before; here it would change files under tests that run at the same time. */
const AS_BUILT = '--no-build';

let org: LocalOrg;
let home: string;
let scripts: RegisterScripts;

before(async () => {
  home = mkdtempSync(path.join(tmpdir(), 'sf-deployment-'));
  scripts = new RegisterScripts(home);
  org = await startLocalOrg();
  await logIn(org, org.admin.token, 'fresh');
  passForScratchOrg(home, 'user1@example.com');
});

after(async () => {
  await org.close();
  rmSync(home, { recursive: true, force: true });
});

async function logIn({ origin }: LocalOrg, token: string, alias: string): Promise<SfClient> {
  const client = new SfClient(home, token);
  const where = ['--instance-url', origin, '--alias', alias, '--no-prompt'];
  const { code, output } = await client.run(home, 'org', 'login', 'access-token', ...where);
  assert.equal(code, 0, JSON.stringify(output));
  return client;
}

async function run(name: string, ...args: readonly string[]): Promise<ScriptRun> {
  const ended = await scripts.run(name, ...args);
  assert.doesNotMatch(ended.stdout + ended.stderr, /00D\w{12,15}!/, 'no token');
  return ended;
}

async function succeed(name: string, ...args: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await run(name, ...args);
  assert.equal(code, 0, stdout + stderr);
  return stdout;
}

async function names(from: LocalOrg, soql: string): Promise<readonly unknown[]> {
  return (await from.rows(soql)).map((row) => row['Name']).sort();
}

const setsOf = (from: LocalOrg): Promise<readonly unknown[]> =>
  names(from, "SELECT Name FROM PermissionSet WHERE Name LIKE 'RunAs%'");
const classesOf = (from: LocalOrg): Promise<readonly unknown[]> => names(from, 'SELECT Name FROM ApexClass');

/** How many records each object of the register has. */
async function counts(): Promise<Readonly<Record<string, number>>> {
  const rows = await Promise.all(OBJECTS.map((object) => org.rows(`SELECT Id FROM ${object}`)));
  return Object.fromEntries(OBJECTS.map((object, index) => [object, rows[index]!.length]));
}

function sampleCounts(): Readonly<Record<string, number>> {
  const file = (object: string): string => path.join(import.meta.dirname, '../../../data', `${object}.json`);
  const count = (object: string): number =>
    (JSON.parse(readFileSync(file(object), 'utf8')) as { records: readonly unknown[] }).records.length;
  return Object.fromEntries(OBJECTS.map((object) => [object, count(object)]));
}

describe('the scripts that take an org, with the genuine sf and a fresh local org', () => {
  it('say in a dry run what they would do, and do nothing', async () => {
    const said = await Promise.all([
      succeed('scratch', '--alias', 'fresh', '--dry-run'),
      succeed('deploy', '--target-org', 'fresh', '--dry-run'),
      succeed('testOrg', '--target-org', 'fresh', '--dry-run'),
      succeed('scratchDelete', '--alias', 'fresh', '--dry-run')
    ]);
    const expected = [
      [
        'sf org create scratch --alias fresh',
        'npm run --silent build',
        'sf project deploy start --source-dir force-app',
        'sf org assign permset --target-org fresh --name RunAsAdmin --name RunAsScanner',
        'sf data import tree --target-org fresh --plan data/plan.json',
        'sf org open --target-org fresh'
      ],
      ['npm run --silent build', 'sf project deploy start --source-dir force-app'],
      ['sf apex run test --test-level RunLocalTests'],
      ['sf org delete scratch --no-prompt --target-org fresh']
    ];
    for (const [index, commands] of expected.entries()) {
      const places = commands.map((command) => said[index]!.indexOf(`$ ${command}`));
      assert.ok(!places.includes(-1), said[index]);
      assert.deepEqual(
        places.toSorted((a, b) => a - b),
        places
      );
    }
    assert.deepEqual(await setsOf(org), []);
    assert.deepEqual(await classesOf(org), []);
  });

  it('deploy the whole package', async () => {
    await succeed('deploy', '--target-org', 'fresh', AS_BUILT);
    assert.deepEqual(await setsOf(org), SETS);
    const classes = await classesOf(org);
    for (const name of ['RunAsReader', 'RunAsQueryCatalogue', 'RunAsReaderTest']) {
      assert.ok(classes.includes(name), name);
    }
  });

  it('deploy again, assign, and import the sample records', async () => {
    await succeed('scratch', '--alias', 'fresh', '--no-open', AS_BUILT);
    const assigned = await org.rows(
      `SELECT PermissionSet.Name FROM PermissionSetAssignment WHERE AssigneeId = '${org.admin.id}' AND PermissionSet.Name LIKE 'RunAs%'`
    );
    const held = assigned.map((row) => (row['PermissionSet'] as { Name: string }).Name);
    assert.deepEqual(held.sort(), ['RunAsAdmin', 'RunAsScanner']);
    assert.deepEqual(await counts(), sampleCounts());
    const entries = await org.rows(
      "SELECT Name, BusinessOwner__c FROM RunAsUser__c WHERE Status__c = 'Active'"
    );
    assert.ok(entries.length > 0);
    for (const entry of entries) assert.equal(entry['BusinessOwner__c'], org.admin.id);
    const uses = await org.rows(
      "SELECT RunAsUser__r.Name, RunAsApp__r.Name FROM RunAsAppUse__c WHERE UseKey__c LIKE '%|name:Invoice Gateway'"
    );
    const related = uses.map(({ RunAsUser__r: user, RunAsApp__r: app }) => [
      (user as { Name: string }).Name,
      (app as { Name: string }).Name
    ]);
    assert.deepEqual(related, [['billing.invoices@northpier.example', 'Invoice Gateway']]);
  });

  it('add nothing when they run again', async () => {
    const said = await succeed('scratch', '--alias', 'fresh', '--no-open', AS_BUILT);
    assert.match(said, /The scratch org fresh is there/);
    assert.match(said, /RunAsAdmin and RunAsScanner are assigned already/);
    assert.match(said, /All sample records are there/);
    assert.deepEqual(await counts(), sampleCounts());
  });

  it('run the Apex tests in the org', async () => {
    const said = await succeed('testOrg', '--target-org', 'fresh', '--no-checks');
    assert.match(said, /Outcome\s+Passed/);
    assert.match(said, /RunAsReaderTest\.\w+\s+Pass/);
  });

  it('make a zip that deploys as it is and brings the same, and one that takes it away', async () => {
    const output = path.join(home, 'dist');
    const said = await succeed('release', '--output-dir', output, AS_BUILT);
    assert.match(said, /sf package version create /);
    const [zip = '', removal = ''] = [...said.matchAll(/Write (\S+\.zip) and/g)].map(([, file = '']) =>
      path.join(output, path.basename(file))
    );
    const other = await startLocalOrg();
    try {
      const client = await logIn(other, other.admin.token, 'other');
      const sf = (...args: readonly string[]): Promise<ClientRun> =>
        client.run(home, ...args, '--target-org', 'other');
      const deploy = (file: string): Promise<ClientRun> =>
        sf('project', 'deploy', 'start', '--metadata-dir', file, '--single-package');
      const deployed = await deploy(zip);
      assert.equal(deployed.code, 0, JSON.stringify(deployed.output));
      assert.deepEqual(await setsOf(other), SETS);
      assert.deepEqual(await classesOf(other), await classesOf(org));

      await sf('org', 'assign', 'permset', '--name', 'RunAsViewer');
      const refused = await deploy(removal);
      assert.equal(refused.code, 1);
      assert.match(JSON.stringify(refused.output), /RunAsViewer/);
      assert.deepEqual(await setsOf(other), SETS);

      const viewer = "AssigneeId = '" + other.admin.id + "' AND PermissionSet.Name = 'RunAsViewer'";
      const [assignment] = await other.rows(`SELECT Id FROM PermissionSetAssignment WHERE ${viewer}`);
      const record = ['--sobject', 'PermissionSetAssignment', '--record-id', String(assignment?.['Id'])];
      await sf('data', 'delete', 'record', ...record);
      const removed = await deploy(removal);
      assert.equal(removed.code, 0, JSON.stringify(removed.output));
      assert.deepEqual([await setsOf(other), await classesOf(other)], [[], []]);
      await assert.rejects(other.rows('SELECT Id FROM RunAsUser__c'), /INVALID_TYPE/);
    } finally {
      await other.close();
    }
  });

  it('name the step that failed, what it ended with and what to do', async () => {
    const poor = await startLocalOrg();
    try {
      await logIn(poor, poor.user('ApiEnabled').token, 'poor');
      const { code, stderr } = await run('deploy', '--target-org', 'poor', AS_BUILT);
      assert.equal(code, 1);
      assert.match(stderr, /Failed with exit code 1: Deploy the package to poor/);
      assert.match(stderr, /\$ sf project deploy start .*--target-org poor/);
      assert.match(stderr, /correct it and run this again/);
      assert.deepEqual(await setsOf(poor), []);
    } finally {
      await poor.close();
    }
  });
});
