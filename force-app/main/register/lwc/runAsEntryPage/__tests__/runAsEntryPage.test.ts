import RunAsEntryPage from 'c/runAsEntryPage';
import { readLiveAccess, readLiveIdentity } from 'c/runAsLiveIdentity';
import type { ReviewRow } from 'c/runAsCore';
import type { EntryContents } from 'c/runAsRegister';
import { readEntry } from 'c/runAsRegister';
import { registerUser } from 'c/runAsRegistering';
import { getObjectInfo, getPicklistValuesByRecordType } from 'lightning/uiObjectInfoApi';
import { getRecord, notifyRecordUpdateAvailable } from 'lightning/uiRecordApi';
import {
  ENTRY_ID,
  ENTRY_INFO,
  ENTRY_PICKLISTS,
  ENTRY_RECORD,
  uiRecord
} from '../../../../../../config/lwc/entryForm';
import { liveAccess, openReview, reviewRow } from '../../../../../../config/lwc/liveAccess';
import { all, detailsOf, fire, mount, one, rendered, textOf } from '../../../../../../config/lwc/mount';

jest.mock('@salesforce/customPermission/RunAsManage', () => ({ default: true }), { virtual: true });
jest.mock('@salesforce/customPermission/RunAsReview', () => ({ default: true }), { virtual: true });
jest.mock('@salesforce/customPermission/RunAsScan', () => ({ default: true }), { virtual: true });
jest.mock('c/runAsRegister', () => ({ readEntry: jest.fn() }));
jest.mock('c/runAsLiveIdentity', () => ({
  readLiveAccess: jest.fn(),
  readLiveIdentity: jest.fn(),
  withEvidence: (access: unknown) => access
}));
jest.mock('c/runAsRegistering', () => ({ registerUser: jest.fn() }));

interface TestWire {
  emit(data: unknown): void;
  emitError(error: unknown): void;
}

const recordWire = getRecord as unknown as TestWire;
const infoWire = getObjectInfo as unknown as TestWire;
const picklistWire = getPicklistValuesByRecordType as unknown as TestWire;
const entryOf = jest.mocked(readEntry);
const accessOf = jest.mocked(readLiveAccess);
const orgOf = jest.mocked(readLiveIdentity);
const LIVE = liveAccess();

async function page(record: unknown = ENTRY_RECORD): Promise<HTMLElement> {
  const element = await mount('c-run-as-entry-page', RunAsEntryPage, { recordId: ENTRY_ID, tab: '' });
  infoWire.emit(ENTRY_INFO);
  await rendered();
  picklistWire.emit({ picklistFieldValues: ENTRY_PICKLISTS });
  if (record) recordWire.emit(record);
  await rendered();
  return element;
}

function activate(element: Element, tab: string): void {
  const found = all(element, 'lightning-tab') as (HTMLElement & { value: string })[];
  fire(
    found.find(({ value }) => value === tab)!,
    'active'
  );
}

