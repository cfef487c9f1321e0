import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const version = 1;
const ivLength = 12;
const tagLength = 16;
const headerLength = 1 + ivLength + tagLength;

/**
 * Encrypts with AES-256-GCM. Layout: version (1 byte), IV (12), tag (16), ciphertext.
 * @param key 32 bytes. @param purpose bound into the tag, so a value can't be moved to another column or person.
 */
export function seal(key: Buffer, plain: Buffer | string, purpose: string): Buffer {
  const iv = randomBytes(ivLength);
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  cipher.setAAD(Buffer.from(purpose));
  const body = Buffer.concat([
    typeof plain === 'string' ? cipher.update(plain, 'utf8') : cipher.update(plain),
    cipher.final(),
  ]);
  return Buffer.concat([Buffer.from([version]), iv, cipher.getAuthTag(), body]);
}

/** @throws Error when the key, the purpose or a byte of the value is not the one it was sealed with. */
export function open(key: Buffer, sealed: Buffer, purpose: string): Buffer {
  if (sealed.length < headerLength || sealed[0] !== version) throw new Error('Not a sealed value.');
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(1, 1 + ivLength));
  decipher.setAAD(Buffer.from(purpose));
  decipher.setAuthTag(sealed.subarray(1 + ivLength, headerLength));
  return Buffer.concat([decipher.update(sealed.subarray(headerLength)), decipher.final()]);
}
