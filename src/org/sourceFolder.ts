import { readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import type { OrgSnapshot } from '../core/index.ts';
import { METADATA_TYPES, effectOfUnread, findMetadata, isMetadataFile } from './metadata/findMetadata.ts';
import type { MetadataFile } from './metadata/findMetadata.ts';
import { UnusableFileError, readMetadataFile } from './metadata/metadataFile.ts';
import { NameIndex } from './metadata/nameIndex.ts';
import { SourceRows } from './sourceRows.ts';
import type { ListedUser } from './users/listedUser.ts';

export interface SourceFolderOptions {
  /** Absent: users and assignments were not read. */
  readonly users?: readonly ListedUser[];
  /** ISO 8601 time at which the folder was read. */
  readonly takenAt: string;
  /** Called before each file, with how many are done and how many there are. */
  readonly onFile?: (done: number, total: number) => void;
}

/** A source folder that cannot be used: why, and what to do. */
export class SourceFolderError extends Error {
  override readonly name = 'SourceFolderError';
  readonly remedy: string;

  constructor(reason: string, remedy: string) {
    super(reason);
    this.remedy = remedy;
  }
}

/** A source folder as a snapshot, and where each profile, set and group was found. */
export interface SourceSnapshot {
  readonly snapshot: OrgSnapshot;
  readonly names: NameIndex;
}

/**
 * Reads a folder of metadata: an SFDX project, a metadata-API folder, or one that merely holds such files.
 * A file that cannot be used becomes a gap, and the rest is read.
 *
 * @throws SourceFolderError when there is no such folder, or nothing in it bears on access.
 */
export function readSourceFolder(folder: string, options: SourceFolderOptions): SourceSnapshot {
  requireFolder(folder);
  const root = path.resolve(folder);
  const found = findMetadata(root);
  if (found.files.length === 0 && found.gaps.length === 0) {
    throw new SourceFolderError(
      `No metadata of the types ${METADATA_TYPES.join(', ')} lies below \`${folder}\`.`,
      'Name the folder of an SFDX project or of a metadata-API retrieve, or retrieve these types first.'
    );
  }
  const names = new NameIndex(found.files, found.hidden);
  const rows = new SourceRows(names, hasParts);
  found.files.forEach((file, done) => {
    options.onFile?.(done, found.files.length);
    try {
      rows.addFile(file, readMetadataFile(file.file, file.shown, file.type));
    } catch (error) {
      if (!(error instanceof UnusableFileError)) throw error;
      rows.gaps.push({ ...error.gap, ...effectOfUnread(file.type) });
    }
  });
  if (options.users) rows.addUsers(options.users);
  const project = readProject(root);
  const snapshot: OrgSnapshot = {
    org: { name: project.name ?? path.basename(root), takenAt: options.takenAt },
    apiVersion: project.sourceApiVersion ?? null,
    rows: rows.rows,
    gaps: [...found.gaps, ...rows.gaps]
  };
  return { snapshot, names };
}

/** Whether the parts of a decomposed set lie beside its file: folders, or files of no type of their own. */
function hasParts({ file }: MetadataFile): boolean {
  const beside = readdirSync(path.dirname(file), { withFileTypes: true });
  return beside.some(
    (entry) => entry.isDirectory() || (entry.name.endsWith('-meta.xml') && !isMetadataFile(entry.name))
  );
}

function requireFolder(folder: string): void {
  const reason = whyNoFolder(folder);
  if (reason !== null) throw new SourceFolderError(reason, 'Name the folder that holds the metadata.');
}

function whyNoFolder(folder: string): string | null {
  try {
    const stats = statSync(folder, { throwIfNoEntry: false });
    if (!stats) return `There is no folder \`${folder}\`.`;
    return stats.isDirectory() ? null : `\`${folder}\` is a file, not a folder.`;
  } catch (error) {
    return `The folder \`${folder}\` cannot be opened (${(error as NodeJS.ErrnoException).code}).`;
  }
}

/** Name and API version, where the folder is an SFDX project; a broken project file only loses these. */
function readProject(root: string): { name?: string; sourceApiVersion?: string } {
  try {
    const json: unknown = JSON.parse(readFileSync(path.join(root, 'sfdx-project.json'), 'utf8'));
    const { name, sourceApiVersion } = json as Record<string, unknown>;
    return {
      ...(typeof name === 'string' && name !== '' && { name }),
      ...(typeof sourceApiVersion === 'string' && { sourceApiVersion })
    };
  } catch {
    return {};
  }
}
