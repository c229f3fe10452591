import { keepSeenAccess } from 'c/runAsEntryAccess';
import RunAsKeepAccess from 'c/runAsKeepAccess';
import { readKeptAccess } from 'c/runAsKeptAccess';
import { liveAccess, openReview } from '../../../../../../config/lwc/liveAccess';
import { all, mount, one, rendered, textOf } from '../../../../../../config/lwc/mount';
import { registerEntry } from '../../../../../../config/lwc/registerEntry';

jest.mock('c/runAsEntryAccess', () => ({ keepSeenAccess: jest.fn() }));
jest.mock('c/runAsKeptAccess', () => ({ readKeptAccess: jest.fn() }));

const keep = jest.mocked(keepSeenAccess);
const readKept = jest.mocked(readKeptAccess);
const LIVE = liveAccess();
const ENTRY = registerEntry();
const EARLIER = '2026-11-01T09:00:00.000Z';

async function shown(changes: object = {}): Promise<{ element: HTMLElement; heard: string[] }> {
  const props = { review: openReview(), entry: ENTRY, live: LIVE, isManager: false, ...changes };
  const element = await mount('c-run-as-keep-access', RunAsKeepAccess, props);
  const heard: string[] = [];
  for (const name of ['kept', 'tried']) element.addEventListener(name, () => heard.push(name));
  return { element, heard };
}

function labels(element: HTMLElement): unknown[] {
  return all(element, 'lightning-button').map((button) => (button as HTMLElement & { label: unknown }).label);
}

function keptOn(element: HTMLElement): unknown[] {
  const dates = all(element, 'lightning-formatted-date-time');
  return dates.map((date) => (date as HTMLElement & { value: unknown }).value);
}

async function press(element: HTMLElement): Promise<void> {
  one(element, 'lightning-button').click();
  await rendered();
}

describe('c-run-as-keep-access', () => {
  beforeEach(() => {
    keep.mockReset().mockResolvedValue('2026-10-01T10:00:05.000Z');
    readKept.mockReset().mockResolvedValue(null);
  });

  it('shows nothing before it knows what is there', async () => {
    readKept.mockReturnValue(new Promise(() => undefined));
    expect(all((await shown()).element, 'lightning-button, p')).toHaveLength(0);
  });

  it('keeps the access that was read, and goes to what says so', async () => {
    const { element, heard } = await shown();
    expect(labels(element)).toEqual(['c.RunAs_Record_ReviewKeep']);
    await press(element);
    expect(keep.mock.calls).toEqual([[openReview(), LIVE, null]]);
    expect(heard).toEqual(['kept']);
    expect(labels(element)).toEqual([]);
    expect(keptOn(element)).toEqual([LIVE.takenAt]);
    expect(element.shadowRoot!.activeElement).toBe(one(element, '.text'));
  });

  it('writes to the entry of who manages it too', async () => {
    const { element } = await shown({ isManager: true });
    await press(element);
    expect(keep.mock.calls).toEqual([[openReview(), LIVE, ENTRY]]);
  });

  it('keeps it once, however often it is pressed', async () => {
    let done: (on: string) => void = () => undefined;
    keep.mockReturnValue(new Promise((resolve) => (done = resolve)));
    const { element } = await shown();
    const button = one(element, 'lightning-button');
    button.click();
    button.click();
    await rendered();
    expect(one(element, 'lightning-button')).toMatchObject({ disabled: true });
    expect(textOf(one(element, '[role=status]'))).toContain('Record_Saving');
    done('2026-10-01T10:00:05.000Z');
    await rendered();
    expect(keep).toHaveBeenCalledTimes(1);
  });

  it('says what is there already, and offers a newer one', async () => {
    readKept.mockResolvedValue({ snapshot: { ...LIVE.snapshot, takenAt: EARLIER }, isGenuine: true });
    const { element } = await shown();
    expect(keptOn(element)).toEqual([EARLIER]);
    expect(labels(element)).toEqual(['c.RunAs_Record_ReviewKeepNewer']);
    await press(element);
    expect(keptOn(element)).toEqual([LIVE.takenAt]);
  });

  it('offers nothing where this very access is there, until it is read again', async () => {
    readKept.mockResolvedValue({ snapshot: LIVE.snapshot, isGenuine: true });
    const { element } = await shown();
    expect(labels(element)).toEqual([]);
    Object.assign(element, { live: { ...LIVE, takenAt: '2026-11-21T10:00:00.000Z' } });
    await rendered();
    expect(labels(element)).toEqual(['c.RunAs_Record_ReviewKeepNewer']);
  });

  it('says that it does not know what is there, and offers a newer one', async () => {
    readKept.mockRejectedValue(new Error('Not readable'));
    const { element } = await shown();
    expect(textOf(element.shadowRoot!)).toContain('Record_ReviewKeptUnknown');
    expect(labels(element)).toEqual(['c.RunAs_Record_ReviewKeepNewer']);
    await press(element);
    expect(textOf(element.shadowRoot!)).not.toContain('Record_ReviewKeptUnknown');
  });

  it('says why it was not kept, and can be tried again', async () => {
    keep.mockRejectedValueOnce(new Error('Too large'));
    const { element, heard } = await shown();
    await press(element);
    expect(textOf(one(element, '[role=alert]'))).toContain('Record_ReviewNotKept');
    expect(element.shadowRoot!.activeElement).toBe(one(element, '.problem'));
    await press(element);
    expect(all(element, '[role=alert]')).toHaveLength(0);
    expect(heard).toEqual(['tried', 'kept']);
  });
});
