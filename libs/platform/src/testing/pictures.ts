/** Small pictures, built piece by piece for tests. */
type Pieces<Name> = readonly (readonly [Name, string])[];

/** A JPEG of two scans. Segments are [marker, content]. */
export function jpeg(
  more: { width?: number; height?: number; segments?: Pieces<number>; between?: Pieces<number> } = {},
): Buffer {
  const frame = Buffer.from([8, 0, 0, 0, 0, 1, 1, 0x11, 0]);
  frame.writeUInt16BE(more.height ?? 30, 1);
  frame.writeUInt16BE(more.width ?? 40, 3);
  const scan = segment(0xda, Buffer.from([1, 1, 0, 0, 0x3f, 0]));
  const data = Buffer.from([0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56]);
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, Buffer.from('JFIF\0\x01\x01\0\0\x01\0\x01\0\0', 'latin1')),
    ...(more.segments ?? []).map(([marker, content]) => segment(marker, Buffer.from(content, 'latin1'))),
    segment(0xdb, Buffer.alloc(65, 1)),
    segment(0xc2, frame),
    scan,
    data,
    ...(more.between ?? []).map(([marker, content]) => segment(marker, Buffer.from(content, 'latin1'))),
    scan,
    data,
    Buffer.from([0xff, 0xd9]),
  ]);
}

function segment(marker: number, content: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([head, content]);
}

/** A PNG with further chunks between its head and its picture. */
export function png(more: { width?: number; height?: number; chunks?: Pieces<string> } = {}): Buffer {
  const head = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 2, 0, 0, 0]);
  head.writeUInt32BE(more.width ?? 40, 0);
  head.writeUInt32BE(more.height ?? 30, 4);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', head),
    ...(more.chunks ?? []).map(([name, content]) => chunk(name, Buffer.from(content, 'latin1'))),
    chunk('IDAT', Buffer.from([1, 2, 3])),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(name: string, content: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  return Buffer.concat([length, Buffer.from(name, 'latin1'), content, Buffer.alloc(4)]);
}

/** A WebP; `extended` holds the flags of a VP8X chunk. */
export function webp(more: { extended?: number; canvas?: number; chunks?: Pieces<string> } = {}): Buffer {
  const picture = Buffer.from([0, 0, 0, 0x9d, 0x01, 0x2a, 40, 0, 30, 0, 9]);
  const parts: Buffer[] = [];
  if (more.extended !== undefined) {
    const head = Buffer.alloc(10);
    head[0] = more.extended;
    head.writeUIntLE(more.canvas ?? 39, 4, 3);
    head.writeUIntLE(more.canvas ?? 29, 7, 3);
    parts.push(riffChunk('VP8X', head));
  }
  parts.push(riffChunk('VP8 ', picture));
  for (const [name, content] of more.chunks ?? []) parts.push(riffChunk(name, Buffer.from(content, 'latin1')));
  const body = Buffer.concat(parts);
  const head = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1');
  head.writeUInt32LE(4 + body.length, 4);
  return Buffer.concat([head, body]);
}

function riffChunk(name: string, content: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(content.length);
  return Buffer.concat([Buffer.from(name, 'latin1'), length, content, Buffer.alloc(content.length % 2)]);
}
