import { snapshotText } from 'c/runAsCore';
import { readKeptAccess } from 'c/runAsKeptAccess';
import { readSnapshot } from 'c/runAsRegister';
import { liveAccess, openReview, reviewRow } from '../../../../../../config/lwc/liveAccess';

jest.mock('c/runAsRegister', () => ({ readSnapshot: jest.fn() }));

const readOf = jest.mocked(readSnapshot);
const BODY = snapshotText(liveAccess().snapshot)!;
const FILE = { body: BODY, takenOn: '2026-10-01', isGenuine: true };

describe('readKeptAccess', () => {
  beforeEach(() => {
    readOf.mockReset().mockResolvedValue(FILE);
  });

  it('reads the file of a completed review once', async () => {
    const review = reviewRow({ Id: 'once' });
    const [first, second] = [await readKeptAccess(review), await readKeptAccess(review)];
    expect(first).toBe(second);
    expect(first?.snapshot.username).toBe('orders@acme.example');
    expect(readOf).toHaveBeenCalledTimes(1);
  });

  it('reads that of an open one again, which can be another', async () => {
    const review = openReview();
    await readKeptAccess(review);
    readOf.mockResolvedValue(null);
    expect(await readKeptAccess(review)).toBeNull();
  });

  it('asks again for what failed', async () => {
    const review = reviewRow({ Id: 'again' });
    readOf.mockRejectedValueOnce(new Error('busy'));
    await expect(readKeptAccess(review)).rejects.toThrow('busy');
    await expect(readKeptAccess(review)).resolves.toMatchObject({ isGenuine: true });
  });

  it('says that a file is gone, which is not the same as none', async () => {
    readOf.mockRejectedValue(new Error('The file is gone.'));
    await expect(readKeptAccess(reviewRow({ Id: 'gone' }))).rejects.toThrow('The file is gone.');
    await expect(readKeptAccess(reviewRow({ Id: 'none', SnapshotHash__c: null }))).resolves.toBeNull();
  });

  it('takes no other file for an access', async () => {
    readOf.mockResolvedValue({ ...FILE, body: '{"version":1}' });
    await expect(readKeptAccess(reviewRow({ Id: 'other' }))).rejects.toThrow('Record_KeptNotReadable');
  });
});
