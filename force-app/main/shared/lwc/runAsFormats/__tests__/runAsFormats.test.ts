import { dayText, momentText, numberText, todayText } from 'c/runAsFormats';

jest.mock('@salesforce/i18n/locale', () => ({ __esModule: true, default: 'de-DE' }), { virtual: true });
jest.mock('@salesforce/i18n/timeZone', () => ({ __esModule: true, default: 'Pacific/Auckland' }), {
  virtual: true
});

const EVENING = Date.parse('2026-11-21T22:30:00Z');

describe('formats', () => {
  afterEach(() => jest.useRealTimers());

  it('are those of the user and not of the browser', () => {
    expect(numberText(12_345)).toBe('12.345');
    expect(dayText('2026-11-21')).toBe('21.11.2026');
    expect(dayText('2026-11-01', { month: 'long', year: 'numeric' })).toBe('November 2026');
  });

  it('tell moments in the time zone of the user', () => {
    expect(momentText(EVENING)).toBe('22.11.2026');
  });

  it('tell the day that it is for the user', () => {
    jest.useFakeTimers({ now: EVENING });
    expect(todayText()).toBe('2026-11-22');
  });

  it('refuse what is no day', () => {
    expect(() => dayText('soon')).toThrow(RangeError);
  });
});
