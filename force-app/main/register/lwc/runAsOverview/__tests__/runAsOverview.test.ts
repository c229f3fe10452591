import RunAsOverview from 'c/runAsOverview';
import type { ConflictRow } from 'c/runAsFormModel';
import type { FieldErrors } from 'c/runAsForm';
import type { FieldView } from 'c/runAsFormModel';
import { notifyRecordUpdateAvailable, updateRecord } from 'lightning/uiRecordApi';
import type { ObjectInfo } from 'lightning/uiObjectInfoApi';
import type { UiRecord } from 'lightning/uiRecordApi';
import {
  ENTRY_ID,
  ENTRY_INFO,
  ENTRY_PICKLISTS,
  ENTRY_RECORD,
  uiRecord
} from '../../../../../../config/lwc/entryForm';
import { all, fire, mount, one, rendered, textOf } from '../../../../../../config/lwc/mount';

const update = jest.mocked(updateRecord);
const notify = jest.mocked(notifyRecordUpdateAvailable);

type Form = HTMLElement & { views: FieldView[]; errors: FieldErrors; isEditing: boolean };
type Page = HTMLElement & { record: UiRecord };

async function overview(changes: { info?: ObjectInfo; isManager?: boolean } = {}): Promise<Page> {
  return mount('c-run-as-overview', RunAsOverview, {
    record: ENTRY_RECORD,
    info: ENTRY_INFO,
    picklists: ENTRY_PICKLISTS,
    isManager: true,
    ...changes
  });
}

function forms(page: Page): Form[] {
  return all(page, 'c-run-as-form') as Form[];
}

function shownText(page: Page, name: string): string | undefined {
  return forms(page)
    .flatMap(({ views }) => views)
    .find((view) => view.name === name)?.text;
}

function button(page: Page, label: string): HTMLElement {
  const found = all(page, 'lightning-button') as (HTMLElement & { label: string })[];
  const wanted = found.find((candidate) => candidate.label.endsWith(label));
  if (!wanted) throw new Error(`There is no button ${label}`);
  return wanted;
}

async function edited(page: Page, changes: Readonly<Record<string, unknown>>): Promise<void> {
  button(page, 'Record_Edit').click();
  await rendered();
  for (const [name, value] of Object.entries(changes)) {
    fire(forms(page)[0]!, 'fieldchange', { name, value });
    await rendered();
  }
}

async function save(page: Page): Promise<void> {
  button(page, 'Record_Save').click();
  await rendered();
  await rendered();
}

/** Somebody else saved the entry meanwhile, and the platform refuses ours. */
function changeMeanwhile(page: Page, values: Readonly<Record<string, unknown>>): void {
  const own = Object.fromEntries(
    Object.entries(ENTRY_RECORD.fields).map(([name, known]) => [name, known?.value])
  );
  update.mockRejectedValueOnce({ status: 412, body: { output: { errors: [{ message: 'Modified.' }] } } });
  notify.mockImplementationOnce(() => {
    page.record = uiRecord({ ...own, ...values }, '2026-11-21T00:00:00.000Z');
    return Promise.resolve();
  });
}

