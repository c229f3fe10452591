import { findEntry } from 'c/runAsFindEntry';
import type { AskedUser } from 'c/runAsFindEntry';
import { readLiveAccess, readLiveIdentity } from 'c/runAsLiveIdentity';
import { registerUser } from 'c/runAsRegistering';
import RunAsUnregistered from 'c/runAsUnregistered';
import { liveAccess } from '../../../../../../config/lwc/liveAccess';
import { all, detailsOf, mount, one, rendered, textOf } from '../../../../../../config/lwc/mount';
import { registerEntry } from '../../../../../../config/lwc/registerEntry';

jest.mock('@salesforce/customPermission/RunAsManage', () => ({ default: true }), { virtual: true });
jest.mock('@salesforce/customPermission/RunAsScan', () => ({ default: true }), { virtual: true });
jest.mock('@salesforce/customPermission/RunAsView', () => ({ default: true }), { virtual: true });
jest.mock('c/runAsFindEntry', () => ({ findEntry: jest.fn() }));
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
const entryOf = jest.mocked(findEntry);
const LIVE = liveAccess();
const FOUND = { identity: LIVE.audited.identities[0], gaps: [], audited: LIVE.audited };
const WHO = { username: 'orders@acme.example', userId: null, name: '', problem: '' };
const BY_ID = { ...WHO, userId: 'u1', name: 'Orders' };
const UNKNOWN_ID = { ...WHO, userId: 'u1', username: '' };
const TABS = ['overview', 'access', 'apps', 'logins', 'reviews', 'findings'];

function unregistered(who: AskedUser = WHO, tab = ''): Promise<HTMLElement> {
  return mount('c-run-as-unregistered', RunAsUnregistered, { who, tab });
}

function tabsOf(element: Element): string[] {
  return (all(element, 'lightning-tab') as (HTMLElement & { value: string })[]).map(({ value }) => value);
}

describe('c-run-as-unregistered', () => {
  beforeEach(() => {
    accessOf.mockReset().mockResolvedValue(LIVE);
    orgOf.mockReset().mockResolvedValue(FOUND);
    entryOf.mockReset().mockResolvedValue(undefined);
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
    expect(tabsOf(element)).toEqual(TABS);
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
    expect(tabsOf(element)).toEqual(TABS);
  });

  it('shows an ordinary user by id, and registers it', async () => {
    orgOf.mockResolvedValue({ ...FOUND, identity: undefined });
    const element = await unregistered(BY_ID);
    expect(one(element, 'c-run-as-record-header')).toMatchObject({
      username: 'orders@acme.example',
      name: 'Orders',
      userId: 'u1',
      isRegisterUnread: false
    });
    expect(textOf(element.shadowRoot!)).toContain('Record_UnregisteredNoEvidence');
    expect(accessOf).toHaveBeenCalledWith({ username: 'orders@acme.example', userId: 'u1' });
    expect(entryOf).not.toHaveBeenCalled();
    one(element, 'c-run-as-record-header lightning-button').click();
    await rendered();
    expect(registering).toHaveBeenCalledWith(
      { username: 'orders@acme.example', userId: 'u1', identity: null, entry: null },
      LIVE.audited
    );
  });

  it('shows a user by id also where its access could not be read', async () => {
    orgOf.mockRejectedValue(new Error('Apex is busy'));
    accessOf.mockRejectedValue(new Error('Apex is busy'));
    const element = await unregistered(BY_ID);
    expect(tabsOf(element)).toEqual(TABS);
    expect(all(element, '[role=alert]')).toHaveLength(0);
    expect(one(element, 'c-run-as-seen-access')).toMatchObject({ live: { error: 'Apex is busy' } });
  });

  it('says that nobody has an id, or why it could not be read', async () => {
    orgOf.mockResolvedValue({ ...FOUND, identity: undefined });
    const nobody = textOf(one(await unregistered(UNKNOWN_ID), '[role=alert]'));
    expect(nobody).toMatch(/Record_NobodyTitle .*Record_UnregisteredNobody$/);
    expect(accessOf).not.toHaveBeenCalled();
    const unread = await unregistered({ ...UNKNOWN_ID, problem: 'Down' });
    expect(textOf(one(unread, '[role=alert]'))).toMatch(/Record_ProblemTitle Down$/);
  });

  it('leads to the entry that has what the address did not say', async () => {
    entryOf.mockResolvedValue(registerEntry({ Id: 'a0H3' }));
    const element = await unregistered(BY_ID);
    const heard = detailsOf(element, 'found');
    Object.assign(element, { who: WHO });
    await rendered();
    expect(entryOf).toHaveBeenCalledWith({ username: 'orders@acme.example', userId: 'u1' });
    expect(heard).toEqual([{ entryId: 'a0H3' }]);
    expect(all(element, 'c-run-as-record-header')).toHaveLength(0);
  });

  it('leads there also from the access of an ordinary user', async () => {
    orgOf.mockResolvedValue({ ...FOUND, identity: undefined });
    entryOf.mockResolvedValue(registerEntry({ Id: 'a0H3' }));
    const element = await unregistered();
    expect(entryOf).toHaveBeenCalledTimes(1);
    expect(all(element, 'c-run-as-record-header')).toHaveLength(0);
  });

  it('says on the tabs of an entry that there is none, and offers to register once', async () => {
    const element = await unregistered(WHO, 'overview');
    const texts = all(element, 'lightning-tab').map(textOf);
    expect(texts[0]).toContain('Record_UnregisteredOverview');
    expect(texts[4]).toContain('Record_UnregisteredReviews');
    expect(texts[5]).toContain('Record_UnregisteredFindings');
    expect(all(element, 'c-run-as-record-header lightning-button')).toHaveLength(0);
    one(element, 'lightning-tab lightning-button').click();
    await rendered();
    expect(registering).toHaveBeenCalledTimes(1);
  });
});
