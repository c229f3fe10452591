import type { DashboardData } from 'c/runAsDashboardData';
import RunAsNotices from 'c/runAsNotices';
import { all, mount, one, textOf } from '../../../../../../config/lwc/mount';

const READ = { state: 'read', value: null, error: '' } as const;

function notices(changes: Partial<DashboardData>): Promise<HTMLElement> {
  const data: DashboardData = { scan: READ, register: READ, lines: [], ...changes };
  return mount('c-run-as-notices', RunAsNotices, { data });
}

describe('c-run-as-notices', () => {
  it('says calmly what the user may not see', async () => {
    const element = await notices({ scan: { state: 'denied', value: null, error: '' } });
    expect(all(element, 'li').map(textOf)).toEqual(['c.RunAs_Register_NoScanRight']);
    expect(all(element, 'lightning-button')).toHaveLength(0);
  });

  it('says which source failed, and offers to read again', async () => {
    const element = await notices({ register: { state: 'failed', value: null, error: '<b>No.</b>' } });
    const retry = jest.fn();
    element.addEventListener('retry', retry);
    expect(textOf(one(element, 'li'))).toContain('Register_ReadFailed');
    one(element, 'lightning-button').click();
    expect(retry).toHaveBeenCalledTimes(1);
  });
});
