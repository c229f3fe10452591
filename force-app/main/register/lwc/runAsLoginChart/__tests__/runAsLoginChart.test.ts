import RunAsLoginChart from 'c/runAsLoginChart';
import type { LoginChart } from 'c/runAsLoginDays';
import { all, mount, one, textOf } from '../../../../../../config/lwc/mount';

const CHART: LoginChart = {
  kinds: ['Remote Access 2.0 · <b>ERP</b>', 'Others'],
  days: [
    { day: '2026-11-20', total: 0, counts: [0, 0] },
    { day: '2026-11-21', total: 4, counts: [3, 1] }
  ],
  most: 4,
  total: 4
};

function shown(chart: LoginChart): Promise<HTMLElement> {
  return mount('c-run-as-login-chart', RunAsLoginChart, { chart });
}

describe('c-run-as-login-chart', () => {
  it('stacks the kinds of a day to its height', async () => {
    const bars = all(await shown(CHART), 'rect').map((bar) => ({
      y: Number(bar.getAttribute('y')),
      height: Number(bar.getAttribute('height'))
    }));
    expect(bars).toHaveLength(2);
    expect(bars[0]!.height).toBeCloseTo(3 * bars[1]!.height);
    expect(bars[1]!.y + bars[1]!.height).toBeCloseTo(bars[0]!.y);
  });

  it('says the same in words and as a table', async () => {
    const element = await shown(CHART);
    expect(one(element, 'svg').getAttribute('aria-label')).toContain('Record_ChartSummary');
    expect(all(element, 'tbody tr').map(textOf)).toEqual(['Nov 21, 2026 3 1']);
    expect(all(element, 'b')).toHaveLength(0);
    const many = { ...CHART, days: [{ day: '2026-11-21', total: 1234, counts: [1234, 0] }], most: 1234 };
    expect(all(await shown(many), 'tbody tr').map(textOf)).toEqual(['Nov 21, 2026 1,234 0']);
  });

  it('draws nothing where there was no login', async () => {
    const none = { ...CHART, days: [CHART.days[0]!], most: 0, total: 0 };
    expect(all(await shown(none), 'rect')).toHaveLength(0);
  });
});
