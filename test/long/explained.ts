import assert from 'node:assert/strict';
import type { AuditResult } from '../../src/report/json.ts';
import type { Hits } from './faultRuns.test.ts';

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
 */
export function assertExplained(whole: AuditResult, found: AuditResult, hits: Hits): void {
  const missing = new Set(found.gaps.map(({ what }) => what));
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
  assertExact(found, hits);
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

/** After the session has ended, or the day's requests, everything may be missing. */
function assertExact({ gaps }: AuditResult, { objects, isFatal }: Hits): void {
  if (isFatal || objects.has('any') || objects.has('UserPermissionAccess')) return;
  const behind = (what: string): string => (what.startsWith('User ') ? 'User' : what);
  // Metadata and describes are asked for by address; their faults name no object of a query.
  const named = gaps.map(({ what }) => behind(what)).filter((what) => !what.endsWith(' metadata'));
  for (const object of named) {
    if (BY_CONSEQUENCE.some((prefix) => object.startsWith(prefix))) continue;
    assert.ok(objects.has(object), `a gap names ${object}, which no fault hit: ${[...objects].join(', ')}`);
  }
}

/** Gaps of the access that follow from rows that are missing elsewhere. */
const BY_CONSEQUENCE = [
  'Permission set group ',
  'Permission set ',
  'App ',
  '0PS',
  'X00',
  'External client app '
];

function keysOf({ username, userId }: Identity): string[] {
  return userId === null ? [username.toLowerCase()] : [userId, username.toLowerCase()];
}
