import { jpegWithoutMetadata } from './picture-jpeg.js';
import { pngWithoutMetadata } from './picture-png.js';
import { webpWithoutMetadata } from './picture-webp.js';

export const pictureTypes = ['image/jpeg', 'image/png', 'image/webp'] as const;
export type PictureType = (typeof pictureTypes)[number];

/** More is no photo of a phone but an attempt to fill somebody's memory when it is shown. */
const maxSide = 16_384;
const maxPixels = 120_000_000;

/** What a picture is made of once nothing is left in it but the picture. */
export interface Stripped {
  readonly bytes: Buffer;
  readonly width: number;
  readonly height: number;
}

/** A picture as it may be kept. */
export interface CleanPicture extends Stripped {
  readonly type: PictureType;
}

/** Why a file is not kept as a picture. */
export type PictureFault = 'not-a-picture' | 'broken' | 'too-many-pixels';

const readers: Readonly<Record<PictureType, (bytes: Buffer) => Stripped | undefined>> = {
  'image/jpeg': jpegWithoutMetadata,
  'image/png': pngWithoutMetadata,
  'image/webp': webpWithoutMetadata,
};

/** What a file is by its first bytes; what its name or sender says counts for nothing. */
export function sniffPicture(bytes: Buffer): PictureType | undefined {
  if (bytes.length >= 3 && bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'image/jpeg';
  if (bytes.subarray(0, 8).equals(Buffer.from('89504e470d0a1a0a', 'hex'))) return 'image/png';
  const riff =
    bytes.subarray(0, 4).toString('latin1') === 'RIFF' && bytes.subarray(8, 12).toString('latin1') === 'WEBP';
  return riff ? 'image/webp' : undefined;
}

/**
 * Leaves of a photo what is seen: the place where it was taken, the phone, the time, captions, previews and whatever
 * hangs on behind its end are gone. How it is to be turned stays.
 */
export function cleanPicture(bytes: Buffer): CleanPicture | PictureFault {
  const type = sniffPicture(bytes);
  if (!type) return 'not-a-picture';
  const stripped = readers[type](bytes);
  if (!stripped) return 'broken';
  const { width, height } = stripped;
  if (width === 0 || height === 0) return 'broken';
  if (width > maxSide || height > maxSide || width * height > maxPixels) return 'too-many-pixels';
  return { ...stripped, type };
}
