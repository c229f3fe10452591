import { readdirSync, statSync } from 'node:fs';
import type { Dirent } from 'node:fs';
import path from 'node:path';
import { MetadataResolver, NodeFSTreeContainer, RegistryAccess } from '@salesforce/source-deploy-retrieve';
import { compareText } from '../../core/index.ts';
import type { Gap } from '../../core/index.ts';

/** The metadata types that say what users can do and which apps run as them. */
export const METADATA_TYPES = [
  'Profile',
  'PermissionSet',
  'PermissionSetGroup',
  'MutingPermissionSet',
  'CustomPermission',
  'ConnectedApp',
  'ExternalClientApplication',
  'ExtlClntAppGlobalOauthSettings',
  'ExtlClntAppOauthSettings',
  'ExtlClntAppOauthConfigurablePolicies',
  'ExtlClntAppConfigurablePolicies'
] as const;
export type MetadataType = (typeof METADATA_TYPES)[number];

export interface MetadataFile {
  readonly type: MetadataType;
  /** The component's name, URL-decoded. */
  readonly name: string;
  /** Absolute path, and the path from the folder that was asked for. */
  readonly file: string;
  readonly shown: string;
}

export interface FoundMetadata {
  readonly files: readonly MetadataFile[];
  /** Files that are there and are not read; each has a gap. */
  readonly hidden: readonly MetadataFile[];
  readonly gaps: readonly Gap[];
}

const REGISTRY = new RegistryAccess();
const TYPE_BY_SUFFIX = new Map(
  METADATA_TYPES.map((type) => [REGISTRY.getTypeByName(type).suffix ?? '', type])
);

/** Whether a file of that name holds one of the types above. */
export function isMetadataFile(name: string): boolean {
  return TYPE_BY_SUFFIX.has(suffixOf(name));
}

/** Third-party code and what tools keep for themselves. */
const SKIPPED_FOLDER = /^(?:node_modules|\..*)$/;

/**
 * Finds every file of the types above below a folder, whatever its layout. What source-deploy-retrieve
 * leaves out, through `.forceignore` or because it does not recognise the place, is a gap.
 */
export function findMetadata(folder: string): FoundMetadata {
  const resolver = new MetadataResolver(REGISTRY, new NodeFSTreeContainer());
  const files: MetadataFile[] = [];
  const hidden: MetadataFile[] = [];
  const gaps: Gap[] = [];
  for (const file of filesBelow(folder, gaps, folder)) {
    const type = TYPE_BY_SUFFIX.get(suffixOf(file));
    if (type === undefined) continue;
    const shown = path.relative(folder, file);
    const found = resolve(resolver, file, type);
    if (typeof found === 'string') files.push({ type, name: decoded(found), file, shown });
    else {
      const name = decoded(path.basename(file).replace(/\.[^.]+(?:-meta\.xml)?$/, ''));
      hidden.push({ type, name, file, shown });
      gaps.push({ code: found.code, params: { path: shown, reason: found.reason }, ...effectOfUnread(type) });
    }
  }
  return { files, hidden, gaps };
}

/**
 * An app pre-authorises sets, so without its file whoever holds any set may be able to use one app more.
 * A set's own holders have a gap of their own.
 */
export function effectOfUnread(type: MetadataType): { effect?: 'lower' } {
  const isAdmitting = type === 'ConnectedApp' || type === 'ExtlClntAppOauthConfigurablePolicies';
  return isAdmitting ? { effect: 'lower' } : {};
}

/** `Name.profile-meta.xml` in source format, `Name.profile` in metadata format. */
function suffixOf(file: string): string {
  return path.extname(file.replace(/-meta\.xml$/, '')).slice(1);
}

interface Unresolved {
  readonly code: 'fileIgnored' | 'fileNotRecognised' | 'fileNotReadable';
  readonly reason: string;
}

function resolve(resolver: MetadataResolver, file: string, type: MetadataType): string | Unresolved {
  try {
    statSync(file);
  } catch (error) {
    return { code: 'fileNotReadable', reason: (error as NodeJS.ErrnoException).code ?? '' };
  }
  try {
    const component = resolver.getComponentsFromPath(file).find((one) => one.type.name === type);
    if (component) return component.fullName;
  } catch (error) {
    return { code: 'fileNotRecognised', reason: (error as Error).message };
  }
  const isIgnored = resolver.forceIgnoredPaths.has(file);
  return isIgnored
    ? { code: 'fileIgnored', reason: '' }
    : { code: 'fileNotRecognised', reason: `it is not a ${type} there.` };
}

function* filesBelow(folder: string, gaps: Gap[], root: string): Generator<string> {
  for (const entry of entriesOf(folder, gaps, root)) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory() && !SKIPPED_FOLDER.test(entry.name)) yield* filesBelow(file, gaps, root);
    if (entry.isFile() || (entry.isSymbolicLink() && isFileOrBroken(file))) yield file;
    else if (entry.isSymbolicLink() && !SKIPPED_FOLDER.test(entry.name)) {
      // It may lead back up, or to the whole disk.
      gaps.push({ code: 'folderLinkNotFollowed', params: { path: path.relative(root, file) } });
    }
  }
}

function entriesOf(folder: string, gaps: Gap[], root: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => compareText(a.name, b.name));
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? '';
    gaps.push({ code: 'fileNotReadable', params: { path: path.relative(root, folder) || '.', reason } });
    return [];
  }
}

/** What a broken link stood for is not there to be read, which is a gap. */
function isFileOrBroken(link: string): boolean {
  try {
    return statSync(link).isFile();
  } catch {
    return true;
  }
}

/** File names escape what a file system would not take; a malformed escape is a name as it stands. */
function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
