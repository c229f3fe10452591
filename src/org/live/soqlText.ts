/** A bound value: a text or id, or a list of them. Instants are bound as `Date`. */
export type BindValue = string | Date | readonly string[];
export type Binds = Readonly<Record<string, BindValue>>;

/** The longest query that a request may carry, URL-encoded; proxies and the platform refuse long addresses. */
export const MAX_ENCODED_BYTES = 8_000;

const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  "'": "\\'",
  '"': '\\"',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\b': '\\b',
  '\f': '\\f'
};

/**
 * The query with its binds written in. REST has no binds, so this is the one place that quotes
 * (SOQL and SOSL Reference, "Quoted String Escape Sequences").
 *
 * @throws Error for a bind without a value, and for an empty list, which SOQL does not know.
 */
export function soqlText(soql: string, binds: Binds): string {
  return soql.replace(/:([A-Za-z]\w*)/g, (_, name: string) => literal(name, binds[name]));
}

function literal(name: string, value: BindValue | undefined): string {
  if (value === undefined) throw new Error(`The bind :${name} has no value.`);
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'string') return quoted(value);
  if (value.length === 0) throw new Error(`The bind :${name} is an empty list.`);
  return `(${value.map(quoted).join(',')})`;
}

/** A text as SOQL writes it. */
export function quoted(text: string): string {
  return `'${text.replace(/[\\'"\n\r\t\b\f]/g, (char) => ESCAPES[char]!)}'`;
}

export function encodedBytes(text: string): number {
  return encodeURIComponent(text).length;
}

/** Cuts a list so that what is made of each piece stays within the bytes; a piece has at least one item. */
export function chunksWithin<T>(items: readonly T[], bytesOf: (item: T) => number, limit: number): T[][] {
  const chunks: T[][] = [];
  let room = 0;
  for (const item of items) {
    const bytes = bytesOf(item);
    if (bytes > room || chunks.length === 0) {
      chunks.push([]);
      room = limit;
    }
    chunks.at(-1)!.push(item);
    room -= bytes;
  }
  return chunks;
}
