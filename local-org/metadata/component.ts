import type { MetadataType } from './metadataTypes.ts';
import { METADATA_TYPES, metadataType } from './metadataTypes.ts';

/** One component of a package: its files by their path in metadata format. */
export interface Component {
  readonly type: MetadataType;
  readonly fullName: string;
  /** The file that messages name. */
  readonly path: string;
  readonly files: ReadonlyMap<string, Uint8Array>;
}

const TYPES_BY_FOLDER = Map.groupBy(METADATA_TYPES, ({ folder }) => folder);
const FOLDER_TYPES = new Map(
  METADATA_TYPES.filter(({ name }) => name.endsWith('Folder')).map((type) => [type.folder, type])
);
const BUNDLE = metadataType('LightningComponentBundle')!;

/**
 * What a file belongs to, by its path alone; undefined when no modelled type has such files. A full name is
 * encoded as it is in the path: `Sales %2F Service`.
 */
export function ownerOf(path: string): { type: MetadataType; fullName: string } | undefined {
  const [folder = '', ...rest] = path.split('/');
  if (folder === BUNDLE.folder) return rest.length > 1 ? { type: BUNDLE, fullName: rest[0]! } : undefined;
  const name = rest.join('/').replace(/-meta\.xml$/, '');
  const folderType = FOLDER_TYPES.get(folder);
  // `reports/Folder-meta.xml` is how a folder of reports travels in metadata format.
  if (folderType && rest.length === 1 && !name.includes('.')) return { type: folderType, fullName: name };
  const type = TYPES_BY_FOLDER.get(folder)?.find(
    ({ suffix, inFolder }) => name.endsWith(`.${suffix ?? ''}`) && rest.length > 1 === (inFolder ?? false)
  );
  return type && { type, fullName: name.slice(0, -1 - type.suffix!.length) };
}

/** The components that files make up, and the files that belong to none. */
export function componentsOf(files: ReadonlyMap<string, Uint8Array>): {
  components: Component[];
  strays: string[];
} {
  const found = new Map<string, { type: MetadataType; fullName: string; files: Map<string, Uint8Array> }>();
  const strays: string[] = [];
  for (const [path, content] of files) {
    const owner = ownerOf(path);
    if (!owner) {
      strays.push(path);
      continue;
    }
    const key = keyOf(owner.type.name, owner.fullName);
    const component = found.get(key) ?? { ...owner, files: new Map<string, Uint8Array>() };
    component.files.set(path, content);
    found.set(key, component);
  }
  return { components: [...found.values()].map(withPath), strays };
}

function withPath(component: Omit<Component, 'path'>): Component {
  const paths = [...component.files.keys()];
  const path = isBundle(component.type)
    ? paths.find((one) => one.endsWith('.js-meta.xml'))
    : paths.find((one) => !one.endsWith('-meta.xml'));
  return { ...component, path: path ?? paths[0]! };
}

export function isBundle({ suffix }: MetadataType): boolean {
  return suffix === undefined;
}

export function keyOf(type: string, fullName: string): string {
  return `${type} ${fullName.toLowerCase()}`;
}

/** The XML of a component: the file itself, or the one beside its content; undefined when it is missing. */
export function xmlOf({ type, files, fullName }: Component): { path: string; bytes: Uint8Array } | undefined {
  const ending = isBundle(type) ? `/${fullName}.js-meta.xml` : type.metaFile ? '-meta.xml' : '';
  const found = [...files].find(([path]) => path.endsWith(ending));
  return found && { path: found[0], bytes: found[1] };
}

/** The content of a component that has one beside its XML. */
export function contentOf({ files }: Component): Uint8Array | undefined {
  return [...files].find(([path]) => !path.endsWith('-meta.xml'))?.[1];
}
