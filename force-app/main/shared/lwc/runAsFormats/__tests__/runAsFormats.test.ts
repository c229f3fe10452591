import { dayText, momentText, numberText, rewritten, shownParams, todayText } from 'c/runAsFormats';

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

  it.each([
    ['number', '12345', '12.345'],
    ['number', '1.5', '1,5'],
    ['number', '', null],
    ['number', 'many', null],
    ['number', '0x10', null],
    ['date', '2026-11-21', '21.11.2026'],
    ['date', '2026-11-21 22:30 UTC', '22.11.2026, 11:30'],
    ['date', '2026-11-21T22:30:00.000Z', '22.11.2026, 11:30'],
    ['date', '2026-11-21T22:30', null],
    ['date', '2026-13-21', null],
    ['date', '', null]
  ] as const)('rewrite a %s, %s', (kind, text, written) => {
    expect(rewritten(kind, text)).toBe(written);
  });

  it('make printable the parameters that they do not write', () => {
    const params = { limit: '12345', found: '\u202Emany', name: '12345' };
    const shown = { limit: '12.345', found: '\\u202emany', name: '12345' };
    expect(shownParams(params, { limit: 'number', found: 'number' })).toEqual(shown);
  });

  it('refuse what is no day', () => {
    expect(() => dayText('soon')).toThrow(RangeError);
  });
});
