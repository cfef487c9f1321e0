import { randomBytes } from 'node:crypto';

/**
 * A UUID version 7 (RFC 9562): 48 bits of Unix milliseconds, then randomness. Same order as the database's
 * `uuidv7()`, for rows whose id must be known before the INSERT.
 */
export function uuidv7(now: Date): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(now.getTime(), 0, 6);
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

const uuidShape = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether a text is a UUID of any version, as PostgreSQL writes it: whatever else is asked for by id is there for nobody. */
export function isUuid(text: string): boolean {
  return uuidShape.test(text);
}

/** An opaque secret of 256 bits, URL-safe. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

const alphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** `length` characters that a person can read out over the phone: no 0/O, 1/I/L, U. */
export function readableCode(length: number): string {
  let code = '';
  while (code.length < length) {
    for (const byte of randomBytes(length)) {
      // 240 = 8 × 30: larger bytes would favour the first letters.
      if (byte < 240 && code.length < length) code += alphabet[byte % alphabet.length];
    }
  }
  return code;
}
