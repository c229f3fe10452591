import RunAsEditForm from 'c/runAsEditForm';
import type { SentFields } from 'c/runAsEditForm';
import type { FieldErrors } from 'c/runAsForm';
import type { ConflictRow, FieldView } from 'c/runAsFormModel';
import { getObjectInfo, getPicklistValuesByRecordType } from 'lightning/uiObjectInfoApi';
import type { UiRecord } from 'lightning/uiRecordApi';
import { ENTRY_INFO, ENTRY_PICKLISTS } from '../../../../../../config/lwc/entryForm';
import { all, fire, mount, one, rendered, textOf } from '../../../../../../config/lwc/mount';

interface TestWire {
  emit(data: unknown): void;
  error(body?: unknown): void;
}

const infoWire = getObjectInfo as unknown as TestWire;
const picklistWire = getPicklistValuesByRecordType as unknown as TestWire;
const SECTIONS = [{ key: 'one', title: 'One', names: ['Purpose__c', 'Status__c', 'NextReviewOn__c'] }];

function record(purpose: string): UiRecord {
  const fields = { Purpose__c: { displayValue: null, value: purpose } };
  return { apiName: 'RunAsUser__c', id: 'a0H', lastModifiedDate: null, fields };
}

type Form = HTMLElement & { views: FieldView[]; errors: FieldErrors };

async function editForm(save: jest.Mock, changes: object = {}): Promise<HTMLElement> {
  const element = await mount('c-run-as-edit-form', RunAsEditForm, {
    objectApiName: 'RunAsUser__c',
    sections: SECTIONS,
    save: save as (fields: SentFields) => Promise<unknown>,
    saveLabel: 'Go',
    ...changes
  });
  infoWire.emit(ENTRY_INFO);
  await rendered();
  picklistWire.emit({ picklistFieldValues: ENTRY_PICKLISTS });
  await rendered();
  return element;
}

function form(element: Element): Form {
  return one(element, 'c-run-as-form') as Form;
}

async function type(element: Element, name: string, value: unknown): Promise<void> {
  fire(form(element), 'fieldchange', { name, value });
  await rendered();
}

async function go(element: Element): Promise<void> {
  const buttons = all(element, 'lightning-button') as (HTMLElement & { label: string })[];
  buttons.find(({ label }) => label === 'Go')?.click();
  await rendered();
  await rendered();
}

