import { readFileSync } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import { ComponentSet, MetadataConverter } from '@salesforce/source-deploy-retrieve';
import { ZipFile } from 'yazl';
import { readZip } from '../../src/org/zip.ts';
import { Problem } from './problem.ts';

/**
 * The date of each entry, the oldest that a zip has. By the clock of wherever it runs, since a zip keeps no
 * time zone: the bytes are then the same everywhere.
 */
const ENTRY_DATE = new Date(1980, 0, 1);
const FILE_MODE = 0o100644;
const IS_CUSTOM = /__(?:c|mdt)$/;
const OVERRIDE = /<actionOverrides>[^]*?<\/actionOverrides>/g;
const PAGE = '<type>Flexipage</type>';
/** What an override says of its page alone. */
const OF_PAGES = /\s*<(comment|content|skipRecordTypeSelect)>[^]*?<\/\1>/g;
const NEVER_RELEASED = /\.ts$|\.map$|\/__tests__\//;

/**
 * The package of an SFDX source folder as `sf project deploy start --metadata-dir … --single-package` takes it:
 * the same bytes for the same files.
 *
 * @throws Problem when it holds what no org takes. @throws Error when the source does not convert.
 */
export async function releaseZip(source: string): Promise<Buffer> {
  const files = await metadataFiles(source);
  const strays = [...files.keys()].filter((name) => NEVER_RELEASED.test(name));
  if (strays.length > 0) throw new Problem(`These files must not be released: ${strays.join(', ')}`);
  return zipOf(files);
}

/**
 * The deployment that takes the package away again, in the same form. An org deletes no object whose Lightning page
 * is active (Metadata API Developer Guide, "Deleting Components from an Organization"): objects come first, with the
 * platform's own page, and all goes after that. Whether an org takes it in one go is in docs/limits.md.
 */
export async function removalZip(source: string): Promise<Buffer> {
  const components = ComponentSet.fromSource(source);
  const { types, version } = (await components.getObject()).Package;
  const removed = types.flatMap(({ name, members }) => {
    const left = members.filter((member) => isRemoved(name, member)).map(withoutSlash);
    return left.length === 0 ? [] : [typeXml(name, left.sort())];
  });
  const objects = objectsWithoutPages(components);
  const reset = objects.size === 0 ? [] : [typeXml('CustomObject', [...objects.keys()].sort())];
  const files = new Map([
    ['package.xml', manifestXml(reset, version)],
    ['destructiveChangesPost.xml', manifestXml(removed, version)],
    ...[...objects].map(([name, text]) => [`objects/${name}.object`, text] as const)
  ]);
  return zipOf(new Map([...files].map(([name, text]) => [name, Buffer.from(text)])));
}

/** The objects that have Lightning pages in the place of their actions, by name, without these. */
function objectsWithoutPages(components: ComponentSet): ReadonlyMap<string, string> {
  const found = components
    .getSourceComponents()
    .filter(({ type, xml }) => type.name === 'CustomObject' && !!xml);
  return new Map(
    found.toArray().flatMap(({ fullName, xml }) => {
      const text = readFileSync(xml!, 'utf8');
      return text.includes(PAGE) ? [[fullName, text.replace(OVERRIDE, withoutPage)] as const] : [];
    })
  );
}

function withoutPage(override: string): string {
  return override.includes(PAGE)
    ? override.replace(OF_PAGES, '').replace(PAGE, '<type>Default</type>')
    : override;
}

/** Fields and the like of an object of the package go with it; the object `User` stays. */
function isRemoved(type: string, member: string): boolean {
  if (type === 'CustomObject') return IS_CUSTOM.test(member);
  const [object = '', child] = member.split('.');
  return type !== 'CustomLabels' && (child === undefined || !IS_CUSTOM.test(object));
}

/** A folder has one at its end, but for where it is deleted. */
function withoutSlash(member: string): string {
  return member.replace(/\/$/, '');
}

function typeXml(name: string, members: readonly string[]): string {
  const lines = members.map((member) => `        <members>${member}</members>\n`).join('');
  return `    <types>\n${lines}        <name>${name}</name>\n    </types>\n`;
}

function manifestXml(types: readonly string[], version: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<Package xmlns="http://soap.sforce.com/2006/04/metadata">\n${types.join('')}    <version>${version}</version>\n</Package>\n`;
}

function zipOf(files: ReadonlyMap<string, Uint8Array>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const name of [...files.keys()].sort()) {
    zip.addBuffer(Buffer.from(files.get(name)!), name, {
      mtime: ENTRY_DATE,
      forceDosTimestamp: true,
      mode: FILE_MODE
    });
  }
  zip.end();
  return buffer(zip.outputStream);
}

async function metadataFiles(source: string): Promise<ReadonlyMap<string, Uint8Array>> {
  const components = ComponentSet.fromSource(source);
  if (components.size === 0) throw new Problem(`No metadata lies below ${source}.`);
  const { zipBuffer } = await new MetadataConverter().convert(components, 'metadata', { type: 'zip' });
  if (!zipBuffer) throw new Error(`The source below ${source} could not be converted to a zip.`);
  return readZip(zipBuffer);
}
