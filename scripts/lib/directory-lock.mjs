import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { randomUUID } from 'node:crypto';
import { identityOf } from './processes.mjs';

/** Thrown when another living process holds the lock. */
export class LockedError extends Error {
  /** @param {string} file @param {number} pid */
  constructor(file, pid) {
    super(`${file} is held by process ${pid}`);
    this.name = 'LockedError';
    this.pid = pid;
  }
}

/**
 * Holds a lock file until `release` is called. What a killed process left behind is recognised by its process
 * number and start time, and replaced.
 * @param {string} file
 * @returns {{ release: () => void }}
 * @throws {LockedError}
 */
export function acquireLock(file) {
  mkdirSync(path.dirname(file), { recursive: true });
  const token = randomUUID();
  const draft = `${file}.${token}`;
  writeFileSync(draft, JSON.stringify({ pid: process.pid, identity: identityOf(process.pid), token }), { mode: 0o600 });
  try {
    for (let attempt = 0; attempt < 20; attempt += 1) {
      if (tryLink(draft, file)) return { release: () => release(file, token) };
      const holder = readHolder(file);
      if (holder && identityOf(holder.pid) === holder.identity) throw new LockedError(file, holder.pid);
      setAside(file, holder?.token);
    }
    throw new Error(`The lock file ${file} keeps changing; remove it by hand when nothing uses this directory.`);
  } finally {
    rmSync(draft, { force: true });
  }
}

/** `link` fails when the target exists, so exactly one of several starters wins. */
function tryLink(draft, file) {
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false;
    throw error;
  }
}

/** @returns {{ pid: number, identity: string, token: string } | undefined} */
function readHolder(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** Moves a stale lock away; puts it back when another starter had replaced it in between. */
function setAside(file, staleToken) {
  const aside = `${file}.${randomUUID()}`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  if (readHolder(aside)?.token !== staleToken) tryLink(aside, file);
  rmSync(aside, { force: true });
}

function release(file, token) {
  if (readHolder(file)?.token === token) rmSync(file, { force: true });
}
