const ANY = Symbol('%');
const ONE = Symbol('_');

type Part = typeof ANY | typeof ONE | string;

/**
 * Whether a text matches a LIKE pattern, without regard to case: `%` is any text, `_` one character, a
 * backslash makes either of them itself (SOQL and SOSL Reference, "Comparison Operators"). Each stretch
 * between two `%` is looked for once, leftmost first, so that no pattern makes it go back.
 */
export function likeMatcher(pattern: string, caseSensitive: boolean): (text: string) => boolean {
  const fold = (text: string): string => (caseSensitive ? text : text.toLowerCase());
  const stretches = stretchesOf(readPattern(fold(pattern)));
  const shortest = stretches.reduce((sum, stretch) => sum + stretch.length, 0);
  return (text) => {
    const folded = fold(text);
    return folded.length >= shortest && matchesStretches(stretches, folded);
  };
}

function readPattern(pattern: string): Part[] {
  const parts: Part[] = [];
  for (let i = 0; i < pattern.length; i++) {
    const char = pattern[i]!;
    if (char === '\\' && /[%_\\]/.test(pattern[i + 1] ?? '')) parts.push(pattern[++i]!);
    else parts.push(char === '%' ? ANY : char === '_' ? ONE : char);
  }
  return parts;
}

type Stretch = readonly (typeof ONE | string)[];

function stretchesOf(parts: readonly Part[]): readonly Stretch[] {
  const stretches: (typeof ONE | string)[][] = [[]];
  for (const part of parts) {
    if (part === ANY) stretches.push([]);
    else stretches.at(-1)!.push(part);
  }
  // Several % in a row are one.
  return stretches.filter((stretch, i) => stretch.length > 0 || i === 0 || i === stretches.length - 1);
}

function matchesStretches(stretches: readonly Stretch[], text: string): boolean {
  const first = stretches[0]!;
  const last = stretches.at(-1)!;
  if (stretches.length === 1) return first.length === text.length && standsAt(first, text, 0);
  const end = text.length - last.length;
  // INVARIANT: the text is as long as all stretches together, so that the first and the last do not meet.
  if (!standsAt(first, text, 0) || !standsAt(last, text, end)) return false;
  let from = first.length;
  for (const stretch of stretches.slice(1, -1)) {
    const found = firstPlace(stretch, text, from, end);
    if (found < 0) return false;
    from = found + stretch.length;
  }
  return true;
}

function firstPlace(stretch: Stretch, text: string, from: number, end: number): number {
  for (let at = from; at + stretch.length <= end; at++) if (standsAt(stretch, text, at)) return at;
  return -1;
}

function standsAt(stretch: Stretch, text: string, at: number): boolean {
  return stretch.every((part, i) => part === ONE || part === text[at + i]);
}
