import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { deleteRecords } from '../../local-org/dml/dml.ts';
import { APIS, RoleOrg } from '../support/roleOrg.ts';
import type { Api, Role } from '../support/roleOrg.ts';

/** The platform's words for a field that the field permissions keep read-only. */
const READ_ONLY = /check the security settings of this field|read-only|Unable to create\/update/i;
const NO_DELETE = /insufficient access/i;

const STAMPED_REVIEW = 'The register writes this itself';
const STAMPED_FINDING = 'The register writes this itself when a finding is accepted.';
const STAMPED_ENTRY = 'The register writes the approved access itself.';

/** Who tries: one whose rights are those of the set, and one whom no right but the register itself holds back. */
const FORGERS: readonly Role[] = ['reviewer', 'careless'];

const COMPLETED = {
  Status__c: 'Completed',
  Decision__c: 'Reduce',
  Rationale__c: 'Looked at with its owner.'
};
const CERTIFIED = { ...COMPLETED, Decision__c: 'Certify' };
const ACCEPTED = {
  Status__c: 'Accepted',
  AcceptedReason__c: 'Until the vendor delivers.',
  AcceptedUntil__c: new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10)
};

describe('evidence', () => {
  let org: RoleOrg;
  before(async () => {
    org = await RoleOrg.open();
  });
  after(() => org.close());

  /** For each forger over each API. */
  async function each(run: (role: Role, api: Api) => Promise<void>): Promise<void> {
    for (const role of FORGERS) for (const api of APIS) await run(role, api);
  }

  function assertRefused(refusal: string | null, role: Role, expected: string | RegExp): void {
    assert.ok(refusal !== null, `${role} may`);
    // Field permissions come before any trigger.
    const pattern = role === 'careless' ? expected : READ_ONLY;
    if (typeof pattern === 'string') assert.ok(refusal.includes(pattern), `${role}: ${refusal}`);
    else assert.match(refusal, pattern, role);
  }

  async function complete(reviewId: string, by: Role = 'reviewer', values = COMPLETED): Promise<void> {
    assert.equal(await org.update(by, 'rest', 'RunAsReview__c', reviewId, values), null);
  }

  /** A file named as the register names its own, over the API. */
  function putFile(role: Role, reviewId: string, content: string): Promise<string | null> {
    return org.create(role, 'rest', 'ContentVersion', {
      Title: 'Access seen',
      PathOnClient: 'access.json',
      VersionData: Buffer.from(content).toString('base64'),
      FirstPublishLocationId: reviewId
    });
  }

  const forged = {
    CompletedBy__c: () => org.userId('viewer'),
    CompletedOn__c: () => '2026-01-01',
    AccessFingerprint__c: () => 'other',
    SnapshotFile__c: () => '068000000000001AAA',
    SnapshotHash__c: () => 'f'.repeat(64)
  } as const;

  for (const [field, value] of Object.entries(forged)) {
    it(`of a review: ${field} is not taken from a request`, async () => {
      await each(async (role, api) => {
        const reviewId = org.add('RunAsReview__c');
        const entryId = org.stored('RunAsReview__c', reviewId, 'RunAsUser__c') as string;
        const values = { [field]: value() };
        const attempts = [
          await org.update(role, api, 'RunAsReview__c', reviewId, values),
          await org.update(role, api, 'RunAsReview__c', reviewId, { ...COMPLETED, ...values }),
          await org.create(role, api, 'RunAsReview__c', { RunAsUser__c: entryId, ...values }),
          await org.create(role, api, 'RunAsReview__c', { RunAsUser__c: entryId, ...COMPLETED, ...values })
        ];
        for (const refusal of attempts) assertRefused(refusal, role, STAMPED_REVIEW);
        assert.equal(org.stored('RunAsReview__c', reviewId, 'Status__c'), 'Open');
        assert.equal(org.stored('RunAsReview__c', reviewId, field), null);
      });
    });
  }

  it('of a review is what the register saw, when somebody completes it', async () => {
    for (const role of FORGERS) {
      const reviewId = org.add('RunAsReview__c');
      await complete(reviewId, role);
      const stored = ['CompletedBy__c', 'CompletedOn__c', 'AccessFingerprint__c', 'SnapshotHash__c'].map(
        (field) => org.stored('RunAsReview__c', reviewId, field)
      );
      assert.deepEqual(stored, [org.userId(role), new Date().toISOString().slice(0, 10), 'now', null]);
    }
  });

  it('of a completed review does not change', async () => {
    await each(async (role, api) => {
      const reviewId = org.add('RunAsReview__c');
      await complete(reviewId);
      for (const values of [{ Rationale__c: 'Other.' }, { Status__c: 'Open' }, { Decision__c: 'Revoke' }]) {
        const refusal = await org.update(role, api, 'RunAsReview__c', reviewId, values);
        assert.match(refusal ?? '', /This review is closed and cannot be changed/, role);
      }
      assert.equal(org.stored('RunAsReview__c', reviewId, 'Decision__c'), 'Reduce');
    });
  });

  it('of a review is not given by whom it is about', async () => {
    await each(async (role, api) => {
      const userId = org.userId(role);
      const known = org.org.store.find('RunAsUser__c', 'UserKey__c', userId)[0];
      const entryId = known?.Id ?? org.add('RunAsUser__c', { User__c: userId, UserKey__c: userId });
      const reviewId = org.add('RunAsReview__c', { RunAsUser__c: entryId });
      org.apexValue('admin', 'RunAsSnapshots.attach', { reviewId, accessJson: '{}', lastModified: null });
      for (const values of [COMPLETED, CERTIFIED]) {
        const refusal = await org.update(role, api, 'RunAsReview__c', reviewId, values);
        assert.match(refusal ?? '', /Nobody reviews their own access/, role);
        const born = await org.create(role, api, 'RunAsReview__c', { RunAsUser__c: entryId, ...COMPLETED });
        assert.match(born ?? '', /Nobody reviews their own access/, role);
      }
      assert.equal(org.stored('RunAsUser__c', entryId, 'ApprovedAccess__c'), null);
    });
  });

  it('of a review is not bent by whom it is about: neither its day, nor its end, nor whose entry it is', async () => {
    await each(async (role, api) => {
      const userId = org.userId(role);
      const known = org.org.store.find('RunAsUser__c', 'UserKey__c', userId)[0];
      const entryId = known?.Id ?? org.add('RunAsUser__c', { User__c: userId, UserKey__c: userId });
      const reviewId = org.add('RunAsReview__c', { RunAsUser__c: entryId });
      for (const values of [{ DueOn__c: '2030-01-01' }, { Status__c: 'Cancelled' }]) {
        const refusal = await org.update(role, api, 'RunAsReview__c', reviewId, values);
        assert.match(refusal ?? '', /Nobody reviews their own access/, role);
      }
      const nobody = { User__c: null, UserKey__c: 'username:nobody@example.com' };
      const refusal = await org.update(role, api, 'RunAsUser__c', entryId, nobody);
      assert.match(refusal ?? '', role === 'careless' ? /Whose entry this is does not change/ : /./, role);
      assert.equal(org.stored('RunAsUser__c', entryId, 'UserKey__c'), userId);
    });
  });

  it('of a review is not given without the access that was seen', async () => {
    await each(async (role, api) => {
      const reviewId = org.add('RunAsReview__c');
      const refusal = await org.update(role, api, 'RunAsReview__c', reviewId, CERTIFIED);
      assert.match(refusal ?? '', /Certify approves the access that you saw, and none is attached/, role);
    });
  });

  it('of a finding: AcceptedBy__c is not taken from a request', async () => {
    await each(async (role, api) => {
      const findingId = org.add('RunAsFinding__c');
      for (const values of [{}, ACCEPTED]) {
        const refusal = await org.update(role, api, 'RunAsFinding__c', findingId, {
          ...values,
          AcceptedBy__c: org.userId('viewer')
        });
        assertRefused(refusal, role, STAMPED_FINDING);
      }
      assert.equal(org.stored('RunAsFinding__c', findingId, 'Status__c'), 'Open');
    });
  });

  it('of an entry: ApprovedAccess__c is not taken from a request', async () => {
    for (const api of APIS) {
      const entryId = org.add('RunAsUser__c');
      const refusal = await org.update('careless', api, 'RunAsUser__c', entryId, {
        ApprovedAccess__c: 'now'
      });
      assertRefused(refusal, 'careless', STAMPED_ENTRY);
      assert.equal(org.stored('RunAsUser__c', entryId, 'ApprovedAccess__c'), null);
    }
  });

  it('is not deleted: a completed review', async () => {
    await each(async (role, api) => {
      const reviewId = org.add('RunAsReview__c');
      await complete(reviewId);
      const refusal = await org.delete(role, api, 'RunAsReview__c', reviewId);
      const expected = role === 'careless' ? /This review is closed and cannot be deleted/ : NO_DELETE;
      assert.match(refusal ?? '', expected, role);
      assert.notEqual(org.stored('RunAsReview__c', reviewId, 'Id'), null);
    });
  });

  it('is not deleted: an accepted finding', async () => {
    await each(async (role, api) => {
      const findingId = org.add('RunAsFinding__c');
      assert.equal(await org.update('reviewer', 'ui', 'RunAsFinding__c', findingId, ACCEPTED), null);
      assert.equal(org.stored('RunAsFinding__c', findingId, 'AcceptedBy__c'), org.userId('reviewer'));
      const refusal = await org.delete(role, api, 'RunAsFinding__c', findingId);
      const expected = role === 'careless' ? /This finding was accepted and cannot be deleted/ : NO_DELETE;
      assert.match(refusal ?? '', expected, role);
      assert.notEqual(org.stored('RunAsFinding__c', findingId, 'Id'), null);
    });
  });

  it('is not deleted: an entry with a completed review or an accepted finding', async () => {
    await each(async (role, api) => {
      const reviewId = org.add('RunAsReview__c');
      await complete(reviewId);
      const findingId = org.add('RunAsFinding__c');
      assert.equal(await org.update('reviewer', 'rest', 'RunAsFinding__c', findingId, ACCEPTED), null);
      for (const [object, id, words] of [
        ['RunAsReview__c', reviewId, /This entry has a review that was completed or cancelled/],
        ['RunAsFinding__c', findingId, /This entry has a finding that was accepted/]
      ] as const) {
        const entryId = org.stored(object, id, 'RunAsUser__c') as string;
        const refusal = await org.delete(role, api, 'RunAsUser__c', entryId);
        assert.match(refusal ?? '', role === 'careless' ? words : NO_DELETE, role);
        assert.notEqual(org.stored(object, id, 'Id'), null);
      }
    });
  });

  it('is not deleted: an entry with a finding that was accepted before it was resolved', async () => {
    await each(async (role, api) => {
      const findingId = org.add('RunAsFinding__c');
      for (const values of [ACCEPTED, { Status__c: 'Resolved' }]) {
        assert.equal(await org.update('reviewer', 'rest', 'RunAsFinding__c', findingId, values), null);
      }
      const entryId = org.stored('RunAsFinding__c', findingId, 'RunAsUser__c') as string;
      const refusal = await org.delete(role, api, 'RunAsUser__c', entryId);
      const words = /This entry has a finding that was accepted/;
      assert.match(refusal ?? '', role === 'careless' ? words : NO_DELETE, role);
      assert.equal(org.stored('RunAsFinding__c', findingId, 'AcceptedBy__c'), org.userId('reviewer'));
    });
  });

  it('stands in nobody else’s way: what is none may be deleted by who has the right', async () => {
    for (const api of APIS) {
      const reviewId = org.add('RunAsReview__c');
      const entryId = org.stored('RunAsReview__c', reviewId, 'RunAsUser__c') as string;
      assert.equal(await org.delete('careless', api, 'RunAsReview__c', reviewId), null);
      assert.equal(await org.delete('careless', api, 'RunAsUser__c', entryId), null);
    }
  });

  describe('through Apex', () => {
    interface Saved {
      readonly recordId: string | null;
      readonly error: string | null;
    }
    const saved = (method: `${string}.${string}`, parameters: Readonly<Record<string, unknown>>): Saved[] =>
      org.apexValue('admin', method, parameters) as Saved[];

    it('is not written by what schedules reviews', () => {
      for (const [field, value] of Object.entries(forged)) {
        const review = { RunAsUser__c: org.add('RunAsUser__c'), [field]: value() };
        const [result] = saved('RunAsReviews.schedule', { reviews: [review] });
        assert.match(result?.error ?? '', READ_ONLY, field);
      }
    });

    it('is not written by what registers and changes entries', () => {
      const entryId = org.add('RunAsUser__c');
      const forgedEntry = { ApprovedAccess__c: 'now' };
      const [born] = saved('RunAsWriter.register', {
        entries: [{ ...org.needed('RunAsUser__c'), ...forgedEntry }]
      });
      const [changed] = saved('RunAsWriter.change', {
        entries: [{ Id: entryId, ...forgedEntry }],
        seen: [new Date(org.stored('RunAsUser__c', entryId, 'LastModifiedDate') as string).toISOString()]
      });
      for (const result of [born, changed]) assert.match(result?.error ?? '', READ_ONLY);
    });

    it('is not written by what saves a scan', () => {
      const entry = { ...org.needed('RunAsUser__c'), ApprovedAccess__c: 'now', Status__c: 'Active' };
      for (let i = 0; i < 2; i++) {
        const [result] = saved('RunAsWriter.saveScan', { entries: [entry] });
        assert.equal(result?.error ?? null, null);
        assert.equal(org.stored('RunAsUser__c', result!.recordId!, 'ApprovedAccess__c'), null);
        assert.equal(org.stored('RunAsUser__c', result!.recordId!, 'Status__c'), 'Proposed');
      }
    });

    it('is not put under a review that is completed', async () => {
      const reviewId = org.add('RunAsReview__c');
      await complete(reviewId);
      const refusal = org.apexRefusal('reviewer', 'RunAsSnapshots.attach', {
        reviewId,
        accessJson: '{}',
        lastModified: null
      });
      assert.match(refusal ?? '', /This review is no longer open/);
    });

    it('is not what a viewer puts at an open review, and a large file stops nobody from deciding', async () => {
      const reviewId = org.add('RunAsReview__c');
      assert.equal(await putFile('viewer', reviewId, '{"seen":2}'), null);
      assert.equal(org.apexValue('reviewer', 'RunAsSnapshots.read', { reviewId }), null);
      const refusal = await org.update('reviewer', 'ui', 'RunAsReview__c', reviewId, CERTIFIED);
      assert.match(refusal ?? '', /Certify approves the access that you saw, and none is attached/);
      assert.equal(await putFile('viewer', reviewId, 'x'.repeat(2_100_000)), null);
      await complete(reviewId);
      assert.equal(org.stored('RunAsReview__c', reviewId, 'SnapshotHash__c'), null);
    });

    it('is missed, and not taken for none, when its file is deleted', async () => {
      const reviewId = org.add('RunAsReview__c');
      const attached = { reviewId, accessJson: '{"seen":1}', lastModified: null };
      org.apexValue('reviewer', 'RunAsSnapshots.attach', attached);
      await complete(reviewId, 'reviewer', CERTIFIED);
      const fileId = org.stored('RunAsReview__c', reviewId, 'SnapshotFile__c') as string;
      const documentId = org.stored('ContentVersion', fileId, 'ContentDocumentId') as string;
      // As its owner may in an org; the stand-in has no rights to files of one's own.
      const owner = { userId: org.userId('reviewer'), mode: 'system' } as const;
      deleteRecords(org.org, owner, [documentId], { allOrNone: true });
      assert.equal(org.stored('ContentVersion', fileId, 'Id'), null);
      for (const role of ['reviewer', 'viewer'] as const) {
        const told = org.apexRefusal(role, 'RunAsSnapshots.read', { reviewId });
        assert.match(told ?? '', /The file that was kept with this review is gone/, role);
      }
      assert.match(String(org.stored('RunAsReview__c', reviewId, 'SnapshotHash__c')), /^[0-9a-f]{64}$/);
    });

    it('is not replaced by a file that was put in its place', async () => {
      const reviewId = org.add('RunAsReview__c');
      org.apexValue('reviewer', 'RunAsSnapshots.attach', {
        reviewId,
        accessJson: '{"seen":1}',
        lastModified: null
      });
      await complete(reviewId, 'reviewer', CERTIFIED);
      const entryId = org.stored('RunAsReview__c', reviewId, 'RunAsUser__c') as string;
      assert.equal(org.stored('RunAsUser__c', entryId, 'ApprovedAccess__c'), 'now');
      const read = (): unknown => org.apexValue('viewer', 'RunAsSnapshots.read', { reviewId });
      const { body, isGenuine, takenOn } = read() as Record<string, unknown>;
      assert.deepEqual([body, isGenuine], ['{"seen":1}', true]);
      assert.equal(await putFile('viewer', reviewId, '{"seen":2}'), null);
      assert.deepEqual(read(), { body, isGenuine, takenOn });
    });
  });
});
