import RunAsAcceptFinding from 'c/runAsAcceptFinding';
import type { SentFields } from 'c/runAsEditForm';
import { updateRecord } from 'lightning/uiRecordApi';
import { mount, one } from '../../../../../../config/lwc/mount';

const update = jest.mocked(updateRecord);

it('accepts the finding as it was shown', async () => {
  const finding = { Id: 'a0F', LastModifiedDate: '2026-11-01T00:00:00.000+0000' };
  const element = await mount('c-run-as-accept-finding', RunAsAcceptFinding, { finding });
  const form = one(element, 'c-run-as-edit-form') as HTMLElement & {
    save: (fields: SentFields) => Promise<void>;
  };
  await form.save({ AcceptedUntil__c: '2027-01-01', AcceptedReason__c: 'For now.' });
  expect(update).toHaveBeenCalledWith(
    {
      fields: {
        Id: 'a0F',
        AcceptedUntil__c: '2027-01-01',
        AcceptedReason__c: 'For now.',
        Status__c: 'Accepted'
      }
    },
    { ifUnmodifiedSince: '2026-11-01T00:00:00.000Z' }
  );
});
