import { DashboardReader, forgetScan } from 'c/runAsDashboardData';
import type { DashboardData } from 'c/runAsDashboardData';
import { readRegisterEntries } from 'c/runAsRegister';
import { RIGHTS } from 'c/runAsRights';
import { readRegister } from 'c/runAsSource';
import { ORG_SNAPSHOT } from '../../../../../../config/lwc/orgSnapshot';
import { registerContents, registerEntry } from '../../../../../../config/lwc/registerEntry';

jest.mock('c/runAsSource', () => ({ readRegister: jest.fn() }));
jest.mock('c/runAsRegister', () => ({ readRegisterEntries: jest.fn() }));
jest.mock('c/runAsRights', () => ({ RIGHTS: {} }));

const scan = jest.mocked(readRegister);
const QUARTER_HOUR = 15 * 60_000;

/** What a page reads that opens now. */
async function open(): Promise<void> {
  const ignore = (): void => undefined;
  await new DashboardReader(ignore, ignore).read(false);
}

describe('the last scan', () => {
  beforeEach(() => {
    Object.assign(RIGHTS, { scan: true, view: false });
    forgetScan();
    scan.mockReset().mockResolvedValue(ORG_SNAPSHOT);
  });
  afterEach(() => {
    forgetScan();
    jest.useRealTimers();
  });

  it('is forgotten after a quarter of an hour, and not held until somebody asks', async () => {
    // The clock goes on by next to nothing, so that only the timer can have dropped it.
    jest.useFakeTimers({ doNotFake: ['Date'] });
    await open();
    jest.advanceTimersByTime(QUARTER_HOUR - 1);
    await open();
    expect(scan).toHaveBeenCalledTimes(1);
    jest.advanceTimersByTime(1);
    await open();
    expect(scan).toHaveBeenCalledTimes(2);
  });

  it('is not shown after that time where the computer slept', async () => {
    jest.useFakeTimers();
    await open();
    jest.setSystemTime(Date.now() + QUARTER_HOUR);
    await open();
    expect(scan).toHaveBeenCalledTimes(2);
  });
});

describe('the register', () => {
  it('is shown as the newest reading has it, though an older one ends later', async () => {
    Object.assign(RIGHTS, { scan: false, view: true });
    const old = Promise.withResolvers<ReturnType<typeof registerContents>>();
    jest
      .mocked(readRegisterEntries)
      .mockReturnValueOnce(old.promise)
      .mockResolvedValueOnce(registerContents(registerEntry({ Name: 'new' })));
    let shown: DashboardData | undefined;
    const reader = new DashboardReader(
      (data) => (shown = data),
      () => undefined
    );
    const first = reader.read(false);
    await reader.readRegisterAgain();
    old.resolve(registerContents(registerEntry({ Name: 'old' })));
    await first;
    expect(shown?.register.value?.entries.map(({ Name }) => Name)).toEqual(['new']);
  });
});
