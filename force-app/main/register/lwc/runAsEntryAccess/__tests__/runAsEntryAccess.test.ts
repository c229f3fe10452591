import { readSnapshotText } from 'c/runAsCore';
import { keepSeenAccess } from 'c/runAsEntryAccess';
import { attachSnapshot, saveScan } from 'c/runAsRegister';
import { liveAccess } from '../../../../../../config/lwc/liveAccess';
import { registerEntry } from '../../../../../../config/lwc/registerEntry';

jest.mock('c/runAsRegister', () => ({ attachSnapshot: jest.fn(), saveScan: jest.fn() }));

const save = jest.mocked(saveScan);
const attach = jest.mocked(attachSnapshot);
const LIVE = liveAccess();

describe('the access that was seen', () => {
  beforeEach(() => {
    save.mockReset().mockResolvedValue({ saved: 1, failed: [] });
    attach.mockReset().mockResolvedValue('068x');
  });

  it('is written to its own entry, as a scan does', async () => {
    await keepSeenAccess('a0R1', LIVE, registerEntry());
    const [toSave] = save.mock.calls[0]!;
    expect(
      toSave.entries.map(({ isNew, userKey, fields }) => [isNew, userKey, fields.CurrentAccess__c])
    ).toEqual([[false, 'username:orders@acme.example', LIVE.accessText]]);
  });

  it('is not written where it is not exact', async () => {
    await keepSeenAccess('a0R1', { ...LIVE, accessText: null }, registerEntry());
    expect(save).not.toHaveBeenCalled();
    expect(attach).toHaveBeenCalledTimes(1);
  });

  it('is not written for who may not write to the entry', async () => {
    await keepSeenAccess('a0R1', LIVE, null);
    expect(save).not.toHaveBeenCalled();
    expect(attach).toHaveBeenCalledTimes(1);
  });

  it('is not kept where it could not be written, and says why', async () => {
    save.mockResolvedValue({ saved: 0, failed: [{ username: 'orders', error: 'Locked' }] });
    await expect(keepSeenAccess('a0R1', LIVE, registerEntry())).rejects.toThrow('Record_AccessNotSaved');
    expect(attach).not.toHaveBeenCalled();
  });

  it('is kept as a file that reads back', async () => {
    await keepSeenAccess('a0R1', LIVE, null);
    const [reviewId, text] = attach.mock.calls[0]!;
    expect(reviewId).toBe('a0R1');
    expect(readSnapshotText(text)?.detail.grade).toBe('critical');
  });

  it('is not kept when no file could hold it', async () => {
    const gaps = [{ code: 'nameNotUnique' as const, params: { name: 'x'.repeat(2_000_000) } }];
    const large = { ...LIVE, snapshot: { ...LIVE.snapshot, gaps } };
    await expect(keepSeenAccess('a0R1', large, null)).rejects.toThrow('Record_AccessTooLarge');
    expect(attach).not.toHaveBeenCalled();
  });
});
