import { XMLParser } from 'fast-xml-parser';
import type { OrgState } from '../../org.ts';

/** An element of a metadata file: its children by name, each a text or an element; attributes start with @. */
export interface XmlElement {
  readonly [name: string]: string | readonly (string | XmlElement)[];
}

/** A deployed file, read. */
export interface MetadataFile {
  readonly path: string;
  readonly root: XmlElement;
}

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseTagValue: false,
  isArray: (_name, _path, _isLeaf, isAttribute) => !isAttribute
});

/**
 * A deployed metadata file; undefined when there is none.
 *
 * @param type name of its root element. @throws Error when the file is not that type's XML.
 */
export function metadataFile(org: OrgState, path: string, type: string): MetadataFile | undefined {
  const content = org.store.file(path);
  if (!content) return undefined;
  const document = parser.parse(Buffer.from(content)) as XmlElement;
  const [root] = children(document, type);
  if (!root) throw new Error(`${path} has no element ${type}.`);
  return { path, root };
}

/** Names of the deployed files `folder/NAME.suffix`, sorted. */
export function deployedNames(org: OrgState, folder: string, suffix: string): string[] {
  return org.store
    .files()
    .filter(({ path }) => path.startsWith(`${folder}/`) && path.endsWith(`.${suffix}`))
    .map(({ path }) => path.slice(folder.length + 1, -suffix.length - 1))
    .sort();
}

export function texts(element: XmlElement, name: string): string[] {
  return listed(element, name).flatMap((one) => (typeof one === 'string' ? [one] : textOf(one)));
}

export function text(element: XmlElement, name: string): string | undefined {
  return texts(element, name)[0];
}

export function attribute(element: XmlElement, name: string): string | undefined {
  const value = element[`@${name}`];
  return typeof value === 'string' ? value : undefined;
}

export function children(element: XmlElement, name: string): XmlElement[] {
  return listed(element, name).flatMap((one) => (typeof one === 'string' ? [] : [one]));
}

/** Child elements that are none of these: what the frame does not model. */
export function otherElements(element: XmlElement, known: readonly string[]): string[] {
  return Object.keys(element).filter((name) => !/^[@?#]/.test(name) && !known.includes(name));
}

function listed(element: XmlElement, name: string): readonly (string | XmlElement)[] {
  const found = element[name];
  return typeof found === 'object' ? found : [];
}

function textOf(element: XmlElement): string[] {
  const value = element['#text'];
  return typeof value === 'string' ? [value] : [];
}
