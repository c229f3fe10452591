import type { OpenedIdentity } from 'c/runAsAccess';
import { readKeptAccess } from 'c/runAsKeptAccess';
import type { KeptAccess } from 'c/runAsKeptAccess';
import RunAsSeenAccess from 'c/runAsSeenAccess';
import { liveAccess, read, reviewRow } from '../../../../../../config/lwc/liveAccess';
import { all, detailsOf, mount, one, rendered, textOf } from '../../../../../../config/lwc/mount';

jest.mock('c/runAsKeptAccess', () => ({ readKeptAccess: jest.fn() }));

jest.mock(
  '@salesforce/label/c.RunAs_Record_AndMore',
  () => ({ __esModule: true, default: '{0} and {1} more' }),
  {
    virtual: true
  }
);

const keptOf = jest.mocked(readKeptAccess);
const LIVE = liveAccess();

function seen(props: object): Promise<HTMLElement> {
  return mount('c-run-as-seen-access', RunAsSeenAccess, props);
}

function shownAccess(element: Element): HTMLElement & { opened: OpenedIdentity } {
  return one(element, 'c-run-as-access') as HTMLElement & { opened: OpenedIdentity };
}

describe('c-run-as-seen-access', () => {
  beforeEach(() => {
    keptOf.mockReset().mockResolvedValue(null);
  });

  it('shows the access just now, and reads it again', async () => {
    const element = await seen({ live: read(LIVE) });
    expect(shownAccess(element).opened.detail.grade).toBe('critical');
    expect(textOf(element.shadowRoot!)).toContain('Record_AccessLive');
    const again = jest.fn();
    element.addEventListener('readagain', again);
    one(element, 'lightning-button').click();
    expect(again).toHaveBeenCalledTimes(1);
  });

  it('shows a spinner, and then why it could not be read', async () => {
    const loading = await seen({ live: { isLoading: true, error: '', value: undefined } });
    expect(all(loading, 'lightning-spinner')).toHaveLength(1);
    const failed = await seen({ live: { isLoading: false, error: 'No right', value: undefined } });
    expect(textOf(one(failed, '[role=alert]'))).toBe('No right');
  });

  it('that could not be read is read again, by a button that stays meanwhile', async () => {
    const element = await seen({ live: { isLoading: false, error: 'No right', value: undefined } });
    const again = detailsOf(element, 'readagain');
    const button = one(element, 'lightning-button');
    button.click();
    Object.assign(element, { live: { isLoading: true, error: '', value: undefined } });
    await rendered();
    button.click();
    expect(again).toHaveLength(1);
    Object.assign(element, { live: read(LIVE) });
    await rendered();
    expect(one(element, 'lightning-button')).toBe(button);
  });

  it('offers nothing to read to who may not read the org', async () => {
    keptOf.mockResolvedValue({ snapshot: LIVE.snapshot, isGenuine: true });
    expect(all(await seen({ lastReview: reviewRow() }), 'lightning-button')).toHaveLength(0);
  });

  it('shows what was kept also where the reviews are read again meanwhile', async () => {
    const { promise, resolve } = Promise.withResolvers<KeptAccess>();
    keptOf.mockReturnValue(promise);
    const element = await seen({ lastReview: reviewRow() });
    Object.assign(element, { lastReview: reviewRow() });
    resolve({ snapshot: LIVE.snapshot, isGenuine: true });
    await rendered();
    expect(all(element, 'lightning-spinner')).toHaveLength(0);
    expect(shownAccess(element).opened.detail.grade).toBe('critical');
  });

  it('shows what the newest review kept to who may not read the org', async () => {
    keptOf.mockResolvedValue({ snapshot: LIVE.snapshot, isGenuine: true });
    const element = await seen({ lastReview: reviewRow() });
    expect(shownAccess(element).opened.identity.username).toBe('orders@acme.example');
    expect(textOf(element.shadowRoot!)).toContain('Record_AccessKept');
    expect(all(element, '[role=alert]')).toHaveLength(0);
  });

  it('warns of a file that is not the one that the review was completed with', async () => {
    keptOf.mockResolvedValue({ snapshot: LIVE.snapshot, isGenuine: false });
    const element = await seen({ lastReview: reviewRow() });
    expect(textOf(one(element, '[role=alert]'))).toContain('Record_KeptNotGenuine');
  });

  it('says of which parts the file knows nothing', async () => {
    const snapshot = { ...LIVE.snapshot, parts: ['userPermissions' as const], isWithoutPaths: true };
    keptOf.mockResolvedValue({ snapshot, isGenuine: true });
    const text = textOf((await seen({ lastReview: reviewRow() })).shadowRoot!);
    expect(text).toContain('Record_KeptParts');
    expect(text).toContain('Record_KeptWithoutPaths');
  });

  it('says that nothing is known, and takes no error for nothing', async () => {
    expect(textOf((await seen({})).shadowRoot!)).toContain('Record_AccessNoneTitle');
    keptOf.mockRejectedValue(new Error('busy'));
    const failed = await seen({ lastReview: reviewRow() });
    expect(textOf(one(failed, '[role=alert]'))).toBe('busy');
    expect(textOf(failed.shadowRoot!)).not.toContain('Record_AccessNoneTitle');
  });

  it('names what came and what went since the access was approved', async () => {
    const before = liveAccess({ PermissionsModifyAllData: false, PermissionsManageUsers: true });
    keptOf.mockResolvedValue({ snapshot: before.snapshot, isGenuine: true });
    const element = await seen({ live: read(LIVE), hasDrifted: true, lastReview: reviewRow() });
    const [gained, lost] = all(element, 'section dd').map(textOf);
    expect(gained).toContain('ModifyAllData');
    expect(lost).toContain('ManageUsers');
  });

  it('counts the rest of many in the locale of the user', async () => {
    const names = Array.from({ length: 1284 }, (_, index) => [`PermissionsOld${index}`, true] as const);
    keptOf.mockResolvedValue({ snapshot: liveAccess(Object.fromEntries(names)).snapshot, isGenuine: true });
    const element = await seen({ live: read(LIVE), hasDrifted: true, lastReview: reviewRow() });
    expect(textOf(one(element, 'section dd'))).toMatch(/ and 1,234 more$/);
  });

  it.each([
    ['nothing to compare with', null, true, 'Record_DriftNotComparable'],
    [
      'a file that is not genuine',
      { snapshot: LIVE.snapshot, isGenuine: false },
      true,
      'Record_DriftNotComparable'
    ],
    ['the same rights', { snapshot: LIVE.snapshot, isGenuine: true }, true, 'Record_DriftNone'],
    ['no access just now', { snapshot: LIVE.snapshot, isGenuine: true }, false, 'Record_DriftUnseen']
  ])('says so with %s', async (_what, kept, isLive, label) => {
    keptOf.mockResolvedValue(kept);
    const element = await seen({
      live: isLive ? read(LIVE) : null,
      hasDrifted: true,
      lastReview: reviewRow()
    });
    expect(textOf(one(element, 'section'))).toContain(label);
  });
});
