import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const built = fileURLToPath(new URL('../../../apps/web/dist/', import.meta.url));

interface Chunk {
  readonly file: string;
  readonly src?: string;
  readonly isDynamicEntry?: boolean;
  readonly imports?: readonly string[];
  readonly css?: readonly string[];
}

/** A browser program as Vite describes what it built. Sizes are bytes after gzip -9. */
export class Bundle {
  private readonly manifest: Readonly<Record<string, Chunk>>;
  private readonly sizes = new Map<string, number>();

  constructor(private readonly program: 'console' | 'me') {
    const file = path.join(built, program, '.vite', 'manifest.json');
    this.manifest = JSON.parse(readFileSync(file, 'utf8')) as Record<string, Chunk>;
  }

  /** What every visit loads: the page, its script and styles, and all that the script imports. */
  get shell(): ReadonlySet<string> {
    return new Set(['index.html', ...this.closure('index.html')]);
  }

  /** Sources whose chunk is loaded when somebody goes there. */
  get laterSources(): string[] {
    return Object.entries(this.manifest)
      .filter(([, chunk]) => chunk.isDynamicEntry)
      .map(([name]) => name);
  }

  /** All that a visit loads that starts at this page. */
  firstLoad(source: string): ReadonlySet<string> {
    return new Set([...this.shell, ...this.closure(source)]);
  }

  /** Every script and style that was built. */
  get files(): ReadonlySet<string> {
    return new Set(Object.values(this.manifest).flatMap(({ file, css = [] }) => [file, ...css]));
  }

  sizeOf(files: Iterable<string>): number {
    return [...files].reduce((sum, file) => sum + this.size(file), 0);
  }

  private closure(start: string): Set<string> {
    const chunks = new Set<string>();
    const open = [start];
    for (let name = open.pop(); name !== undefined; name = open.pop()) {
      if (chunks.has(name)) continue;
      chunks.add(name);
      open.push(...(this.manifest[name]?.imports ?? []));
    }
    return new Set(
      [...chunks].flatMap((name) => {
        const chunk = this.manifest[name];
        if (!chunk) throw new Error(`The ${this.program} has no chunk ${name}.`);
        return [chunk.file, ...(chunk.css ?? [])];
      }),
    );
  }

  private size(file: string): number {
    let size = this.sizes.get(file);
    if (size === undefined) {
      size = gzipSync(readFileSync(path.join(built, this.program, file)), { level: 9 }).length;
      this.sizes.set(file, size);
    }
    return size;
  }
}
