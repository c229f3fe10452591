import { randomNumbers } from '../../random.ts';

/** Numbers from 0 to 1, always the same for the same text: its FNV-1a hash is the seed. */
export function randomOf(text: string): () => number {
  let hash = 0x811c9dc5;
  for (const char of text) hash = Math.imul(hash ^ char.codePointAt(0)!, 0x01000193);
  return randomNumbers(hash);
}

/** One of the values. */
export function pick<T>(random: () => number, values: readonly [T, ...T[]]): T {
  return values[Math.floor(random() * values.length)] ?? values[0];
}
