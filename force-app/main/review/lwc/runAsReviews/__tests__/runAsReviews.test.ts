import type { ReviewRow } from 'c/runAsCore';
import { attachSeenAccess, saveSeenAccess } from 'c/runAsEntryAccess';
import RunAsReviews from 'c/runAsReviews';
import { liveAccess, openReview, read, reviewRow } from '../../../../../../config/lwc/liveAccess';
import { all, fire, mount, one, rendered, textOf } from '../../../../../../config/lwc/mount';
import { registerEntry } from '../../../../../../config/lwc/registerEntry';

jest.mock('c/runAsEntryAccess', () => ({ attachSeenAccess: jest.fn(), saveSeenAccess: jest.fn() }));
jest.mock('c/runAsKeptAccess', () => ({ readKeptAccess: jest.fn().mockResolvedValue(null) }));

const attach = jest.mocked(attachSeenAccess);
const saveScan = jest.mocked(saveSeenAccess);
const LIVE = liveAccess();

interface Changes {
  readonly reviews?: readonly ReviewRow[];
  readonly isReviewer?: boolean;
  readonly isManager?: boolean;
  readonly live?: object | null;
}

function shown(changes: Changes = {}): Promise<HTMLElement> {
  return mount('c-run-as-reviews', RunAsReviews, {
    reviews: [openReview(), reviewRow()],
    entry: registerEntry(),
    live: null,
    isReviewer: true,
    isManager: false,
    ...changes
  });
}

describe('c-run-as-reviews', () => {
  beforeEach(() => {
    attach.mockReset().mockResolvedValue();
    saveScan.mockReset().mockResolvedValue();
  });

  it('shows who decided what, when and why, and lets only an open one be decided', async () => {
    const element = await shown();
    const [open, completed] = all(element, 'li');
    expect(textOf(completed!)).toContain('Rita Reviewer');
    expect(textOf(completed!)).toContain('As needed.');
    expect(textOf(completed!)).toContain('abababababab');
    expect(open!.querySelectorAll('.decide')).toHaveLength(1);
    expect(completed!.querySelectorAll('.decide')).toHaveLength(0);
  });

  it.each([
    ['a viewer', { isReviewer: false, isManager: false }, 0, 0],
    ['a manager', { isReviewer: false, isManager: true }, 1, 0],
    ['a reviewer', { isReviewer: true, isManager: false }, 1, 1]
  ])('offers %s what they may do', async (_who, rights, starts, decides) => {
    const element = await shown(rights);
    expect(all(element, '.start')).toHaveLength(starts);
    expect(all(element, '.decide')).toHaveLength(decides);
  });

  it('says that nobody has reviewed it', async () => {
    expect(textOf((await shown({ reviews: [] })).shadowRoot!)).toContain('Record_ReviewsNone');
  });

  it('shows the access that a completed one saw, and hides it again', async () => {
    const element = await shown();
    const button = one(element, 'dd lightning-button');
    button.click();
    await rendered();
    expect(one(element, 'c-run-as-seen-access')).toMatchObject({ lastReview: reviewRow() });
    button.click();
    await rendered();
    expect(all(element, 'c-run-as-seen-access')).toHaveLength(0);
  });

  async function started(changes: Changes): Promise<{ element: HTMLElement; heard: jest.Mock }> {
    const element = await shown(changes);
    const heard = jest.fn();
    element.addEventListener('reviewed', heard);
    one(element, '.start').click();
    await rendered();
    fire(one(element, 'c-run-as-review-start'), 'saved', { reviewId: 'a0R9' });
    await rendered();
    return { element, heard };
  }

  it('keeps the access with a review that is started', async () => {
    const { heard } = await started({ live: read(LIVE), isManager: true });
    expect(saveScan).toHaveBeenCalledWith(registerEntry(), LIVE);
    expect(attach).toHaveBeenCalledWith('a0R9', LIVE);
    expect(heard).toHaveBeenCalledTimes(1);
  });

  it('writes nothing to the entry for who does not manage it', async () => {
    await started({ live: read(LIVE), isManager: false });
    expect(saveScan).not.toHaveBeenCalled();
    expect(attach).toHaveBeenCalledTimes(1);
  });

  it('says that the access was not kept, and has the review all the same', async () => {
    attach.mockRejectedValue(new Error('Too large'));
    const { element, heard } = await started({ live: read(LIVE) });
    expect(textOf(one(element, '[role=alert]'))).toContain('Record_ReviewWithoutAccess');
    expect(heard).toHaveBeenCalledTimes(1);
  });

  it('opens a review to decide it, and says that it is completed', async () => {
    const element = await shown();
    one(element, '.decide').click();
    await rendered();
    expect(one(element, 'c-run-as-review-decide')).toMatchObject({ review: openReview() });
    expect(all(element, '.decide, .start')).toHaveLength(0);
    const heard = jest.fn();
    element.addEventListener('reviewed', heard);
    fire(one(element, 'c-run-as-review-decide'), 'saved');
    await rendered();
    expect(textOf(one(element, '[role=status]'))).toContain('Record_ReviewCompleted');
    expect(heard).toHaveBeenCalledTimes(1);
  });
});
