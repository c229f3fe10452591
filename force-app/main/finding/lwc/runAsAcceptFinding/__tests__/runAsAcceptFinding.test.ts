import RunAsAcceptFinding from 'c/runAsAcceptFinding';
import type { SentFields } from 'c/runAsEditForm';
import { updateRecord } from 'lightning/uiRecordApi';
import { detailsOf, mount, one, rendered } from '../../../../../../config/lwc/mount';

const update = jest.mocked(updateRecord);
const FINDING = { Id: 'a0F', Status__c: 'Open', LastModifiedDate: '2026-11-01T00:00:00.000+0000' };
const FIELDS = { AcceptedUntil__c: '2027-01-01', AcceptedReason__c: 'For now.' };

function shown(changes: object = {}): Promise<HTMLElement> {
  return mount('c-run-as-accept-finding', RunAsAcceptFinding, { finding: { ...FINDING, ...changes } });
}

async function save(element: HTMLElement): Promise<void> {
  const form = one(element, 'c-run-as-edit-form') as HTMLElement & {
    save: (fields: SentFields) => Promise<void>;
  };
  await form.save(FIELDS);
}

describe('c-run-as-accept-finding', () => {
  beforeEach(() => {
    update.mockReset();
  });

  it('accepts the finding as it was shown', async () => {
    await save(await shown());
    expect(update).toHaveBeenCalledWith(
      { fields: { Id: 'a0F', ...FIELDS, Status__c: 'Accepted' } },
      { ifUnmodifiedSince: '2026-11-01T00:00:00.000Z' }
    );
  });

  it('has the finding read again when somebody else changed it, and can then be tried again', async () => {
    update.mockRejectedValueOnce({ status: 412, body: { message: 'Changed meanwhile' } });
    const element = await shown();
    const stale = detailsOf(element, 'stale');
    await expect(save(element)).rejects.toMatchObject({ status: 412 });
    expect(stale).toHaveLength(1);
    const LastModifiedDate = '2026-11-02T00:00:00.000+0000';
    Object.assign(element, { finding: { ...FINDING, LastModifiedDate } });
    await rendered();
    await save(element);
    expect(update.mock.calls[1]?.[1]).toEqual({ ifUnmodifiedSince: '2026-11-02T00:00:00.000Z' });
  });

  it('has nothing read again for another refusal', async () => {
    update.mockRejectedValue({ status: 400, body: { message: 'refused' } });
    const element = await shown();
    const stale = detailsOf(element, 'stale');
    await expect(save(element)).rejects.toMatchObject({ status: 400 });
    expect(stale).toEqual([]);
  });

  it('does not accept a finding that is no longer open', async () => {
    await expect(save(await shown({ Status__c: 'Resolved' }))).rejects.toThrow('Record_FindingNotOpen');
    expect(update).not.toHaveBeenCalled();
  });

  it('takes the keyboard to what it says', async () => {
    const element = await shown();
    element.focus();
    expect(element.shadowRoot!.activeElement).toBe(one(element, 'p'));
  });
});
