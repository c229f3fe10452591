import { keepSeenAccess } from 'c/runAsEntryAccess';
import type { SentFields } from 'c/runAsEditForm';
import RunAsReviewDecide from 'c/runAsReviewDecide';
import { updateRecord } from 'lightning/uiRecordApi';
import { liveAccess, openReview, read, reviewRow } from '../../../../../../config/lwc/liveAccess';
import { mount, one, rendered, textOf } from '../../../../../../config/lwc/mount';
import { registerEntry } from '../../../../../../config/lwc/registerEntry';

jest.mock('c/runAsEntryAccess', () => ({ keepSeenAccess: jest.fn() }));
jest.mock('c/runAsKeptAccess', () => ({ readKeptAccess: jest.fn().mockResolvedValue(null) }));

const keep = jest.mocked(keepSeenAccess);
const update = jest.mocked(updateRecord);
const LIVE = liveAccess();
const FIELDS = { Decision__c: 'Certify', Rationale__c: 'As needed.' };

async function decide(changes: object = {}): Promise<{ element: HTMLElement; save: () => Promise<void> }> {
  const element = await mount('c-run-as-review-decide', RunAsReviewDecide, {
    review: openReview(),
    entry: registerEntry({ CurrentAccess__c: LIVE.accessText }),
    live: read(LIVE),
    ...changes
  });
  const form = one(element, 'c-run-as-edit-form') as HTMLElement & {
    save: (fields: SentFields) => Promise<void>;
  };
  return { element, save: () => form.save(FIELDS) };
}

