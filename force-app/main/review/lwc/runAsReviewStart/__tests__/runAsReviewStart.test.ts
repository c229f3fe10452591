import type { SentFields } from 'c/runAsEditForm';
import RunAsReviewStart from 'c/runAsReviewStart';
import { createRecord } from 'lightning/uiRecordApi';
import { detailsOf, fire, mount, one } from '../../../../../../config/lwc/mount';

const create = jest.mocked(createRecord);

it('makes an open review of the entry, and says which', async () => {
  create.mockResolvedValue({ apiName: 'RunAsReview__c', id: 'a0R9', lastModifiedDate: null, fields: {} });
  const props = { entryId: 'a0H1', reason: 'Drift' };
  const element = await mount('c-run-as-review-start', RunAsReviewStart, props);
  const form = one(element, 'c-run-as-edit-form') as HTMLElement & {
    initial: object;
    save: (fields: SentFields) => Promise<void>;
  };
  expect(form.initial).toEqual({ Reason__c: 'Drift' });
  await form.save({ Reason__c: 'Drift', DueOn__c: '2026-12-01' });
  expect(create).toHaveBeenCalledWith({
    apiName: 'RunAsReview__c',
    fields: { Reason__c: 'Drift', DueOn__c: '2026-12-01', RunAsUser__c: 'a0H1' }
  });
  const heard = detailsOf(element, 'saved');
  fire(form, 'saved');
  expect(heard).toEqual([{ reviewId: 'a0R9' }]);
});
