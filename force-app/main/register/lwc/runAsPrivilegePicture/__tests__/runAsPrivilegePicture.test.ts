import RunAsPrivilegePicture from 'c/runAsPrivilegePicture';
import { all, mount, one, rendered, textOf } from '../../../../../../config/lwc/mount';

const COUNTS = [
  { row: 'critical', column: 'week', count: 1234 },
  { row: 'high', column: 'never', count: 2 }
];

function picture(props: object = {}): Promise<HTMLElement> {
  return mount('c-run-as-privilege-picture', RunAsPrivilegePicture, { counts: COUNTS, ...props });
}

function filters(element: HTMLElement): unknown[] {
  const details: unknown[] = [];
  element.addEventListener('filter', (event) => details.push((event as CustomEvent).detail));
  return details;
}

describe('c-run-as-privilege-picture', () => {
  it('draws a circle for each cell that has somebody', async () => {
    const element = await picture();
    expect(all(element, 'svg circle')).toHaveLength(2);
    expect(textOf(one(element, 'svg'))).toContain('1,234');
    expect(all(element, 'svg g')).toHaveLength(35);
  });

  it('filters by the cell that is clicked, and by none when it is clicked again', async () => {
    const element = await picture();
    const details = filters(element);
    const cell = (grade: string, recency: string): Element =>
      one(element, `g[data-grade=${grade}][data-recency=${recency}]`);
    cell('high', 'never').dispatchEvent(new CustomEvent('click'));
    cell('none', 'week').dispatchEvent(new CustomEvent('click'));
    Object.assign(element, { grade: 'high', recency: 'never' });
    await rendered();
    cell('high', 'never').dispatchEvent(new CustomEvent('click'));
    expect(details).toEqual([
      { grade: 'high', recency: 'never' },
      { grade: null, recency: null }
    ]);
  });

  it('is a table too, whose numbers filter', async () => {
    const element = await picture();
    const details = filters(element);
    expect(all(element, '[slot=table] tbody tr')).toHaveLength(5);
    const [first] = all(element, 'td button');
    first!.click();
    expect(details).toEqual([{ grade: 'critical', recency: 'week' }]);
  });
});
