const OFFSET = 0xcbf29ce484222325n;
const PRIME = 0x100000001b3n;

/**
 * A short name for a content: FNV-1a, 64 bits, 16 hex digits. It works in any browser without Web Crypto
 * and is not meant to withstand somebody who looks for collisions.
 */
export function contentHash(content: string): string {
  let hash = OFFSET;
  for (const byte of new TextEncoder().encode(content)) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * PRIME);
  }
  return hash.toString(16).padStart(16, '0');
}
