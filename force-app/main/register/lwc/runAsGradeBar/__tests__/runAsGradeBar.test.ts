import RunAsGradeBar from 'c/runAsGradeBar';
import { all, mount, one } from '../../../../../../config/lwc/mount';

const GRADES = ['critical', 'medium', 'medium', 'none'] as const;

describe('c-run-as-grade-bar', () => {
  it('draws a segment for each grade that occurs, in proportion', async () => {
    const element = await mount('c-run-as-grade-bar', RunAsGradeBar, { grades: GRADES });
    const drawn = all(element, '.bar').map((bar) => [bar.className, bar.style.flexGrow]);
    expect(drawn).toEqual([
      ['bar bar_critical', '1'],
      ['bar bar_medium', '2'],
      ['bar bar_none', '1']
    ]);
  });

  it('offers every grade and says which is chosen', async () => {
    const element = await mount('c-run-as-grade-bar', RunAsGradeBar, { grades: GRADES, selected: 'medium' });
    const choices = all(element, 'button').map(({ dataset, ariaPressed }) => [dataset.grade, ariaPressed]);
    expect(choices.map(([grade]) => grade)).toEqual(['all', 'critical', 'high', 'medium', 'unknown', 'none']);
    expect(one(element, 'button[aria-pressed=true]').dataset.grade).toBe('medium');
  });

  it('fires the grade, or null for all', async () => {
    const element = await mount('c-run-as-grade-bar', RunAsGradeBar, { grades: GRADES });
    const fired = jest.fn();
    element.addEventListener('grade', (event) => {
      fired((event as CustomEvent).detail);
    });
    one(element, 'button[data-grade=critical]').click();
    one(element, 'button[data-grade=all]').click();
    expect(fired.mock.calls).toEqual([[{ grade: 'critical' }], [{ grade: null }]]);
  });
});
