import { elementsOf, textOf } from './xml.ts';
import type { XmlElement, XmlValue } from './xml.ts';

/**
 * A later file over an earlier one: elements that it has replace, and of lists the parts of the same name;
 * what it does not name stays.
 *
 * @param keys by list element: the child that names a part.
 */
export function mergedBy(
  keys: Readonly<Record<string, string>>
): (before: XmlElement, after: XmlElement) => XmlElement {
  return (before, after) => {
    const content: Record<string, readonly XmlValue[]> = { ...before };
    for (const [name, values] of Object.entries(after)) {
      const key = Object.hasOwn(keys, name) ? keys[name] : undefined;
      content[name] = key === undefined ? values : mergedParts(before, after, name, key);
    }
    return content;
  };
}

function mergedParts(before: XmlElement, after: XmlElement, element: string, key: string): XmlElement[] {
  const nameOf = (part: XmlElement): string => (textOf(part, key) ?? '').toLowerCase();
  const newer = new Map(elementsOf(after, element).map((part) => [nameOf(part), part]));
  const kept = elementsOf(before, element).map((part) => {
    const replacement = newer.get(nameOf(part));
    newer.delete(nameOf(part));
    return replacement ?? part;
  });
  return [...kept, ...newer.values()];
}

/** The element without the part of that name; undefined when it has none. */
export function withoutPart(content: XmlElement, element: string, name: string): XmlElement | undefined {
  const parts = elementsOf(content, element);
  const left = parts.filter((part) => textOf(part, 'fullName')?.toLowerCase() !== name.toLowerCase());
  if (left.length === parts.length) return undefined;
  return { ...content, [element]: left };
}
