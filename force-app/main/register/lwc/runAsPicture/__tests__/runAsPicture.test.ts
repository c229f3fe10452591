import RunAsPicture from 'c/runAsPicture';
import { all, mount, one, rendered } from '../../../../../../config/lwc/mount';

describe('c-run-as-picture', () => {
  it('shows a table in place of the drawing, and the drawing again', async () => {
    const element = await mount('c-run-as-picture', RunAsPicture, { heading: 'Reviews' });
    const button = one(element, 'lightning-button') as HTMLElement & { label: string };
    const shown = (): unknown[] => [
      all(element, '[role=img]').length,
      all(element, 'slot[name=table]').length,
      button.label
    ];
    expect(shown()).toEqual([1, 0, 'c.RunAs_Pictures_AsTable']);
    button.click();
    await rendered();
    expect(shown()).toEqual([0, 1, 'c.RunAs_Pictures_AsPicture']);
    button.click();
    await rendered();
    expect(shown()).toEqual([1, 0, 'c.RunAs_Pictures_AsTable']);
  });
});
