import type { AskedUser } from 'c/runAsFindEntry';
import { readLiveIdentity } from 'c/runAsLiveIdentity';
import RunAsUnregistered from 'c/runAsUnregistered';
import { registerUser } from 'c/runAsRegistering';
import { all, mount, one, rendered, textOf } from '../../../../../../config/lwc/mount';

jest.mock('@salesforce/customPermission/RunAsManage', () => ({ default: true }), { virtual: true });
jest.mock('@salesforce/customPermission/RunAsScan', () => ({ default: undefined }), { virtual: true });
jest.mock('@salesforce/customPermission/RunAsView', () => ({ default: true }), { virtual: true });
jest.mock('c/runAsFindEntry', () => ({ findEntry: jest.fn() }));
jest.mock('c/runAsLiveIdentity', () => ({ readLiveAccess: jest.fn(), readLiveIdentity: jest.fn() }));
jest.mock('c/runAsRegister', () => ({}));
jest.mock('c/runAsRegistering', () => ({ registerUser: jest.fn() }));

const BY_NAME = { username: 'orders@acme.example', userId: null, name: '', problem: '' };
const BY_ID = { ...BY_NAME, userId: 'u1', name: 'Orders' };
const UNKNOWN_ID = { ...BY_ID, username: '', name: '' };

function unregistered(who: AskedUser): Promise<HTMLElement> {
  return mount('c-run-as-unregistered', RunAsUnregistered, { who, tab: 'overview' });
}

describe('an identity without an entry, of which the org may not be read', () => {
  it('is shown by id, with what the register says', async () => {
    const element = await unregistered(BY_ID);
    expect(one(element, 'c-run-as-record-header')).toMatchObject({
      username: 'orders@acme.example',
      name: 'Orders',
      isRegisterUnread: false
    });
    expect(textOf(element.shadowRoot!)).toContain('Record_UnregisteredText');
    expect(textOf(element.shadowRoot!)).not.toContain('Record_UnregisteredNoEvidence');
    expect(one(element, 'c-run-as-seen-access')).toMatchObject({ live: null });
    expect(one(element, 'c-run-as-apps')).toMatchObject({ org: null });
    expect(readLiveIdentity).not.toHaveBeenCalled();
  });

  it('can be registered by id', async () => {
    jest.mocked(registerUser).mockResolvedValue(undefined);
    const element = await unregistered(BY_ID);
    one(element, 'lightning-tab lightning-button').click();
    await rendered();
    expect(jest.mocked(registerUser).mock.calls[0]?.[0]).toMatchObject({
      username: 'orders@acme.example',
      userId: 'u1'
    });
  });

  it.each([
    [BY_NAME, 'UnregisteredNoRight'],
    [UNKNOWN_ID, 'UnregisteredNotNamed']
  ])('is not guessed at', async (who, label) => {
    const element = await unregistered(who);
    const text = textOf(one(element, '[role=alert]'));
    expect(text).toMatch(new RegExp(`Record_ProblemTitle .*Record_${label}$`));
    expect(all(element, 'lightning-button')).toHaveLength(0);
  });
});
