/**
 * Milliseconds since 1970-01-01T00:00Z of an ISO 8601 text, or null when it is none. A date alone is
 * 00:00Z. The API's `+0000` without a colon is not ECMAScript's format and fails in some browsers, so
 * the colon is put in.
 */
export function parseInstant(text: string): number | null {
  const match = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?)(Z|[+-]\d\d:?\d\d)?)?$/.exec(
    text.trim()
  );
  if (!match) return null;
  const [, date = '', time = '00:00', zone = 'Z'] = match;
  const offset = zone.replace(/^([+-]\d\d)(\d\d)$/, '$1:$2');
  const millis = Date.parse(`${date}T${time}${offset}`);
  if (Number.isNaN(millis) || !isCalendarDate(date)) return null;
  return millis;
}

/** `Date.parse` rolls 31 February over to March; a typo must not move an audit by days. */
function isCalendarDate(date: string): boolean {
  const millis = Date.parse(`${date}T00:00Z`);
  return !Number.isNaN(millis) && new Date(millis).toISOString().startsWith(date);
}
