import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { LoadedPlugin } from '../host/loaded-plugin.js';
import { derivedFrom } from '../registry/derived.js';

/** What a plugin may bring for the browser, and as what it is sent. */
export const fileTypes: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};
/** Largest file of a plugin for the browser, and all its files together, in bytes. */
export const mostFileBytes = 500_000;
const mostBytes = 4_000_000;
/** A file's name, or a folder's: never a dot in front. */
const plainName = /^[A-Za-z0-9_-][A-Za-z0-9._-]*$/;

/** A file as it is sent. */
export interface PluginFile {
  readonly type: string;
  readonly content: Buffer;
}

/** The files of a plugin's folder `web/`, and a hash that changes with any of them. */
export interface PluginFileSet {
  readonly hash: string;
  /** By their path below `web/`. */
  readonly files: ReadonlyMap<string, PluginFile>;
}

/**
 * Reads a package's folder `web/` as a whole: what is not in it, is no ordinary file, is hidden or of another type can never be sent,
 * whatever the address says. Undefined when there is nothing to send.
 * @throws Error when the files are too large to be kept.
 */
export function readPluginFiles(directory: string): PluginFileSet | undefined {
  const paths = listing(join(directory, 'web'), '');
  if (paths.length === 0) return undefined;
  const hash = createHash('sha256');
  const files = new Map<string, PluginFile>();
  let bytes = 0;
  for (const path of paths) {
    const content = readFileSync(join(directory, 'web', path));
    bytes += content.length;
    if (content.length > mostFileBytes || bytes > mostBytes)
      throw new Error(`web/${path} is too large: a file has at most 500 KB, all together have 4 MB.`);
    hash.update(`${path}\n${content.length}\n`).update(content);
    files.set(path, { type: fileTypes[extname(path)] ?? '', content });
  }
  return { hash: hash.digest('hex').slice(0, 16), files };
}

function listing(folder: string, below: string): string[] {
  if (!lstatSync(folder, { throwIfNoEntry: false })?.isDirectory()) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => plainName.test(name))
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap((one) => {
      const path = `${below}${one.name}`;
      if (one.isDirectory()) return listing(join(folder, one.name), `${path}/`);
      // A link may lead anywhere.
      return one.isFile() && Object.hasOwn(fileTypes, extname(one.name)) ? [path] : [];
    });
}

/** The browser files of a plugin that runs; read once per process. One that can't be read has none. */
export const filesOf = derivedFrom((plugin: LoadedPlugin): PluginFileSet | undefined => {
  try {
    // Nothing of an isolated plugin runs in a browser of the staff.
    return plugin.isolated ? undefined : readPluginFiles(plugin.package.directory);
  } catch {
    return undefined;
  }
});

/** Address below which the browser files of a plugin lie. */
export function addressOf(plugin: LoadedPlugin): string | undefined {
  const files = filesOf(plugin);
  return files && `/plugins/${plugin.id}/${files.hash}/`;
}
