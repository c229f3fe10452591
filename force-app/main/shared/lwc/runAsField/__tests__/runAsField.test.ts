import RunAsField from 'c/runAsField';
import { fieldViews } from 'c/runAsFormModel';
import type { FieldView } from 'c/runAsFormModel';
import { ENTRY_INFO, ENTRY_PICKLISTS, ENTRY_RECORD } from '../../../../../../config/lwc/entryForm';
import { all, detailsOf, fire, mount, one, rendered, textOf } from '../../../../../../config/lwc/mount';

function viewOf(name: string, changes: Partial<FieldView> = {}): FieldView {
  const source = { info: ENTRY_INFO, picklists: ENTRY_PICKLISTS, record: ENTRY_RECORD, draft: {} };
  return { ...fieldViews(source, [name])[0]!, ...changes };
}

type Props = { view: FieldView; isEditing: boolean; error: string };

function shown(props: Partial<Props> & { view: FieldView }): Promise<HTMLElement & Props> {
  return mount('c-run-as-field', RunAsField, { isEditing: false, error: '', ...props });
}

/** What the field tells of a change. */
async function changeOf(name: string, selector: string, event: string, detail: unknown): Promise<unknown> {
  const element = await shown({ view: viewOf(name), isEditing: true });
  const heard = detailsOf(element, 'fieldchange');
  fire(one(element, selector), event, detail);
  return heard[0];
}

describe('c-run-as-field', () => {
  it('shows text as text, with its lines', async () => {
    const element = await shown({ view: viewOf('Purpose__c') });
    expect(one(element, 'dd').textContent).toBe('Sends orders\nand <b>more</b>');
    expect(all(element, 'b')).toHaveLength(0);
  });

  it('shows a date as a day that no time zone moves, and a moment in that of the user', async () => {
    const date = one(await shown({ view: viewOf('ExpiresOn__c') }), 'lightning-formatted-date-time');
    expect(date).toMatchObject({ value: '2027-01-31T00:00:00.000Z', timeZone: 'UTC' });
    const moment = one(await shown({ view: viewOf('LastScannedOn__c') }), 'lightning-formatted-date-time');
    expect(moment).toMatchObject({ value: '2026-11-20T10:00:00.000Z', hour: '2-digit' });
  });

  it('says where there is no value', async () => {
    const element = await shown({ view: viewOf('Purpose__c', { value: null, text: '' }) });
    expect(textOf(one(element, 'dd'))).toContain('Record_NoValue');
  });

  it('stays text where this user may not write', async () => {
    const element = await shown({ view: viewOf('NextReviewOn__c'), isEditing: true });
    expect(all(element, '.input')).toHaveLength(0);
    expect(all(element, 'dd')).toHaveLength(1);
  });

  it.each([
    ['Purpose__c', 'lightning-textarea', 'change', { value: 'New' }, 'New'],
    ['ReviewIntervalDays__c', 'lightning-input', 'change', { value: '30' }, 30],
    ['ExpiresOn__c', 'lightning-input', 'change', { value: '' }, null],
    ['Status__c', 'lightning-select', 'change', { value: 'Proposed' }, 'Proposed'],
    [
      'BusinessOwner__c',
      'c-run-as-user-picker',
      'userselect',
      { id: 'u', name: 'N' },
      { id: 'u', name: 'N' }
    ],
    ['BusinessOwner__c', 'c-run-as-user-picker', 'userselect', null, null]
  ])('tells of a change of %s', async (name, selector, event, detail, value) => {
    expect(await changeOf(name, selector, event, detail)).toEqual({ name, value });
  });

  it('bears label, help, length and requirement of the platform', async () => {
    const view = viewOf('UserKey__c', { isRequired: true });
    const input = one(await shown({ view, isEditing: true }), 'lightning-input');
    expect(input).toMatchObject({
      label: 'UserKey',
      fieldLevelHelp: 'Help of UserKey__c',
      maxLength: 255,
      required: true,
      type: 'text'
    });
  });

  it('lets nothing be chosen only where nothing may be', async () => {
    const options = async (view: FieldView): Promise<string[]> => {
      const select = one(await shown({ view, isEditing: true }), 'lightning-select');
      return (select as HTMLElement & { options: { value: string }[] }).options.map(({ value }) => value);
    };
    expect(await options(viewOf('Status__c'))).toEqual(['Proposed', 'Active']);
    expect(await options(viewOf('Status__c', { isRequired: false }))).toEqual(['', 'Proposed', 'Active']);
  });

  it('shows why the value was not taken, and forgets it', async () => {
    const element = await shown({ view: viewOf('Purpose__c'), isEditing: true });
    const setCustomValidity = jest.fn();
    Object.defineProperty(one(element, 'lightning-textarea'), 'setCustomValidity', {
      value: setCustomValidity
    });
    element.error = 'Say why.';
    await rendered();
    element.error = '';
    await rendered();
    expect(setCustomValidity.mock.calls).toEqual([['Say why.'], ['']]);
  });

  it('shows it under the user too', async () => {
    const element = await shown({ view: viewOf('BusinessOwner__c'), isEditing: true, error: 'Another one.' });
    expect(textOf(one(element, '[role=alert]'))).toBe('Another one.');
  });
});
