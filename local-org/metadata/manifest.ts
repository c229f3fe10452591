import { elementsOf, parseXml, textOf, textsOf, writeXml } from './xml.ts';
import type { PackageTypeMembers } from './types.ts';

/** package.xml, or one of the destructive changes, which have its form. */
export interface Manifest {
  readonly types: readonly PackageTypeMembers[];
  readonly version: string | undefined;
}

const KNOWN = new Set(['types', 'version', 'fullName', 'description', 'apiAccessLevel']);

/** A member's name. source-deploy-retrieve names folders with a slash at the end: `Audits/`. */
export function memberName(member: string): string {
  return member.replace(/\/$/, '');
}

/** @throws XmlError when it is no XML of that form. */
export function parseManifest(bytes: Uint8Array): Manifest & { readonly unknown: readonly string[] } {
  const content = parseXml(bytes, 'Package');
  return {
    types: elementsOf(content, 'types').map((type) => ({
      name: textOf(type, 'name') ?? '',
      members: textsOf(type, 'members').map(memberName)
    })),
    version: textOf(content, 'version'),
    unknown: Object.keys(content).filter((name) => !KNOWN.has(name))
  };
}

export function writeManifest({ types, version }: Manifest): Uint8Array {
  return writeXml('Package', {
    types: types.map(({ name, members }) => ({ members: [...members], name: [name] })),
    ...(version === undefined ? {} : { version: [version] })
  });
}
