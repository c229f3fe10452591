import RunAsReviewPicture from 'c/runAsReviewPicture';
import { all, mount, one, textOf } from '../../../../../../config/lwc/mount';

jest.mock('@salesforce/label/c.RunAs_Pictures_Cell', () => ({ __esModule: true, default: '{0}, {1}: {2}' }), {
  virtual: true
});

const MONTHS = [
  { month: '2026-11', due: 2, overdue: 1, completed: 3 },
  { month: '2026-12', due: 0, overdue: 0, completed: 0 }
];

function picture(months: object[] = MONTHS): Promise<HTMLElement> {
  return mount('c-run-as-review-picture', RunAsReviewPicture, { months });
}

describe('c-run-as-review-picture', () => {
  it('draws a piece for each number that is not zero', async () => {
    const element = await picture();
    expect(all(element, 'svg rect')).toHaveLength(3);
    expect(textOf(one(element, 'svg'))).toContain('Nov');
  });

  it('is a table too, with every number', async () => {
    const element = await picture();
    expect(all(element, '[slot=table] tbody tr').map(textOf)).toEqual([
      'November 2026 3 1 2',
      'December 2026 0 0 0'
    ]);
  });

  it('writes numbers as the locale of the user does', async () => {
    const element = await picture([{ month: '2026-11', due: 2000, overdue: 0, completed: 0 }]);
    expect(textOf(one(element, 'svg title'))).toBe('November 2026, c.RunAs_Pictures_Due: 2,000');
    expect(all(element, 'svg .tick').map(textOf)).toEqual(['0', '500', '1,000', '1,500', '2,000']);
  });

  it('says that there is nothing to draw', async () => {
    const element = one(await picture([MONTHS[1]!]), 'c-run-as-picture');
    expect(all(element, '[role=img]')).toHaveLength(0);
    expect(textOf(element.shadowRoot!)).toContain('Pictures_NoReviews');
  });
});
