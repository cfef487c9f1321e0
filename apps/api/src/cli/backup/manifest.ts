import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { createReadStream, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Keyring } from '@redmaple/platform';
import { CommandError } from '../house/command.js';

/** One table in the backup. */
export interface BackupFile {
  /** `schema.table`, quoted where SQL needs it. */
  readonly table: string;
  readonly columns: readonly string[];
  /** Relative to the backup's directory. */
  readonly file: string;
  readonly rows: number;
  /** Of the compressed file, hex. */
  readonly sha256: string;
}

export interface BackupSequence {
  readonly sequence: string;
  readonly lastValue: string;
  readonly isCalled: boolean;
}

/** What a backup holds and what it needs. */
export interface Manifest {
  readonly format: 1;
  /** `data`: everything but the people's keys; `keys`: those alone. */
  readonly part: 'data' | 'keys';
  readonly createdAt: string;
  /** Version of the release that made it. */
  readonly release: string;
  /** Core migrations the database had, in order. */
  readonly migrations: readonly string[];
  /** Plugins' migrations by schema. */
  readonly pluginMigrations: Readonly<Record<string, readonly string[]>>;
  /** Which master key the logins and indexes derive from: a fingerprint, not the key. */
  readonly masterKey: string;
  readonly files: readonly BackupFile[];
  readonly sequences: readonly BackupSequence[];
}

export const manifestFile = 'manifest.json';

/** Twelve hex digits that tell master keys apart and say nothing about them. */
export function masterKeyFingerprint(keyring: Keyring): string {
  return keyring.derive('fingerprint').toString('hex').slice(0, 12);
}

/** Writes the manifest with a seal that only a holder of the master key can make. */
export function writeManifest(directory: string, manifest: Manifest, keyring: Keyring): void {
  const text = `${JSON.stringify({ ...manifest, seal: sealOf(manifest, keyring) }, null, 2)}\n`;
  writeFileSync(join(directory, manifestFile), text, { mode: 0o600, flush: true });
}

/**
 * Reads a manifest and holds its seal against this installation's master key.
 * @throws CommandError when it is missing, of another key, or was changed.
 */
export function readManifest(directory: string, part: Manifest['part'], keyring: Keyring): Manifest {
  const { seal, ...manifest } = parse(directory);
  if (manifest.part !== part)
    throw new CommandError(
      `${directory} 不是${part === 'data' ? '数据' : '密钥'}备份 · ${directory} holds a backup of ${manifest.part}, not of ${part}.`,
    );
  if (manifest.masterKey !== masterKeyFingerprint(keyring))
    throw new CommandError(
      `备份用的是另一个主密钥 · The backup ${directory} belongs to another master key. Put its key file in place (DATA_DIR/keys/master.json, or MASTER_KEY) and try again.`,
    );
  const expected = Buffer.from(sealOf(manifest, keyring), 'hex');
  const given = Buffer.from(String(seal), 'hex');
  if (expected.length !== given.length || !timingSafeEqual(expected, given))
    throw new CommandError(
      `备份清单被改动过 · ${join(directory, manifestFile)} was changed after it was written; nothing was restored.`,
    );
  return manifest;
}

/** @throws CommandError naming the first file whose bytes are not those that were written. */
export async function checkFiles(directory: string, manifest: Manifest): Promise<void> {
  for (const { file, sha256 } of manifest.files) {
    const hash = createHash('sha256');
    try {
      await pipeline(createReadStream(join(directory, file)), hash);
    } catch {
      throw new CommandError(`备份缺少文件 · ${join(directory, file)} is missing or unreadable; nothing was restored.`);
    }
    if (hash.digest('hex') !== sha256)
      throw new CommandError(
        `备份文件被改动或损坏 · ${join(directory, file)} was changed or damaged; nothing was restored.`,
      );
  }
}

/** Version of this release. */
export function releaseVersion(): string {
  const file = new URL('../../../package.json', import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}

function parse(directory: string): Manifest & { seal?: unknown } {
  try {
    return JSON.parse(readFileSync(join(directory, manifestFile), 'utf8')) as Manifest & { seal?: unknown };
  } catch {
    throw new CommandError(`${directory} 不是完整的备份 · There is no readable ${manifestFile} in ${directory}.`);
  }
}

function sealOf(manifest: Manifest, keyring: Keyring): string {
  return createHmac('sha256', keyring.derive('backup-manifest'))
    .update(JSON.stringify(sorted(manifest)))
    .digest('hex');
}

/** The same bytes whatever order the properties came in. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}
