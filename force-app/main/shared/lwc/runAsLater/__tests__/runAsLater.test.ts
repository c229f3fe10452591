import { Later } from 'c/runAsLater';

describe('what is done later', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('is done once, after the last time it was asked for', () => {
    const action = jest.fn();
    const later = new Later(100, action);
    later.ask();
    jest.advanceTimersByTime(90);
    later.ask();
    jest.advanceTimersByTime(90);
    expect([action.mock.calls.length, later.isWaiting]).toEqual([0, true]);
    jest.advanceTimersByTime(10);
    expect([action.mock.calls.length, later.isWaiting]).toEqual([1, false]);
  });

  it('is done at once when that is wanted, and not again', () => {
    const action = jest.fn();
    const later = new Later(100, action);
    later.ask();
    later.now();
    jest.advanceTimersByTime(200);
    expect(action).toHaveBeenCalledTimes(1);
  });

  it('is not done once it is stopped', () => {
    const action = jest.fn();
    const later = new Later(100, action);
    later.ask();
    later.stop();
    jest.advanceTimersByTime(200);
    expect(action).not.toHaveBeenCalled();
  });
});
