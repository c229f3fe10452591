import { crc32 } from 'node:zlib';
import { fromBuffer } from 'yauzl';
import type { Entry, ZipFile } from 'yauzl';

/** Metadata API Developer Guide, "deploy()": 10,000 files, 39 MB zipped (50 MB once encoded as base64). */
const MAX_ENTRIES = 10_000;
const MAX_ZIPPED = 39 * 1024 * 1024;
/** As the platform: 400 MB once unpacked, here counted while reading, for what an entry declares may be false. */
const MAX_UNPACKED = 400 * 1024 * 1024;

const SYMBOLIC_LINK = 0o120000;
const FILE_KIND = 0o170000;

/** A zip that is not read: too large, damaged, or with an entry that has no place in a package. */
export class ZipError extends Error {
  override readonly name = 'ZipError';
  readonly code: 'LIMIT_EXCEEDED' | 'UNKNOWN_EXCEPTION';

  constructor(message: string, code: ZipError['code'] = 'UNKNOWN_EXCEPTION') {
    super(message);
    this.code = code;
  }
}

export interface ZipLimits {
  readonly entries: number;
  readonly unpacked: number;
}

/**
 * The files of a zip by path; folders and symbolic links are left out.
 *
 * @throws ZipError when it is too large, damaged, or names a path twice or outside of itself.
 */
export async function readZip(
  bytes: Uint8Array,
  limits: ZipLimits = { entries: MAX_ENTRIES, unpacked: MAX_UNPACKED }
): Promise<Map<string, Uint8Array>> {
  if (bytes.byteLength > MAX_ZIPPED) {
    throw new ZipError(
      `The zip has ${bytes.byteLength} bytes; at most ${MAX_ZIPPED} are taken.`,
      'LIMIT_EXCEEDED'
    );
  }
  const zip = await openZip(bytes);
  if (zip.entryCount > limits.entries) {
    throw new ZipError(
      `The zip has ${zip.entryCount} entries; at most ${limits.entries} are taken.`,
      'LIMIT_EXCEEDED'
    );
  }
  try {
    return await readEntries(zip, limits);
  } catch (error) {
    throw error instanceof ZipError ? error : damaged(error);
  }
}

function damaged(error: unknown): ZipError {
  return new ZipError(`The zip cannot be read: ${(error as Error).message}. Make it anew.`);
}

function openZip(bytes: Uint8Array): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    // Names are checked by `checkedPath`, which tells more than the library does.
    fromBuffer(
      buffer,
      { lazyEntries: true, strictFileNames: true, validateEntrySizes: true },
      (error, zip) => {
        if (error) reject(damaged(error));
        else resolve(zip);
      }
    );
  });
}

async function readEntries(zip: ZipFile, limits: ZipLimits): Promise<Map<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  const seen = new Set<string>();
  let room = limits.unpacked;
  for (let entry = await nextEntry(zip); entry; entry = await nextEntry(zip)) {
    const path = checkedPath(entry.fileName);
    if (seen.has(path.toLowerCase())) throw new ZipError(`The zip holds '${path}' twice.`);
    seen.add(path.toLowerCase());
    if (path.endsWith('/') || isLink(entry)) continue;
    const content = await readEntry(zip, entry, room);
    // yauzl checks sizes, and no sums.
    if (crc32(content) !== entry.crc32) throw new ZipError(`The zip is damaged at '${path}': make it anew.`);
    room -= content.byteLength;
    files.set(path, content);
  }
  return files;
}

/** yauzl reads an entry when asked to, and then emits exactly one of these events. */
function nextEntry(zip: ZipFile): Promise<Entry | undefined> {
  return new Promise((resolve, reject) => {
    zip.removeAllListeners();
    zip.once('entry', resolve);
    zip.once('end', () => resolve(undefined));
    zip.once('error', reject);
    zip.readEntry();
  });
}

function checkedPath(path: string): string {
  const parts = path.split('/');
  const isUnsafe =
    path === '' ||
    /[\\\0]/.test(path) ||
    /^[A-Za-z]:/.test(path) ||
    path.startsWith('/') ||
    parts.some((part) => part === '..' || part === '.');
  if (isUnsafe)
    throw new ZipError(`The zip holds ${JSON.stringify(path)}, which is no path inside a package.`);
  return path;
}

function isLink({ externalFileAttributes }: Entry): boolean {
  return ((externalFileAttributes >>> 16) & FILE_KIND) === SYMBOLIC_LINK;
}

function readEntry(zip: ZipFile, entry: Entry, room: number): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error) {
        reject(error);
        return;
      }
      const chunks: Buffer[] = [];
      let size = 0;
      stream.on('data', (chunk: Buffer) => {
        size += chunk.byteLength;
        chunks.push(chunk);
        if (size > room) {
          const message = `The zip unpacks to more than is taken (at '${entry.fileName}').`;
          stream.destroy(new ZipError(message, 'LIMIT_EXCEEDED'));
        }
      });
      stream.once('error', reject);
      stream.once('end', () => resolve(Buffer.concat(chunks)));
    });
  });
}
