import type { Stripped } from './picture.js';

/** Chunks that change what is seen. Texts, times, Exif and everything unknown is left out, and so is animation. */
const kept = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'iCCP', 'sBIT', 'pHYs']);

/**
 * A PNG without its texts, Exif and whatever follows its end.
 *
 * @returns undefined when it is not whole
 */
export function pngWithoutMetadata(bytes: Buffer): Stripped | undefined {
  const parts: Buffer[] = [bytes.subarray(0, 8)];
  let size: { width: number; height: number } | undefined;
  let filled = false;
  let at = 8;
  while (at + 12 <= bytes.length) {
    const length = bytes.readUInt32BE(at);
    const end = at + 12 + length;
    if (end > bytes.length) return undefined;
    const name = bytes.subarray(at + 4, at + 8).toString('latin1');
    if ((name === 'IHDR') !== (size === undefined)) return undefined;
    if (name === 'IHDR') {
      if (length !== 13) return undefined;
      size = { width: bytes.readUInt32BE(at + 8), height: bytes.readUInt32BE(at + 12) };
    }
    if (name === 'IDAT') filled = true;
    if (kept.has(name)) parts.push(bytes.subarray(at, end));
    if (name === 'IEND') return size && filled ? { ...size, bytes: Buffer.concat(parts) } : undefined;
    at = end;
  }
  return undefined;
}
