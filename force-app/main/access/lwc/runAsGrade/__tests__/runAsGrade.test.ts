import RunAsGrade from 'c/runAsGrade';
import { mount, one, textOf } from '../../../../../../config/lwc/mount';

async function shown(props: object): Promise<string> {
  const element = await mount('c-run-as-grade', RunAsGrade, props);
  return `${one(element, '.grade').className}: ${textOf(element.shadowRoot!)}`;
}

describe('c-run-as-grade', () => {
  it.each([
    [{ grade: 'critical' }, 'grade grade_critical: c.RunAs_Grade_Critical'],
    [{ grade: 'high', bound: 'upper' }, 'grade grade_high: c.RunAs_Grade_High c.RunAs_Bound_Upper'],
    [{ grade: 'medium', bound: 'lower' }, 'grade grade_medium: c.RunAs_Grade_Medium c.RunAs_Bound_Lower'],
    [{ grade: 'none', bound: 'exact' }, 'grade grade_none: c.RunAs_Grade_None'],
    [{ grade: 'none', bound: 'upper' }, 'grade grade_none: c.RunAs_Grade_None c.RunAs_Bound_Upper'],
    [{ grade: 'none', bound: 'lower' }, 'grade grade_unknown: c.RunAs_Grade_Unknown'],
    [{ grade: 'none', bound: 'unknown' }, 'grade grade_unknown: c.RunAs_Grade_Unknown'],
    [
      { grade: 'medium', conditionalGrade: 'critical' },
      'grade grade_medium: c.RunAs_Grade_Medium c.RunAs_Grade_WhenActivated'
    ]
  ])('%j', async (props, text) => {
    expect(await shown(props)).toBe(text);
  });
});
