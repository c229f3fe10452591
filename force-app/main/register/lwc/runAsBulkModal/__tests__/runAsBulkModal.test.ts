import type { AskedAction } from 'c/runAsBulkForm';
import RunAsBulkModal from 'c/runAsBulkModal';
import type { BulkLines } from 'c/runAsBulkModal';
import { registerLines } from 'c/runAsCore';
import type { PlannedChange, RegisterLine } from 'c/runAsCore';
import { savePlanned } from 'c/runAsRegister';
import type { SaveResult } from 'c/runAsRegister';
import { all, detailsOf, fire, mount, one, rendered, textOf } from '../../../../../../config/lwc/mount';
import { registerEntry } from '../../../../../../config/lwc/registerEntry';

jest.mock('c/runAsRegister', () => ({ savePlanned: jest.fn() }));
jest.mock('@salesforce/label/c.RunAs_Bulk_Saving', () => ({ __esModule: true, default: '{0} of {1}' }), {
  virtual: true
});
jest.mock('@salesforce/i18n/locale', () => ({ __esModule: true, default: 'de-DE' }), { virtual: true });
jest.mock('@salesforce/i18n/timeZone', () => ({ __esModule: true, default: 'America/Los_Angeles' }), {
  virtual: true
});

const save = jest.mocked(savePlanned);
const OWNER: AskedAction = {
  action: {
    kind: 'assignOwner',
    role: 'BusinessOwner__c',
    userId: '005000000000002AAA',
    userName: 'Ben Oak'
  },
  writable: new Set(['BusinessOwner__c'])
};

type Modal = HTMLElement & { disableClose?: boolean };
type Table = HTMLElement & { changes: PlannedChange[]; results: (SaveResult | null)[] | null };

function lines(number: number): RegisterLine[] {
  const entries = Array.from({ length: number }, (_, index) =>
    registerEntry({ Id: `a0${index}`, Name: `user${index}@x`, UserKey__c: `username:user${index}@x` })
  );
  return registerLines(null, entries, []);
}

function bulk(number: number): BulkLines {
  return { lines: lines(number), reviews: [] };
}

function modal(number = 2, props: object = {}): Promise<Modal> {
  const readAgain = (): Promise<BulkLines> => Promise.resolve(bulk(number));
  const kind = 'assignOwner';
  return mount('c-run-as-bulk-modal', RunAsBulkModal, {
    kind,
    selected: () => bulk(number),
    readAgain,
    ...props
  });
}

async function ask(element: HTMLElement, asked: AskedAction | null = OWNER): Promise<void> {
  fire(one(element, 'c-run-as-bulk-form'), 'action', asked);
  await rendered();
}

function table(element: HTMLElement): Table {
  return one(element, 'c-run-as-bulk-table') as Table;
}

async function press(element: HTMLElement): Promise<void> {
  apply(element).click();
  await rendered();
  await rendered();
}

function saved(changes: Partial<SaveResult> = {}): SaveResult {
  return { recordId: 'a00', isCreated: false, error: null, isConflict: false, ...changes };
}

function apply(element: HTMLElement): HTMLButtonElement {
  return all(element, 'lightning-button').at(-1) as HTMLButtonElement;
}

