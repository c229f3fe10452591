import RunAsBulkModal from 'c/runAsBulkModal';
import { registerLines } from 'c/runAsCore';
import type { BulkAction, PlannedChange, RegisterLine } from 'c/runAsCore';
import { savePlanned } from 'c/runAsRegister';
import type { SaveResult } from 'c/runAsRegister';
import { all, fire, mount, one, rendered, textOf } from '../../../../../../config/lwc/mount';
import { registerEntry } from '../../../../../../config/lwc/registerEntry';

jest.mock('c/runAsRegister', () => ({ savePlanned: jest.fn() }));

const save = jest.mocked(savePlanned);
const OWNER: BulkAction = {
  kind: 'assignOwner',
  role: 'BusinessOwner__c',
  userId: '005000000000002AAA',
  userName: 'Ben Oak'
};

function lines(number: number): RegisterLine[] {
  const entries = Array.from({ length: number }, (_, index) =>
    registerEntry({ Id: `a0${index}`, Name: `user${index}@x`, UserKey__c: `username:user${index}@x` })
  );
  return registerLines(null, entries, []);
}

function modal(number = 2): Promise<HTMLElement> {
  return mount('c-run-as-bulk-modal', RunAsBulkModal, { kind: 'assignOwner', lines: lines(number) });
}

function saved(changes: Partial<SaveResult> = {}): SaveResult {
  return { recordId: 'a00', isCreated: false, error: null, isConflict: false, ...changes };
}

function apply(element: HTMLElement): HTMLButtonElement {
  return all(element, 'lightning-button').at(-1) as HTMLButtonElement;
}

describe('c-run-as-bulk-modal', () => {
  beforeEach(() => save.mockReset());

  it('asks first, and applies nothing until it knows what', async () => {
    const element = await modal();
    expect(textOf(element.shadowRoot!)).toContain('Bulk_Incomplete');
    expect(apply(element).disabled).toBe(true);
  });

  it('shows what will happen to each, and takes it back when the form is incomplete again', async () => {
    const element = await modal();
    fire(one(element, 'c-run-as-bulk-form'), 'action', OWNER);
    await rendered();
    const table = one(element, 'c-run-as-bulk-table') as HTMLElement & { changes: PlannedChange[] };
    expect(table.changes.map(({ outcome, before, after }) => [outcome, before, after])).toEqual([
      ['change', 'Ann Ash', 'Ben Oak'],
      ['change', 'Ann Ash', 'Ben Oak']
    ]);
    expect(apply(element).disabled).toBe(false);
    fire(one(element, 'c-run-as-bulk-form'), 'action', null);
    await rendered();
    expect(all(element, 'c-run-as-bulk-table')).toHaveLength(0);
  });

  it('applies it, cannot be closed meanwhile, and tells which lines were saved', async () => {
    const element = await modal();
    const keys: unknown[] = [];
    element.addEventListener('saved', (event) => keys.push((event as CustomEvent).detail));
    const { promise, resolve } = Promise.withResolvers<(SaveResult | null)[]>();
    save.mockReturnValue(promise);
    fire(one(element, 'c-run-as-bulk-form'), 'action', OWNER);
    await rendered();
    apply(element).click();
    await rendered();
    expect((element as HTMLElement & { disableClose?: boolean }).disableClose).toBe(true);
    expect(all(element, 'lightning-progress-bar')).toHaveLength(1);
    expect(all(element, 'c-run-as-bulk-form')).toHaveLength(0);
    resolve([saved(), saved({ error: 'Gone.', isConflict: true })]);
    await rendered();
    expect(keys).toEqual([{ keys: ['username:user0@x'] }]);
    expect((element as HTMLElement & { disableClose?: boolean }).disableClose).toBe(false);
    const table = one(element, 'c-run-as-bulk-table') as HTMLElement & { results: SaveResult[] };
    expect(table.results).toHaveLength(2);
    expect(all(element, 'lightning-button')).toHaveLength(1);
  });
});
