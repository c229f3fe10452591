import type { Component } from './component.ts';
import { componentsOf, keyOf } from './component.ts';
import { parseManifest } from './manifest.ts';
import type { Manifest } from './manifest.ts';
import { metadataType, parentOf } from './metadataTypes.ts';
import type { Problem } from './deployment.ts';
import { XmlError } from './xml.ts';

/** A package as it was sent: what it holds, and what is wrong with it as a package. */
export interface SentPackage {
  /** Folder of package.xml inside the zip: empty, or a name with a slash. */
  readonly prefix: string;
  readonly manifest: Manifest;
  readonly before: Manifest | undefined;
  readonly after: Manifest | undefined;
  readonly components: readonly Component[];
  readonly problems: readonly PackageProblem[];
}

export interface PackageProblem extends Problem {
  readonly type: string;
  readonly fullName: string;
  readonly path: string;
}

const NO_MANIFEST: Manifest = { types: [], version: undefined };
/** Metadata API Developer Guide, "Deleting Components from an Organization". */
const DELETED_BEFORE = ['destructiveChanges.xml', 'destructiveChangesPre.xml'];
const DELETED_AFTER = ['destructiveChangesPost.xml'];

/** Finds package.xml at the root, or in the one folder of the zip. */
export function readPackage(files: ReadonlyMap<string, Uint8Array>): SentPackage {
  const prefix = prefixOf(files);
  const problems: PackageProblem[] = [];
  if (prefix === undefined) {
    problems.push({
      type: '',
      fullName: 'package.xml',
      path: 'package.xml',
      problem: 'No package.xml found'
    });
    return {
      prefix: '',
      manifest: NO_MANIFEST,
      before: undefined,
      after: undefined,
      components: [],
      problems
    };
  }
  const inside = new Map(
    [...files].flatMap(([path, content]) =>
      path.startsWith(prefix) ? [[path.slice(prefix.length), content] as const] : []
    )
  );
  const manifests = (names: readonly string[]): Manifest | undefined =>
    readManifests(inside, names, problems);
  const manifest = manifests(['package.xml']) ?? NO_MANIFEST;
  const before = manifests(DELETED_BEFORE);
  const after = manifests(DELETED_AFTER);
  for (const name of ['package.xml', ...DELETED_BEFORE, ...DELETED_AFTER]) inside.delete(name);
  const { components, strays } = componentsOf(inside);
  if (problems.length === 0) problems.push(...compared(manifest, components), ...strays.map(strayProblem));
  return { prefix, manifest, before, after, components, problems };
}

function prefixOf(files: ReadonlyMap<string, Uint8Array>): string | undefined {
  if (files.has('package.xml')) return '';
  const found = [...files.keys()].filter((path) => /^[^/]+\/package\.xml$/.test(path));
  return found.length === 1 ? found[0]!.replace(/package\.xml$/, '') : undefined;
}

function readManifests(
  files: ReadonlyMap<string, Uint8Array>,
  names: readonly string[],
  problems: PackageProblem[]
): Manifest | undefined {
  const found = names.flatMap((name) => {
    const bytes = files.get(name);
    return bytes ? readManifest(name, bytes, problems) : [];
  });
  return found.length === 0
    ? undefined
    : { types: found.flatMap(({ types }) => types), version: found[0]!.version };
}

function readManifest(name: string, bytes: Uint8Array, problems: PackageProblem[]): Manifest[] {
  const note = (problem: string, line?: number): void => {
    problems.push({ type: '', fullName: name, path: name, problem, line });
  };
  try {
    const manifest = parseManifest(bytes);
    for (const element of manifest.unknown)
      note(`The local org does not model the element ${element} of ${name}`);
    if (manifest.types.some(({ name: type }) => type === '')) note(`A types element of ${name} has no name`);
    return [manifest];
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    note(error.message, error.line);
    return [];
  }
}

function strayProblem(path: string): PackageProblem {
  return {
    type: '',
    fullName: path,
    path,
    problem: `The local org does not model metadata with the file ${path}`
  };
}

/** What package.xml names and the zip does not hold, and the other way round. Texts are the platform's. */
function compared(manifest: Manifest, components: readonly Component[]): PackageProblem[] {
  const sent = new Set(components.map(({ type, fullName }) => keyOf(type.name, fullName)));
  const named = new Set<string>();
  const unsent = manifest.types.flatMap(({ name, members }) =>
    members.flatMap((member) => {
      const key = wholeOf(name, member);
      if (key === undefined) return [notModelledType(name, member)];
      named.add(member === '*' ? `${name} *` : key);
      if (member === '*' || sent.has(key) || sent.has(keyOf(`${name}Folder`, member))) return [];
      const problem = `An object '${member}' of type ${name} was named in package.xml, but was not found in zipped directory`;
      return [{ type: name, fullName: member, path: 'package.xml', problem }];
    })
  );
  const isNamed = ({ type, fullName }: Component): boolean =>
    named.has(keyOf(type.name, fullName)) ||
    named.has(`${type.name} *`) ||
    named.has(keyOf(type.name.replace(/Folder$/, ''), fullName)) ||
    named.has(keyOf(type.name, 'CustomLabels'));
  const unnamed = components.filter((component) => !isNamed(component));
  return [
    ...unsent,
    ...unnamed.map(({ type, fullName, path }) => ({
      type: type.name,
      fullName,
      path,
      problem: 'Not in package.xml'
    }))
  ];
}

/** The component of which a member is the whole or a part; undefined when the type is not modelled. */
function wholeOf(type: string, member: string): string | undefined {
  if (metadataType(type)) return keyOf(type, member);
  const parent = parentOf(type)?.parent;
  if (!parent) return undefined;
  return parent.name === 'CustomLabels'
    ? keyOf(parent.name, parent.name)
    : keyOf(parent.name, member.split('.')[0]!);
}

export function notModelledType(type: string, fullName: string): PackageProblem {
  const problem = `The local org does not model metadata of type ${type}`;
  return { type, fullName, path: 'package.xml', problem };
}
