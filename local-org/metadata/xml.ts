import { XMLParser } from 'fast-xml-parser';
import { SyntaxValidator } from 'fast-xml-validator';
import { textOf } from '../../src/org/metadata/metadataFile.ts';
import type { XmlElement, XmlValue } from '../../src/org/metadata/metadataFile.ts';

export type { XmlElement, XmlValue } from '../../src/org/metadata/metadataFile.ts';
export { elementsOf, textOf, textsOf } from '../../src/org/metadata/metadataFile.ts';

/** Deeper than any metadata type nests. */
const MAX_DEPTH = 60;
export const NAMESPACE = 'http://soap.sforce.com/2006/04/metadata';

/** A file that is no usable XML, with the place where known. */
export class XmlError extends Error {
  override readonly name = 'XmlError';
  readonly line: number | undefined;
  readonly column: number | undefined;

  constructor(message: string, line?: number, column?: number) {
    super(message);
    this.line = line;
    this.column = column;
  }
}

const INDENT = '    ';

const parser = new XMLParser({
  ignoreAttributes: true,
  ignoreDeclaration: true,
  ignorePiTags: true,
  parseTagValue: false,
  htmlEntities: true,
  maxNestedTags: MAX_DEPTH,
  isArray: () => true
});

/**
 * The children of the root element. As src/org/metadata/metadataFile.ts reads files of a folder: no
 * document type, no other encoding, well-formed throughout.
 *
 * @throws XmlError when the bytes are no XML of that root.
 */
export function parseXml(bytes: Uint8Array, root: string): XmlElement {
  const xml = decoded(bytes);
  if (xml.trim() === '') throw new XmlError('The file is empty.');
  if (/<!DOCTYPE/i.test(xml)) throw new XmlError('A document type declaration is not taken.');
  const roots = Object.entries(wellFormed(xml));
  const [name = '', body = []] = roots[0] ?? [];
  if (roots.length !== 1 || body.length !== 1) throw new XmlError('The file has more than one root element.');
  if (name !== root) throw new XmlError(`The root element is <${name}>; <${root}> is expected.`, 1);
  const [content] = body;
  return content === undefined || typeof content === 'string' ? {} : content;
}

function decoded(bytes: Uint8Array): string {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const [, declared = 'UTF-8'] = /^\s*<\?xml[^>]*?encoding=["']([^"']+)["']/i.exec(text) ?? [];
    if (/^(?:utf-?8|us-ascii)$/i.test(declared)) return text;
  } catch {
    // Told below, as any other encoding.
  }
  throw new XmlError('The file is not encoded in UTF-8.');
}

/** The parser lets unclosed elements pass, so the validator reads the text first. */
function wellFormed(xml: string): XmlElement {
  try {
    SyntaxValidator.validate(xml);
    return parser.parse(xml) as XmlElement;
  } catch (error) {
    const { message, line, col } = error as Error & { line?: number; col?: number };
    throw new XmlError(message, line, col);
  }
}

/** Public projects that deploy their files write booleans with a capital too; undefined when it is none. */
export function booleanOf(element: XmlElement, name: string): boolean | undefined {
  const text = textOf(element, name)?.toLowerCase();
  if (text === 'true' || text === '1') return true;
  return text === 'false' || text === '0' ? false : undefined;
}

/** Line of the first occurrence of a text, counted from 1; undefined when it is not there. */
export function lineOf(xml: string, text: string): number | undefined {
  const at = xml.indexOf(text);
  return at < 0 ? undefined : xml.slice(0, at).split('\n').length;
}

/** An element as a file, its children in the order of the platform: by name. */
export function writeXml(root: string, content: XmlElement): Uint8Array {
  const names = Object.keys(content).sort();
  const children = names.flatMap((name) => content[name]!.flatMap((value) => linesOf(name, value, INDENT)));
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<${root} xmlns="${NAMESPACE}">`,
    ...children,
    `</${root}>`
  ];
  return new TextEncoder().encode(`${lines.join('\n')}\n`);
}

function linesOf(name: string, value: XmlValue, indent: string): string[] {
  if (typeof value === 'string') return [`${indent}<${name}>${escaped(value)}</${name}>`];
  const children = Object.entries(value).flatMap(([child, values]) =>
    values.flatMap((one) => linesOf(child, one, indent + INDENT))
  );
  return [`${indent}<${name}>`, ...children, `${indent}</${name}>`];
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