describe('c-run-as-bulk-modal', () => {
  beforeEach(() => save.mockReset());
  afterEach(() => jest.useRealTimers());

  it('asks first, and applies nothing until it knows what', async () => {
    const element = await modal();
    expect(all(element, 'c-run-as-bulk-table')).toHaveLength(0);
    expect(apply(element).disabled).toBe(true);
  });

  it('shows what will happen to each, and takes it back when the form is incomplete again', async () => {
    const element = await modal();
    await ask(element);
    expect(table(element).changes.map(({ outcome, before, after }) => [outcome, before, after])).toEqual([
      ['change', 'Ann Ash', 'Ben Oak'],
      ['change', 'Ann Ash', 'Ben Oak']
    ]);
    expect(apply(element).disabled).toBe(false);
    await ask(element, null);
    expect(all(element, 'c-run-as-bulk-table')).toHaveLength(0);
  });

  it('saves no field that this user may not write', async () => {
    const element = await modal();
    await ask(element, { ...OWNER, writable: new Set() });
    expect(table(element).changes.map(({ fields }) => fields)).toEqual([{ Id: 'a00' }, { Id: 'a01' }]);
  });

  it('takes the day of the user for today', async () => {
    jest.useFakeTimers({ now: Date.parse('2026-11-22T03:30:00Z'), doNotFake: ['setTimeout'] });
    const element = await modal(1, { kind: 'scheduleReview' });
    const outcomeOn = async (dueOn: string): Promise<unknown> => {
      const reviewer = { reviewerId: null, reviewerName: '', reason: 'Manual' };
      await ask(element, {
        action: { kind: 'scheduleReview', dueOn, ...reviewer },
        writable: new Set(['RunAsUser__c', 'DueOn__c'])
      });
      return table(element).changes[0]?.reason;
    };
    expect(await outcomeOn('2026-11-21')).toBeNull();
    expect(await outcomeOn('2026-11-20')).toBe('dueOnPast');
  });

  it('applies it, cannot be closed meanwhile, and tells which lines were saved', async () => {
    const element = await modal();
    const keys = detailsOf(element, 'saved');
    const { promise, resolve } = Promise.withResolvers<(SaveResult | null)[]>();
    save.mockReturnValue(promise);
    await ask(element);
    apply(element).click();
    await rendered();
    expect(element.disableClose).toBe(true);
    expect(all(element, 'lightning-progress-bar')).toHaveLength(1);
    expect(one(element, 'c-run-as-bulk-form').className).toBe('slds-hide');
    resolve([saved(), saved({ error: 'Gone.', isConflict: true })]);
    await rendered();
    expect(keys).toEqual([{ keys: ['username:user0@x'] }]);
    expect(element.disableClose).toBe(false);
    expect(table(element).results).toHaveLength(2);
  });

  it('offers nothing to try again where all was saved', async () => {
    const element = await modal();
    save.mockResolvedValue([saved(), saved()]);
    await ask(element);
    await press(element);
    expect(all(element, 'lightning-button')).toHaveLength(1);
  });

  it('tells how far it is as the locale of the user writes numbers', async () => {
    const element = await modal();
    save.mockImplementation((_plan, onSaved) => {
      onSaved?.(1200, 3400);
      return new Promise(() => undefined);
    });
    await ask(element);
    await press(element);
    expect(textOf(one(element, '[role=status]'))).toBe('1.200 of 3.400');
  });

  it('saves nothing while something is wrong that was typed', async () => {
    const element = await modal();
    await ask(element);
    const form = one(element, 'c-run-as-bulk-form') as HTMLElement & { reportValidity: () => boolean };
    const isValid = jest.spyOn(form, 'reportValidity').mockReturnValue(false);
    save.mockClear();
    await press(element);
    expect([isValid.mock.calls.length, save.mock.calls.length]).toEqual([1, 0]);
  });

  describe('when some were not saved', () => {
    async function failed(readAgain: () => Promise<BulkLines>): Promise<Modal> {
      const element = await modal(2, { readAgain });
      save.mockResolvedValueOnce([saved(), saved({ error: 'Network.' })]);
      await ask(element);
      await press(element);
      return element;
    }

    it('goes back to the form that was filled in, plans those alone anew, and saves no other twice', async () => {
      const now = lines(2).map((line) => ({
        ...line,
        entry: line.entry && { ...line.entry, BusinessOwner__r: { Name: 'Cy Elm' } }
      }));
      const element = await failed(() => Promise.resolve({ lines: now, reviews: [] }));
      const form = one(element, 'c-run-as-bulk-form');
      const focused = jest.spyOn(form, 'focus');
      await press(element);
      expect(save).toHaveBeenCalledTimes(1);
      expect(one(element, 'c-run-as-bulk-form')).toBe(form);
      expect(form.className).toBe('');
      expect(focused).toHaveBeenCalled();
      expect(textOf(one(element, '.again'))).toContain('Bulk_Again');
      expect(table(element).results).toBeNull();
      expect(table(element).changes.map(({ line, before, after }) => [line.key, before, after])).toEqual([
        ['username:user1@x', 'Cy Elm', 'Ben Oak']
      ]);
      save.mockResolvedValueOnce([saved()]);
      await press(element);
      const [, [plan] = []] = save.mock.calls;
      expect(plan?.map(({ line }) => line.key)).toEqual(['username:user1@x']);
      expect(textOf(one(element, '.again'))).toBe('');
    });

    it('keeps the results where the register cannot be read again, and says why', async () => {
      const element = await failed(() => Promise.reject(new Error('No network.')));
      await press(element);
      expect(textOf(one(element, '.again'))).toBe('No network.');
      expect(table(element).results).toHaveLength(2);
      expect(apply(element).disabled).toBe(false);
    });

    it('says that they are in the list no longer', async () => {
      const element = await failed(() => Promise.resolve({ lines: lines(1), reviews: [] }));
      await press(element);
      expect(textOf(one(element, '.again'))).toContain('Bulk_AgainNone');
      expect(all(element, 'c-run-as-bulk-table')).toHaveLength(0);
      expect(apply(element).disabled).toBe(true);
    });
  });
});