describe('c-run-as-overview', () => {
  beforeEach(() => {
    update.mockReset().mockResolvedValue(ENTRY_RECORD);
    notify.mockReset().mockResolvedValue();
  });

  it('shows the sections that this user may read something of', async () => {
    const page = await overview();
    expect(all(page, 'h2').map(textOf)).toHaveLength(4);
    expect(shownText(page, 'BusinessOwner__c')).toBe('Olga Owner');
  });

  it.each([
    ['who does not manage the register', { isManager: false }],
    ['who may not edit the object', { info: { ...ENTRY_INFO, updateable: false } }]
  ])('cannot be edited by %s', async (_who, changes) => {
    const page = await overview(changes);
    expect(all(page, 'lightning-button')).toHaveLength(0);
  });

  it('lets nobody write key, grade and times, whatever rights they have', async () => {
    const views = forms(await overview()).flatMap((form) => form.views);
    const writable = views.filter(({ isWritable }) => isWritable).map(({ name }) => name);
    expect(writable).toEqual([
      'Status__c',
      'BusinessOwner__c',
      'Purpose__c',
      'ReviewIntervalDays__c',
      'ExpiresOn__c'
    ]);
  });

  it('says of every section what is wrong, and of the first one last, which keeps the keyboard', async () => {
    const page = await overview();
    await edited(page, { Purpose__c: 'Mine' });
    const asked: number[] = [];
    for (const [index, form] of forms(page).entries()) {
      jest
        .spyOn(form as Form & { reportValidity: () => boolean }, 'reportValidity')
        .mockImplementation(() => {
          asked.push(index);
          return false;
        });
    }
    await save(page);
    expect(asked).toEqual([3, 2, 1, 0]);
    expect(update).not.toHaveBeenCalled();
  });

  it('saves what was changed, and nothing else, against what was shown', async () => {
    const page = await overview();
    await edited(page, { Purpose__c: 'New', BusinessOwner__c: { id: '005x', name: 'Nora' } });
    await save(page);
    expect(update).toHaveBeenCalledWith(
      { fields: { Id: ENTRY_ID, Purpose__c: 'New', BusinessOwner__c: '005x' } },
      { ifUnmodifiedSince: ENTRY_RECORD.lastModifiedDate }
    );
    expect(forms(page)[0]?.isEditing).toBe(false);
    expect(textOf(one(page, '[role=status]'))).toContain('Record_Saved');
  });

  it('saves nothing where nothing was changed', async () => {
    const page = await overview();
    await edited(page, { Purpose__c: 'New' });
    fire(forms(page)[0]!, 'fieldchange', {
      name: 'Purpose__c',
      value: ENTRY_RECORD.fields.Purpose__c?.value
    });
    await save(page);
    expect(update).not.toHaveBeenCalled();
    expect(forms(page)[0]?.isEditing).toBe(false);
  });

  it('keeps what was typed when a save fails, with each error at its field', async () => {
    update.mockRejectedValueOnce({
      status: 400,
      body: { output: { errors: [], fieldErrors: { Purpose__c: [{ message: 'Say why.' }] } } }
    });
    const page = await overview();
    await edited(page, { Purpose__c: 'x' });
    await save(page);
    expect(shownText(page, 'Purpose__c')).toBe('x');
    expect(forms(page)[0]?.errors).toEqual({ Purpose__c: 'Say why.' });
    expect(textOf(one(page, '[role=alert]'))).toContain('Record_FieldsWrong');
    fire(forms(page)[0]!, 'fieldchange', { name: 'Purpose__c', value: 'y' });
    await rendered();
    expect(forms(page)[0]?.errors).toEqual({});
  });

  it('keeps what was typed when there is no network', async () => {
    update.mockRejectedValueOnce(new Error('No network'));
    const page = await overview();
    await edited(page, { Purpose__c: 'x' });
    await save(page);
    expect(textOf(one(page, '[role=alert]'))).toBe('No network');
    expect(shownText(page, 'Purpose__c')).toBe('x');
    await save(page);
    expect(update).toHaveBeenCalledTimes(2);
  });

  it('shows both values of a conflict, and goes on', async () => {
    const page = await overview();
    await edited(page, { Purpose__c: 'Mine' });
    changeMeanwhile(page, { Purpose__c: 'Theirs', ReviewIntervalDays__c: 30 });
    await save(page);
    const conflict = one(page, 'c-run-as-conflict') as HTMLElement & { rows: ConflictRow[] };
    expect(conflict.rows).toEqual([
      expect.objectContaining({ name: 'Purpose__c', theirs: 'Theirs', mine: 'Mine', isMine: true }),
      expect.objectContaining({ name: 'ReviewIntervalDays__c', before: '90', theirs: '30', isMine: false })
    ]);
    expect(shownText(page, 'ReviewIntervalDays__c')).toBe('30');
    await save(page);
    expect(update).toHaveBeenLastCalledWith(
      { fields: { Id: ENTRY_ID, Purpose__c: 'Mine' } },
      { ifUnmodifiedSince: '2026-11-21T00:00:00.000Z' }
    );
    expect(all(page, 'c-run-as-conflict')).toHaveLength(0);
  });

  it('takes theirs where the user says so', async () => {
    const page = await overview();
    await edited(page, { Purpose__c: 'Mine', ReviewIntervalDays__c: 7 });
    changeMeanwhile(page, { Purpose__c: 'Theirs' });
    await save(page);
    fire(one(page, 'c-run-as-conflict'), 'taketheirs', { name: 'Purpose__c' });
    await rendered();
    expect(shownText(page, 'Purpose__c')).toBe('Theirs');
    await save(page);
    expect(update.mock.lastCall?.[0].fields).toEqual({ Id: ENTRY_ID, ReviewIntervalDays__c: 7 });
  });

  it('gives up what was typed when the user says so', async () => {
    const page = await overview();
    await edited(page, { Purpose__c: 'Mine' });
    button(page, 'Record_Cancel').click();
    await rendered();
    expect(shownText(page, 'Purpose__c')).toContain('Sends orders');
    expect(update).not.toHaveBeenCalled();
  });
});
