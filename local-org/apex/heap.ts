import { Decimal } from './decimal.ts';
import { ApexBlob, ApexList, ApexMap, ApexObject, ApexSObject, ApexSet } from './values.ts';
import type { ApexValue } from './values.ts';

/** The platform does not say what a value takes: these are estimates (docs/limits.md). */
const SLOT = 8;
const HEADER = 16;

/** What one value takes by itself, without what it refers to. */
export function bytesOf(value: ApexValue): number {
  if (typeof value === 'string') return HEADER + value.length;
  if (value instanceof ApexList) return HEADER + SLOT * value.items.length;
  if (value instanceof ApexSet) return HEADER + 2 * SLOT * value.entries.size;
  if (value instanceof ApexMap) return HEADER + 3 * SLOT * value.size;
  if (value instanceof ApexSObject) return HEADER + 2 * SLOT * value.values.size;
  if (value instanceof ApexObject) return HEADER + SLOT * value.fields.size;
  if (value instanceof ApexBlob) return HEADER + value.bytes.length;
  if (value instanceof Decimal) return HEADER + SLOT;
  return value === null || typeof value === 'boolean' ? 0 : SLOT;
}

/** All that can be reached from these values, each once. */
export function reachableBytes(roots: readonly ApexValue[]): number {
  const seen = new Set<object>();
  const open = [...roots];
  let bytes = 0;
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (typeof value === 'object' && value !== null) {
      if (seen.has(value)) continue;
      seen.add(value);
      for (const part of partsOf(value)) open.push(part);
    }
    bytes += bytesOf(value);
  }
  return bytes;
}

function* partsOf(value: ApexValue): Iterable<ApexValue> {
  if (value instanceof ApexList) yield* value.items;
  else if (value instanceof ApexSet) yield* value.entries.values();
  else if (value instanceof ApexSObject) yield* value.values.values();
  else if (value instanceof ApexObject) yield* value.fields.values();
  else if (value instanceof ApexMap) {
    // Names of fields are held once, however many rows have them; so are keys, more often than not.
    for (const [, held] of value.pairs()) yield held;
  }
}
