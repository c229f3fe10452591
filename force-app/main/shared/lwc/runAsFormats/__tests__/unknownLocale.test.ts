import { dayText, momentTimeText, numberText, timeZone, todayText } from 'c/runAsFormats';

jest.mock('@salesforce/i18n/locale', () => ({ __esModule: true, default: 'de-DE-EURO' }), { virtual: true });
jest.mock('@salesforce/i18n/timeZone', () => ({ __esModule: true, default: 'Nowhere/Land' }), {
  virtual: true
});

const EVENING = Date.parse('2026-11-21T22:30:00Z');
const MINUTES = { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' } as const;

describe('formats of a locale and a time zone that the browser does not know', () => {
  afterEach(() => jest.useRealTimers());

  it('are its own, in UTC', () => {
    expect(timeZone).toBe('UTC');
    expect(numberText(12_345)).toBe(new Intl.NumberFormat().format(12_345));
    expect(momentTimeText(EVENING)).toBe(new Intl.DateTimeFormat(undefined, MINUTES).format(EVENING));
    expect(dayText('2026-11-21', { year: 'numeric' })).toBe('2026');
  });

  it('tell the day that it is', () => {
    jest.useFakeTimers({ now: EVENING });
    expect(todayText()).toBe('2026-11-21');
  });
});
