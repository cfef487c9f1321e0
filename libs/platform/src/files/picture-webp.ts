import type { Stripped } from './picture.js';

const kept = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ICCP']);
/** Flags of VP8X that promise Exif (8) and XMP (4). */
const promises = 0x08 | 0x04;

/**
 * A still WebP without Exif, XMP and whatever follows its end.
 *
 * @returns undefined when it is not whole, or moves
 */
export function webpWithoutMetadata(bytes: Buffer): Stripped | undefined {
  if (bytes.length < 20) return undefined;
  const whole = 8 + bytes.readUInt32LE(4);
  if (whole > bytes.length) return undefined;
  const parts: Buffer[] = [];
  let canvas: Size | undefined;
  let picture: Size | undefined;
  let at = 12;
  while (at + 8 <= whole) {
    const name = bytes.subarray(at, at + 4).toString('latin1');
    const length = bytes.readUInt32LE(at + 4);
    const end = at + 8 + length + (length % 2);
    if (at + 8 + length > whole) return undefined;
    const content = bytes.subarray(at + 8, at + 8 + length);
    if (name === 'ANIM' || name === 'ANMF') return undefined;
    if (name === 'VP8X') canvas = sizeOfCanvas(content);
    if (name === 'VP8 ' || name === 'VP8L') {
      if (picture) return undefined;
      picture = name === 'VP8 ' ? sizeOfLossy(content) : sizeOfLossless(content);
      if (!picture) return undefined;
    }
    if (kept.has(name))
      parts.push(name === 'VP8X' ? withoutPromises(bytes.subarray(at, end)) : bytes.subarray(at, end));
    at = end;
  }
  if (!picture) return undefined;
  const body = Buffer.concat(parts);
  const head = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1');
  head.writeUInt32LE(4 + body.length, 4);
  return {
    bytes: Buffer.concat([head, body]),
    width: Math.max(picture.width, canvas?.width ?? 0),
    height: Math.max(picture.height, canvas?.height ?? 0),
  };
}

interface Size {
  readonly width: number;
  readonly height: number;
}

function withoutPromises(chunk: Buffer): Buffer {
  const copy = Buffer.from(chunk);
  copy[8] = (copy[8] ?? 0) & ~promises;
  return copy;
}

function sizeOfCanvas(content: Buffer): Size | undefined {
  if (content.length < 10) return undefined;
  return { width: content.readUIntLE(4, 3) + 1, height: content.readUIntLE(7, 3) + 1 };
}

function sizeOfLossy(content: Buffer): Size | undefined {
  if (content.length < 10 || content.readUIntBE(3, 3) !== 0x9d012a) return undefined;
  return { width: content.readUInt16LE(6) & 0x3fff, height: content.readUInt16LE(8) & 0x3fff };
}

function sizeOfLossless(content: Buffer): Size | undefined {
  if (content.length < 5 || content[0] !== 0x2f) return undefined;
  const bits = content.readUInt32LE(1);
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
}
