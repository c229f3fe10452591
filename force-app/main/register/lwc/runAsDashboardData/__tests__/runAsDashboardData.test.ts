import { DashboardReader, forgetScan } from 'c/runAsDashboardData';
import { readRegister } from 'c/runAsSource';
import { ORG_SNAPSHOT } from '../../../../../../config/lwc/orgSnapshot';

jest.mock('c/runAsSource', () => ({ readRegister: jest.fn() }));
jest.mock('c/runAsRegister', () => ({ readRegisterEntries: jest.fn() }));
jest.mock('c/runAsRights', () => ({ RIGHTS: { scan: true, view: false } }));

const scan = jest.mocked(readRegister);
const QUARTER_HOUR = 15 * 60_000;

/** What a page reads that opens now. */
async function open(): Promise<void> {
  const ignore = (): void => undefined;
  await new DashboardReader(ignore, ignore).read(false);
}

describe('the last scan', () => {
  beforeEach(() => {
    forgetScan();
    scan.mockReset().mockResolvedValue(ORG_SNAPSHOT);
  });
  afterEach(() => {
    forgetScan();
    jest.useRealTimers();
  });

  it('is forgotten after a quarter of an hour, and not held until somebody asks', async () => {
    // The clock stands, so that nothing but the timer can have dropped it.
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
