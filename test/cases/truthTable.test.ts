import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { TestContext } from 'node:test';
import { DEMO_ROLES, seedKiosks } from '../../local-org/demo/seedDemo.ts';
import { audit } from '../../src/core/index.ts';
import type { Audit, AuditedIdentity } from '../../src/core/index.ts';
import { readOrg } from '../../src/org/live/readOrg.ts';
import { RestCatalogue } from '../../src/org/live/restCatalogue.ts';
import { DEMO } from '../support/command.ts';
import { READ_AT, demoOrg, serveOrg } from '../support/liveOrg.ts';
import type { LiveOrg } from '../support/liveOrg.ts';

interface Truth {
  readonly username: string;
  readonly archetype: string;
  /** Kinds, written by hand; none of an ordinary person. */
  readonly evidence: readonly string[];
}

const KIOSKS = 201;
const USERS = JSON.parse(readFileSync(path.join(DEMO, 'truth.json'), 'utf8')) as readonly Truth[];
/** An app names it, and no user has the name. */
const NO_USER = 'crm.migration2023@alderfinch.example';
const TRUTH = [
  ...USERS,
  { username: NO_USER, archetype: 'declaredWithoutUser', evidence: ['declaredRunAs'] }
];

/** Who is an integration and why, as the demo's makers know it, against what an audit over the API finds. */
describe('the truth table, through the live source', () => {
  let live: LiveOrg;
  let audited: Audit;
  let kiosks: readonly string[];

  before(async () => {
    const org = await demoOrg();
    kiosks = seedKiosks(org, KIOSKS);
    live = await serveOrg(org);
    audited = audit(
      await readOrg(new RestCatalogue(live.client(DEMO_ROLES.admin)), { takenAt: READ_AT }),
      READ_AT
    );
  });
  after(() => live.close());

  it('finds every identity and no ordinary person', (t) => {
    const expected = new Set([...TRUTH.filter(({ evidence }) => evidence.length > 0).map(nameOf), ...kiosks]);
    const found = new Set(audited.identities.map(nameOf));
    print(t, 'identities', expected, found);
    assert.deepEqual([...found].sort(), [...expected].sort());
  });

  it('finds every kind of evidence of each, and no other', (t) => {
    const expected = new Set(
      TRUTH.flatMap(({ username, evidence }) => evidence.map((kind) => `${username} ${kind}`))
    );
    const listed = audited.identities.filter(({ username }) => !kiosks.includes(username));
    const found = new Set(listed.flatMap(tracesOf));
    for (const kind of new Set(TRUTH.flatMap(({ evidence }) => evidence))) {
      print(t, kind, ofKind(expected, kind), ofKind(found, kind));
    }
    assert.deepEqual([...found].sort(), [...expected].sort());
  });

  it('finds each archetype of the table', (t) => {
    const found = new Set(audited.identities.map(nameOf));
    const byArchetype = Map.groupBy(TRUTH, ({ archetype }) => archetype);
    for (const [archetype, truths] of byArchetype) {
      const listed = truths.filter(({ username }) => found.has(username)).length;
      t.diagnostic(`${archetype}: ${listed} of ${truths.length} listed`);
      const expected = truths.filter(({ evidence }) => evidence.length > 0).length;
      assert.equal(listed, expected, archetype);
    }
    assert.ok(byArchetype.size >= 11, `only ${byArchetype.size} archetypes`);
  });

  it('says of a run-as user that a person uses it', () => {
    const [admin] = TRUTH.filter(({ archetype }) => archetype === 'adminIsRunAs');
    const identity = audited.identities.find(({ username }) => username === admin?.username);
    assert.equal(identity?.logins?.isUsedByPerson, true);
  });

  it('has no gap for an administrator but what the org itself leaves open', () => {
    assert.deepEqual(
      audited.gaps.map(({ code }) => code),
      ['appHasNoRunAsUser', 'groupPossiblyStale', 'usernameHasNoUser']
    );
  });
});

function nameOf({ username }: { readonly username: string }): string {
  return username;
}

function tracesOf({ username, evidence }: AuditedIdentity): string[] {
  return evidence.map(({ kind }) => `${username} ${kind}`);
}

function ofKind(traces: ReadonlySet<string>, kind: string): Set<string> {
  return new Set([...traces].filter((trace) => trace.endsWith(` ${kind}`)));
}

function print(
  t: TestContext,
  what: string,
  expected: ReadonlySet<string>,
  found: ReadonlySet<string>
): void {
  const right = found.intersection(expected).size;
  const [recall, precision] = [right / expected.size, right / found.size].map((ratio) => ratio.toFixed(3));
  t.diagnostic(
    `${what}: recall ${recall}, precision ${precision} (${expected.size} true, ${found.size} found)`
  );
}
