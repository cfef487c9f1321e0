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

  constructor(private readonly file: string) {
    this.known = new Map(Object.entries(read(file)));
  }

  /** The verdict on this very state of the package, if it is still believed. */
  verdictOn(found: PluginPackage): Verdict | undefined {
    const known = this.known.get(found.entry);
    if (known === undefined || known.fingerprint !== fingerprint(found)) return undefined;
    return known.verdict.ok || Date.now() - known.at < refusalLasts ? known.verdict : undefined;
  }

  remember(verdicts: ReadonlyMap<PluginPackage, Verdict>): void {
    for (const [one, verdict] of verdicts) {
      this.known.set(one.entry, { fingerprint: fingerprint(one), verdict, at: Date.now() });
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
function fingerprint(found: PluginPackage): string {
  const hash = createHash('sha256').update(`${found.version}\n${SDK_VERSION}\n${process.version}\n`);
  const sdk = dirname(dirname(fileURLToPath(import.meta.url)));
  for (const folder of [found.directory, sdk]) {
    for (const line of listing(folder)) hash.update(`${line}\n`);
  }
  return hash.digest('hex');
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
