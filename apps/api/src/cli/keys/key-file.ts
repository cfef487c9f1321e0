import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Master keys by id, 32 bytes each in base64: the JSON of MASTER_KEY and of the key file. */
export interface MasterKeys {
  readonly current: string;
  readonly keys: Readonly<Record<string, string>>;
}

/** @param text as `loadOrCreateMasterKey` (scripts/lib/keys.mjs) hands it on. */
export function parseMasterKeys(text: string): MasterKeys {
  const trimmed = text.trim();
  return trimmed.startsWith('{') ? (JSON.parse(trimmed) as MasterKeys) : { current: 'k1', keys: { k1: trimmed } };
}

/** Logins and blind indexes derive from it (Keyring.oldestKey). */
export function oldestOf({ keys }: MasterKeys): string {
  return Object.keys(keys).sort()[0] ?? '';
}

/** Adds a fresh key with the next number. */
export function withNewKey({ current, keys }: MasterKeys, options: { readonly makeCurrent: boolean }): MasterKeys {
  const numbers = Object.keys(keys).map((id) => Number(/^k(\d+)$/.exec(id)?.[1] ?? 0));
  const id = `k${Math.max(0, ...numbers) + 1}`;
  return {
    current: options.makeCurrent ? id : current,
    keys: { ...keys, [id]: randomBytes(32).toString('base64') },
  };
}

export function withoutKey({ current, keys }: MasterKeys, id: string): MasterKeys {
  return { current, keys: Object.fromEntries(Object.entries(keys).filter(([one]) => one !== id)) };
}

/**
 * Replaces the key file and its spare copy (`keys-backup/` beside `keys/`), each whole and on disk before it gets its
 * name: a key that is lost half-way loses the data. The spare comes first, so that it never lacks a key in use.
 */
export function writeKeyFile(file: string, keys: MasterKeys): void {
  const spare = join(dirname(dirname(file)), 'keys-backup', 'master.json');
  for (const one of [spare, file]) {
    if (!existsSync(dirname(one))) mkdirSync(dirname(one), { recursive: true, mode: 0o700 });
    const draft = `${one}.draft`;
    const handle = openSync(draft, 'w', 0o600);
    writeSync(handle, `${JSON.stringify(keys, null, 2)}\n`);
    fsyncSync(handle);
    closeSync(handle);
    renameSync(draft, one);
  }
}
