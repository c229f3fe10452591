import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { DEMO_ROLES, seedDemo } from '../../../local-org/demo/seedDemo.ts';
import { Faults } from '../../../local-org/faults/faults.ts';
import { serveApi } from '../../../local-org/rest/serve.ts';
import { Tokens } from '../../../local-org/rest/tokens.ts';
import { gapText } from '../../../src/core/index.ts';
import type { Gap } from '../../../src/core/index.ts';
import type { AccessResult, AuditResult } from '../../../src/report/json.ts';
import { DEMO_FLAGS, runas } from '../../support/command.ts';
import { emptyOrg, serveOrg } from '../../support/liveOrg.ts';
import type { LiveOrg } from '../../support/liveOrg.ts';
import { SfClient } from './sfClient.ts';

const DOMAIN = 'alderfinch.example';
const POOR = `erp.invoices@${DOMAIN}`;
const OWN_GAPS: readonly Gap[] = [
  { code: 'appHasNoRunAsUser', params: { app: 'Demo Data Generator' } },
  { code: 'groupPossiblyStale', params: { group: 'Analytics_and_Reporting', status: 'Outdated' } },
  { code: 'usernameHasNoUser', params: { username: `crm.migration2023@${DOMAIN}` } }
];
type Identity = AuditResult['identities'][number];
type Shown = Readonly<Record<string, unknown>>;

/** What the project lacks and the org has; see the demo's README. The source's answer, beside the live one. */
const KNOWN_DIFFERENCES: Readonly<Record<string, Shown>> = {
  // The group's muting set is not in the project, so that nothing is muted there.
  [`backup.vault@${DOMAIN}`]: { bound: 'upper', apiOnly: null, more: ['BulkApiHardDelete'] },
  // A member of its group comes from a package and is not in the project.
  [`wms.shipments@${DOMAIN}`]: { bound: 'lower' }
};

let live: LiveOrg;
let home: string;
let env: Readonly<Record<string, string>>;

before(async () => {
  home = fs.mkdtempSync(path.join(tmpdir(), 'sf-audit-'));
  env = { HOME: home, USERPROFILE: home, SF_USE_GENERIC_UNIX_KEYCHAIN: 'true' };
  const org = { ...emptyOrg(), now: () => new Date() };
  await seedDemo(org);
  live = await serveOrg(org);
  await sf(DEMO_ROLES.admin, 'org', 'login', 'access-token', ...where('local'));
  await sf(POOR, 'org', 'login', 'access-token', ...where('poor'));
  await sf(POOR, 'config', 'set', 'target-org', 'local', '--global');
});

after(async () => {
  await live.close();
  fs.rmSync(home, { recursive: true, force: true });
});

function where(alias: string): string[] {
  return ['--instance-url', live.origin, '--alias', alias, '--no-prompt'];
}

async function sf(username: string, ...args: readonly string[]): Promise<void> {
  const { code, output } = await new SfClient(home, live.token(username)).run(home, ...args);
  assert.equal(code, 0, JSON.stringify(output));
}

interface Printed<T> extends Partial<Record<'name' | 'message', string>> {
  readonly code: number | null;
  readonly text: string;
  readonly result: T;
  readonly actions?: readonly string[];
}

async function run<T>(...args: readonly string[]): Promise<Printed<T>> {
  const { code, stdout, stderr } = await runas([...args, '--json'], { env });
  assert.doesNotMatch(stdout + stderr, /00D\w{12,15}!/, 'no token');
  return { ...(JSON.parse(stdout) as Printed<T>), code, text: stdout };
}

function shown({ name, isActive, isFrozen, userType, access }: Identity): Shown {
  const { grade, conditionalGrade, bound, allData, apiOnly, possiblyStale, userPermissions } = access;
  const rights = userPermissions.map((one) => (one.conditional ? `${one.name} when activated` : one.name));
  const user = { name, isActive, isFrozen, userType };
  return { ...user, grade, conditionalGrade, bound, allData, apiOnly, possiblyStale, rights: rights.sort() };
}

/** What the source shows of an identity that the org shows so. */
function inSource(found: Shown, { more = [], ...changes }: Shown = {}): Shown {
  return { ...found, ...changes, rights: [found['rights'], more].flat().sort() };
}

