import { audit, scanToSave } from '../../../src/core/index.ts';
import type { AccessResolver, Audit, AuditedIdentity, OrgSnapshot, ToSave } from '../../../src/core/index.ts';
import { ApexCatalogue, readOrg } from '../../../src/org/browser.ts';
import type { RunAsReaderMethods } from '../../../src/org/browser.ts';
import { callApex } from '../../apex/callApex.ts';
import type { Seeding } from './seeding.ts';

/** One user's access, and what explains it. */
export interface SeenAccess {
  readonly identity: AuditedIdentity;
  readonly resolver: AccessResolver;
}

/** What a scan of the demo finds, as the page of its administrator reads it. */
export interface DemoScan {
  readonly toSave: ToSave;
  readonly access: (username: string) => SeenAccess;
  /** As if the newest of the user's assignments had not yet been made. */
  readonly earlierAccess: (username: string) => SeenAccess;
}

/** @throws Error when the package is not there, or its administrator may not scan. */
export async function scanDemo({ org, adminId, now }: Seeding): Promise<DemoScan> {
  const takenAt = new Date(now).toISOString();
  const method = (name: string) => (parameters?: object) => {
    const answer = callApex(org, adminId, 'RunAsReader', name, { ...parameters });
    if ('error' in answer) throw new Error(`The demo could not be scanned: ${answer.error.message}`);
    return Promise.resolve(answer.value);
  };
  const reader = {
    heldPermissions: method('heldPermissions'),
    read: method('read'),
    count: method('count')
  } as RunAsReaderMethods;
  const snapshot = await readOrg(new ApexCatalogue(reader, 'localhost'), { takenAt });
  const audited = audit(snapshot, takenAt);
  const access = (username: string): SeenAccess => seenAccess(audited, username);
  return {
    toSave: scanToSave(audited, [], [], { propose: true }),
    access,
    earlierAccess: (username) => {
      const earlier = withoutLastGrant(snapshot, access(username).identity);
      return seenAccess(audit(earlier, takenAt), username);
    }
  };
}

function seenAccess({ identities, resolver }: Audit, username: string): SeenAccess {
  const identity = identities.find((one) => one.username === username);
  if (!identity) throw new Error(`The scan of the demo found no identity \`${username}\`.`);
  return { identity, resolver };
}

/** The profile's own set stays: nobody is without a profile. */
function withoutLastGrant(snapshot: OrgSnapshot, { userId, username }: AuditedIdentity): OrgSnapshot {
  const { PermissionSet: sets = [], PermissionSetAssignment: all = [] } = snapshot.rows;
  const ofProfiles = new Set(sets.filter((set) => set.IsOwnedByProfile === true).map(({ Id }) => Id));
  const last = all.findLast((one) => one.AssigneeId === userId && !ofProfiles.has(one.PermissionSetId ?? ''));
  if (!last) throw new Error(`The demo assigns no permission set to \`${username}\`.`);
  const left = all.filter((one) => one !== last);
  return { ...snapshot, rows: { ...snapshot.rows, PermissionSetAssignment: left } };
}
