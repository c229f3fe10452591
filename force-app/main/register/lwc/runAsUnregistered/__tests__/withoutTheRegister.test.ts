import { findEntry } from 'c/runAsFindEntry';
import { readLiveAccess, readLiveIdentity } from 'c/runAsLiveIdentity';
import RunAsUnregistered from 'c/runAsUnregistered';
import { liveAccess } from '../../../../../../config/lwc/liveAccess';
import { all, mount, one, textOf } from '../../../../../../config/lwc/mount';

// A right to manage is of no use here: it takes one to view.
jest.mock('@salesforce/customPermission/RunAsManage', () => ({ default: true }), { virtual: true });
jest.mock('@salesforce/customPermission/RunAsScan', () => ({ default: true }), { virtual: true });
jest.mock('@salesforce/customPermission/RunAsView', () => ({ default: undefined }), { virtual: true });
jest.mock('c/runAsFindEntry', () => ({ findEntry: jest.fn() }));
jest.mock('c/runAsLiveIdentity', () => ({
  readLiveAccess: jest.fn(),
  readLiveIdentity: jest.fn(),
  withEvidence: (access: unknown) => access
}));
jest.mock('c/runAsRegister', () => ({}));
jest.mock('c/runAsRegistering', () => ({ registerUser: jest.fn() }));

const LIVE = liveAccess();
const FOUND = { identity: LIVE.audited.identities[0], gaps: [], audited: LIVE.audited };
const WHO = { username: 'orders@acme.example', userId: null, name: '', problem: '' };

describe('an identity of which the register may not be read', () => {
  beforeEach(() => {
    jest.mocked(readLiveAccess).mockResolvedValue(LIVE);
    jest.mocked(readLiveIdentity).mockResolvedValue(FOUND);
  });

  it('is not said to be unregistered', async () => {
    const element = await mount('c-run-as-unregistered', RunAsUnregistered, { who: WHO, tab: 'overview' });
    expect(textOf(element.shadowRoot!)).not.toContain('Record_UnregisteredText');
    expect(one(element, 'c-run-as-record-header')).toMatchObject({ isRegisterUnread: true });
    const texts = all(element, 'lightning-tab').map(textOf);
    for (const at of [0, 4, 5]) expect(texts[at]).toBe('c.RunAs_Record_RegisterUnread');
    expect(all(element, 'lightning-button')).toHaveLength(0);
    expect(findEntry).not.toHaveBeenCalled();
  });

  it('is not said to be nobody', async () => {
    jest.mocked(readLiveIdentity).mockResolvedValue({ ...FOUND, identity: undefined });
    const who = { ...WHO, username: '', userId: 'u1' };
    const element = await mount('c-run-as-unregistered', RunAsUnregistered, { who, tab: '' });
    const text = textOf(one(element, '[role=alert]'));
    expect(text).toMatch(/Record_ProblemTitle .*Record_UnregisteredNobodyInOrg$/);
  });
});