describe('runas on an org that the genuine sf is logged in to', { concurrency: 2 }, () => {
  const file = (): string => path.join(home, 'audit.json');
  let asked: Promise<Printed<AuditResult>> | undefined;
  const whole = (): Promise<Printed<AuditResult>> =>
    (asked ??= run<AuditResult>('audit', '--target-org', 'local', '--output-file', file()));

  it('audits it by alias, with the gaps of the organisation itself and a file like the output', async () => {
    const { code, text, result } = await whole();
    assert.equal(code, 0);
    assert.deepEqual(result.gaps, OWN_GAPS.map(gapText));
    assert.equal(result.org.name, 'Alder Finch');
    assert.equal(result.identities.length, 56);
    assert.deepEqual(JSON.parse(fs.readFileSync(file(), 'utf8')), JSON.parse(text));
    assert.equal(fs.statSync(file()).mode & 0o777, 0o600);
  });

  it('finds the same in the source folder, which the default org does not disturb', async () => {
    const [org, source] = await Promise.all([whole(), run<AuditResult>('audit', ...DEMO_FLAGS)]);
    assert.equal(source.result.org.name, 'alder-finch');
    const inOrg = new Map(org.result.identities.map((one) => [one.username, one]));
    for (const identity of source.result.identities) {
      const { username } = identity;
      const found = inOrg.get(username);
      assert.ok(found, `${username} is in the source alone`);
      assert.deepEqual(shown(identity), inSource(shown(found), KNOWN_DIFFERENCES[username]), username);
      inOrg.delete(username);
    }
    const kinds = [...inOrg.values()].flatMap(({ evidence }) => evidence.map(({ kind }) => kind));
    assert.ok(!kinds.includes('declaredRunAs'), 'metadata declares nobody whom the source does not show');
  });

  it('reads the default org when no flag is given, as far back as asked, and is strict', async () => {
    const { code, result } = await run<AuditResult>('audit', '--login-days', '1', '--strict');
    assert.equal(code, 1);
    const date = new Date(Date.parse(result.org.takenAt) - 86_400_000).toISOString().slice(0, 10);
    const left = gapText({ code: 'loginsLeftOut', params: { date, hides: 'olderLogins' } });
    assert.deepEqual(new Set(result.gaps), new Set([...OWN_GAPS.map(gapText), left]));
  });

  it('says through what one user may do one thing, and strictly when there is no gap', async () => {
    const user = ['--target-org', 'local', '--username', `wms.shipments@${DOMAIN}`];
    const { code, result } = await run<AccessResult>(
      'access',
      ...user,
      '--right',
      'Account.read',
      '--strict'
    );
    assert.equal(code, 0);
    assert.deepEqual(result.gaps, []);
    assert.equal(result.right?.holding, 'held');
    assert.deepEqual(
      result.right.through.map(({ name, member }) => [name, member ?? null]),
      [
        ['Warehouse Integration', null],
        ['Warehouse_Operations', 'Returns_Processing']
      ]
    );
  });

  it('shows everything of one user, and refuses a name that the org does not have', async () => {
    const [held, none] = await Promise.all([
      run<AccessResult>('access', '--username', `erp.orders@${DOMAIN}`),
      run('access', '--target-org', 'local', '--username', `nobody@${DOMAIN}`)
    ]);
    const { userPermissions, objects, fields, setupEntities } = held.result.access;
    assert.deepEqual(
      [userPermissions, objects, fields, setupEntities].map(({ length }) => length),
      [7, 18, 38, 14]
    );
    assert.deepEqual([none.code, none.name], [1, 'UserNotFoundError']);
  });

  it('refuses an org beside a folder, and an org that nobody is logged in to', async () => {
    const [both, unknown] = await Promise.all([
      run('audit', '--target-org', 'local', ...DEMO_FLAGS),
      run('audit', '--target-org', 'elsewhere')
    ]);
    assert.notEqual(both.code, 0);
    assert.match(both.message ?? '', /--(?:target-org|source-dir)=\S* cannot also be provided/);
    assert.notEqual(unknown.code, 0);
    assert.match(unknown.message ?? '', /No authorization information found for elsewhere/);
  });

  it('shows a user without rights of setup whom licence and name tell, and which rights are missing', async () => {
    const { code, result } = await run<AuditResult>('audit', '--target-org', 'poor');
    assert.equal(code, 0);
    assert.equal(result.identities.length, 24);
    for (const { access } of result.identities) assert.notEqual(access.bound, 'exact');
    const told = result.gaps.map(({ why }) => why).join('\n');
    for (const right of ['ManageUsers', 'CustomizeApplication', 'ViewSetup', 'ModifyMetadata']) {
      assert.match(told, new RegExp(`\\b${right}\\b`));
    }
  });
});

describe('runas with a token that the org does not know any more', () => {
  it('says so, and what to do', async () => {
    await live.close();
    const api = { org: live.org, tokens: new Tokens(live.org), faults: new Faults() };
    const { close } = await serveApi(api, Number(new URL(live.origin).port));
    live = { ...live, close };
    const { code, name, message, actions } = await run('audit', '--target-org', 'local');
    assert.deepEqual([code, name], [1, 'INVALID_SESSION_ID']);
    assert.match(
      message ?? '',
      new RegExp(`The org of \`${DEMO_ROLES.admin}\` did not answer: Session expired`)
    );
    assert.match(actions?.join() ?? '', /Log in again/);
  });
});
