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
  const suffix = [0, 5, 10].map((start) => {
    const capitals = Array.from(short.slice(start, start + 5), (char) =>
      char >= 'A' && char <= 'Z' ? 1 : 0
    );
    return CHECK_DIGITS[capitals.reduce<number>((sum, bit, i) => sum + (bit << i), 0)]!;
  });
  const long = short + suffix.join('');
  return id.length === 15 || id.slice(15).toUpperCase() === long.slice(15) ? long : undefined;
}
