import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { crc32 } from 'node:zlib';
import { zipped } from '../../test/support/zipped.ts';
import { ZipError, readZip } from './zip.ts';

/** A zip with names as they are given, which no library writes: stored entries and a central directory. */
function rawZip(names: readonly string[], content = Buffer.from('x'), attributes = 0): Buffer {
  const crc = crc32(content);
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = 0;
  for (const name of names) {
    const bytes = Buffer.from(name);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(20, 4);
    local.writeUInt32LE(crc, 14);
    local.writeUInt32LE(content.length, 18);
    local.writeUInt32LE(content.length, 22);
    local.writeUInt16LE(bytes.length, 26);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(0x031e, 4);
    central.writeUInt16LE(20, 6);
    central.writeUInt32LE(crc, 16);
    central.writeUInt32LE(content.length, 20);
    central.writeUInt32LE(content.length, 24);
    central.writeUInt16LE(bytes.length, 28);
    central.writeUInt32LE(attributes, 38);
    central.writeUInt32LE(offset, 42);
    locals.push(local, bytes, content);
    centrals.push(central, bytes);
    offset += local.length + bytes.length + content.length;
  }
  const directory = Buffer.concat(centrals);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(names.length & 0xffff, 8);
  end.writeUInt16LE(names.length & 0xffff, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
}

const HOSTILE: readonly [name: string, zip: Uint8Array, message: RegExp][] = [
  ['that climbs out', rawZip(['a/../../etc/passwd']), /etc\/passwd/],
  ['with an absolute path', rawZip(['/etc/passwd']), /etc\/passwd/],
  ['with a drive letter', rawZip(['C:/windows']), /C:/],
  ['with a backslash', rawZip(['a\\b']), /a.*b/],
  ['with a NUL in a name', rawZip(['a\0b']), /a/],
  ['with a path twice', rawZip(['a/b.txt', 'a/b.txt']), /'a\/b.txt' twice/],
  ['with a path twice but for case', rawZip(['a/b.txt', 'A/B.txt']), /'A\/B.txt' twice/],
  ['of nothing', new Uint8Array(), /cannot be read/],
  ['that is no zip', Buffer.from('hello, I am no zip at all, but a text'), /cannot be read/]
];

describe('A zip', () => {
  for (const [name, zip, message] of HOSTILE) {
    it(`${name} is refused`, async () => {
      await assert.rejects(
        readZip(zip),
        (error: Error) => error instanceof ZipError && message.test(error.message)
      );
    });
  }

  it('of plain files is read, folders and links left out', async () => {
    const files = await readZip(rawZip(['a/', 'a/b.txt']));
    assert.deepEqual([...files.keys()], ['a/b.txt']);
    const link = await readZip(rawZip(['link'], Buffer.from('x'), (0o120777 << 16) >>> 0));
    assert.equal(link.size, 0);
  });

  it('that is cut off is refused wherever the cut is', async () => {
    const zip = await zipped({ 'a.txt': 'some text that compresses, some text that compresses' });
    for (let length = 0; length < zip.length; length += 7) {
      await assert.rejects(readZip(zip.subarray(0, length)), ZipError);
    }
  });

  it('whose content is not what it was is refused', async () => {
    const zip = rawZip(['a.txt']);
    zip[zip.indexOf('x', 30 + 'a.txt'.length)] = 0;
    await assert.rejects(readZip(zip), /damaged at 'a\.txt'/);
  });

  it('with a flipped byte gives its files or a ZipError', async () => {
    const zip = Buffer.from(await zipped({ 'a.txt': 'text', 'b/c.txt': 'more text' }));
    for (let at = 0; at < zip.length; at++) {
      const damaged = Buffer.from(zip);
      damaged[at] = damaged[at]! ^ 0xff;
      await readZip(damaged).catch((error: unknown) => assert.ok(error instanceof ZipError, String(error)));
    }
  });

  it('of 65,534 entries is refused before they are read', async () => {
    const zip = rawZip(Array.from({ length: 65_534 }, (_, i) => String(i)));
    await assert.rejects(readZip(zip), /at most 10000/);
  });

  it('that unpacks to more than is taken is refused while it is read', async () => {
    const bomb = await zipped({ 'bomb.txt': new Uint8Array(3_000_000) });
    assert.ok(bomb.length < 10_000);
    await assert.rejects(readZip(bomb, { entries: 10, unpacked: 1_000_000 }), /unpacks to more/);
  });

  it('over the platform’s size is refused', async () => {
    await assert.rejects(readZip(new Uint8Array(39 * 1024 * 1024 + 1)), /at most 40894464/);
  });
});
