import { findEntry } from 'c/runAsFindEntry';
import RunAsRecord from 'c/runAsRecord';
import { CurrentPageReference } from 'lightning/navigation';
import { getRecord } from 'lightning/uiRecordApi';
import { all, detailsOf, fire, mount, one, rendered, textOf } from '../../../../../../config/lwc/mount';
import { sightOf } from '../../../../../../config/lwc/sight';
import { registerEntry } from '../../../../../../config/lwc/registerEntry';

jest.mock('@salesforce/customPermission/RunAsScan', () => ({ default: true }), { virtual: true });
jest.mock('@salesforce/customPermission/RunAsView', () => ({ default: true }), { virtual: true });
jest.mock('c/runAsFindEntry', () => ({
  findEntry: jest.fn(),
  whoOf: (key: string) => {
    const isId = key.startsWith('005');
    return { username: isId ? '' : key, userId: isId ? key : null };
  }
}));
jest.mock('c/runAsRegister', () => ({ readEntry: jest.fn(), readUserLogins: jest.fn() }));
jest.mock('c/runAsSource', () => ({ readRegister: jest.fn(), readAccess: jest.fn() }));

const pageWire = CurrentPageReference as unknown as { emit(page: unknown): void };
const userWire = getRecord as unknown as {
  emit(data: unknown): void;
  error(body: unknown, status: number): void;
  getLastConfig(): unknown;
};
const found = jest.mocked(findEntry);
const USER_ID = '005000000000001AAA';
const USER = {
  id: USER_ID,
  fields: { Username: { value: 'orders@acme.example' }, Name: { value: 'Orders' } }
};

const tellSight = sightOf();

async function record(state: Record<string, string>, recordId?: string): Promise<HTMLElement> {
  const element = await mount('c-run-as-record', RunAsRecord, recordId ? { recordId } : {});
  pageWire.emit({ type: 'standard__component', attributes: {}, state });
  await rendered();
  return element;
}

