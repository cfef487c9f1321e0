import { describe, expect, it } from '@jest/globals';
import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { jpeg, png, webp } from '../testing/pictures.js';
import { type CleanPicture, cleanPicture, sniffPicture } from './picture.js';
import { orientationOf } from './picture-orientation.js';

const secret = 'GPS 35.0123 110.9876';

function clean(bytes: Buffer): CleanPicture {
  const cleaned = cleanPicture(bytes);
  if (typeof cleaned === 'string') throw new Error(`Refused: ${cleaned}`);
  return cleaned;
}

describe('what a file is', () => {
  it('is told by its first bytes alone', () => {
    expect([jpeg(), png(), webp()].map(sniffPicture)).toEqual(['image/jpeg', 'image/png', 'image/webp']);
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['a page', Buffer.from('<html><script>alert(1)</script>')],
    ['a drawing with a script', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['a GIF', Buffer.from('GIF89a')],
    ['an archive', Buffer.from('PK\x03\x04')],
    ['a sound in the same container as WebP', Buffer.from('RIFF\x10\0\0\0WAVEfmt ', 'latin1')],
  ])('%s is no picture', (_what, bytes) => {
    expect(cleanPicture(bytes)).toBe('not-a-picture');
  });
});

describe('a JPEG', () => {
  it('keeps what is seen, and its size is known', () => {
    expect(clean(jpeg())).toEqual({ type: 'image/jpeg', width: 40, height: 30, bytes: jpeg() });
  });

  it.each([
    ['Exif', 0xe1, `Exif\0\0${secret}`],
    ['XMP', 0xe1, `http://ns.adobe.com/xap/1.0/\0${secret}`],
    ['IPTC', 0xed, `Photoshop 3.0\0${secret}`],
    ['a comment', 0xfe, secret],
    ['previews', 0xe2, `MPF\0${secret}`],
    ['a maker’s own segment', 0xe5, secret],
    ['a preview in JFIF’s extension', 0xe0, `JFXX\0${secret}`],
  ])('loses %s', (_what, marker, content) => {
    const { bytes } = clean(jpeg({ segments: [[marker, content]] }));
    expect(bytes.includes(secret)).toBe(false);
    expect(bytes).toEqual(jpeg());
  });

  it('keeps its colours', () => {
    const colours = jpeg({
      segments: [
        [0xe2, 'ICC_PROFILE\0\x01\x01profile'],
        [0xee, 'Adobe\0d\0\0\0\0\x01'],
      ],
    });
    expect(clean(colours).bytes).toEqual(colours);
  });

  it('loses what hangs on behind its end: a video, an archive, a page', () => {
    const { bytes } = clean(Buffer.concat([jpeg(), Buffer.from(`PK\x03\x04<script>${secret}`)]));
    expect(bytes).toEqual(jpeg());
  });

  it('loses segments between its scans', () => {
    expect(clean(jpeg({ between: [[0xe1, `Exif\0\0${secret}`]] })).bytes.includes(secret)).toBe(false);
  });

  it.each([3, 6, 8])('stays turned as the phone was held (%s)', (orientation) => {
    const tiff = Buffer.from('II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\0\0\0\0', 'latin1');
    tiff.writeUInt16LE(orientation, 18);
    const { bytes } = clean(jpeg({ segments: [[0xe1, `Exif\0\0${tiff.toString('latin1')}${secret}`]] }));
    expect(bytes.includes(secret)).toBe(false);
    const exif = bytes.indexOf('Exif\0\0');
    expect(orientationOf(bytes.subarray(exif + 6, bytes.readUInt16BE(4) + 4))).toBe(orientation);
    expect(clean(bytes).bytes).toEqual(bytes);
  });

  it('of huge dimensions is refused by its header', () => {
    expect(cleanPicture(jpeg({ width: 65_535, height: 65_535 }))).toBe('too-many-pixels');
    expect(cleanPicture(jpeg({ width: 16_000, height: 16_000 }))).toBe('too-many-pixels');
    expect(cleanPicture(jpeg({ width: 0 }))).toBe('broken');
  });

  it('with a second frame of another size is refused', () => {
    const frame = '\x08\xff\xff\xff\xff\x01\x01\x11\0';
    expect(cleanPicture(jpeg({ segments: [[0xc2, frame]] }))).toBe('broken');
  });
});

describe('a PNG', () => {
  it('keeps what is seen and loses texts, Exif, times and what is unknown', () => {
    const full = png({
      chunks: [
        ['tEXt', secret],
        ['zTXt', secret],
        ['iTXt', secret],
        ['eXIf', secret],
        ['tIME', secret],
        ['prVt', secret],
      ],
    });
    expect(full.includes(secret)).toBe(true);
    expect(clean(full)).toEqual({ type: 'image/png', width: 40, height: 30, bytes: png() });
  });

  it('loses what hangs on behind its end', () => {
    expect(clean(Buffer.concat([png(), deflateSync(secret), Buffer.from(secret)])).bytes).toEqual(png());
  });

  it('of huge dimensions is refused by its header', () => {
    expect(cleanPicture(png({ width: 0xffff_ffff, height: 0xffff_ffff }))).toBe('too-many-pixels');
  });

  it('that promises more bytes than there are is refused', () => {
    const lying = png();
    lying.writeUInt32BE(0x7fff_ffff, 33);
    expect(cleanPicture(lying)).toBe('broken');
  });
});

describe('a WebP', () => {
  it('keeps what is seen, loses Exif and XMP, and promises none any more', () => {
    const full = webp({
      extended: 0x2c,
      chunks: [
        ['EXIF', secret],
        ['XMP ', secret],
        ['abcd', secret],
      ],
    });
    expect(full.includes(secret)).toBe(true);
    expect(clean(full)).toEqual({ type: 'image/webp', width: 40, height: 30, bytes: webp({ extended: 0x20 }) });
    expect(clean(webp())).toMatchObject({ width: 40, height: 30 });
  });

  it('that moves is refused', () => {
    expect(cleanPicture(webp({ extended: 0x02, chunks: [['ANIM', '\0\0\0\0\0\0']] }))).toBe('broken');
  });

  it('of huge dimensions is refused by its header', () => {
    expect(cleanPicture(webp({ extended: 0, canvas: 0xff_ffff }))).toBe('too-many-pixels');
  });
});

describe('any picture', () => {
  const pictures = [jpeg({ between: [[0xe1, 'x']] }), png(), webp({ extended: 0 })];

  it.each(pictures)('cut off anywhere is refused', (bytes) => {
    for (let length = 12; length < bytes.length; length++)
      expect(['broken', 'not-a-picture']).toContain(cleanPicture(bytes.subarray(0, length)));
  });

  it('damaged anywhere is cleaned or refused, and never more than was sent', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...pictures),
        fc.array(fc.tuple(fc.nat(200), fc.integer({ min: 0, max: 255 })), { maxLength: 6 }),
        (bytes, damages) => {
          const damaged = Buffer.from(bytes);
          for (const [at, value] of damages) damaged[at % damaged.length] = value;
          const cleaned = cleanPicture(damaged);
          if (typeof cleaned === 'string') return;
          expect(cleaned.bytes.length).toBeLessThanOrEqual(damaged.length + 36);
          expect(clean(cleaned.bytes).bytes).toEqual(cleaned.bytes);
        },
      ),
    );
  });
});
