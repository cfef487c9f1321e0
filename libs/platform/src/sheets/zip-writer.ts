import { Readable } from 'node:stream';
import { crc32, createDeflateRaw } from 'node:zlib';

/** One file of an archive; its content is asked for once, piece by piece. */
export interface ZipPart {
  readonly name: string;
  readonly content: AsyncIterable<string>;
}

interface Written {
  readonly name: Buffer;
  readonly checksum: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly offset: number;
}

// Signatures and layout after APPNOTE.TXT 6.3 of the ZIP format.
const localHeader = 0x04034b50;
const dataDescriptor = 0x08074b50;
const directoryEntry = 0x02014b50;
const endOfDirectory = 0x06054b50;
const version = 20;
/** Sizes and checksum follow the content, whose length nobody knows before; names are UTF-8. */
const flags = 0x0808;
const deflated = 8;
/** 1 January 1980, the zero of the format: the same rows give the same bytes. */
const firstDay = 0x21;
const largest = 0xffffffff;

/**
 * Packs parts into a ZIP archive while they are made: never more than one piece of one part is held, however long they are.
 * @throws RangeError for a part or an archive of 4 GiB, which the plain format cannot hold
 */
export async function* zipped(parts: AsyncIterable<ZipPart> | Iterable<ZipPart>): AsyncGenerator<Buffer> {
  const written: Written[] = [];
  let offset = 0;
  for await (const part of parts) {
    const name = Buffer.from(part.name);
    const header = localHeaderOf(name);
    yield header;
    const sums = { checksum: 0, unpacked: 0, packed: 0 };
    for await (const piece of packed(part.content, sums)) yield piece;
    const after = descriptorOf(sums);
    yield after;
    written.push({ ...sums, name, offset });
    offset += header.length + sums.packed + after.length;
    if (offset > largest || sums.unpacked > largest) throw new RangeError('The archive grew beyond 4 GiB.');
  }
  const directory = Buffer.concat(written.map(directoryEntryOf));
  yield directory;
  yield endOf(written.length, directory.length, offset);
}

async function* packed(
  content: AsyncIterable<string>,
  sums: { checksum: number; unpacked: number; packed: number },
): AsyncGenerator<Buffer> {
  async function* counted(): AsyncGenerator<Buffer> {
    for await (const text of content) {
      const bytes = Buffer.from(text);
      sums.checksum = crc32(bytes, sums.checksum);
      sums.unpacked += bytes.length;
      yield bytes;
    }
  }
  const source = Readable.from(counted(), { objectMode: false });
  const deflate = createDeflateRaw();
  // pipe() does not hand errors on: what breaks in the rows must break the archive, not leave it hanging.
  source.on('error', (error) => deflate.destroy(error));
  for await (const piece of source.pipe(deflate) as AsyncIterable<Buffer>) {
    sums.packed += piece.length;
    yield piece;
  }
}

function localHeaderOf(name: Buffer): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(localHeader, 0);
  header.writeUInt16LE(version, 4);
  header.writeUInt16LE(flags, 6);
  header.writeUInt16LE(deflated, 8);
  header.writeUInt16LE(firstDay, 12);
  header.writeUInt16LE(name.length, 26);
  return Buffer.concat([header, name]);
}

function descriptorOf({ checksum, packed, unpacked }: { checksum: number; packed: number; unpacked: number }): Buffer {
  const after = Buffer.alloc(16);
  after.writeUInt32LE(dataDescriptor, 0);
  after.writeUInt32LE(checksum, 4);
  after.writeUInt32LE(packed, 8);
  after.writeUInt32LE(unpacked, 12);
  return after;
}

function directoryEntryOf({ name, checksum, packed, unpacked, offset }: Written): Buffer {
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(directoryEntry, 0);
  entry.writeUInt16LE(version, 4);
  entry.writeUInt16LE(version, 6);
  entry.writeUInt16LE(flags, 8);
  entry.writeUInt16LE(deflated, 10);
  entry.writeUInt16LE(firstDay, 14);
  entry.writeUInt32LE(checksum, 16);
  entry.writeUInt32LE(packed, 20);
  entry.writeUInt32LE(unpacked, 24);
  entry.writeUInt16LE(name.length, 28);
  entry.writeUInt32LE(offset, 42);
  return Buffer.concat([entry, name]);
}

function endOf(count: number, length: number, offset: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(endOfDirectory, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(length, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}
