import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { APIS, OBJECTS, RoleOrg } from '../support/roleOrg.ts';
import type { Role } from '../support/roleOrg.ts';

type PackageRole = Exclude<Role, 'careless'>;

/** Read, Create, Edit, of entries, apps, their uses, reviews and findings. Written by hand. */
const RIGHTS: Readonly<Record<PackageRole, readonly string[]>> = {
  admin: ['RCE', 'RCE', 'RCE', 'RCE', 'RCE'],
  reviewer: ['R', 'R', 'R', 'RCE', 'RE'],
  viewer: ['R', 'R', 'R', 'R', 'R'],
  scanner: ['', '', '', '', ''],
  nobody: ['', '', '', '', '']
};

/** A field that whoever may edit a record may write, and what is put there. */
const EDITED = {
  RunAsUser__c: { ReviewIntervalDays__c: 30 },
  RunAsApp__c: { AppKind__c: 'Connected app' },
  RunAsAppUse__c: { Flow__c: 'Other' },
  RunAsReview__c: { Reason__c: 'Manual' },
  RunAsFinding__c: { Status__c: 'Resolved' }
} as Readonly<Record<string, Readonly<Record<string, string | number>>>>;

/** Fields that are not everybody's to write, where the object may be edited: by whom they are. Written by hand. */
const FIELDS: readonly (readonly [string, string, string | number, string])[] = [
  ['RunAsUser__c', 'Purpose__c', 'Sends orders.', 'admin'],
  ['RunAsUser__c', 'CurrentAccess__c', 'other', 'admin'],
  ['RunAsUser__c', 'SameAccessAs__c', 'other', 'admin'],
  ['RunAsUser__c', 'LastScannedOn__c', '2026-11-20T08:00:00.000Z', 'admin'],
  ['RunAsUser__c', 'ApprovedAccess__c', 'other', ''],
  ['RunAsApp__c', 'VendorName__c', 'Acme', 'admin'],
  ['RunAsAppUse__c', 'Provenance__c', 'Recorded', 'admin'],
  ['RunAsReview__c', 'DueOn__c', '2030-01-01', 'admin reviewer'],
  ['RunAsReview__c', 'Rationale__c', 'A draft.', 'admin reviewer'],
  ['RunAsReview__c', 'CompletedOn__c', '2026-11-20', ''],
  ['RunAsReview__c', 'AccessFingerprint__c', 'other', ''],
  ['RunAsReview__c', 'SnapshotFile__c', 'other', ''],
  ['RunAsReview__c', 'SnapshotHash__c', 'other', ''],
  ['RunAsFinding__c', 'AcceptedReason__c', 'Until the vendor delivers.', 'admin reviewer'],
  ['RunAsFinding__c', 'Severity__c', 'Low', 'admin'],
  ['RunAsFinding__c', 'Evidence__c', 'None.', 'admin']
];

const ROLES = Object.keys(RIGHTS) as PackageRole[];
const MAY = { scan: 'read this org', view: 'read the register', review: 'complete reviews' } as const;

/** Why a call is refused, by role: not at all, for want of the class, or of a custom permission. By hand. */
const CALLS: Readonly<
  Record<string, Readonly<Record<PackageRole, 'answered' | 'class' | keyof typeof MAY>>>
