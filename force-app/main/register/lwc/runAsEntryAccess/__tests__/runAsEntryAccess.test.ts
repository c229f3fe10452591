import { readSnapshotText } from 'c/runAsCore';
import { keepSeenAccess } from 'c/runAsEntryAccess';
import { attachSnapshot, saveScan } from 'c/runAsRegister';
import { liveAccess } from '../../../../../../config/lwc/liveAccess';
import { registerEntry } from '../../../../../../config/lwc/registerEntry';

jest.mock('c/runAsRegister', () => ({ attachSnapshot: jest.fn(), saveScan: jest.fn() }));

const save = jest.mocked(saveScan);
const attach = jest.mocked(attachSnapshot);
const LIVE = liveAccess();

const REVIEW = { Id: 'a0R1', LastModifiedDate: '2026-10-01T10:00:00.000+0000' };
const NOW = '2026-11-21T10:00:00.000Z';

describe('the access that was seen', () => {
  beforeEach(() => {
    save.mockReset().mockResolvedValue({ saved: 1, failed: [] });
    attach.mockReset().mockResolvedValue(NOW);
  });

  it('is written to its own entry, as a scan does', async () => {
    await keepSeenAccess(REVIEW, LIVE, registerEntry());
    const [toSave] = save.mock.calls[0]!;
    expect(
      toSave.entries.map(({ isNew, userKey, fields }) => [isNew, userKey, fields.CurrentAccess__c])
    ).toEqual([[false, 'username:orders@acme.example', LIVE.accessText]]);
  });

  it('is written without apps, of which nobody read what the register has', async () => {
    const app = {
      id: 'ERP',
      name: 'ERP',
      kind: 'unknown' as const,
      flows: [],
      provenance: ['token' as const],
      lastUsedAt: null
    };
    const identities = LIVE.audited.identities.map((identity) => ({ ...identity, apps: [app] }));
    await keepSeenAccess(REVIEW, { ...LIVE, audited: { ...LIVE.audited, identities } }, registerEntry());
    expect(save.mock.calls[0]?.[0]).toMatchObject({ apps: [], uses: [] });
  });

  it('is not written where it is not exact', async () => {
    await keepSeenAccess(REVIEW, { ...LIVE, accessText: null }, registerEntry());
    expect(save).not.toHaveBeenCalled();
    expect(attach).toHaveBeenCalledTimes(1);
  });

  it('is not written for who may not write to the entry', async () => {
    await keepSeenAccess(REVIEW, LIVE, null);
    expect(save).not.toHaveBeenCalled();
    expect(attach).toHaveBeenCalledTimes(1);
  });

  it('is not kept where it could not be written, and says why', async () => {
    save.mockResolvedValue({ saved: 0, failed: [{ username: 'orders', error: 'Locked' }] });
    await expect(keepSeenAccess(REVIEW, LIVE, registerEntry())).rejects.toThrow('Record_AccessNotSaved');
    expect(attach).not.toHaveBeenCalled();
  });

  it('is kept as a file that reads back', async () => {
    await expect(keepSeenAccess(REVIEW, LIVE, null)).resolves.toBe(NOW);
    const [reviewId, text, lastModified] = attach.mock.calls[0]!;
    expect([reviewId, lastModified]).toEqual([REVIEW.Id, REVIEW.LastModifiedDate]);
    expect(readSnapshotText(text)?.detail.grade).toBe('critical');
  });

  it('is not kept when no file could hold it', async () => {
    const gaps = [{ code: 'nameNotUnique' as const, params: { name: 'x'.repeat(2_000_000) } }];
    const large = { ...LIVE, snapshot: { ...LIVE.snapshot, gaps } };
    await expect(keepSeenAccess(REVIEW, large, null)).rejects.toThrow('Record_AccessTooLarge');
    expect(attach).not.toHaveBeenCalled();
  });
});
