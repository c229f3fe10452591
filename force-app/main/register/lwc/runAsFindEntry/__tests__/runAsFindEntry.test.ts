import { findEntry, whoOf } from 'c/runAsFindEntry';
import { readNamedEntries } from 'c/runAsRegister';
import { registerEntry } from '../../../../../../config/lwc/registerEntry';

jest.mock('c/runAsRegister', () => ({ readNamedEntries: jest.fn() }));

const BY_ID = registerEntry({ Id: 'byId', UserKey__c: '005000000000001AAA', Name: 'sync@acme.example' });
const BY_NAME = registerEntry({
  Id: 'byName',
  UserKey__c: 'username:gone@acme.example',
  Name: 'gone@acme.example'
});

describe('the entry of an address', () => {
  beforeEach(() => {
    jest.mocked(readNamedEntries).mockResolvedValue([BY_ID, BY_NAME]);
  });

  it.each([
    ['005000000000001AAA', 'byId'],
    ['005000000000001', 'byId'],
    ['Sync@ACME.example', 'byId'],
    ['username:gone@acme.example', 'byName'],
    ['USERNAME:Gone@acme.example', 'byName'],
    [' gone@acme.example ', 'byName'],
    ['005000000000002AAA', undefined],
    ['other@acme.example', undefined],
    ['005', undefined]
  ])('is found by %s', async (key, id) => {
    expect((await findEntry(whoOf(key)))?.Id).toBe(id);
  });

  it('names a user by the same id, of 15 or of 18 characters', () => {
    expect(whoOf('005000000000001')).toEqual({ userId: '005000000000001AAA', username: '' });
    expect(whoOf('005000000000001aaa')).toEqual(whoOf('005000000000001AAA'));
  });

  it('is found by the username of an id, unless another id stands there', async () => {
    const who = { userId: '005000000000002AAA', username: 'Gone@acme.example' };
    expect((await findEntry(who))?.Id).toBe('byName');
    expect(readNamedEntries).toHaveBeenLastCalledWith(
      expect.arrayContaining(['005000000000002AAA', 'username:gone@acme.example'])
    );
    expect(await findEntry({ ...who, username: 'sync@acme.example' })).toBeUndefined();
  });
});
