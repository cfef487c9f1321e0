import { cpSync, existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type PluginPackage, resolvePackage, workspaceRoot } from '@redmaple/plugins/house';
import { CommandError, type CommandEnvironment } from '../house/command.js';

/** What the host provides to a package that has nothing installed beside it. */
const provided = [
  '@redmaple/plugins',
  '@redmaple/forms',
  '@redmaple/i18n',
  '@nestjs/common',
  'typeorm',
  'class-validator',
  'reflect-metadata',
];

export interface FoundPackage extends PluginPackage {
  /** The author's own folder; what is loaded may be a copy of it. */
  readonly origin: string;
}

/**
 * Finds the package that an author names: a path, or what PLUGINS may hold. One that lies outside the installation is loaded from
 * a copy beside which the host's own packages lie, as when it is installed.
 * @throws CommandError where there is none
 */
export async function withPackage<T>(
  environment: CommandEnvironment,
  name: string | undefined,
  work: (found: FoundPackage) => Promise<T>,
): Promise<T> {
  if (!name) throw new CommandError('缺少插件的路径或名称 · Name the plugin: its folder, or the name of its package.');
  const root = workspaceRoot();
  const typed = path.resolve(environment.INIT_CWD ?? process.cwd(), name);
  const folder = [typed, path.resolve(root, name)].find((one) => existsSync(path.join(one, 'package.json')));
  const found = resolved(folder ?? name, root);
  if (folder === undefined || isInside(root, found.directory)) return work({ ...found, origin: found.directory });
  const place = mkdtempSync(path.join(tmpdir(), 'redmaple-package-'));
  try {
    return await work({ ...resolved(copyOf(found.directory, place, root), root), name, origin: found.directory });
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

function resolved(name: string, root: string): PluginPackage {
  try {
    return resolvePackage(name, root);
  } catch (error) {
    throw new CommandError(error instanceof Error ? error.message : String(error));
  }
}

function isInside(root: string, directory: string): boolean {
  return `${realpathSync(directory)}${path.sep}`.startsWith(`${realpathSync(root)}${path.sep}`);
}

function copyOf(directory: string, place: string, root: string): string {
  const copy = path.join(place, 'package');
  cpSync(directory, copy, {
    recursive: true,
    filter: (file) => !['node_modules', '.git'].includes(path.basename(file)),
  });
  for (const name of provided) {
    const link = path.join(place, 'node_modules', name);
    mkdirSync(path.dirname(link), { recursive: true });
    symlinkSync(realpathSync(path.join(root, 'node_modules', name)), link, 'dir');
  }
  return copy;
}
