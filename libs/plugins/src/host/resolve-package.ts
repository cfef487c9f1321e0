import { existsSync, readFileSync } from 'node:fs';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isRecord } from '../validate/problems.js';
import type { PluginPackage } from './loaded-plugin.js';

/** True where the host itself runs from TypeScript sources (tests); packages then answer with theirs. */
export const runsFromSources = import.meta.url.endsWith('.ts');

/**
 * Finds the package a configured name means: a path, a folder in `plugins/`, `@redmaple/plugin-<name>` or the
 * name of an installed package.
 * @param root folder of the repository, or of the installation.
 * @throws Error with the fix in the message.
 */
export function resolvePackage(name: string, root: string): PluginPackage {
  const directory = candidates(name, root).find((one) => existsSync(join(one, 'package.json')));
  if (directory === undefined) {
    throw new Error(
      `There is no plugin "${name}": install the package, or put it into plugins/${name}, then start again.`,
    );
  }
  const manifest = readManifest(directory);
  const isolated = isRecord(manifest.redmaple) && manifest.redmaple.isolation === 'process';
  const relative = entryOf(manifest, isolated);
  const entry = join(directory, relative);
  if (!existsSync(entry)) throw new Error(`${join(name, relative)} is missing: build the package (npm run build).`);
  const version = typeof manifest.version === 'string' ? manifest.version : '0.0.0';
  return { name, directory, entry, version, ...(isolated && { isolated }) };
}

/** The nearest folder above this file that holds the workspaces, or the working directory. */
export function workspaceRoot(): string {
  for (let folder = dirname(fileURLToPath(import.meta.url)); folder !== dirname(folder); folder = dirname(folder)) {
    const manifest = join(folder, 'package.json');
    if (existsSync(manifest) && 'workspaces' in readManifest(folder)) return folder;
  }
  return process.cwd();
}

function candidates(name: string, root: string): string[] {
  if (name.startsWith('.') || isAbsolute(name)) return [resolve(root, name)];
  const installed = [`@redmaple/plugin-${name}`, name].map((one) => join(root, 'node_modules', one));
  return name.startsWith('@') ? [join(root, 'node_modules', name)] : [join(root, 'plugins', name), ...installed];
}

function readManifest(directory: string): Record<string, unknown> {
  const manifest: unknown = JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8'));
  return isRecord(manifest) ? manifest : {};
}

/** A closed process has no hooks that would read TypeScript. */
function entryOf(manifest: Record<string, unknown>, isolated: boolean): string {
  const main = typeof manifest.main === 'string' ? manifest.main : 'index.js';
  const { exports } = manifest;
  const root = isRecord(exports) && '.' in exports ? exports['.'] : exports;
  const conditions = runsFromSources && !isolated ? ['source', 'import', 'default'] : ['import', 'default'];
  return pick(root, conditions) ?? main;
}

/** Follows the conditions of a package's `exports` entry. */
function pick(target: unknown, conditions: readonly string[]): string | undefined {
  if (typeof target === 'string') return target;
  if (!isRecord(target)) return undefined;
  for (const condition of conditions) {
    const found = pick(target[condition], conditions);
    if (found !== undefined) return found;
  }
  return undefined;
}
