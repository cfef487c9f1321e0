import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SDK_VERSION } from '../define/sdk-version.js';
import { isRecord } from '../validate/problems.js';
import type { PluginPackage } from './loaded-plugin.js';

/**
 * Remembers which packages passed the check, so that a boot with unchanged packages needs no extra process. Only
 * good news is kept: a package that failed is tried again at every boot.
 */
export class VerdictCache {
  private readonly known: Map<string, string>;

  constructor(private readonly file: string) {
    this.known = new Map(Object.entries(read(file)));
  }

  passed(found: PluginPackage): boolean {
    return this.known.get(found.entry) === fingerprint(found);
  }

  remember(packages: readonly PluginPackage[]): void {
    for (const one of packages) this.known.set(one.entry, fingerprint(one));
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

function read(file: string): Record<string, string> {
  try {
    const content: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return isRecord(content) ? (content as Record<string, string>) : {};
  } catch {
    return {};
  }
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
