import RunAsBulkBar from 'c/runAsBulkBar';
import { all, mount, one, textOf } from '../../../../../../config/lwc/mount';

function bar(selected: number, found = 60): Promise<HTMLElement> {
  return mount('c-run-as-bulk-bar', RunAsBulkBar, { selected, found });
}

describe('c-run-as-bulk-bar', () => {
  it('offers nothing while nothing is selected', async () => {
    const element = await bar(0);
    expect(all(element, 'lightning-button')).toHaveLength(0);
    expect(textOf(one(element, '[role=status]'))).toBe('');
  });

  it('says how many are selected, and offers the others that are found', async () => {
    const element = await bar(2);
    const fired = jest.fn();
    for (const name of ['selectfound', 'selectnone']) element.addEventListener(name, fired);
    expect(textOf(one(element, '[role=status]'))).toContain('List_SelectedMany');
    const [found, none] = all(element, '.bar > lightning-button');
    found!.click();
    none!.click();
    expect(fired).toHaveBeenCalledTimes(2);
    expect(all(await bar(60), '.bar > lightning-button')).toHaveLength(1);
  });

  it('fires the action that is chosen', async () => {
    const element = await bar(1);
    const kinds: unknown[] = [];
    element.addEventListener('bulk', (event) => kinds.push((event as CustomEvent).detail));
    for (const button of all(element, '.actions lightning-button')) button.click();
    expect(kinds).toEqual([
      { kind: 'register' },
      { kind: 'assignOwner' },
      { kind: 'setInterval' },
      { kind: 'scheduleReview' }
    ]);
  });
});
