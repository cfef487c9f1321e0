import { createHmac, randomBytes } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';

/**
 * @typedef {{ current: string, keys: Record<string, string> }} KeyFile Master keys by id, 32 bytes each in base64.
 * @typedef {'superuser' | 'migrator' | 'app' | 'auditor'} Purpose
 */

/**
 * The master key: from `MASTER_KEY`, else from `<dataDir>/keys/master.json`, which the first start creates together
 * with a copy in `<dataDir>/keys-backup/`. Both directories are for this user only.
 * @param {string} dataDir
 * @param {(line: string) => void} [say]
 * @returns {string} the key file's JSON
 * @throws {Error} when the key is unreadable, or lost while its data is still there
 */
export function loadOrCreateMasterKey(dataDir, say = (line) => console.log(line)) {
  if (process.env.MASTER_KEY) return normalise(process.env.MASTER_KEY, 'MASTER_KEY');
  const file = path.join(dataDir, 'keys', 'master.json');
  const backup = path.join(dataDir, 'keys-backup', 'master.json');
  if (!existsSync(file) && existsSync(backup)) {
    privateDirectory(path.dirname(file));
    copyPrivate(backup, file);
    say(`主密钥文件缺失，已从备份恢复 · The master key file was missing; it was restored from ${backup}`);
  }
  if (!existsSync(file)) create(file, dataDir);
  const json = normalise(readFileSync(file, 'utf8'), file);
  if (!existsSync(backup)) {
    privateDirectory(path.dirname(backup));
    copyPrivate(file, backup);
  }
  return json;
}

/**
 * Password of a database login. It derives from the oldest key, so that a rotation keeps the logins.
 * The same as `rolePassword` in libs/platform/src/database/roles.ts.
 * @param {string} masterJson as `loadOrCreateMasterKey` returns it
 * @param {Purpose} purpose
 * @returns {string} base64url
 */
export function derivePassword(masterJson, purpose) {
  const { keys } = parse(masterJson, 'master key');
  const oldest = Object.keys(keys).sort()[0] ?? '';
  return createHmac('sha256', Buffer.from(keys[oldest] ?? '', 'base64'))
    .update(`redmaple/db-role/${purpose}`)
    .digest('base64url');
}

function create(file, dataDir) {
  if (existsSync(path.join(dataDir, 'pg', 'PG_VERSION'))) {
    throw new Error(
      `The database in ${dataDir} is there but its master key ${file} is not, nor the copy in keys-backup/. ` +
        'Without it the encrypted data cannot be read: put the key file back from your backup.',
    );
  }
  privateDirectory(path.dirname(file));
  /** @type {KeyFile} */
  const content = { current: 'k1', keys: { k1: randomBytes(32).toString('base64') } };
  // Written whole and on disk before it gets its name: a key that is lost half-way loses the data.
  const draft = `${file}.draft`;
  const handle = openSync(draft, 'w', 0o600);
  writeSync(handle, `${JSON.stringify(content, null, 2)}\n`);
  fsyncSync(handle);
  closeSync(handle);
  renameSync(draft, file);
}

function normalise(text, source) {
  return JSON.stringify(parse(text, source));
}

/** @returns {KeyFile} */
function parse(text, source) {
  const trimmed = text.trim();
  let file;
  try {
    file = trimmed.startsWith('{') ? JSON.parse(trimmed) : { current: 'k1', keys: { k1: trimmed } };
  } catch {
    throw new Error(`${source} is not readable JSON.`);
  }
  const keys = file?.keys ?? {};
  for (const [id, key] of Object.entries(keys)) {
    if (typeof key !== 'string' || Buffer.from(key, 'base64').length !== 32) {
      throw new Error(`Key ${id} of ${source} must be 32 bytes in base64 (make one with: openssl rand -base64 32).`);
    }
  }
  if (typeof file.current !== 'string' || !(file.current in keys)) {
    throw new Error(`${source} must look like {"current":"k1","keys":{"k1":"<32 bytes in base64>"}}.`);
  }
  return { current: file.current, keys };
}

function privateDirectory(directory) {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  chmodSync(directory, 0o700);
}

function copyPrivate(from, to) {
  copyFileSync(from, to);
  chmodSync(to, 0o600);
}
