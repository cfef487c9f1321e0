import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SDK_VERSION } from '../define/sdk-version.js';
import { isRecord } from '../validate/problems.js';
import type { PluginPackage, Verdict } from './loaded-plugin.js';

/** How long a refusal is remembered, in milliseconds: API, worker and migrations of one start agree on it. */
const refusalLasts = 2 * 60 * 1000;

interface Remembered {
  readonly fingerprint: string;
  readonly verdict: Verdict;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/**
 * Remembers how packages fared in the check, so that a boot with unchanged packages needs no extra process. One
 * that was refused is tried again at the next start.
 */
export class VerdictCache {
  private readonly known: Map<string, Remembered>;
  private readonly fingerprints = new Map<PluginPackage, string>();
  /** Of the SDK, listed once however many packages there are. */
  private sdk: string | undefined;

  constructor(
    private readonly file: string,
    private readonly version = SDK_VERSION,
  ) {
    this.known = new Map(Object.entries(read(file)));
  }

  /** The verdict on this very state of the package, if it is still believed. */
  verdictOn(found: PluginPackage): Verdict | undefined {
    const known = this.known.get(found.entry);
    if (known === undefined || known.fingerprint !== this.fingerprintOf(found)) return undefined;
    return known.verdict.ok || Date.now() - known.at < refusalLasts ? known.verdict : undefined;
  }

  remember(verdicts: ReadonlyMap<PluginPackage, Verdict>): void {
    for (const [one, verdict] of verdicts) {
      this.known.set(one.entry, { fingerprint: this.fingerprintOf(one), verdict, at: Date.now() });
    }
    try {
      mkdirSync(dirname(this.file), { recursive: true });
      const draft = `${this.file}.${process.pid}`;
      writeFileSync(draft, `${JSON.stringify(Object.fromEntries(this.known), undefined, 2)}\n`);
      renameSync(draft, this.file);
    } catch {
      // A read-only data folder costs a check at every boot and nothing else.
    }
  }

  private fingerprintOf(found: PluginPackage): string {
    this.sdk ??= listing(dirname(dirname(fileURLToPath(import.meta.url)))).join('\n');
    const known = this.fingerprints.get(found);
    if (known !== undefined) return known;
    const made = fingerprint(found, this.version, this.sdk);
    this.fingerprints.set(found, made);
    return made;
  }
}

function read(file: string): Record<string, Remembered> {
  try {
    const content: unknown = JSON.parse(readFileSync(file, 'utf8'));
    const entries = isRecord(content) ? Object.entries(content) : [];
    return Object.fromEntries(entries.filter((one): one is [string, Remembered] => isRemembered(one[1])));
  } catch {
    return {};
  }
}

function isRemembered(value: unknown): value is Remembered {
  return (
    isRecord(value) && typeof value.fingerprint === 'string' && typeof value.at === 'number' && isRecord(value.verdict)
  );
}

/** Changes with any file of the package, with the SDK and with Node. */
function fingerprint(found: PluginPackage, version: string, sdk: string): string {
  return createHash('sha256')
    .update(`${found.version}\n${version}\n${process.version}\n`)
    .update(`${listing(found.directory).join('\n')}\n${sdk}\n`)
    .digest('hex');
}

function listing(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((one) => one.name !== 'node_modules' && !one.name.startsWith('.'))
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap((one) => {
      const path = join(folder, one.name);
      if (one.isDirectory()) return listing(path);
      const { size, mtimeMs } = statSync(path);
      return [`${path} ${size} ${mtimeMs}`];
    });
}