describe('c-run-as-entry-page', () => {
  beforeEach(() => {
    entryOf.mockReset().mockResolvedValue({ reviews: [openReview(), reviewRow()], findings: [], uses: [] });
    accessOf.mockReset().mockResolvedValue(LIVE);
    orgOf.mockReset().mockResolvedValue({ identity: undefined, gaps: [], audited: LIVE.audited });
    jest.mocked(registerUser).mockReset().mockResolvedValue(undefined);
  });

  it('shows a spinner until everything is there', async () => {
    const element = await page(null);
    expect(all(element, 'lightning-spinner')).toHaveLength(1);
    recordWire.emit(ENTRY_RECORD);
    await rendered();
    expect(all(element, 'lightning-spinner')).toHaveLength(0);
    expect(all(element, 'lightning-tab')).toHaveLength(6);
  });

  it('reads what belongs to the entry, and the access of its user, once', async () => {
    const element = await page();
    expect(entryOf).toHaveBeenCalledWith(ENTRY_ID);
    expect(accessOf).toHaveBeenCalledWith({ username: 'sync@acme.example', userId: '005000000000001AAA' });
    recordWire.emit(uiRecord({ Name: 'sync@acme.example', Status__c: 'Retired' }));
    await rendered();
    expect(accessOf).toHaveBeenCalledTimes(1);
    expect(one(element, 'c-run-as-record-header')).toMatchObject({ headline: { grade: 'critical' } });
    expect(one(element, 'c-run-as-reviews')).toMatchObject({ lastKept: reviewRow() });
  });

  it('says nothing of reviews, findings and apps before they are read, or when they are not', async () => {
    const { promise, reject } = Promise.withResolvers<EntryContents>();
    entryOf.mockReturnValue(promise);
    const element = await page();
    const shown = (): number => all(element, 'c-run-as-reviews, c-run-as-findings, c-run-as-apps').length;
    const said = (): string[] => all(element, 'lightning-tab p[role=status]').map(textOf);
    expect([shown(), said()]).toEqual([0, Array(3).fill('c.RunAs_Record_Loading')]);
    expect(one(element, 'c-run-as-seen-access')).toMatchObject({ isReviewUnread: true });
    reject(new Error('No such object'));
    await rendered();
    expect([shown(), said()]).toEqual([0, Array(3).fill('c.RunAs_Record_ContentsUnread')]);
    expect(textOf(one(element, '[role=alert]'))).toContain('No such object');
  });

  it('compares the access with the file of the newest certificate, not of another decision', async () => {
    const review = (Id: string, LastModifiedDate: string, Decision__c = 'Certify'): ReviewRow =>
      reviewRow({ Id, LastModifiedDate, Decision__c });
    const lastOf = async (...reviews: readonly ReviewRow[]): Promise<unknown> => {
      entryOf.mockResolvedValue({ reviews, findings: [], uses: [] });
      const seen = one(await page(), 'c-run-as-seen-access') as HTMLElement & {
        lastReview: ReviewRow | null;
      };
      return seen.lastReview?.Id;
    };
    const [morning, evening] = ['2026-10-01T08:00:00.000+0000', '2026-10-01T18:00:00.000+0000'];
    expect(await lastOf(review('b', evening, 'Reduce'), review('a', morning))).toBe('a');
    expect(await lastOf(review('d', morning), review('c', evening))).toBe('c');
    expect(await lastOf(review('b', evening, 'Reduce'))).toBeUndefined();
  });

  it('reads the whole org when the apps are looked at, and the logins then too', async () => {
    const element = await page();
    expect(orgOf).not.toHaveBeenCalled();
    expect(all(element, 'c-run-as-logins')).toHaveLength(0);
    activate(element, 'apps');
    activate(element, 'logins');
    await rendered();
    expect(orgOf).toHaveBeenCalledTimes(1);
    activate(element, 'apps');
    await rendered();
    expect(orgOf).toHaveBeenCalledTimes(1);
    expect(all(element, 'c-run-as-logins')).toHaveLength(1);
  });

  it('leads to any app of Setup while no app is known', async () => {
    const element = await page();
    expect(one(element, 'c-run-as-record-header')).toMatchObject({ appKinds: ['unknown'] });
  });

  it('says which tab is open', async () => {
    const element = await page();
    const heard = detailsOf(element, 'tab');
    activate(element, 'overview');
    activate(element, 'reviews');
    expect(heard).toEqual([{ tab: 'reviews' }]);
  });

  it('says why there is no entry', async () => {
    const element = await page(null);
    recordWire.emitError({ status: 404, body: [{ errorCode: 'NOT_FOUND', message: 'No such record' }] });
    await rendered();
    expect(textOf(one(element, '[role=alert]'))).toContain('No such record');
    expect(all(element, 'lightning-tabset')).toHaveLength(0);
  });

  it('keeps everything in sight when the entry is deleted meanwhile', async () => {
    const element = await page();
    recordWire.emitError({ status: 404, body: [{ errorCode: 'NOT_FOUND', message: 'gone' }] });
    await rendered();
    expect(textOf(one(element, '[role=alert]'))).toContain('Record_EntryGone');
    expect(all(element, 'c-run-as-overview')).toHaveLength(1);
  });

  it('keeps everything in sight when the entry cannot be read again, and says why until it can', async () => {
    const element = await page();
    const overview = one(element, 'c-run-as-overview');
    recordWire.emitError({ status: 503, body: [{ errorCode: 'SERVER_UNAVAILABLE', message: 'Busy' }] });
    await rendered();
    expect(textOf(one(element, '[role=alert]'))).toBe('Busy');
    expect(one(element, 'c-run-as-overview')).toBe(overview);
    one(element, '[role=alert] lightning-button').click();
    expect(jest.mocked(notifyRecordUpdateAvailable)).toHaveBeenCalledWith([{ recordId: ENTRY_ID }]);
    recordWire.emit(ENTRY_RECORD);
    await rendered();
    expect(all(element, '[role=alert]')).toHaveLength(0);
  });

  it('says what else is missing, though the record is there', async () => {
    const element = await mount('c-run-as-entry-page', RunAsEntryPage, { recordId: ENTRY_ID, tab: '' });
    infoWire.emitError({ status: 503, body: { message: 'Busy' } });
    recordWire.emit(ENTRY_RECORD);
    await rendered();
    expect(textOf(one(element, '[role=alert]'))).toContain('Busy');
    expect(all(element, 'lightning-spinner')).toHaveLength(0);
  });

  it('shows the entry when Apex fails, says so, and reads again', async () => {
    entryOf.mockRejectedValueOnce(new Error('Apex is busy'));
    const element = await page();
    expect(textOf(one(element, '[role=alert]'))).toContain('Apex is busy');
    one(element, '[role=alert] lightning-button').click();
    await rendered();
    expect(all(element, '[role=alert]')).toHaveLength(0);
    expect(one(element, 'c-run-as-reviews')).toMatchObject({ reviews: [openReview(), reviewRow()] });
  });

  it('reads everything that a review changes again', async () => {
    const element = await page();
    fire(one(element, 'c-run-as-reviews'), 'reviewed');
    await rendered();
    expect(entryOf).toHaveBeenCalledTimes(2);
  });

  it('offers to register what a scan proposed, and nothing else', async () => {
    expect(all(await page(), 'c-run-as-record-header lightning-button')).toHaveLength(0);
    const values = { Name: 'p@acme.example', Status__c: 'Proposed', UserKey__c: 'username:p@acme.example' };
    const element = await page({ ...uiRecord(values), id: 'a0H000000000002EAA' });
    one(element, 'c-run-as-record-header lightning-button').click();
    await rendered();
    const [request, audited] = jest.mocked(registerUser).mock.calls[0]!;
    expect(request).toMatchObject({
      username: 'p@acme.example',
      userId: null,
      entry: { Status__c: 'Proposed' }
    });
    expect(audited?.identities).toHaveLength(1);
  });
});
