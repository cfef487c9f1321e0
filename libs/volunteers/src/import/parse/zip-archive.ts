import { crc32, inflateRawSync } from 'node:zlib';
import { LIMITS } from './limits.js';
import { SpreadsheetError } from './spreadsheet-error.js';

// Signatures and offsets after APPNOTE.TXT 6.3 of the ZIP format.
const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;
const END_LENGTH = 22;
const LONGEST_COMMENT = 0xffff;
const ZIP64 = 0xffffffff;
const STORED = 0;
const DEFLATED = 8;
const ENCRYPTED = 1;
const UTF8_NAMES = 0x0800;
/** 1 January 1980, the zero of the format. */
const FIRST_DAY = 0x21;

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly checksum: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly offset: number;
}

/**
 * Unpacks the wanted parts of a ZIP archive and trusts nothing in it: the sizes that the directory declares are
 * checked against the limits before a byte is unpacked, and each part must then come out in exactly that size
 * and with its checksum.
 *
 * @throws SpreadsheetError tooLargeUnpacked, damagedFile, unsupportedFormat (encrypted)
 */
export function unpackZip(archive: Buffer, wanted: (name: string) => boolean): Map<string, Buffer> {
  const entries = readDirectory(archive);
  const total = entries.reduce((sum, entry) => sum + entry.unpacked, 0);
  if (total > LIMITS.unpackedBytes || entries.some(isBomb)) throw new SpreadsheetError('tooLargeUnpacked');
  if (new Set(entries.map(({ name }) => name)).size < entries.length) throw damaged();
  return new Map(entries.filter(({ name }) => wanted(name)).map((entry) => [entry.name, unpack(archive, entry)]));
}

/**
 * Packs parts again without compression. A reader that gets this archive cannot see another one than the one that
 * was checked, whatever it would have made of the original's headers.
 */
export function packStored(parts: ReadonlyMap<string, Buffer>): Buffer {
  const chunks: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of parts) {
    const path = Buffer.from(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(UTF8_NAMES, 2);
    common.writeUInt16LE(FIRST_DAY, 8);
    common.writeUInt32LE(crc32(content), 10);
    common.writeUInt32LE(content.length, 14);
    common.writeUInt32LE(content.length, 18);
    common.writeUInt16LE(path.length, 22);
    directory.push(signature(DIRECTORY_ENTRY), Buffer.from([20, 0]), common, Buffer.alloc(10), uint32(offset), path);
    chunks.push(signature(LOCAL_HEADER), common, path, content);
    offset += 30 + path.length + content.length;
  }
  const listing = Buffer.concat(directory);
  const end = Buffer.alloc(END_LENGTH);
  end.writeUInt32LE(END_OF_DIRECTORY, 0);
  end.writeUInt16LE(parts.size, 8);
  end.writeUInt16LE(parts.size, 10);
  end.writeUInt32LE(listing.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...chunks, listing, end]);
}

function readDirectory(archive: Buffer): Entry[] {
  const end = findEnd(archive);
  const count = archive.readUInt16LE(end + 10);
  let offset = archive.readUInt32LE(end + 16);
  if (count > LIMITS.zipEntries) throw new SpreadsheetError('tooLargeUnpacked');
  const entries: Entry[] = [];
  for (let index = 0; index < count; index += 1) {
    if (offset + 46 > archive.length || archive.readUInt32LE(offset) !== DIRECTORY_ENTRY) throw damaged();
    const nameLength = archive.readUInt16LE(offset + 28);
    entries.push(readEntry(archive, offset, nameLength));
    offset += 46 + nameLength + archive.readUInt16LE(offset + 30) + archive.readUInt16LE(offset + 32);
  }
  return entries;
}

function findEnd(archive: Buffer): number {
  const earliest = Math.max(0, archive.length - END_LENGTH - LONGEST_COMMENT);
  for (let offset = archive.length - END_LENGTH; offset >= earliest; offset -= 1) {
    if (archive.readUInt32LE(offset) === END_OF_DIRECTORY) return offset;
  }
  throw damaged();
}

function readEntry(archive: Buffer, offset: number, nameLength: number): Entry {
  const packed = archive.readUInt32LE(offset + 20);
  const unpacked = archive.readUInt32LE(offset + 24);
  if (packed === ZIP64 || unpacked === ZIP64) throw new SpreadsheetError('tooLargeUnpacked');
  if (archive.readUInt16LE(offset + 8) & ENCRYPTED) throw new SpreadsheetError('unsupportedFormat');
  const name = archive.toString('utf8', offset + 46, offset + 46 + nameLength);
  return {
    name,
    method: archive.readUInt16LE(offset + 10),
    checksum: archive.readUInt32LE(offset + 16),
    packed,
    unpacked,
    offset: archive.readUInt32LE(offset + 42),
  };
}

function isBomb({ packed, unpacked }: Entry): boolean {
  return unpacked > LIMITS.ratioFreeBytes && unpacked > packed * LIMITS.unpackedRatio;
}

function unpack(archive: Buffer, entry: Entry): Buffer {
  const { offset, packed, unpacked, method, checksum } = entry;
  if (offset + 30 > archive.length || archive.readUInt32LE(offset) !== LOCAL_HEADER) throw damaged();
  const start = offset + 30 + archive.readUInt16LE(offset + 26) + archive.readUInt16LE(offset + 28);
  if (start + packed > archive.length) throw damaged();
  const content =
    method === DEFLATED
      ? inflate(archive.subarray(start, start + packed), unpacked)
      : archive.subarray(start, start + packed);
  if ((method !== DEFLATED && method !== STORED) || content.length !== unpacked || crc32(content) !== checksum)
    throw damaged();
  return content;
}

function inflate(packed: Buffer, unpacked: number): Buffer {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, unpacked) });
  } catch {
    throw damaged();
  }
}

function damaged(): SpreadsheetError {
  return new SpreadsheetError('damagedFile');
}

function signature(value: number): Buffer {
  return uint32(value);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
