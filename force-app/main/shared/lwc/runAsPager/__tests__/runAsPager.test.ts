import RunAsPager from 'c/runAsPager';
import { all, mount, one } from '../../../../../../config/lwc/mount';

type Button = HTMLElement & { disabled: boolean };

describe('c-run-as-pager', () => {
  it('steps within the pages there are', async () => {
    const element = await mount('c-run-as-pager', RunAsPager, { total: 101, page: 2, pageSize: 50 });
    const went = jest.fn();
    element.addEventListener('page', (event) => {
      went((event as CustomEvent).detail);
    });
    const [previous, next] = all(element, 'lightning-button') as Button[];
    expect([previous?.disabled, next?.disabled]).toEqual([false, true]);
    previous?.click();
    expect(went).toHaveBeenCalledWith({ page: 1 });
  });

  it('has no steps for one page, and nothing for no rows', async () => {
    const element = await mount('c-run-as-pager', RunAsPager, { total: 50 });
    expect(all(element, 'lightning-button')).toHaveLength(0);
    expect(one(element, 'p')).toBeTruthy();
    expect(all(await mount('c-run-as-pager', RunAsPager), 'p')).toHaveLength(0);
  });
});
