import type { SentFields } from 'c/runAsEditForm';
import { REGISTER_SECTIONS } from 'c/runAsEntryFields';
import type { Draft } from 'c/runAsFormModel';
import RunAsRegisterUser from 'c/runAsRegisterUser';
import type { RegisterRequest } from 'c/runAsRegisterUser';
import { readNamedEntries } from 'c/runAsRegister';
import { createRecord, updateRecord } from 'lightning/uiRecordApi';
import type { UiRecord } from 'lightning/uiRecordApi';
import { PAGE_QUERIES } from '../../../../../../src/org/queryCatalogue';
import { detailsOf, fire, mount, one, rendered, textOf } from '../../../../../../config/lwc/mount';
import { uiRecord } from '../../../../../../config/lwc/entryForm';
import { registerEntry } from '../../../../../../config/lwc/registerEntry';

jest.mock('c/runAsRegister', () => ({ readNamedEntries: jest.fn() }));

const create = jest.mocked(createRecord);
const update = jest.mocked(updateRecord);
const FIELDS = { BusinessOwner__c: '005x', Purpose__c: 'Sends orders' };

const REQUEST: RegisterRequest = {
  username: 'Sync@Acme.example',
  userId: '005000000000001AAA',
  identity: {
    apps: [],
    evidence: [
      { kind: 'declaredRunAs', source: 'App <b>', detail: 'clientCredentialsOn', confidence: 'high' }
    ]
  },
  entry: null
};

type Form = HTMLElement & {
  initial: Draft;
  record: UiRecord | null;
  save: (fields: SentFields) => Promise<void>;
};

async function modal(request: RegisterRequest = REQUEST): Promise<{ element: HTMLElement; form: Form }> {
  const element = await mount('c-run-as-register-user', RunAsRegisterUser, { request });
  return { element, form: one(element, 'c-run-as-edit-form') as Form };
}

describe('c-run-as-register-user', () => {
  beforeEach(() => {
    create.mockReset().mockResolvedValue({ ...uiRecord({}), id: 'a0H9' });
    update.mockReset().mockResolvedValue(uiRecord({}));
  });

  it('fills what is known, as text, and asks for the rest', async () => {
    const { element, form } = await modal();
    expect(form.initial).toEqual({ Kind__c: 'Run-as user', ReviewIntervalDays__c: 90 });
    expect(textOf(one(element, 'dl'))).toContain('005000000000001AAA');
    expect(textOf(one(element, 'dl'))).toContain('Declared run-as: App <b>');
  });

  it('makes an active entry under the key of its user, and closes with it', async () => {
    const { element, form } = await modal();
    const closed = detailsOf(element, 'close');
    await form.save(FIELDS);
    fire(form, 'saved');
    expect(create).toHaveBeenCalledWith({
      apiName: 'RunAsUser__c',
      fields: {
        Name: 'Sync@Acme.example',
        UserKey__c: '005000000000001AAA',
        User__c: '005000000000001AAA',
        ...FIELDS,
        Status__c: 'Active'
      }
    });
    expect(closed).toEqual(['a0H9']);
  });

  it('keys by the username whom the org does not have', async () => {
    const { form } = await modal({ ...REQUEST, userId: null });
    await form.save(FIELDS);
    expect(create.mock.calls[0]?.[0].fields).toMatchObject({
      UserKey__c: 'username:sync@acme.example',
      User__c: null
    });
  });

  it('takes over what a scan proposed, as it was shown', async () => {
    const entry = registerEntry({ Status__c: 'Proposed', Kind__c: 'Agent user', BusinessOwner__c: '005o' });
    const { form } = await modal({ ...REQUEST, identity: null, entry });
    expect(form.initial).toEqual({});
    expect(form.record?.fields).toMatchObject({
      Kind__c: { value: 'Agent user' },
      BusinessOwner__c: { value: '005o' },
      BusinessOwner__r: { displayValue: 'Ann Ash' }
    });
    await form.save(FIELDS);
    expect(update).toHaveBeenCalledWith(
      { fields: { Id: entry.Id, ...FIELDS, Status__c: 'Active' } },
      { ifUnmodifiedSince: entry.LastModifiedDate }
    );
  });

  it('reads the entry again when somebody else changed it, and is then measured against that', async () => {
    const entry = { ...registerEntry({ Status__c: 'Proposed' }), Justification__c: 'Old' };
    update.mockRejectedValueOnce({ status: 412, body: { message: 'x' } });
    const LastModifiedDate = '2026-11-21T08:00:00.000Z';
    const newer = { ...registerEntry({ Status__c: 'Active' }), Justification__c: 'Theirs', LastModifiedDate };
    jest.mocked(readNamedEntries).mockResolvedValue([newer]);
    const { form } = await modal({ ...REQUEST, identity: null, entry });
    await expect(form.save(FIELDS)).rejects.toMatchObject({ status: 412 });
    await rendered();
    expect(readNamedEntries).toHaveBeenCalledWith([entry.UserKey__c]);
    expect(form.record?.fields).toMatchObject({
      Status__c: { value: 'Active' },
      Justification__c: { value: 'Theirs' }
    });
    await form.save(FIELDS);
    expect(update.mock.calls[1]?.[1]).toEqual({ ifUnmodifiedSince: LastModifiedDate });
  });

  it('reads again every field that it shows', () => {
    const names = REGISTER_SECTIONS.flatMap((section) => section.names);
    const columns = PAGE_QUERIES.namedEntries.soql.split(/[ ,]+/);
    expect(names.filter((name) => !columns.includes(name))).toEqual([]);
  });

  it('leaves the kind that somebody chose', async () => {
    const kindOf = async (Kind__c: string | null): Promise<unknown> => {
      const entry = registerEntry({ Status__c: 'Proposed', Kind__c });
      return (await modal({ ...REQUEST, entry })).form.initial.Kind__c;
    };
    expect(await kindOf('Agent user')).toBeUndefined();
    expect(await kindOf(null)).toBe('Run-as user');
  });

  it('keeps what it shows when the entry cannot be read again', async () => {
    const entry = registerEntry({ Status__c: 'Proposed' });
    update.mockRejectedValue({ status: 412, body: { message: 'x' } });
    jest.mocked(readNamedEntries).mockRejectedValue(new Error('Gone.'));
    const { form } = await modal({ ...REQUEST, identity: null, entry });
    await expect(form.save(FIELDS)).rejects.toMatchObject({ status: 412 });
    await rendered();
    expect(form.record?.fields.Status__c?.value).toBe('Proposed');
  });

  it('leaves to the form why it was not saved', async () => {
    const refused = { status: 400, body: { output: { fieldErrors: { Purpose__c: [{ message: 'No.' }] } } } };
    create.mockRejectedValue(refused);
    const { form } = await modal();
    await expect(form.save(FIELDS)).rejects.toBe(refused);
  });
});