describe('c-run-as-edit-form', () => {
  it('asks for what this user may write, and requires what it is told to', async () => {
    const element = await editForm(jest.fn(), { requiredFields: ['Purpose__c'] });
    const { views } = form(element);
    expect(views.map(({ name, isRequired }) => [name, isRequired])).toEqual([
      ['Purpose__c', true],
      ['Status__c', true]
    ]);
  });

  it('says of every section what is wrong, and of the first one last, which keeps the keyboard', async () => {
    const save = jest.fn();
    const element = await editForm(save, {
      sections: [
        { key: 'one', title: 'One', names: ['Purpose__c'] },
        { key: 'two', title: 'Two', names: ['Status__c'] }
      ]
    });
    const asked: number[] = [];
    for (const [index, section] of (all(element, 'c-run-as-form') as Form[]).entries()) {
      jest
        .spyOn(section as Form & { reportValidity: () => boolean }, 'reportValidity')
        .mockImplementation(() => {
          asked.push(index);
          return false;
        });
    }
    await go(element);
    expect(asked).toEqual([1, 0]);
    expect(save).not.toHaveBeenCalled();
  });

  it('begins with what is known, and sends it with what is typed', async () => {
    const save = jest.fn().mockResolvedValue(undefined);
    const element = await editForm(save, { initial: { Status__c: 'Active' } });
    const saved = jest.fn();
    element.addEventListener('saved', saved);
    await type(element, 'Purpose__c', 'Sends orders');
    await go(element);
    expect(save).toHaveBeenCalledWith({ Status__c: 'Active', Purpose__c: 'Sends orders' });
    expect(saved).toHaveBeenCalledTimes(1);
  });

  it('does not send what this user may not write', async () => {
    const save = jest.fn().mockResolvedValue(undefined);
    const element = await editForm(save, { initial: { NextReviewOn__c: '2027-01-01', Purpose__c: 'x' } });
    await go(element);
    expect(save).toHaveBeenCalledWith({ Purpose__c: 'x' });
  });

  it('says that it saves, and takes no more text meanwhile', async () => {
    const { promise, resolve } = Promise.withResolvers<unknown>();
    const element = await editForm(jest.fn().mockReturnValue(promise));
    await go(element);
    expect(textOf(one(element, '[role=status]'))).toContain('Record_Saving');
    expect(form(element).inert).toBe(true);
    resolve(undefined);
    await rendered();
    expect(form(element).inert).toBe(false);
  });

  it('sends what is taken out again as nothing', async () => {
    const save = jest.fn().mockResolvedValue(undefined);
    const element = await editForm(save, { record: record('x') });
    await type(element, 'Purpose__c', null);
    await go(element);
    expect(save).toHaveBeenCalledWith({ Purpose__c: null });
  });

  it('shows what the record holds, and sends what is typed alone', async () => {
    const save = jest.fn().mockResolvedValue(undefined);
    const element = await editForm(save, { record: record('Sends orders') });
    expect(form(element).views[0]).toMatchObject({ name: 'Purpose__c', value: 'Sends orders' });
    await go(element);
    expect(save).toHaveBeenCalledWith({});
  });

  it('keeps what was typed though what it begins with is told anew', async () => {
    const element = await editForm(jest.fn(), { initial: { Purpose__c: 'x' } });
    await type(element, 'Purpose__c', 'typed');
    Object.assign(element, { initial: { Purpose__c: 'y' } });
    await rendered();
    expect(form(element).views[0]?.value).toBe('typed');
  });

  it('shows both versions once a save failed and the record is another by then', async () => {
    const save = jest.fn().mockRejectedValueOnce({ status: 412, body: { message: 'Changed meanwhile' } });
    const element = await editForm(save, { record: record('Old'), comparedFields: ['Criticality__c'] });
    await type(element, 'Purpose__c', 'Mine');
    Object.assign(element, { record: record('Theirs') });
    await rendered();
    // Nothing was refused yet.
    expect(all(element, 'c-run-as-conflict')).toHaveLength(0);
    await go(element);
    const conflict = one(element, 'c-run-as-conflict') as HTMLElement & { rows: ConflictRow[] };
    expect(conflict.rows).toMatchObject([
      { name: 'Purpose__c', before: 'Old', theirs: 'Theirs', mine: 'Mine', isMine: true }
    ]);
    fire(conflict, 'taketheirs', { name: 'Purpose__c' });
    await rendered();
    expect(form(element).views[0]?.value).toBe('Theirs');
    save.mockResolvedValueOnce(undefined);
    await go(element);
    expect(save).toHaveBeenLastCalledWith({});
  });

  it('shows no conflict where a save failed for another reason', async () => {
    const save = jest.fn().mockRejectedValue({ status: 400, body: { message: 'No.' } });
    const element = await editForm(save, { record: record('Old') });
    await type(element, 'Purpose__c', 'Mine');
    await go(element);
    expect(all(element, 'c-run-as-conflict')).toHaveLength(0);
  });

  it('loses nothing when a save fails, and shows the error where it belongs', async () => {
    const fieldErrors = { Purpose__c: [{ message: 'Say why.' }], Name: [{ message: 'Name is gone.' }] };
    const save = jest.fn().mockRejectedValueOnce({ body: { output: { errors: [], fieldErrors } } });
    const element = await editForm(save);
    await type(element, 'Purpose__c', 'x');
    await go(element);
    expect(form(element).errors).toMatchObject({ Purpose__c: 'Say why.' });
    // Of a field that is not here.
    expect(textOf(one(element, '[role=alert]'))).toBe('Name is gone.');
    expect(form(element).views[0]?.value).toBe('x');
    save.mockResolvedValueOnce(undefined);
    await go(element);
    expect(all(element, '[role=alert]')).toHaveLength(0);
  });

  it('says why there is no form', async () => {
    const element = await mount('c-run-as-edit-form', RunAsEditForm, {
      objectApiName: 'RunAsUser__c',
      sections: SECTIONS
    });
    expect(all(element, 'lightning-spinner')).toHaveLength(1);
    infoWire.error({ message: 'No such object' });
    await rendered();
    expect(textOf(one(element, '[role=alert]'))).toContain('No such object');
    expect(all(element, 'lightning-spinner')).toHaveLength(0);
  });
});
