import { readNamedEntries, saveScan } from 'c/runAsRegister';
import { registerUser } from 'c/runAsRegistering';
import RunAsRegisterUser from 'c/runAsRegisterUser';
import { liveAccess } from '../../../../../../config/lwc/liveAccess';
import { registerEntry } from '../../../../../../config/lwc/registerEntry';

jest.mock('c/runAsRegister', () => ({ readNamedEntries: jest.fn(), saveScan: jest.fn() }));

const open = jest.spyOn(RunAsRegisterUser, 'open');
const save = jest.mocked(saveScan);
const REQUEST = { username: 'orders@acme.example', userId: null, identity: null, entry: null };
const { audited } = liveAccess();

describe('registerUser', () => {
  beforeEach(() => {
    open.mockReset().mockResolvedValue('a00000000000001AAA');
    save.mockReset().mockResolvedValue({ saved: 1, failed: [] });
    jest.mocked(readNamedEntries).mockReset().mockResolvedValue([registerEntry()]);
  });

  it('saves what the org says with the new entry', async () => {
    expect(await registerUser(REQUEST, audited)).toEqual({ entryId: 'a00000000000001AAA', warning: '' });
    expect(save.mock.calls[0]?.[0].entries.map(({ isNew }) => isNew)).toEqual([false]);
  });

  it('saves nothing when the user gave it up, or nothing was read', async () => {
    open.mockResolvedValueOnce(undefined);
    expect(await registerUser(REQUEST, audited)).toBeUndefined();
    expect(await registerUser(REQUEST, undefined)).toMatchObject({ warning: '' });
    expect(save).not.toHaveBeenCalled();
  });

  it('says what was not saved, and has the entry all the same', async () => {
    save.mockResolvedValue({ saved: 0, failed: [{ username: 'orders', error: 'Locked' }] });
    expect((await registerUser(REQUEST, audited))?.warning).toBe('Locked');
    jest.mocked(readNamedEntries).mockRejectedValue(new Error('busy'));
    expect(await registerUser(REQUEST, audited)).toEqual({ entryId: 'a00000000000001AAA', warning: 'busy' });
  });
});
