const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const CHECK_DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';
const SHORT = /^[0-9A-Za-z]{15}$/;
const LONG = /^[0-9A-Za-z]{18}$/;

/** The 18-character id of the nth row under a key prefix. */
export function idOf(keyPrefix: string, number: number): string {
  let digits = '';
  for (let rest = number; digits.length < 12; rest = Math.floor(rest / DIGITS.length)) {
    digits = DIGITS[rest % DIGITS.length]! + digits;
  }
  return longId(keyPrefix + digits)!;
}

/**
 * The 18-character form of a 15- or 18-character id; undefined when it is none. The last three characters
 * say which of the first fifteen are capitals, five each (Object Reference, "ID Field Type").
 */
export function longId(id: string): string | undefined {
  if (!SHORT.test(id) && !LONG.test(id)) return undefined;
  const short = id.slice(0, 15);
  const long = short + checkDigit(short, 0) + checkDigit(short, 5) + checkDigit(short, 10);
  return id.length === 15 || id.slice(15).toUpperCase() === long.slice(15) ? long : undefined;
}

function checkDigit(short: string, start: number): string {
  let capitals = 0;
  for (let i = 0; i < 5; i++) {
    const char = short[start + i]!;
    if (char >= 'A' && char <= 'Z') capitals |= 1 << i;
  }
  return CHECK_DIGITS[capitals]!;
}
