import { createHmac } from 'node:crypto';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const stepSeconds = 30;

/**
 * The current one-time code of an authenticator secret (RFC 6238: SHA-1, 30 s, six digits).
 * @param {string} secret base32
 * @param {number} [now] milliseconds since 1970
 * @returns {{ code: string, secondsLeft: number }}
 */
export function currentCode(secret, now = Date.now()) {
  const seconds = Math.floor(now / 1000);
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(seconds / stepSeconds)));
  const digest = createHmac('sha1', fromBase32(secret)).update(counter).digest();
  const offset = (digest[19] ?? 0) & 0x0f;
  const number = (digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000;
  return { code: String(number).padStart(6, '0'), secondsLeft: stepSeconds - (seconds % stepSeconds) };
}

/** @param {string} text @throws {Error} on a character that base32 does not have */
function fromBase32(text) {
  let bits = '';
  for (const character of text.toUpperCase().replaceAll(/[\s=]/g, '')) {
    const value = alphabet.indexOf(character);
    if (value < 0) throw new Error(`"${character}" is not a base32 character.`);
    bits += value.toString(2).padStart(5, '0');
  }
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}
