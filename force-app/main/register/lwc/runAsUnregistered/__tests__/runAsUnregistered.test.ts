import { readLiveAccess, readLiveIdentity } from 'c/runAsLiveIdentity';
import { registerUser } from 'c/runAsRegistering';
import RunAsUnregistered from 'c/runAsUnregistered';
import { liveAccess } from '../../../../../../config/lwc/liveAccess';
import { all, detailsOf, mount, one, rendered, textOf } from '../../../../../../config/lwc/mount';

jest.mock('@salesforce/customPermission/RunAsManage', () => ({ default: true }), { virtual: true });
jest.mock('@salesforce/customPermission/RunAsScan', () => ({ default: true }), { virtual: true });
jest.mock('c/runAsLiveIdentity', () => ({
  readLiveAccess: jest.fn(),
  readLiveIdentity: jest.fn(),
  withEvidence: (access: unknown) => access
}));
jest.mock('c/runAsRegister', () => ({}));
jest.mock('c/runAsRegistering', () => ({ registerUser: jest.fn() }));

const accessOf = jest.mocked(readLiveAccess);
const orgOf = jest.mocked(readLiveIdentity);
const registering = jest.mocked(registerUser);
const LIVE = liveAccess();
const FOUND = { identity: LIVE.audited.identities[0], gaps: [], audited: LIVE.audited };
const WHO = { username: 'orders@acme.example', userId: null };

function unregistered(): Promise<HTMLElement> {
  return mount('c-run-as-unregistered', RunAsUnregistered, { who: WHO, tab: '' });
}

describe('c-run-as-unregistered', () => {
  beforeEach(() => {
    accessOf.mockReset().mockResolvedValue(LIVE);
    orgOf.mockReset().mockResolvedValue(FOUND);
    registering.mockReset().mockResolvedValue({ entryId: 'a0H9', warning: '' });
  });

  it('shows how far the reading is', async () => {
    const { promise, resolve } = Promise.withResolvers<typeof FOUND>();
    orgOf.mockReturnValue(promise);
    const element = await unregistered();
    orgOf.mock.calls[0]?.[1](3, 9);
    await rendered();
    expect(one(element, 'c-run-as-progress')).toMatchObject({ progress: { done: 3, started: 9 } });
    resolve(FOUND);
    await rendered();
    expect(all(element, 'c-run-as-progress')).toHaveLength(0);
    expect(all(element, 'lightning-tab')).toHaveLength(3);
  });

  it('registers it with what the org says, and tells of the entry', async () => {
    const element = await unregistered();
    const heard = detailsOf(element, 'registered');
    one(element, 'c-run-as-record-header lightning-button').click();
    await rendered();
    expect(registering.mock.calls[0]?.[0]).toMatchObject({
      username: WHO.username,
      userId: 'u1',
      entry: null
    });
    expect(heard).toEqual([{ entryId: 'a0H9', warning: '' }]);
  });

  it('stays when the user gave it up', async () => {
    registering.mockResolvedValue(undefined);
    const element = await unregistered();
    const heard = jest.fn();
    element.addEventListener('registered', heard);
    one(element, 'c-run-as-record-header lightning-button').click();
    await rendered();
    expect(heard).not.toHaveBeenCalled();
  });

  it('says that nothing speaks for it, where only the user is there', async () => {
    orgOf.mockResolvedValue({ ...FOUND, identity: undefined });
    const text = textOf((await unregistered()).shadowRoot!);
    expect(text).toContain('Record_UnregisteredNoEvidence');
  });

  it('says that there is nobody, or why nobody could be read, and reads again', async () => {
    orgOf.mockResolvedValue({ ...FOUND, identity: undefined });
    accessOf.mockRejectedValue(new Error('No such user'));
    const element = await unregistered();
    expect(textOf(one(element, '[role=alert]'))).toContain('No such user');
    orgOf.mockResolvedValue(FOUND);
    one(element, '[role=alert] lightning-button').click();
    await rendered();
    await rendered();
    expect(all(element, 'lightning-tab')).toHaveLength(3);
  });
});
