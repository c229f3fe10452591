import { snapshotText } from 'c/runAsCore';
import { readKeptAccess } from 'c/runAsKeptAccess';
import { readSnapshot } from 'c/runAsRegister';
import { liveAccess, reviewRow } from '../../../../../../config/lwc/liveAccess';

jest.mock('c/runAsRegister', () => ({ readSnapshot: jest.fn() }));

const readOf = jest.mocked(readSnapshot);
const BODY = snapshotText(liveAccess().snapshot)!;
const FILE = { body: BODY, takenOn: '2026-10-01', isGenuine: true };

describe('readKeptAccess', () => {
  beforeEach(() => {
    readOf.mockReset().mockResolvedValue(FILE);
  });

  it('reads the file, also of a completed review, each time anew: it may be gone or another', async () => {
    const review = reviewRow();
    expect(await readKeptAccess(review)).toMatchObject({
      snapshot: { username: 'orders@acme.example' },
      isGenuine: true
    });
    readOf.mockResolvedValueOnce({ ...FILE, isGenuine: false });
    expect(await readKeptAccess(review)).toMatchObject({ isGenuine: false });
    readOf.mockRejectedValueOnce(new Error('The file is gone.'));
    await expect(readKeptAccess(review)).rejects.toThrow('The file is gone.');
  });

  it('asks for nothing where a review kept none', async () => {
    await expect(readKeptAccess(reviewRow({ SnapshotHash__c: null }))).resolves.toBeNull();
    expect(readOf).not.toHaveBeenCalled();
  });

  it('takes no other file for an access', async () => {
    readOf.mockResolvedValue({ ...FILE, body: '{"version":1}' });
    await expect(readKeptAccess(reviewRow())).rejects.toThrow('Record_KeptNotReadable');
  });
});
