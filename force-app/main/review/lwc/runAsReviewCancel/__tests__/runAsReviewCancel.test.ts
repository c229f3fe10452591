import type { SentFields } from 'c/runAsEditForm';
import RunAsReviewCancel from 'c/runAsReviewCancel';
import type { UiRecord } from 'lightning/uiRecordApi';
import { updateRecord } from 'lightning/uiRecordApi';
import { openReview } from '../../../../../../config/lwc/liveAccess';
import { fire, mount, one, rendered, textOf } from '../../../../../../config/lwc/mount';

const update = jest.mocked(updateRecord);
const RECORD = { apiName: 'RunAsReview__c', id: openReview().Id, lastModifiedDate: null, fields: {} };

type Form = HTMLElement & {
  record: UiRecord;
  comparedFields: readonly string[];
  save: (fields: SentFields) => Promise<void>;
};

interface Shown {
  readonly element: HTMLElement;
  readonly form: Form;
  readonly heard: string[];
}

async function shown(changes: Parameters<typeof openReview>[0] = {}): Promise<Shown> {
  const element = await mount('c-run-as-review-cancel', RunAsReviewCancel, { review: openReview(changes) });
  const heard: string[] = [];
  for (const name of ['saved', 'cancel', 'stale']) element.addEventListener(name, () => heard.push(name));
  return { element, form: one(element, 'c-run-as-edit-form') as Form, heard };
}

describe('c-run-as-review-cancel', () => {
  beforeEach(() => update.mockReset().mockResolvedValue(RECORD));

  it('says what happens, and does nothing before it is told to', async () => {
    const { element, form, heard } = await shown();
    expect(textOf(one(element, 'section'))).toContain('Record_ReviewCancelText');
    expect(form).toMatchObject({ cancelLabel: 'c.RunAs_Record_ReviewKeepOpen' });
    fire(form, 'cancel');
    expect(heard).toEqual(['cancel']);
    expect(update).not.toHaveBeenCalled();
  });

  it('cancels the review as it was shown, with the rationale that was typed', async () => {
    const { form, heard } = await shown({ Rationale__c: 'Begun.' });
    expect(form.record.fields.Rationale__c?.value).toBe('Begun.');
    await form.save({ Rationale__c: 'A mistake.' });
    fire(form, 'saved');
    expect(update.mock.calls).toEqual([
      [
        {
          fields: {
            Id: openReview().Id,
            Rationale__c: 'A mistake.',
            Decision__c: null,
            Status__c: 'Cancelled'
          }
        },
        { ifUnmodifiedSince: '2026-10-01T10:00:00.000Z' }
      ]
    ]);
    expect(heard).toEqual(['saved']);
  });

  it('leaves to the form what was refused', async () => {
    const refused = { status: 400, body: { message: 'Not for you' } };
    update.mockRejectedValue(refused);
    const { form, heard } = await shown();
    await expect(form.save({})).rejects.toBe(refused);
    expect(heard).toEqual([]);
  });

  it('has the review read again when somebody else changed it, and can then be tried again', async () => {
    update.mockRejectedValueOnce({ status: 412, body: { message: 'Changed meanwhile' } });
    const { element, form, heard } = await shown();
    await expect(form.save({})).rejects.toMatchObject({ status: 412 });
    expect(heard).toEqual(['stale']);
    const newer = openReview({ LastModifiedDate: '2026-10-02T10:00:00.000+0000', DueOn__c: '2026-12-24' });
    Object.assign(element, { review: newer });
    await rendered();
    expect(form.comparedFields).toContain('DueOn__c');
    expect(form.record.fields.DueOn__c?.value).toBe('2026-12-24');
    await form.save({});
    expect(update.mock.calls[1]?.[1]).toEqual({ ifUnmodifiedSince: '2026-10-02T10:00:00.000Z' });
  });

  it('does not cancel what is completed meanwhile', async () => {
    const { form } = await shown({ Status__c: 'Completed' });
    await expect(form.save({})).rejects.toThrow('Record_ReviewNotOpen');
    expect(update).not.toHaveBeenCalled();
  });
});
