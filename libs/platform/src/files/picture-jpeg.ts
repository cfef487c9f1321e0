import type { Stripped } from './picture.js';
import { orientationOf, orientationSegment } from './picture-orientation.js';

const startOfScan = 0xda;
const endOfImage = 0xd9;

/** Frames: SOF0 to SOF15 without DHT (C4), JPG (C8) and DAC (CC). */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

/** Of the application segments only JFIF (0), colour profiles (2) and Adobe's colour transform (14) change what is seen. */
function isKept(marker: number, content: Buffer): boolean {
  if (marker === 0xfe) return false;
  if (marker < 0xe0 || marker > 0xef) return true;
  if (marker === 0xe0) return content.subarray(0, 5).toString('latin1') === 'JFIF\0';
  if (marker === 0xe2) return content.subarray(0, 12).toString('latin1') === 'ICC_PROFILE\0';
  return marker === 0xee && content.subarray(0, 5).toString('latin1') === 'Adobe';
}

/**
 * A JPEG without Exif, XMP, IPTC, comments, previews and whatever follows its end.
 *
 * @returns undefined when it is not whole
 */
export function jpegWithoutMetadata(bytes: Buffer): Stripped | undefined {
  const kept: Buffer[] = [bytes.subarray(0, 2)];
  let size: { width: number; height: number } | undefined;
  let orientation = 1;
  let scanned = false;
  let at = 2;
  while (at + 1 < bytes.length) {
    if (bytes[at] !== 0xff) return undefined;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at++;
      continue;
    }
    if (marker === endOfImage) {
      if (!size || !scanned) return undefined;
      kept.push(bytes.subarray(at, at + 2));
      if (orientation !== 1) kept.splice(1, 0, orientationSegment(orientation));
      return { ...size, bytes: Buffer.concat(kept) };
    }
    if (at + 4 > bytes.length) return undefined;
    const length = bytes.readUInt16BE(at + 2);
    const end = at + 2 + length;
    if (length < 2 || end > bytes.length) return undefined;
    const content = bytes.subarray(at + 4, end);
    if (marker === 0xe1 && content.subarray(0, 6).toString('latin1') === 'Exif\0\0')
      orientation = orientationOf(content.subarray(6)) ?? orientation;
    if (isFrame(marker)) {
      // A second frame would let the file show another size than was looked at.
      if (size || content.length < 6) return undefined;
      size = { height: content.readUInt16BE(1), width: content.readUInt16BE(3) };
    }
    if (isKept(marker, content)) kept.push(bytes.subarray(at, end));
    at = end;
    if (marker === startOfScan) {
      if (!size) return undefined;
      scanned = true;
      const next = endOfScan(bytes, end);
      kept.push(bytes.subarray(end, next));
      at = next;
    }
  }
  return undefined;
}

/** Where the compressed data of a scan ends: at the first marker that is no stuffed byte and no restart. */
function endOfScan(bytes: Buffer, from: number): number {
  let at = bytes.indexOf(0xff, from);
  while (at >= 0 && at + 1 < bytes.length) {
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
    at = bytes.indexOf(0xff, next === 0xff ? at + 1 : at + 2);
  }
  return bytes.length;
}
