import { ZipFile as ZipWriter } from 'yazl';

/** The files as a zip, in the order given. */
export async function writeZip(
  files: Iterable<readonly [string, Uint8Array]>,
  date: Date
): Promise<Uint8Array> {
  const zip = new ZipWriter();
  for (const [path, content] of files) zip.addBuffer(Buffer.from(content), path, { mtime: date });
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks);
}
