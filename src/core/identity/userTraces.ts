import type { AccessResolver } from '../access/resolve.ts';
import type { CronTriggerRow, OrgSnapshot, UserRow } from '../model/snapshot.ts';
import type { Detection, Evidence, Trace } from './evidence.ts';

const GRANT_NAMES = { profile: 'Profile', permissionSet: 'PermissionSet', group: 'PermissionSetGroup' };

const INTEGRATION_LICENCE = 'Salesforce Integration';

/** What jobs run code or move data as their owner (Object Reference, CronJobDetail.JobType). */
const JOB_TYPES: Readonly<Record<string, string>> = {
  '0': 'Data Export',
  '1': 'Weekly Export',
  '6': 'Scheduled Flow',
  '7': 'Scheduled Apex',
  '9': 'Batch Job',
  C: 'Scheduled ELT Dataflow'
};

/** Users whom API Only User bars from the pages. */
export function apiOnlyUsers(_: OrgSnapshot, resolver: AccessResolver): Detection {
  const traces = [...resolver.holders('ApiUserOnly')].flatMap(([userId, grants]) =>
    grants.map(({ kind, name }) =>
      trace(userId, {
        kind: 'apiOnly',
        source: `${GRANT_NAMES[kind]} ${name}`,
        detail: 'apiOnlyGranted',
        confidence: 'high'
      })
    )
  );
  return { traces };
}

/** Holders of the licence that exists for integrations alone. */
export function integrationLicences({ rows }: OrgSnapshot): Detection {
  const holders = (rows.User ?? []).filter(
    ({ Profile }) => Profile?.UserLicense?.Name === INTEGRATION_LICENCE
  );
  return {
    traces: holders.map(({ Id }) =>
      trace(Id, {
        kind: 'integrationLicence',
        source: `UserLicense ${INTEGRATION_LICENCE}`,
        detail: 'licenceHeld',
        confidence: 'high'
      })
    )
  };
}

/** Users that an agent runs as. */
export function agentUsers({ rows }: OrgSnapshot): Detection {
  const traces = (rows.BotDefinition ?? []).flatMap(({ BotUserId, DeveloperName }) =>
    BotUserId === null
      ? []
      : trace(BotUserId, {
          kind: 'agentUser',
          source: `BotDefinition ${DeveloperName}`,
          detail: 'agentRunsAs',
          confidence: 'high'
        })
  );
  return { traces };
}

/** Owners of jobs that run on. A dashboard that is refreshed or a report that is mailed is a person's. */
export function scheduledJobOwners({ rows }: OrgSnapshot): Detection {
  const traces = (rows.CronTrigger ?? []).filter(isWaiting).flatMap(({ OwnerId, CronJobDetail }) => {
    const type = JOB_TYPES[CronJobDetail?.JobType ?? ''];
    if (type === undefined) return [];
    return trace(OwnerId, {
      kind: 'scheduledJobOwner',
      source: `CronTrigger ${type}`,
      detail: 'jobRunsAs',
      confidence: 'medium'
    });
  });
  return { traces };
}

/** Names that say so; many an integration is called otherwise, and a person may be called so. */
export function namePatterns({ rows }: OrgSnapshot): Detection {
  return { traces: (rows.User ?? []).flatMap(nameTrace) };
}

/** Of a username only what stands before the @: a sandbox may be called `integration`, and all its users with it. */
function nameTrace({ Id, Name, Username }: UserRow): Trace[] {
  const [local = ''] = Username.split('@');
  const names = { 'User.Name': Name ?? '', 'User.Username': local };
  const [source] = Object.entries(names).find(([, name]) => /integration/i.test(name)) ?? [];
  if (source === undefined) return [];
  return [trace(Id, { kind: 'namePattern', source, detail: 'nameSaysSo', confidence: 'low' })];
}

/** Jobs that have ended for good stay in the table (Object Reference, CronTrigger.State). */
function isWaiting({ State }: CronTriggerRow): boolean {
  return !['COMPLETE', 'DELETED', 'ERROR'].includes((State ?? '').toUpperCase());
}

function trace(userId: string, evidence: Evidence): Trace {
  return { who: { userId }, evidence };
}
