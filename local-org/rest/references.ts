import { ApiError } from '../apiError.ts';

const REFERENCE = /@\{([A-Za-z]\w*)((?:\.\w+|\[\d{1,4}\])*)\}/g;

/** Longer than any field; a text of many references could else fill the memory. */
const MOST_INSERTED = 1_000_000;

/**
 * Puts what earlier subrequests answered in the place of `@{referenceId.path}`, in texts at any depth.
 *
 * @param results bodies by reference id, of the subrequests that succeeded.
 * @throws ApiError PROCESSING_HALTED when there is no such value.
 */
export function resolveReferences(value: unknown, results: ReadonlyMap<string | null, unknown>): unknown {
  if (typeof value === 'string') return inText(value, results);
  if (Array.isArray(value)) return value.map((item) => resolveReferences(item, results));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, resolveReferences(item, results)])
  );
}

function inText(text: string, results: ReadonlyMap<string | null, unknown>): unknown {
  const [whole] = text.matchAll(REFERENCE);
  // A text that is nothing but a reference keeps the value's type.
  if (whole?.[0] === text) return valueOf(whole[1]!, whole[2]!, results);
  let room = MOST_INSERTED;
  return text.replace(REFERENCE, (_, id: string, path: string) => {
    const value = String(valueOf(id, path, results));
    room -= value.length;
    if (room >= 0) return value;
    throw new ApiError(
      'LIMIT_EXCEEDED',
      `The references of a text insert more than ${MOST_INSERTED} characters.`
    );
  });
}

function valueOf(
  id: string,
  path: string,
  results: ReadonlyMap<string | null, unknown>
): string | number | boolean {
  let value = results.get(id);
  for (const name of path.match(/\w+/g) ?? []) {
    const isInside = typeof value === 'object' && value !== null && Object.hasOwn(value, name);
    value = isInside ? (value as Record<string, unknown>)[name] : undefined;
  }
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  const message = `Invalid reference specified. No value for ${id}${path} found in ${id}`;
  throw new ApiError('PROCESSING_HALTED', message);
}