> = {
  'RunAsReader.heldPermissions': {
    admin: 'scan',
    reviewer: 'scan',
    viewer: 'scan',
    scanner: 'answered',
    nobody: 'class'
  },
  'RunAsReader.read users': {
    admin: 'scan',
    reviewer: 'scan',
    viewer: 'scan',
    scanner: 'answered',
    nobody: 'class'
  },
  'RunAsReader.count tokens': {
    admin: 'scan',
    reviewer: 'scan',
    viewer: 'scan',
    scanner: 'answered',
    nobody: 'class'
  },
  'RunAsReader.read registerEntries': {
    admin: 'answered',
    reviewer: 'answered',
    viewer: 'answered',
    scanner: 'view',
    nobody: 'class'
  },
  'RunAsReader.read listedEntries': {
    admin: 'answered',
    reviewer: 'answered',
    viewer: 'answered',
    scanner: 'view',
    nobody: 'class'
  },
  'RunAsReader.read namedEntries': {
    admin: 'answered',
    reviewer: 'answered',
    viewer: 'answered',
    scanner: 'view',
    nobody: 'class'
  },
  'RunAsReader.read entryFindings': {
    admin: 'answered',
    reviewer: 'answered',
    viewer: 'answered',
    scanner: 'view',
    nobody: 'class'
  },
  'RunAsReader.read userLogins': {
    admin: 'scan',
    reviewer: 'scan',
    viewer: 'scan',
    scanner: 'answered',
    nobody: 'class'
  },
  'RunAsWriter.register': managed(),
  'RunAsWriter.change': managed(),
  'RunAsWriter.saveScan': managed(),
  'RunAsWriter.saveApps': managed(),
  'RunAsWriter.saveAppUses': managed(),
  'RunAsReviews.schedule': managed(),
  'RunAsSnapshots.attach': {
    admin: 'answered',
    reviewer: 'answered',
    viewer: 'review',
    scanner: 'class',
    nobody: 'class'
  },
  'RunAsSnapshots.read': {
    admin: 'answered',
    reviewer: 'answered',
    viewer: 'answered',
    scanner: 'class',
    nobody: 'class'
  }
};

function managed(): Record<PackageRole, 'answered' | 'class'> {
  return { admin: 'answered', reviewer: 'class', viewer: 'class', scanner: 'class', nobody: 'class' };
}

describe('the roles of the register', () => {
  let org: RoleOrg;
  before(async () => {
    org = await RoleOrg.open();
  });
  after(() => org.close());

  for (const role of ROLES) {
    for (const api of APIS) {
      OBJECTS.forEach((object, i) => {
        const rights = RIGHTS[role][i]!;
        it(`${role} has on ${object} over ${api}: ${rights || 'nothing'}`, async () => {
          const id = org.add(object);
          const refusals = {
            R: await org.read(role, api, object, id),
            C: await org.create(role, api, object, org.needed(object)),
            E: await org.update(role, api, object, id, EDITED[object]!),
            D: await org.delete(role, api, object, id)
          };
          const held = Object.entries(refusals).filter(([, refusal]) => refusal === null);
          assert.equal(held.map(([right]) => right).join(''), rights, JSON.stringify(refusals));
          assert.notEqual(org.stored(object, id, 'Id'), null, 'it is still there');
        });
      });
    }
  }

  for (const [object, field, value, writers] of FIELDS) {
    it(`${object}.${field} is written by ${writers || 'nobody'}`, async () => {
      for (const role of ROLES) {
        for (const api of APIS) {
          const id = org.add(object);
          const before = org.stored(object, id, field);
          const refusal = await org.update(role, api, object, id, { [field]: value });
          const isWriter = writers.split(' ').includes(role);
          assert.equal(refusal === null, isWriter, `${role} over ${api}: ${refusal ?? 'saved'}`);
          if (!isWriter) assert.equal(org.stored(object, id, field), before);
        }
      }
    });
  }

  for (const [call, expected] of Object.entries(CALLS)) {
    it(`${call} answers whom it should`, () => {
      const [method, query] = call.split(' ') as [`${string}.${string}`, string | undefined];
      const [className] = method.split('.');
      for (const role of ROLES) {
        const refusal = org.apexRefusal(role, method, parametersOf(query));
        const said = {
          answered: null,
          class: `You do not have access to the Apex class named '${className!}'.`,
          scan: words('scan', 'Scanner'),
          view: words('view', 'Viewer'),
          review: words('review', 'Reviewer')
        };
        assert.equal(refusal, said[expected[role]], role);
      }
    });
  }

  function parametersOf(query: string | undefined): Record<string, unknown> {
    const reviewId = org.add('RunAsReview__c');
    return {
      request: { query, ids: [org.userId('viewer')] },
      entries: [],
      seen: [],
      apps: [],
      uses: [],
      reviews: [],
      reviewId,
      accessJson: '{}'
    };
  }
});

function words(right: keyof typeof MAY, set: string): string {
  return `You may not ${MAY[right]}. Ask an admin for the permission set Run-As ${set}.`;
}
