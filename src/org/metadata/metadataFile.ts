import { readFileSync, statSync } from 'node:fs';
import { XMLParser } from 'fast-xml-parser';
import { SyntaxValidator } from 'fast-xml-validator';
import type { Gap, GapCode } from '../../core/index.ts';

/** The largest profiles of large orgs have some 15 MB. */
const LIMIT_MB = 32;
const MEGABYTE = 1024 * 1024;

/** Children of an element by name; each is text or an element again. */
export interface XmlElement {
  readonly [child: string]: readonly XmlValue[];
}
export type XmlValue = string | XmlElement;

/** A metadata file that cannot be used, with the gap that says so. */
export class UnusableFileError extends Error {
  readonly gap: Gap;

  constructor(code: GapCode, params: Record<string, string>) {
    super(`${code} ${params['path']}`);
    this.gap = { code, params };
  }
}

const parser = new XMLParser({
  ignoreAttributes: true,
  ignoreDeclaration: true,
  ignorePiTags: true,
  parseTagValue: false,
  htmlEntities: true,
  isArray: () => true
});

/**
 * The content of a metadata file.
 *
 * @param file absolute path; @param path the one that messages name; @param root its metadata type.
 * @throws UnusableFileError when it is unreadable, empty, too large, not well-formed or of another type.
 */
export function readMetadataFile(file: string, path: string, root: string): XmlElement {
  return metadataContent(readBytes(file, path), path, root);
}

/** As `readMetadataFile`, of bytes that are at hand. */
export function metadataContent(bytes: Uint8Array, path: string, root: string): XmlElement {
  const xml = decoded(bytes, path);
  if (xml.trim() === '') throw new UnusableFileError('fileEmpty', { path });
  if (/<!DOCTYPE/i.test(prologOf(xml))) throw new UnusableFileError('fileHasDoctype', { path });
  const roots = Object.entries(parse(xml, path));
  const [found = '', body = []] = roots[0] ?? [];
  if (roots.length > 1 || body.length > 1) {
    const reason = 'it has more than one root element.';
    throw new UnusableFileError('fileNotWellFormed', { path, place: '1', reason });
  }
  if (found !== root) throw new UnusableFileError('fileHasOtherRoot', { path, found, expected: root });
  const [content] = body;
  return content === undefined || typeof content === 'string' ? {} : content;
}

/** What stands before the root element, without its comments. */
function prologOf(xml: string): string {
  const text = xml.replace(/<!--[^]*?-->/g, '');
  return text.slice(0, Math.max(0, text.search(/<[A-Za-z_]/)));
}

function readBytes(file: string, path: string): Uint8Array {
  try {
    const megabytes = statSync(file).size / MEGABYTE;
    if (megabytes > LIMIT_MB) {
      throw new UnusableFileError('fileTooLarge', {
        path,
        size: String(Math.ceil(megabytes)),
        limit: String(LIMIT_MB)
      });
    }
    return readFileSync(file);
  } catch (error) {
    if (error instanceof UnusableFileError) throw error;
    throw new UnusableFileError('fileNotReadable', {
      path,
      reason: (error as NodeJS.ErrnoException).code ?? ''
    });
  }
}

/** Another encoding would give other names, and nobody would notice. */
function decoded(bytes: Uint8Array, path: string): string {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const [, declared = 'UTF-8'] = /^\s*<\?xml[^>]*?encoding=["']([^"']+)["']/i.exec(text) ?? [];
    if (/^(?:utf-?8|us-ascii)$/i.test(declared)) return text;
  } catch {
    // Told below, as any other encoding.
  }
  throw new UnusableFileError('fileHasOtherEncoding', { path });
}

/** The parser lets unclosed elements pass, so the validator reads the text first. */
function parse(xml: string, path: string): XmlElement {
  try {
    SyntaxValidator.validate(xml);
    return parser.parse(xml) as XmlElement;
  } catch (error) {
    const { message, line, col } = error as Error & { line?: number; col?: number };
    const open = /^Invalid '(\[.*\])' found/.exec(message)?.[1];
    const place = [line ?? 1, col].filter((number) => number !== undefined).join(':');
    throw new UnusableFileError('fileNotWellFormed', {
      path,
      place,
      reason: open ? `the file ends inside ${openElements(open)}.` : sentence(message)
    });
  }
}

/** `["Profile","custom"]`, as the validator tells what is not closed, as `<Profile> <custom>`. */
function openElements(list: string): string {
  return [...list.matchAll(/"([^"]+)"/g)].map(([, name = '']) => `<${name}>`).join(' ');
}

function sentence(text: string): string {
  return text.endsWith('.') ? text : `${text}.`;
}

/** An XML boolean; undefined when the child is absent, null when it is no boolean. */
export function booleanOf(element: XmlElement, name: string): boolean | null | undefined {
  const text = textOf(element, name);
  if (text === undefined) return undefined;
  if (text === 'true' || text === '1') return true;
  return text === 'false' || text === '0' ? false : null;
}

/** The text of the first child of that name; undefined when there is none. */
export function textOf(element: XmlElement, name: string): string | undefined {
  const [value] = element[name] ?? [];
  return typeof value === 'string' ? value.trim() : undefined;
}

export function textsOf(element: XmlElement, name: string): string[] {
  const texts = (element[name] ?? []).flatMap((value) => (typeof value === 'string' ? [value.trim()] : []));
  return texts.filter((text) => text !== '');
}

export function elementsOf(element: XmlElement, name: string): XmlElement[] {
  return (element[name] ?? []).map((value) => (typeof value === 'string' ? {} : value));
}

/** As the platform writes lists into one element. A name that contains a comma is read as two, which are then not found. */
export function commaSeparated(text: string | undefined): string[] {
  return (text ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}
