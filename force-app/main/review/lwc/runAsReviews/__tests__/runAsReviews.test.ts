import type { ReviewRow } from 'c/runAsCore';
import { keepSeenAccess } from 'c/runAsEntryAccess';
import type { Fact } from 'c/runAsKnownFacts';
import RunAsReviews from 'c/runAsReviews';
import { liveAccess, openReview, read, reviewRow } from '../../../../../../config/lwc/liveAccess';
import { all, fire, mount, one, rendered, textOf } from '../../../../../../config/lwc/mount';
import { tellPicklists } from '../../../../../../config/lwc/picklists';
import { registerEntry } from '../../../../../../config/lwc/registerEntry';

jest.mock('c/runAsEntryAccess', () => ({ keepSeenAccess: jest.fn() }));
jest.mock('c/runAsKeptAccess', () => ({ readKeptAccess: jest.fn().mockResolvedValue(null) }));

const keep = jest.mocked(keepSeenAccess);
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

/** The stubs of the base components take no focus. */
const focus = jest.spyOn(HTMLElement.prototype, 'focus');

describe('c-run-as-reviews', () => {
  it('says decision, status and reason in the words of the org', async () => {
    const element = await shown();
    const heads = (): unknown[] =>
      (all(element, 'c-run-as-card') as (HTMLElement & { badge: string; note: string })[]).map(
        ({ badge, note }) => [badge, note]
      );
    expect(heads()).toEqual([
      ['Open', 'Scheduled'],
      ['Certify', 'Scheduled']
    ]);
    await tellPicklists({
      Status__c: { Open: 'Offen' },
      Decision__c: { Certify: 'Bestätigt' },
      Reason__c: { Scheduled: 'Turnus' }
    });
    expect(heads()).toEqual([
      ['Offen', 'Turnus'],
      ['Bestätigt', 'Turnus']
    ]);
  });

  beforeEach(() => {
    keep.mockReset().mockResolvedValue('2026-10-01T10:00:05.000Z');
  });

  it('shows who decided what, when and why, and lets only an open one be decided', async () => {
    const element = await shown();
    const [open, completed] = all(element, 'li');
    expect(factsIn(completed!)).toEqual([
      ['Record_ReviewCompletedBy', 'Rita Reviewer', '2026-10-01T00:00:00.000Z'],
      ['Record_ReviewRationale', 'As needed.'],
      ['Record_ReviewHash', 'ab'.repeat(32)],
      ['Record_ReviewFingerprint', '1/67.0/U/names:hash']
    ]);
    expect(open!.querySelectorAll('.decide')).toHaveLength(1);
    expect(completed!.querySelectorAll('.decide')).toHaveLength(0);
  });

  it.each([
    ['a viewer', { isReviewer: false, isManager: false }, []],
    ['a manager', { isReviewer: false, isManager: true }, ['.start', '.cancel', 'c-run-as-keep-access']],
    [
      'a reviewer',
      { isReviewer: true, isManager: false },
      ['.start', '.decide', '.cancel', 'c-run-as-keep-access']
    ]
  ])('offers %s what they may do', async (_who, rights, expected) => {
    const element = await shown({ ...rights, live: read(LIVE) });
    const offered = ['.start', '.decide', '.cancel', 'c-run-as-keep-access'].filter(
      (selector) => all(element, selector).length === 1
    );
    expect(offered).toEqual(expected);
  });

  it('says who cancelled one and when', async () => {
    const review = openReview({ Status__c: 'Cancelled', LastModifiedBy: { Name: 'Cara Closer' } });
    const element = await shown({ reviews: [review] });
    expect(one(element, 'c-run-as-facts')).toMatchObject({
      facts: [{ term: 'c.RunAs_Record_ReviewCancelledBy', text: 'Cara Closer, Oct 1, 2026' }]
    });
    const unknown = openReview({ Status__c: 'Cancelled', LastModifiedDate: '' });
    expect(all(await shown({ reviews: [unknown] }), 'c-run-as-facts')).toHaveLength(0);
  });

  it('says that nobody has reviewed it', async () => {
    expect(textOf((await shown({ reviews: [] })).shadowRoot!)).toContain('Record_ReviewsNone');
  });

  it('shows the access that a completed one saw, and hides it again', async () => {
    const element = await shown();
    const button = one(element, '.seen');
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
    expect(keep).toHaveBeenCalledWith({ Id: 'a0R9', LastModifiedDate: null }, LIVE, registerEntry());
    expect(heard).toHaveBeenCalledTimes(1);
  });

  it('writes nothing to the entry for who does not manage it', async () => {
    await started({ live: read(LIVE), isManager: false });
    expect(keep).toHaveBeenCalledWith({ Id: 'a0R9', LastModifiedDate: null }, LIVE, null);
  });

  it('keeps nothing where nothing was read', async () => {
    await started({ live: null, isManager: true });
    expect(keep).not.toHaveBeenCalled();
  });

  it('says that the access was not kept, and has the review all the same', async () => {
    keep.mockRejectedValue(new Error('Too large'));
    const { element, heard } = await started({ live: read(LIVE) });
    expect(textOf(one(element, '[role=alert]'))).toContain('Record_ReviewWithoutAccess');
    expect(heard).toHaveBeenCalledTimes(1);
  });

  it('leaves a form open that was opened while the access was kept', async () => {
    let done: (on: string) => void = () => undefined;
    keep.mockReturnValue(new Promise((resolve) => (done = resolve)));
    const { element } = await started({ live: read(LIVE) });
    one(element, '.decide').click();
    done('2026-10-01T10:00:05.000Z');
    await rendered();
    expect(one(element, 'c-run-as-review-decide')).toMatchObject({ review: openReview() });
    expect(textOf(one(element, '[role=status]'))).toContain('Record_ReviewStarted');
  });

  it('opens a review to decide it, and says that it is completed', async () => {
    const element = await shown();
    one(element, '.decide').click();
    await rendered();
    expect(one(element, 'c-run-as-review-decide')).toMatchObject({ review: openReview() });
    expect(all(element, '.decide, .cancel, .start')).toHaveLength(0);
    const heard = jest.fn();
    element.addEventListener('reviewed', heard);
    fire(one(element, 'c-run-as-review-decide'), 'saved');
    await rendered();
    expect(textOf(one(element, '[role=status]'))).toContain('Record_ReviewCompleted');
    expect(heard).toHaveBeenCalledTimes(1);
  });

  async function cancelling(): Promise<{ element: HTMLElement; form: HTMLElement; heard: jest.Mock }> {
    const element = await shown();
    const heard = jest.fn();
    element.addEventListener('reviewed', heard);
    one(element, '.cancel').click();
    await rendered();
    return { element, form: one(element, 'c-run-as-review-cancel'), heard };
  }

  it('asks at the review itself before it is cancelled, and says so afterwards', async () => {
    const { element, form, heard } = await cancelling();
    expect(form).toMatchObject({ review: openReview() });
    expect(all(element, '.decide, .cancel, .start')).toHaveLength(0);
    fire(form, 'saved');
    await rendered();
    expect(textOf(one(element, '[role=status]'))).toContain('Record_ReviewCancelled');
    expect(all(element, 'c-run-as-review-cancel')).toHaveLength(0);
    expect(heard).toHaveBeenCalledTimes(1);
  });

  it('leaves a review open', async () => {
    const { element, form, heard } = await cancelling();
    fire(form, 'cancel');
    await rendered();
    expect(all(element, '.decide, .cancel, .start')).toHaveLength(3);
    expect(heard).not.toHaveBeenCalled();
  });

  it.each(['.cancel', '.decide'])(
    'has the reviews read again when somebody else changed one, and the form of %s stays',
    async (opener) => {
      const element = await shown();
      const heard = jest.fn();
      element.addEventListener('reviewed', heard);
      one(element, opener).click();
      await rendered();
      const form = `c-run-as-review-${opener.slice(1)}`;
      fire(one(element, form), 'stale');
      Object.assign(element, { reviews: [openReview({ Status__c: 'Cancelled' })] });
      await rendered();
      expect(heard).toHaveBeenCalledTimes(1);
      expect(one(element, form)).toMatchObject({ review: { Status__c: 'Cancelled' } });
    }
  );

  it('shows many page by page, and the last page there is when some have gone', async () => {
    const element = await shown({ reviews: many(101) });
    expect(headings(element)).toEqual(many(50).map(({ Name }) => Name));
    await turn(element, 2);
    expect(headings(element)).toEqual(['R-100']);
    Object.assign(element, { reviews: many(60) });
    await rendered();
    expect(one(element, 'c-run-as-pager')).toMatchObject({ total: 60, page: 1, pageSize: 50 });
    expect(headings(element)).toHaveLength(10);
    Object.assign(element, { reviews: many(50) });
    await rendered();
    expect(headings(element)).toHaveLength(50);
    expect(all(element, 'c-run-as-pager')).toHaveLength(0);
  });

  it('shows the first page when a review is started, since it is there', async () => {
    const element = await shown({ reviews: many(60) });
    await turn(element, 1);
    one(element, '.start').click();
    await rendered();
    fire(one(element, 'c-run-as-review-start'), 'saved', { reviewId: 'a0R9' });
    await rendered();
    expect(headings(element)[0]).toBe('R-0');
    expect(focus.mock.contexts.at(-1)).toBe(one(element, '.start'));
  });

  it('decides a review while others are looked at, and goes back to its button', async () => {
    const element = await shown({ reviews: many(60) });
    await turn(element, 1);
    all(element, '.decide')[3]!.click();
    await rendered();
    const form = one(element, 'c-run-as-review-decide');
    await turn(element, 0);
    expect(form).toMatchObject({ review: { Id: '53' } });
    fire(form, 'cancel');
    await rendered();
    expect(focus.mock.contexts.at(-1)).toBe(all(element, '.decide')[3]);
    expect(one(element, 'c-run-as-pager')).toMatchObject({ page: 1 });
  });

  it('has the form that cancels a review follow it, and stays on its page', async () => {
    const element = await shown({ reviews: many(60) });
    all(element, '.cancel')[49]!.click();
    await rendered();
    expect(all(element, 'c-run-as-pager')).toHaveLength(0);
    const reviews = [openReview({ Id: 'new', Name: 'R-new' }), ...many(60)];
    Object.assign(element, { reviews });
    await rendered();
    expect(one(element, 'c-run-as-review-cancel')).toMatchObject({ review: { Id: '49' } });
    fire(one(element, 'c-run-as-review-cancel'), 'saved');
    await rendered();
    expect(one(element, 'c-run-as-pager')).toMatchObject({ page: 1 });
    expect(focus.mock.contexts.at(-1)).toBe(one(element, '.start'));
  });

  it('leaves the keyboard above the list when the review cannot be decided any more', async () => {
    const element = await shown();
    one(element, '.decide').click();
    Object.assign(element, { reviews: [openReview({ Status__c: 'Cancelled' })] });
    await rendered();
    fire(one(element, 'c-run-as-review-decide'), 'cancel');
    await rendered();
    expect(focus.mock.contexts.at(-1)).toBe(one(element, '.start'));
  });

  it('shows a cancelled review as that, whatever decision was on its way, and offers nothing', async () => {
    const cancelled = openReview({
      Status__c: 'Cancelled',
      Decision__c: 'Certify',
      Rationale__c: 'A mistake.'
    });
    const element = await shown({ reviews: [cancelled], live: read(LIVE) });
    expect(one(element, 'c-run-as-card')).toMatchObject({ badge: 'Cancelled', isMarked: false });
    expect(factsIn(one(element, 'li'))).toEqual([
      ['Record_ReviewCancelledBy', 'Oct 1, 2026'],
      ['Record_ReviewRationale', 'A mistake.']
    ]);
    expect(all(element, '.decide, .cancel, c-run-as-keep-access')).toHaveLength(0);
  });

  it('shows an open one as open, with its reviewer and day', async () => {
    const changes = { Decision__c: 'Certify', Reviewer__r: { Name: 'Rita' }, DueOn__c: '2026-12-01' };
    const element = await shown({ reviews: [openReview(changes)] });
    expect(one(element, 'c-run-as-card')).toMatchObject({ badge: 'Open', isMarked: true });
    expect(factsIn(one(element, 'li'))).toEqual([
      ['Record_ReviewReviewer', 'Rita'],
      ['Record_ReviewDue', '2026-12-01T00:00:00.000Z']
    ]);
  });

  it('lets nobody keep an access that is not read, or while the review is decided', async () => {
    const reading = await shown({ live: { isLoading: true, error: '', value: undefined } });
    expect(all(reading, 'c-run-as-keep-access')).toHaveLength(0);
    const element = await shown({ live: read(LIVE) });
    one(element, '.decide').click();
    await rendered();
    expect(all(element, 'c-run-as-keep-access')).toHaveLength(0);
  });

  it('tells of the access that was kept with an open one', async () => {
    const element = await shown({ live: read(LIVE) });
    const heard = jest.fn();
    element.addEventListener('reviewed', heard);
    expect(one(element, 'c-run-as-keep-access')).toMatchObject({ review: openReview(), live: LIVE });
    fire(one(element, 'c-run-as-keep-access'), 'kept');
    await rendered();
    expect(textOf(one(element, '[role=status]'))).toContain('Record_ReviewKept');
    fire(one(element, 'c-run-as-keep-access'), 'tried');
    await rendered();
    expect(textOf(one(element, '[role=status]'))).toBe('');
    expect(heard).toHaveBeenCalledTimes(2);
  });
});

function many(number: number): ReviewRow[] {
  return Array.from({ length: number }, (_, index) => openReview({ Id: String(index), Name: `R-${index}` }));
}

function headings(element: Element): string[] {
  return all(element, 'c-run-as-card').map((card) => (card as HTMLElement & { heading: string }).heading);
}

async function turn(element: Element, page: number): Promise<void> {
  fire(one(element, 'c-run-as-pager'), 'page', { page });
  await rendered();
}

/** The term of each fact that is shown, and what is said of it. */
function factsIn(element: Element): string[][] {
  const facts = element.querySelector<HTMLElement & { facts: readonly Fact[] }>('c-run-as-facts')!.facts;
  return facts.map(({ term, text, day, code }) =>
    [term.replace('c.RunAs_', ''), text, day, code].filter((value) => value !== undefined)
  );
}
