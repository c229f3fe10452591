import RunAsBulkForm from 'c/runAsBulkForm';
import type { AskedAction } from 'c/runAsBulkForm';
import type { FieldView } from 'c/runAsFormModel';
import { getObjectInfo, getPicklistValuesByRecordType } from 'lightning/uiObjectInfoApi';
import type { FieldInfo, PicklistsByField } from 'lightning/uiObjectInfoApi';
import { field, objectInfo } from '../../../../../../config/lwc/entryForm';
import { all, detailsOf, fire, mount, one, rendered, textOf } from '../../../../../../config/lwc/mount';

interface TestWire {
  emit(data: unknown): void;
  error(body?: unknown): void;
}

const infoWire = getObjectInfo as unknown as TestWire;
const picklistWire = getPicklistValuesByRecordType as unknown as TestWire;
const ANN = { id: '005000000000001AAA', name: 'Ann Ash' };
const OWNERS = ['BusinessOwner__c', 'BackupOwner__c', 'TechnicalOwner__c'];

const FIELDS: readonly FieldInfo[] = [
  field('Name'),
  ...OWNERS.map((name) => field(name, { dataType: 'Reference' })),
  field('Status__c', { dataType: 'Picklist' }),
  field('Purpose__c', { dataType: 'TextArea', length: 99 }),
  field('Criticality__c', { dataType: 'Picklist' }),
  field('ReviewIntervalDays__c', { dataType: 'Double', required: true, length: 0 }),
  field('DueOn__c', { dataType: 'Date', length: 0 }),
  field('Reviewer__c', { dataType: 'Reference' }),
  field('Reason__c', { dataType: 'Picklist', required: true }),
  field('NextReviewOn__c', { createable: false, updateable: false })
];
const VITAL = { label: 'Vital!', value: 'Vital' };
const PICKLISTS: PicklistsByField = { Criticality__c: { defaultValue: null, values: [VITAL] } };

type Form = HTMLElement & { views: FieldView[] };
type Select = HTMLElement & { options: { label: string; value: string }[] };

async function form(
  kind: string,
  changes: Readonly<Record<string, Partial<FieldInfo>>> = {},
  props: object = {}
): Promise<{ element: HTMLElement; last: () => AskedAction | null }> {
  const element = await mount('c-run-as-bulk-form', RunAsBulkForm, { kind, ...props });
  const told = detailsOf(element, 'action');
  infoWire.emit(objectInfo(FIELDS.map((info) => ({ ...info, ...changes[info.apiName] }))));
  await rendered();
  picklistWire.emit({ picklistFieldValues: PICKLISTS });
  await rendered();
  return { element, last: () => told.at(-1) as AskedAction | null };
}

async function enter(element: HTMLElement, name: string, value: unknown): Promise<void> {
  fire(one(element, 'c-run-as-form'), 'fieldchange', { name, value });
  await rendered();
}

function views(element: HTMLElement): FieldView[] {
  return (one(element, 'c-run-as-form') as Form).views;
}

