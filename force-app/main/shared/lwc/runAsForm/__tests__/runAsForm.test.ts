import RunAsForm from 'c/runAsForm';
import { fieldViews } from 'c/runAsFormModel';
import { ENTRY_INFO, ENTRY_PICKLISTS, ENTRY_RECORD } from '../../../../../../config/lwc/entryForm';
import { all, detailsOf, fire, mount } from '../../../../../../config/lwc/mount';

const SOURCE = { info: ENTRY_INFO, picklists: ENTRY_PICKLISTS, record: ENTRY_RECORD, draft: {} };
const VIEWS = fieldViews(SOURCE, ['NextReviewOn__c', 'Purpose__c', 'Status__c']);

type Form = HTMLElement & {
  focusFirst: () => void;
  focusFirstError: () => boolean;
  reportValidity: () => boolean;
};
type Field = Omit<HTMLElement, 'focus'> & { focus: jest.Mock; reportValidity: jest.Mock; error: string };

async function form(errors: Record<string, string> = {}): Promise<{ element: Form; fields: Field[] }> {
  const props = { views: VIEWS, isEditing: true, errors };
  const element = (await mount('c-run-as-form', RunAsForm, props)) as unknown as Form;
  const fields = all(element, 'c-run-as-field') as unknown as Field[];
  for (const field of fields) {
    Object.defineProperty(field, 'focus', { value: jest.fn() });
    Object.defineProperty(field, 'reportValidity', { value: jest.fn(() => field !== fields[1]) });
  }
  return { element, fields };
}

describe('c-run-as-form', () => {
  it('gives each field its error', async () => {
    const { fields } = await form({ Status__c: 'Wrong' });
    expect(fields.map(({ error }) => error)).toEqual(['', '', 'Wrong']);
  });

  it('puts the keyboard into the first field that is wrong', async () => {
    const { element, fields } = await form({ Status__c: 'Wrong' });
    expect(element.focusFirstError()).toBe(true);
    expect(fields.map(({ focus }) => focus.mock.calls.length)).toEqual([0, 0, 1]);
    expect((await form()).element.focusFirstError()).toBe(false);
  });

  it('puts it into the first that can be written', async () => {
    const { element, fields } = await form();
    element.focusFirst();
    expect(fields.map(({ focus }) => focus.mock.calls.length)).toEqual([0, 1, 0]);
  });

  it('shows everything that is missing, and goes to the first', async () => {
    const { element, fields } = await form();
    expect(element.reportValidity()).toBe(false);
    expect(fields.map(({ reportValidity }) => reportValidity.mock.calls.length)).toEqual([1, 1, 1]);
    expect(fields[1]?.focus).toHaveBeenCalledTimes(1);
  });

  it('hands on what its fields tell', async () => {
    const { element, fields } = await form();
    const heard = detailsOf(element, 'fieldchange');
    fire(fields[1] as unknown as Element, 'fieldchange', { name: 'Purpose__c', value: 'x' });
    expect(heard).toEqual([{ name: 'Purpose__c', value: 'x' }]);
  });
});