describe('c-run-as-review-decide', () => {
  beforeEach(() => {
    keep.mockReset().mockResolvedValue('2026-10-01T10:00:05.000Z');
    update.mockReset();
  });

  it('keeps the access first, and then completes the review as it is since', async () => {
    const order: string[] = [];
    keep.mockImplementation(() => {
      order.push('keep');
      return Promise.resolve('2026-10-01T10:00:05.000Z');
    });
    update.mockImplementation(() => Promise.reject(new Error(String(order.push('update')))));
    const { save } = await decide();
    await expect(save()).rejects.toThrow();
    expect(order).toEqual(['keep', 'update']);
    expect(update).toHaveBeenCalledWith(
      { fields: { Id: openReview().Id, ...FIELDS, Status__c: 'Completed' } },
      { ifUnmodifiedSince: '2026-10-01T10:00:05.000Z' }
    );
    expect(keep).toHaveBeenCalledWith(openReview(), LIVE, null);
  });

  it('keeps it once, though completing fails twice', async () => {
    update.mockRejectedValue(new Error('refused'));
    const { save } = await decide();
    await expect(save()).rejects.toThrow('refused');
    await expect(save()).rejects.toThrow('refused');
    expect(keep).toHaveBeenCalledTimes(1);
  });

  it('completes nothing when the access cannot be kept', async () => {
    keep.mockRejectedValue(new Error('Somebody else changed this review'));
    const { element, save } = await decide();
    const heard = jest.fn();
    element.addEventListener('stale', heard);
    await expect(save()).rejects.toThrow('Somebody else');
    expect(update).not.toHaveBeenCalled();
    expect(heard).toHaveBeenCalledTimes(1);
  });

  it('writes the access to the entry for who manages it, so that the stamp is what was seen', async () => {
    const entry = registerEntry();
    const { save } = await decide({ isManager: true, entry });
    await save();
    expect(keep).toHaveBeenCalledWith(openReview(), LIVE, entry);
  });

  it('does not complete what is still being read', async () => {
    const { save } = await decide({ live: { isLoading: true, error: '', value: undefined } });
    await expect(save()).rejects.toThrow('Record_ReviewStillReading');
    expect(update).not.toHaveBeenCalled();
  });

  it('certifies nothing that could not be read, and does not keep another decision waiting', async () => {
    const live = { isLoading: false, error: 'Too slow.', value: undefined };
    const { element, save } = await decide({ live });
    await expect(save()).rejects.toThrow('Record_ReviewNotRead');
    expect(update).not.toHaveBeenCalled();
    const form = one(element, 'c-run-as-edit-form') as HTMLElement & {
      save: (fields: SentFields) => Promise<void>;
    };
    await form.save({ ...FIELDS, Decision__c: 'Revoke' });
    expect(update).toHaveBeenCalledTimes(1);
    // The form sends what was changed alone.
    const stored = await decide({ live, review: openReview({ Decision__c: 'Certify' }) });
    const storedForm = one(stored.element, 'c-run-as-edit-form') as typeof form;
    await expect(storedForm.save({ Rationale__c: 'x' })).rejects.toThrow('Record_ReviewNotRead');
    expect(update).toHaveBeenCalledTimes(1);
  });

  it('lets who may not read the org decide by the file at the review', async () => {
    const { element, save } = await decide({ live: null });
    await save();
    expect(keep).not.toHaveBeenCalled();
    expect(update).toHaveBeenCalledTimes(1);
    expect(one(element, 'c-run-as-seen-access')).toMatchObject({ lastReview: openReview() });
    expect(textOf(element.shadowRoot!)).toContain('Record_ReviewDecideKeptText');
  });

  it('compares with the review before where the access is read', async () => {
    const { element } = await decide({ lastKept: reviewRow() });
    expect(one(element, 'c-run-as-seen-access')).toMatchObject({ lastReview: reviewRow() });
  });

  it('warns that the stamp will be of another access than the one that is seen', async () => {
    const other = { entry: registerEntry({ CurrentAccess__c: 'another' }) };
    expect(textOf((await decide(other)).element.shadowRoot!)).toContain('Record_ReviewOtherThanSaved');
    expect(textOf((await decide({ ...other, isManager: true })).element.shadowRoot!)).not.toContain(
      'OtherThan'
    );
    expect(textOf((await decide()).element.shadowRoot!)).not.toContain('OtherThanSaved');
  });

  it('does not warn of the same access that a scan before the last release saved', async () => {
    const entry = registerEntry({ CurrentAccess__c: LIVE.accessText!.replace('/67.0/', '/66.0/') });
    expect(textOf((await decide({ entry })).element.shadowRoot!)).not.toContain('OtherThanSaved');
  });

  it('has the review read again when somebody else changed it, and can then be tried again', async () => {
    update.mockRejectedValueOnce({ status: 412, body: { message: 'Changed meanwhile' } });
    const { element, save } = await decide();
    const heard = jest.fn();
    element.addEventListener('stale', heard);
    await expect(save()).rejects.toMatchObject({ status: 412 });
    expect(heard).toHaveBeenCalledTimes(1);
    const LastModifiedDate = '2026-10-02T10:00:00.000+0000';
    Object.assign(element, { review: openReview({ LastModifiedDate }) });
    await rendered();
    const form = one(element, 'c-run-as-edit-form') as HTMLElement & {
      save: (fields: SentFields) => Promise<void>;
      record: unknown;
    };
    // The form compares it with what it began with.
    expect(form.record).toMatchObject({ fields: { LastModifiedDate: { value: LastModifiedDate } } });
    await form.save(FIELDS);
    expect(update.mock.calls[1]?.[1]).toEqual({ ifUnmodifiedSince: '2026-10-02T10:00:00.000Z' });
  });

  it('has nothing read again for another refusal', async () => {
    update.mockRejectedValue({ status: 400, body: { message: 'refused' } });
    const { element, save } = await decide();
    const heard = jest.fn();
    element.addEventListener('stale', heard);
    await expect(save()).rejects.toMatchObject({ status: 400 });
    expect(heard).not.toHaveBeenCalled();
  });

  it('does not complete a review that was cancelled meanwhile', async () => {
    const { save } = await decide({ review: openReview({ Status__c: 'Cancelled' }) });
    await expect(save()).rejects.toThrow('Record_ReviewNotOpen');
    expect(update).not.toHaveBeenCalled();
  });

  it('warns that the access could not be read whole', async () => {
    const live = read({ ...LIVE, accessText: null });
    expect(textOf((await decide({ live })).element.shadowRoot!)).toContain('Record_ReviewNotExact');
  });
});
