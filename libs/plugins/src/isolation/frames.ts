/** Bytes in front of each message that say how long it is. */
const head = 4;

/** A message as it goes over a pipe: four bytes of length, then JSON in UTF-8. */
export function frame(message: unknown): Buffer {
  const body = Buffer.from(JSON.stringify(message), 'utf8');
  const framed = Buffer.allocUnsafe(head + body.length);
  framed.writeUInt32BE(body.length, 0);
  body.copy(framed, head);
  return framed;
}

/** Why bytes are no message, or not the one that was awaited. */
export class FrameError extends Error {
  override readonly name = 'FrameError';
}

/** Puts the pieces together that a pipe delivers. It never holds more than one message of the size that is allowed just now. */
export class FrameReader {
  private pieces: Buffer[] = [];
  private held = 0;

  /** @param most bytes that a message may have. */
  constructor(private most: number) {}

  /** From now on. */
  allow(most: number): void {
    this.most = most;
  }

  /**
   * @returns the message once it is whole, undefined before.
   * @throws FrameError when it is too large, or when something follows it.
   */
  push(piece: Buffer): Buffer | undefined {
    this.pieces.push(piece);
    this.held += piece.length;
    if (this.held < head) return undefined;
    const all = this.pieces.length === 1 ? piece : Buffer.concat(this.pieces);
    this.pieces = [all];
    const length = all.readUInt32BE(0);
    if (length > this.most) throw new FrameError(`It answers with more than ${Math.round(this.most / 1000)} KB.`);
    if (this.held > head + length) throw new FrameError('It says more than it was asked.');
    if (this.held < head + length) return undefined;
    this.pieces = [];
    this.held = 0;
    return all.subarray(head);
  }
}
