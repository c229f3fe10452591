import RunAsReviewCancel from 'c/runAsReviewCancel';
import { updateRecord } from 'lightning/uiRecordApi';
import { openReview } from '../../../../../../config/lwc/liveAccess';
import { all, fire, mount, one, rendered, textOf } from '../../../../../../config/lwc/mount';

const update = jest.mocked(updateRecord);
const RECORD = { apiName: 'RunAsReview__c', id: openReview().Id, lastModifiedDate: null, fields: {} };

interface Shown {
  readonly element: HTMLElement;
  readonly heard: string[];
  readonly cancel: () => Promise<void>;
}

async function shown(changes: Parameters<typeof openReview>[0] = {}): Promise<Shown> {
  const element = await mount('c-run-as-review-cancel', RunAsReviewCancel, { review: openReview(changes) });
  const heard: string[] = [];
  for (const name of ['saved', 'cancel', 'stale']) element.addEventListener(name, () => heard.push(name));
  const cancel = async (): Promise<void> => {
    one(element, '.save').click();
    await rendered();
  };
  return { element, heard, cancel };
}

function type(element: HTMLElement, value: string): void {
  fire(one(element, 'lightning-textarea'), 'change', { value });
}

describe('c-run-as-review-cancel', () => {
  beforeEach(() => update.mockReset().mockResolvedValue(RECORD));

  it('says what happens, and does nothing before it is told to', async () => {
    const { element, heard } = await shown();
    expect(textOf(one(element, 'section'))).toContain('Record_ReviewCancelText');
    all(element, 'lightning-button')[0]!.click();
    expect(heard).toEqual(['cancel']);
    expect(update).not.toHaveBeenCalled();
  });

  it('cancels the review as it was shown, once', async () => {
    const { element, heard, cancel } = await shown();
    one(element, '.save').click();
    await cancel();
    expect(update.mock.calls).toEqual([
      [
        { fields: { Id: openReview().Id, Decision__c: null, Status__c: 'Cancelled' } },
        { ifUnmodifiedSince: '2026-10-01T10:00:00.000Z' }
      ]
    ]);
    expect(heard).toEqual(['saved']);
  });

  it.each([
    ['  It was a mistake. ', 'It was a mistake.'],
    [' ', null]
  ])('sends as rationale what is made of %p', async (typed, sent) => {
    const { element, cancel } = await shown({ Rationale__c: 'Begun.' });
    expect(one(element, 'lightning-textarea')).toMatchObject({ value: 'Begun.' });
    type(element, typed);
    await cancel();
    expect(update.mock.calls[0]?.[0].fields).toMatchObject({ Rationale__c: sent });
  });

  it('says what was refused, and keeps what was typed', async () => {
    update.mockRejectedValue({ status: 400, body: { message: 'Not for you' } });
    const { element, heard, cancel } = await shown();
    type(element, 'A mistake.');
    await cancel();
    const message = one(element, '[role=alert]');
    expect(textOf(message)).toBe('Not for you');
    expect(element.shadowRoot!.activeElement).toBe(message);
    expect(one(element, 'lightning-textarea')).toMatchObject({ value: 'A mistake.', disabled: false });
    expect(heard).toEqual([]);
  });

  it('has the review read again when somebody else changed it, and can then be tried again', async () => {
    update.mockRejectedValueOnce({ status: 412, body: { message: 'Changed meanwhile' } });
    const { element, heard, cancel } = await shown();
    type(element, 'A mistake.');
    await cancel();
    expect(heard).toEqual(['stale']);
    Object.assign(element, { review: openReview({ LastModifiedDate: '2026-10-02T10:00:00.000+0000' }) });
    await cancel();
    expect(update.mock.calls[1]).toEqual([
      {
        fields: { Id: openReview().Id, Rationale__c: 'A mistake.', Decision__c: null, Status__c: 'Cancelled' }
      },
      { ifUnmodifiedSince: '2026-10-02T10:00:00.000Z' }
    ]);
    expect(heard).toEqual(['stale', 'saved']);
    expect(all(element, '[role=alert]')).toHaveLength(0);
  });

  it('does not cancel what is completed meanwhile', async () => {
    const { element, cancel } = await shown({ Status__c: 'Completed' });
    await cancel();
    expect(textOf(one(element, '[role=alert]'))).toContain('Record_ReviewNotOpen');
    expect(update).not.toHaveBeenCalled();
  });
});
