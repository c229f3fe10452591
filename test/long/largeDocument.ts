const LINES = 200_000;

/** One of four documents of some 16 MB of which each line differs from the same line of the others. */
export function largeDocument(number: number): string {
  const line = `${number % 4}`.repeat(80);
  const lines = Array.from({ length: LINES }, (_, i) => `${i} ${line}`);
  return `${lines.join('\n')}\n`;
}
