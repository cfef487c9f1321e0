import { randomUUID } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { workspaceRoot } from '../host/resolve-package.js';
import { digestOf, type PackageFacts, type PackageFile, providedPackages } from './package-files.js';

/** Where packages of an installation are unpacked. */
export function packagesFolder(dataDirectory: string): string {
  return resolve(workspaceRoot(), dataDirectory, 'packages');
}

/** `<packages>/<name>/<version>-<digest>`: another content is another folder, so one in use never changes. */
export function folderOf(dataDirectory: string, { name, version, digest }: PackageFacts): string {
  return join(
    packagesFolder(dataDirectory),
    name.replace('@', '').replace('/', '+'),
    `${version}-${digest.slice(0, 8)}`,
  );
}

/** Whether the folder holds exactly what was installed: neither less nor anything else. */
export function isIntact(folder: string, digest: string): boolean {
  try {
    return digestOf(filesIn(folder)) === digest;
  } catch {
    return false;
  }
}

/** Writes the files under their folder. Several processes may do so at once: one of them is first. */
export function unpack(dataDirectory: string, facts: PackageFacts, files: readonly PackageFile[]): string {
  const folder = folderOf(dataDirectory, facts);
  const draft = `${folder}.${randomUUID()}`;
  for (const { path, content } of files) {
    const file = join(draft, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content, { mode: 0o444 });
  }
  if (existsSync(folder) && !isIntact(folder, facts.digest)) rmSync(folder, { recursive: true, force: true });
  try {
    renameSync(draft, folder);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!isIntact(folder, facts.digest)) throw error;
  }
  chmodSync(folder, 0o755);
  return folder;
}

/** Links to the host's own modules beside the packages, where Node looks for what they import. */
export function linkProvided(dataDirectory: string): void {
  const root = workspaceRoot();
  for (const name of providedPackages) {
    const target = join(root, 'node_modules', name);
    if (!existsSync(target)) continue;
    const link = join(packagesFolder(dataDirectory), 'node_modules', name);
    if (linkTarget(link) === target) continue;
    mkdirSync(dirname(link), { recursive: true });
    const draft = `${link}.${randomUUID()}`;
    symlinkSync(target, draft, 'dir');
    renameSync(draft, link);
  }
}

function linkTarget(link: string): string | undefined {
  try {
    return readlinkSync(link);
  } catch {
    return undefined;
  }
}

function filesIn(folder: string): PackageFile[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((one) => !one.isDirectory())
    .map((one) => {
      const file = join(one.parentPath, one.name);
      if (!one.isFile()) throw new Error(`${file} is no plain file.`);
      return { path: relative(folder, file).split(sep).join('/'), content: readFileSync(file) };
    });
}
