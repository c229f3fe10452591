import RunAsTiles from 'c/runAsTiles';
import { all, mount, one, textOf } from '../../../../../../config/lwc/mount';

const COUNTS = {
  all: 12345,
  unowned: 2,
  unregistered: 3,
  overdue: 0,
  dueSoon: 4,
  privileged: 5,
  dormant: 6
};

function tiles(props: object): Promise<HTMLElement> {
  return mount('c-run-as-tiles', RunAsTiles, { counts: COUNTS, isRegisterRead: true, ...props });
}

function chosen(element: HTMLElement): unknown[] {
  const details: unknown[] = [];
  element.addEventListener('tile', (event) => details.push((event as CustomEvent).detail));
  return details;
}

describe('c-run-as-tiles', () => {
  it('shows each count, and which one filters', async () => {
    const element = await tiles({ selected: 'dormant' });
    expect(textOf(one(element, '[data-tile=all]'))).toContain('12,345');
    expect(all(element, '[aria-pressed=true]').map(({ dataset }) => dataset.tile)).toEqual(['dormant']);
  });

  it('marks what is to be done, where there is any', async () => {
    const element = await tiles({});
    expect(all(element, '[data-tile=unowned] .number_urgent')).toHaveLength(1);
    expect(all(element, '[data-tile=overdue] .number_urgent')).toHaveLength(0);
  });

  it('fires the chosen tile, and all of them when it is chosen again', async () => {
    const element = await tiles({ selected: 'dormant' });
    const details = chosen(element);
    one(element, '[data-tile=privileged]').click();
    one(element, '[data-tile=dormant]').click();
    expect(details).toEqual([{ tile: 'privileged' }, { tile: 'all' }]);
  });

  it('counts nothing that only the register knows while it is not read', async () => {
    const element = await tiles({ isRegisterRead: false });
    const unowned = one(element, '[data-tile=unowned]') as HTMLButtonElement;
    expect(unowned.disabled).toBe(true);
    expect(textOf(unowned)).toContain('–');
    expect(textOf(one(element, '[data-tile=privileged]'))).toContain('5');
  });
});
