import { createHash } from 'node:crypto';

/** What can stand in a canonical text: whole numbers alone, since others have more than one way to be written. */
export type Canonical =
  | string
  | number
  | boolean
  | null
  | readonly Canonical[]
  | { readonly [key: string]: Canonical | undefined };

/** One text for one value, whatever the order in which its keys were set (RFC 8785, for whole numbers). */
export function canonical(value: Canonical): string {
  if (typeof value === 'number' && !Number.isSafeInteger(value)) throw new Error('Only whole numbers are canonical.');
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (isList(value)) return `[${value.map(canonical).join(',')}]`;
  const pairs = Object.entries(value).filter((one): one is [string, Canonical] => one[1] !== undefined);
  pairs.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${pairs.map(([key, one]) => `${JSON.stringify(key)}:${canonical(one)}`).join(',')}}`;
}

function isList(value: object): value is readonly Canonical[] {
  return Array.isArray(value);
}

/** SHA-256 over canonical texts, a line each. */
export function fingerprintOf(values: Iterable<Canonical>): string {
  const hash = createHash('sha256');
  for (const value of values) hash.update(`${canonical(value)}\n`);
  return hash.digest('hex');
}
