import type { SentFields } from 'c/runAsEditForm';
import type { Draft } from 'c/runAsFormModel';
import RunAsRegisterUser from 'c/runAsRegisterUser';
import type { RegisterRequest } from 'c/runAsRegisterUser';
import { change, register } from 'c/runAsRegister';
import { detailsOf, fire, mount, one, textOf } from '../../../../../../config/lwc/mount';
import { registerEntry } from '../../../../../../config/lwc/registerEntry';

jest.mock('c/runAsRegister', () => ({ change: jest.fn(), register: jest.fn() }));

const registerOf = jest.mocked(register);
const changeOf = jest.mocked(change);
const SAVED = { recordId: 'a0H9', isCreated: true, error: null, isConflict: false };
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

type Form = HTMLElement & { initial: Draft; save: (fields: SentFields) => Promise<void> };

async function modal(request: RegisterRequest = REQUEST): Promise<{ element: HTMLElement; form: Form }> {
  const element = await mount('c-run-as-register-user', RunAsRegisterUser, { request });
  return { element, form: one(element, 'c-run-as-edit-form') as Form };
}

describe('c-run-as-register-user', () => {
  beforeEach(() => {
    registerOf.mockReset().mockResolvedValue([SAVED]);
    changeOf.mockReset().mockResolvedValue([SAVED]);
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
    expect(registerOf).toHaveBeenCalledWith([
      {
        Name: 'Sync@Acme.example',
        UserKey__c: '005000000000001AAA',
        User__c: '005000000000001AAA',
        ...FIELDS,
        Status__c: 'Active'
      }
    ]);
    expect(closed).toEqual(['a0H9']);
  });

  it('keys by the username whom the org does not have', async () => {
    const { form } = await modal({ ...REQUEST, userId: null });
    await form.save(FIELDS);
    expect(registerOf.mock.calls[0]?.[0][0]).toMatchObject({
      UserKey__c: 'username:sync@acme.example',
      User__c: null
    });
  });

  it('takes over what a scan proposed, as it was shown', async () => {
    const entry = registerEntry({ Status__c: 'Proposed', Kind__c: 'Agent user', BusinessOwner__c: '005o' });
    const { form } = await modal({ ...REQUEST, identity: null, entry });
    expect(form.initial).toMatchObject({
      Kind__c: 'Agent user',
      BusinessOwner__c: { id: '005o', name: 'Ann Ash' }
    });
    await form.save(FIELDS);
    expect(changeOf).toHaveBeenCalledWith(
      [{ Id: entry.Id, ...FIELDS, Status__c: 'Active' }],
      [entry.LastModifiedDate]
    );
  });

  it.each([
    ['the words of the platform', { ...SAVED, recordId: null, error: 'No purpose.' }, 'No purpose.'],
    ['that somebody was faster', { ...SAVED, error: 'x', isConflict: true }, 'Record_RegisterConflict'],
    ['that nothing is known', { ...SAVED, recordId: null }, 'Record_RegisterFailed']
  ])('stays open with %s', async (_what, result, text) => {
    registerOf.mockResolvedValue([result]);
    const { form } = await modal();
    await expect(form.save(FIELDS)).rejects.toThrow(text);
  });
});