describe('c-run-as-bulk-form', () => {
  it('is as valid as its fields, and valid before there are any', async () => {
    type Checked = HTMLElement & { reportValidity: () => boolean };
    const early: HTMLElement = await mount('c-run-as-bulk-form', RunAsBulkForm, { kind: 'setInterval' });
    expect((early as Checked).reportValidity()).toBe(true);
    const element = (await form('scheduleReview')).element as Checked;
    jest.spyOn(one(element, 'c-run-as-form') as Checked, 'reportValidity').mockReturnValue(false);
    expect(element.reportValidity()).toBe(false);
  });

  it('asks for owner, purpose and interval of what is registered, as the org has them', async () => {
    const { element, last } = await form('register', {}, { hasNew: true });
    expect(views(element).map(({ name, isRequired }) => [name, isRequired])).toEqual([
      ['BusinessOwner__c', true],
      ['Criticality__c', false],
      ['ReviewIntervalDays__c', true],
      ['Purpose__c', true]
    ]);
    expect(views(element)[1]?.options).toEqual([VITAL]);
    expect(views(element)[3]).toMatchObject({ maxLength: 99, help: 'Help of Purpose__c' });
    await enter(element, 'Purpose__c', 'Sends orders');
    expect(last()).toBeNull();
    expect(textOf(one(element, '[role=status]'))).toContain('Bulk_Incomplete');
    await enter(element, 'BusinessOwner__c', ANN);
    await enter(element, 'Criticality__c', 'Vital');
    await enter(element, 'ReviewIntervalDays__c', 30);
    expect(textOf(one(element, '[role=status]'))).toBe('');
    expect(last()?.action).toEqual({
      kind: 'register',
      ownerId: ANN.id,
      ownerName: ANN.name,
      purpose: 'Sends orders',
      criticality: 'Vital',
      days: 30
    });
    expect(last()?.writable.has('Name')).toBe(true);
    expect(last()?.writable.has('NextReviewOn__c')).toBe(false);
    await enter(element, 'BusinessOwner__c', null);
    expect(last()).toBeNull();
  });

  it('does not offer what this user may not write, and does without it', async () => {
    const locked = { createable: false };
    const changes = { Criticality__c: locked, ReviewIntervalDays__c: locked };
    const { element, last } = await form('register', changes, { hasNew: true });
    expect(views(element).map(({ name }) => name)).toEqual(['BusinessOwner__c', 'Purpose__c']);
    await enter(element, 'BusinessOwner__c', ANN);
    await enter(element, 'Purpose__c', 'Sends orders');
    expect(last()?.action).toMatchObject({ criticality: null, days: null });
    expect(last()?.writable.has('Criticality__c')).toBe(false);
  });

  it('asks of entries that are there for the right to change them', async () => {
    const { element } = await form('register', { Criticality__c: { createable: false } });
    expect(views(element).map(({ name }) => name)).toContain('Criticality__c');
  });

  it.each([
    ['register', 'Status__c', 'Status'],
    ['register', 'Purpose__c', 'Purpose'],
    ['setInterval', 'ReviewIntervalDays__c', 'ReviewIntervalDays'],
    ['scheduleReview', 'DueOn__c', 'DueOn']
  ])('says of %s that it cannot be done without %s', async (kind, name, label) => {
    const info = { [name]: { createable: false, updateable: false, label } };
    const { element, last } = await form(kind, info);
    expect(textOf(one(element, '[role=alert]'))).toContain('Bulk_NotWritable');
    expect(all(element, 'c-run-as-form')).toHaveLength(0);
    expect(textOf(one(element, '[role=status]'))).toBe('');
    expect(last()).toBeNull();
  });

  it('asks which owner, of those that this user may assign, and keeps the user that was chosen', async () => {
    const locked = { BusinessOwner__c: { updateable: false } };
    const { element, last } = await form('assignOwner', locked);
    const select = one(element, 'lightning-select') as Select;
    expect(select.options.map(({ value }) => value)).toEqual(['BackupOwner__c', 'TechnicalOwner__c']);
    expect(views(element).map(({ name, isRequired }) => [name, isRequired])).toEqual([
      ['BackupOwner__c', true]
    ]);
    await enter(element, 'BackupOwner__c', ANN);
    fire(select, 'change', { value: 'TechnicalOwner__c' });
    await rendered();
    expect(views(element)).toMatchObject([{ name: 'TechnicalOwner__c', value: ANN }]);
    expect(last()?.action).toEqual({
      kind: 'assignOwner',
      role: 'TechnicalOwner__c',
      userId: ANN.id,
      userName: ANN.name
    });
  });

  it('says that no owner can be assigned', async () => {
    const locked = Object.fromEntries(OWNERS.map((name) => [name, { updateable: false }]));
    const { element } = await form('assignOwner', locked);
    expect(textOf(one(element, '[role=alert]'))).toContain('Bulk_NotWritable');
    expect(all(element, 'lightning-select')).toHaveLength(0);
  });

  it('asks for the day of a review, and for a reviewer where there is one', async () => {
    const { element, last } = await form('scheduleReview');
    await enter(element, 'DueOn__c', '2026-12-24');
    expect(last()?.action).toEqual({
      kind: 'scheduleReview',
      dueOn: '2026-12-24',
      reviewerId: null,
      reviewerName: '',
      reason: 'Manual'
    });
    await enter(element, 'Reviewer__c', ANN);
    await enter(element, 'Reason__c', 'Drift');
    expect(last()?.action).toMatchObject({ reviewerId: ANN.id, reviewerName: 'Ann Ash', reason: 'Drift' });
  });

  it('asks for the days of an interval', async () => {
    const { element, last } = await form('setInterval');
    expect(last()?.action).toEqual({ kind: 'setInterval', days: 90 });
    await enter(element, 'ReviewIntervalDays__c', null);
    expect(last()).toBeNull();
    await enter(element, 'ReviewIntervalDays__c', 365);
    expect(last()?.action).toEqual({ kind: 'setInterval', days: 365 });
  });

  it('waits for what the org says of the fields, and tells why it says nothing', async () => {
    const element = await mount('c-run-as-bulk-form', RunAsBulkForm, { kind: 'setInterval' });
    expect(all(element, 'lightning-spinner')).toHaveLength(1);
    infoWire.error({ message: 'No <b>access</b>' });
    await rendered();
    expect(all(element, 'lightning-spinner')).toHaveLength(0);
    expect(textOf(one(element, '[role=alert]'))).toContain('No <b>access</b>');
  });
});
