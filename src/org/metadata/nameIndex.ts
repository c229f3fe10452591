import type { Gap } from '../../core/index.ts';
import type { MetadataFile, MetadataType } from './findMetadata.ts';

/** Of other types two files are two declarations, and both are shown. */
const GRANTING_TYPES = new Set<MetadataType>([
  'Profile',
  'PermissionSet',
  'PermissionSetGroup',
  'MutingPermissionSet'
]);

/**
 * Which rows a name stands for. A source folder has no ids, so rows get one from type and name, and from
 * the path where several files bear one name.
 */
export class NameIndex {
  private readonly hidden: ReadonlySet<string>;
  private readonly files: ReadonlyMap<string, readonly MetadataFile[]>;

  /** @param hidden files that are there and are not read: their names are no mistake. */
  constructor(files: readonly MetadataFile[], hidden: readonly MetadataFile[] = []) {
    this.hidden = new Set(hidden.map(({ type, name }) => nameId(type, name)));
    this.files = Map.groupBy(files, ({ type, name }) => nameId(type, name));
  }

  /** The id of the row that a file becomes. */
  idOf(file: MetadataFile): string {
    const id = nameId(file.type, file.name);
    return this.isUnique(file.type, file.name) ? id : `${id}@${file.shown}`;
  }

  /** The ids of all rows that bear a name; the id of a row that was not read when there is none. */
  idsOf(type: MetadataType, name: string): string[] {
    const found = this.filesOf(type, name);
    return found.length === 0 ? [nameId(type, name)] : found.map((file) => this.idOf(file));
  }

  filesOf(type: MetadataType, name: string): readonly MetadataFile[] {
    return this.files.get(nameId(type, name)) ?? [];
  }

  has(type: MetadataType, name: string): boolean {
    return this.filesOf(type, name).length > 0 || this.hidden.has(nameId(type, name));
  }

  isUnique(type: MetadataType, name: string): boolean {
    return this.filesOf(type, name).length === 1;
  }

  /** For each file that shares its name: all of them may be meant, so their union is the most it can be. */
  gaps(): Gap[] {
    return [...this.files.values()]
      .filter((sharing) => sharing.length > 1 && sharing.every(({ type }) => GRANTING_TYPES.has(type)))
      .flatMap((sharing) => sharing.map((file) => this.notUnique(file, sharing)));
  }

  private notUnique(file: MetadataFile, sharing: readonly MetadataFile[]): Gap {
    const paths = sharing.map(({ shown }) => shown).join(', ');
    const { type, name } = file;
    return { code: 'nameNotUnique', params: { type, name, paths }, rowId: this.idOf(file), effect: 'upper' };
  }
}

/** `PermissionSet:Loader`; names are compared without regard to case. */
function nameId(type: MetadataType, name: string): string {
  return `${type}:${name.normalize('NFC').toLowerCase()}`;
}
