import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { startLocalOrg } from './localOrg.ts';
import type { LocalOrg } from './localOrg.ts';
import { writeProjects } from './sampleProject.ts';
import { SfClient } from './sfClient.ts';
import type { ClientRun } from './sfClient.ts';

let org: LocalOrg;
let admin: LocalOrg['admin'];
let rows: LocalOrg['rows'];
let sf: SfClient;
let folder: string;
let projects: ReturnType<typeof writeProjects>;

before(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'sf-client-'));
  projects = writeProjects(folder);
  org = await startLocalOrg();
  ({ admin, rows } = org);
  sf = new SfClient(folder, admin.token);
  resultOf(await login(sf, 'local'));
});

after(async () => {
  await org.close();
  rmSync(folder, { recursive: true, force: true });
});

function login(client: SfClient, alias: string): Promise<ClientRun> {
  const where = ['--instance-url', org.origin, '--alias', alias, '--no-prompt'];
  return client.run(projects.parcels, 'org', 'login', 'access-token', ...where);
}

/** Runs a command against the org, and expects it to succeed. */
async function run<T = unknown>(project: string, ...args: readonly string[]): Promise<T> {
  return resultOf(await sf.run(project, ...args, '--target-org', 'local')) as T;
}

function resultOf({ code, output }: ClientRun): unknown {
  assert.equal(code, 0, JSON.stringify(output, undefined, 1));
  return output.result;
}

describe('the genuine sf client', () => {
  it('shows the org and deploys a project to it', async () => {
    const [display, deployed] = await Promise.all([
      run<Readonly<Record<string, unknown>>>(projects.parcels, 'org', 'display'),
      run<Readonly<Record<string, unknown>>>(
        projects.parcels,
        'project',
        'deploy',
        'start',
        '--source-dir',
        'force-app'
      )
    ]);
    assert.equal(display['connectedStatus'], 'Connected');
    assert.equal(display['username'], 'user1@example.com');
    assert.deepEqual([deployed['status'], deployed['numberComponentErrors']], ['Succeeded', 0]);
    const files = deployed['files'] as readonly { fullName: string; state: string }[];
    assert.deepEqual(
      files.map(({ fullName, state }) => `${fullName} ${state}`).sort(),
      ['ParcelClerk', 'Parcel__c', 'Parcel__c.Code__c', 'Parcel__c.Weight__c'].map(
        (name) => `${name} Created`
      )
    );
    const sets = await rows("SELECT Label FROM PermissionSet WHERE Name = 'ParcelClerk'");
    assert.deepEqual(sets, [{ Label: 'Parcel Clerk' }]);
  });

  it('assigns a permission set and creates a record', async () => {
    const values = "Name='Made by hand' Code__c=A-1";
    const assigned = await run(projects.parcels, 'org', 'assign', 'permset', '--name', 'ParcelClerk');
    assert.deepEqual((assigned as { failures: unknown[] }).failures, []);
    const assignments = await rows(
      `SELECT AssigneeId FROM PermissionSetAssignment WHERE PermissionSet.Name = 'ParcelClerk'`
    );
    assert.deepEqual(assignments, [{ AssigneeId: admin.id }]);
    const [created] = await Promise.all([
      run<{ id: string }>(
        projects.parcels,
        'data',
        'create',
        'record',
        '--sobject',
        'Parcel__c',
        '--values',
        values
      ),
      run(projects.parcels, 'data', 'import', 'tree', '--files', 'data/parcels.json')
    ]);
    assert.deepEqual(await rows(`SELECT Id, Code__c FROM Parcel__c WHERE Name = 'Made by hand'`), [
      { Id: created.id, Code__c: 'A-1' }
    ]);
    assert.deepEqual(
      await rows(`SELECT Name, Weight__c FROM Parcel__c WHERE Name LIKE 'Imported%' ORDER BY Name`),
      [
        { Name: 'Imported 1', Weight__c: 1 },
        { Name: 'Imported 2', Weight__c: 2 }
      ]
    );
  });

  it('updates one record while it deletes another', async () => {
    const update = ['data', 'update', 'record', '--sobject', 'Parcel__c', '--where', "Code__c='A-1'"];
    const remove = ['data', 'delete', 'record', '--sobject', 'Parcel__c', '--where', "Name='Imported 2'"];
    await Promise.all([
      run(projects.parcels, ...update, '--values', 'Weight__c=12.5'),
      run(projects.parcels, ...remove)
    ]);
    assert.deepEqual(await rows('SELECT Name, Weight__c FROM Parcel__c ORDER BY Name'), [
      { Name: 'Imported 1', Weight__c: 1 },
      { Name: 'Made by hand', Weight__c: 12.5 }
    ]);
  });

  it('queries what is there and retrieves what was deployed', async () => {
    const soql = 'SELECT Name, Owner.Name FROM Parcel__c ORDER BY Name';
    const [found] = await Promise.all([
      run<{ totalSize: number; records: readonly { Owner: { Name: string } }[] }>(
        projects.parcels,
        'data',
        'query',
        '--query',
        soql
      ),
      run(
        projects.empty,
        'project',
        'retrieve',
        'start',
        '--metadata',
        'PermissionSet:ParcelClerk',
        '--metadata',
        'CustomObject:Parcel__c'
      )
    ]);
    assert.equal(found.totalSize, 2);
    assert.equal(found.records[0]!.Owner.Name, 'User 1');
    const source = path.join(projects.empty, 'force-app/main/default');
    const set = readFileSync(path.join(source, 'permissionsets/ParcelClerk.permissionset-meta.xml'), 'utf8');
    assert.match(set, /<field>Parcel__c\.Weight__c<\/field>/);
    const field = readFileSync(path.join(source, 'objects/Parcel__c/fields/Code__c.field-meta.xml'), 'utf8');
    assert.match(field, /<externalId>true<\/externalId>/);
  });

  it('is told what is wrong with a query, and with a deployment over REST', async () => {
    const overRest = new SfClient(folder, admin.token, { SF_ORG_METADATA_REST_DEPLOY: 'true' });
    const [query, deployment] = await Promise.all([
      sf.run(
        projects.parcels,
        'data',
        'query',
        '--query',
        'SELECT Nothing__c FROM Parcel__c',
        '--target-org',
        'local'
      ),
      overRest.run(
        projects.broken,
        'project',
        'deploy',
        'start',
        '--source-dir',
        'force-app',
        '--target-org',
        'local'
      )
    ]);
    assert.equal(query.code, 1);
    assert.match(query.output.message ?? '', /No such column 'Nothing__c' on entity 'Parcel__c'/);
    assert.equal(deployment.code, 1);
    assert.match(JSON.stringify(deployment.output), /Parcel__c\.Height__c/);
    assert.deepEqual(
      await rows("SELECT Field FROM FieldPermissions WHERE Field = 'Parcel__c.Height__c'"),
      []
    );
  });

  it('is refused with a wrong token', async () => {
    const stranger = new SfClient(path.join(folder, 'stranger'), `${admin.token.slice(0, -4)}AAAA`);
    const { code, output } = await login(stranger, 'other');
    assert.equal(code, 1);
    assert.match(
      `${output.name ?? ''} ${output.message ?? ''}`,
      /INVALID_SESSION_ID|Session expired or invalid|Bad_OAuth_Token/
    );
  });
});