describe('c-run-as-record', () => {
  beforeEach(() => {
    found.mockReset().mockResolvedValue(undefined);
  });

  it('shows the entry of its record page, on the tab of the address', async () => {
    const element = await record({ c__tab: 'reviews', c__user: 'other' }, 'a0H1');
    expect(one(element, 'c-run-as-entry-page')).toMatchObject({
      recordId: 'a0H1',
      tab: 'reviews',
      isOnRecordPage: true
    });
    expect(found).not.toHaveBeenCalled();
  });

  it('shows the entry of who the address names', async () => {
    found.mockResolvedValue(registerEntry({ Id: 'a0H2' }));
    const element = await record({ c__user: 'orders@acme.example' });
    expect(one(element, 'c-run-as-entry-page')).toMatchObject({ recordId: 'a0H2', isOnRecordPage: false });
  });

  it('shows who is not registered', async () => {
    const element = await record({ c__user: 'orders@acme.example' });
    expect(one(element, 'c-run-as-unregistered')).toMatchObject({ who: { username: 'orders@acme.example' } });
  });

  it('learns the username of an id before it looks for the entry', async () => {
    const element = await record({ c__user: USER_ID });
    expect(userWire.getLastConfig()).toEqual({
      recordId: USER_ID,
      optionalFields: ['User.Username', 'User.Name']
    });
    expect(found).not.toHaveBeenCalled();
    found.mockResolvedValue(registerEntry({ Id: 'a0H2' }));
    userWire.emit(USER);
    await rendered();
    expect(found).toHaveBeenCalledWith(
      expect.objectContaining({ userId: USER_ID, username: 'orders@acme.example' })
    );
    expect(one(element, 'c-run-as-entry-page')).toMatchObject({ recordId: 'a0H2' });
  });

  it('shows an ordinary user by id, and looks once, though the user is read again', async () => {
    const element = await record({ c__user: USER_ID });
    userWire.emit({ ...USER, id: '005000000000009AAA' });
    userWire.emit(USER);
    await rendered();
    userWire.emit(USER);
    await rendered();
    expect(found).toHaveBeenCalledTimes(1);
    expect(one(element, 'c-run-as-unregistered')).toMatchObject({
      who: { userId: USER_ID, username: 'orders@acme.example', name: 'Orders', problem: '' }
    });
  });

  it.each([
    [404, ''],
    [500, 'Down']
  ])('says of an id that cannot be read, by %s, only what is known', async (status, problem) => {
    const element = await record({ c__user: USER_ID });
    userWire.error({ message: 'Down' }, status);
    await rendered();
    expect(one(element, 'c-run-as-unregistered')).toMatchObject({
      who: { userId: USER_ID, username: '', problem }
    });
  });

  it('looks again by the user that it read, when the register could not be', async () => {
    found.mockRejectedValueOnce(new Error('Apex is busy'));
    const element = await record({ c__user: USER_ID });
    userWire.emit(USER);
    await rendered();
    one(element, '[role=alert] lightning-button').click();
    await rendered();
    expect(one(element, 'c-run-as-unregistered')).toMatchObject({ who: { username: 'orders@acme.example' } });
  });

  it('shows the entry to which the org led', async () => {
    const element = await record({ c__user: 'orders@acme.example' });
    fire(one(element, 'c-run-as-unregistered'), 'found', { entryId: 'a0H3' });
    await rendered();
    expect(one(element, 'c-run-as-entry-page')).toMatchObject({ recordId: 'a0H3' });
    expect(all(element, 'c-run-as-unregistered')).toHaveLength(0);
  });

  it('says that the address names nobody', async () => {
    expect(textOf((await record({})).shadowRoot!)).toContain('Record_NobodyText');
  });

  it('says why the register could not be read, and reads again', async () => {
    found.mockRejectedValueOnce(new Error('Apex is busy'));
    const element = await record({ c__user: 'orders@acme.example' });
    expect(textOf(one(element, '[role=alert]'))).toContain('Apex is busy');
    one(element, 'lightning-button').click();
    await rendered();
    expect(all(element, 'c-run-as-unregistered')).toHaveLength(1);
  });

  it('shows the newest address, though an older answer comes later', async () => {
    const { promise, resolve } = Promise.withResolvers<undefined>();
    found.mockReturnValueOnce(promise);
    const element = await record({ c__user: 'first' });
    pageWire.emit({ type: 'standard__component', attributes: {}, state: { c__user: 'second' } });
    await rendered();
    resolve(undefined);
    await rendered();
    expect(one(element, 'c-run-as-unregistered')).toMatchObject({ who: { username: 'second' } });
  });

  it('says what was not saved with a new entry', async () => {
    const element = await record({ c__user: 'orders@acme.example' });
    const toasts = detailsOf(element, 'lightning__showtoast');
    fire(one(element, 'c-run-as-unregistered'), 'registered', { entryId: 'a0H9', warning: '' });
    fire(one(element, 'c-run-as-unregistered'), 'registered', { entryId: 'a0H9', warning: 'Locked' });
    expect(toasts).toEqual([expect.objectContaining({ message: 'Locked', variant: 'warning' })]);
  });

  it('does not offer again on Back what was registered', async () => {
    const element = await record({ c__user: 'orders@acme.example' });
    fire(one(element, 'c-run-as-unregistered'), 'registered', { entryId: 'a0H9', warning: '' });
    await rendered();
    // It is read where the user goes now.
    expect(all(element, 'c-run-as-entry-page')).toHaveLength(0);
    tellSight(element, false);
    tellSight(element, true);
    await rendered();
    expect(all(element, 'c-run-as-unregistered')).toHaveLength(0);
    expect(one(element, 'c-run-as-entry-page')).toMatchObject({ recordId: 'a0H9' });
  });

  it('shows another entry on a page of its own, without what was typed into the last', async () => {
    const element = (await record({}, 'a0H1')) as HTMLElement & { recordId: string };
    const first = one(element, 'c-run-as-entry-page');
    element.recordId = 'a0H2';
    await rendered();
    expect(one(element, 'c-run-as-entry-page')).toMatchObject({ recordId: 'a0H2' });
    expect(one(element, 'c-run-as-entry-page')).not.toBe(first);
  });

  it('keeps the other parts of the address when a tab is opened', async () => {
    const element = await record({ c__user: 'orders@acme.example', c__tab: 'access' });
    fire(one(element, 'c-run-as-unregistered'), 'tab', { tab: 'access' });
    await rendered();
    expect(one(element, 'c-run-as-unregistered')).toMatchObject({ tab: 'access' });
  });
});
