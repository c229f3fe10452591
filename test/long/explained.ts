import assert from 'node:assert/strict';
import { QUERY_CATALOGUE } from '../../src/org/queryCatalogue.ts';
import type { AuditResult } from '../../src/report/json.ts';
import type { Hits } from './faultRuns.test.ts';

const OBJECTS: ReadonlySet<string> = new Set(Object.values(QUERY_CATALOGUE).map(({ object }) => object));

type Identity = AuditResult['identities'][number];

/** Objects of which at least one must be missing where a kind of evidence is. Written by hand. */
const BEHIND_EVIDENCE: Readonly<Record<string, readonly string[]>> = {
  declaredRunAs: [
    'ExtlClntAppOauthPlcyCnfg',
    'ExtlClntAppPlcyCnfg',
    'ExternalClientApplication',
    'ConnectedApplication',
    'ConnectedApp metadata',
    'User'
  ],
  clientCredentialsLogin: ['LoginHistory', 'ConnectedApplication', 'ExternalClientApplication'],
  apiOnly: [
    'PermissionSetAssignment',
    'PermissionSet',
    'PermissionSetGroup',
    'PermissionSetGroupComponent',
    'User'
  ],
  integrationLicence: ['User'],
  agentUser: ['BotDefinition'],
  scheduledJobOwner: ['CronTrigger'],
  liveToken: ['OauthToken'],
  namePattern: ['User']
};
const BEHIND_FIELDS: Readonly<Partial<Record<keyof Identity, readonly string[]>>> = {
  userId: ['User'],
  name: ['User'],
  isActive: ['User'],
  isFrozen: ['User', 'UserLogin'],
  userType: ['User'],
  lastLoginAt: ['User'],
  lastApiLoginAt: ['LoginHistory', 'User'],
  lastInteractiveLoginAt: ['LoginHistory', 'User'],
  isUsedByPerson: ['LoginHistory', 'User'],
  apps: [
    'ConnectedApp metadata',
    'ConnectedApplication',
    'ExternalClientApplication',
    'ExtlClntAppOauthPlcyCnfg',
    'ExtlClntAppPlcyCnfg',
    'LoginHistory',
    'OauthToken',
    'User'
  ],
  access: [
    'PermissionSetAssignment',
    'PermissionSet',
    'PermissionSetGroup',
    'PermissionSetGroupComponent',
    'User'
  ],
  gaps: [
    'PermissionSetAssignment',
    'PermissionSet',
    'PermissionSetGroup',
    'PermissionSetGroupComponent',
    'User'
  ]
};

/**
 * That an audit tells nothing which the whole audit does not, that a gap names an object behind each thing it
 * lacks, and that no gap names an object which no fault hit.
 *
 * @returns the number of gaps that the whole audit does not have.
 */
export function assertExplained(whole: AuditResult, found: AuditResult, hits: Hits): number {
  const own = new Set(whole.gaps.map((gap) => JSON.stringify(gap)));
  const gaps = found.gaps.filter((gap) => !own.has(JSON.stringify(gap)));
  const missing = new Set(gaps.map(({ what }) => what));
  const byKey = new Map(found.identities.flatMap((one) => keysOf(one).map((key) => [key, one] as const)));
  const explain = (behind: readonly string[] | undefined, what: string): void => {
    assert.ok(
      behind?.some((object) => missing.has(object)),
      `${what} differs, and the gaps name only: ${[...missing].join(', ')}`
    );
  };
  for (const identity of whole.identities) {
    const [seen] = keysOf(identity).flatMap((key) => byKey.get(key) ?? []);
    const kinds = new Set(identity.evidence.map(({ kind }) => kind));
    const seenKinds = new Set(seen?.evidence.map(({ kind }) => kind));
    for (const kind of kinds.difference(seenKinds))
      explain(BEHIND_EVIDENCE[kind], `${kind} of ${identity.username}`);
    assert.deepEqual(
      [...seenKinds.difference(kinds)],
      [],
      `evidence of ${identity.username} that is not there`
    );
    if (seen) assertFields(identity, seen, explain);
  }
  const known = new Set(whole.identities.flatMap(keysOf));
  for (const one of found.identities)
    assert.ok(
      keysOf(one).some((key) => known.has(key)),
      `${one.username} is no identity`
    );
  assertExact(gaps, hits);
  return gaps.length;
}

function assertFields(
  identity: Identity,
  seen: Identity,
  explain: (behind: readonly string[] | undefined, what: string) => void
): void {
  for (const [field, behind] of Object.entries(BEHIND_FIELDS)) {
    const [before, after] = [identity, seen].map((one) => JSON.stringify(one[field as keyof Identity]));
    if (before !== after) explain(behind, `${field} of ${identity.username}`);
  }
}

/** After the session has ended, or the day's requests, everything may be missing. Gaps of single rows follow from the objects'. */
function assertExact(gaps: AuditResult['gaps'], { objects, isFatal }: Hits): void {
  if (isFatal || objects.has('any') || objects.has('UserPermissionAccess')) return;
  for (const { what } of gaps.filter((gap) => OBJECTS.has(gap.what))) {
    assert.ok(objects.has(what), `a gap names ${what}, which no fault hit: ${[...objects].join(', ')}`);
  }
}

function keysOf({ username, userId }: Identity): string[] {
  return userId === null ? [username.toLowerCase()] : [userId, username.toLowerCase()];
}
