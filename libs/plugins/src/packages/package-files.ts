import { createHash } from 'node:crypto';
import { gt } from 'semver';
import { isRecord } from '../validate/problems.js';

/** One file of a package. */
export interface PackageFile {
  /** Relative, with forward slashes. */
  readonly path: string;
  readonly content: Buffer;
}

/** What a package may hold at most. It is kept in the database and checked at every boot. */
export const packageLimits = {
  files: 2_000,
  /** Bytes of one file. */
  file: 5 * 1_048_576,
  /** Bytes of all files. */
  total: 20 * 1_048_576,
  pathLength: 200,
} as const;

/** Why a package can't be installed, with the fix. */
export class PackageProblem extends Error {}

/** What a package says about itself. */
export interface PackageFacts {
  readonly name: string;
  readonly version: string;
  /** SHA-256 of all paths and contents, hexadecimal: the same for a folder and for its tarball. */
  readonly digest: string;
}

/** What the host provides to installed packages: these very modules, so that classes and tokens are the same ones. */
export const providedPackages = [
  '@redmaple/plugins',
  '@redmaple/forms',
  '@redmaple/i18n',
  '@nestjs/common',
  'typeorm',
  'class-validator',
  'class-transformer',
  'reflect-metadata',
  'rxjs',
] as const;

const segment = /^[A-Za-z0-9@_+.-]+$/;

/**
 * Refuses paths that lead elsewhere or that not every file system takes, a second file of a name, and more than the limits.
 * @throws PackageProblem
 */
export function checkFiles(files: readonly PackageFile[]): void {
  const seen = new Set<string>();
  let total = 0;
  if (files.length > packageLimits.files) throw new PackageProblem(`It has more than ${packageLimits.files} files.`);
  for (const { path, content } of files) {
    const parts = path.split('/');
    if (path.length > packageLimits.pathLength || !parts.every((part) => segment.test(part) && !/^\.+$/.test(part)))
      throw new PackageProblem(`The path ${JSON.stringify(path.slice(0, packageLimits.pathLength))} is not allowed.`);
    if (parts.includes('node_modules'))
      throw new PackageProblem('It brings node_modules: bundle what it needs into its own files.');
    if (content.length > packageLimits.file) throw new PackageProblem(`${path} is larger than 5 MB.`);
    total += content.length;
    if (total > packageLimits.total) throw new PackageProblem('It is larger than 20 MB.');
    // Two that differ in upper and lower case alone are one file on some disks.
    const lower = path.toLowerCase();
    if (seen.has(lower)) throw new PackageProblem(`${path} is in it twice.`);
    seen.add(lower);
  }
}

/** Whether a version is newer than another, by the rules of semantic versions. */
export function isNewer(version: string, than: string): boolean {
  return gt(version, than);
}

/** SHA-256 over paths and contents in the order of the paths. */
export function digestOf(files: readonly PackageFile[]): string {
  const hash = createHash('sha256');
  for (const { path, content } of [...files].sort((one, other) => (one.path < other.path ? -1 : 1)))
    hash.update(`${path}\0${content.length}\0`).update(content);
  return hash.digest('hex');
}

/**
 * Reads what the package says about itself, and refuses dependencies that the host does not provide.
 * @throws PackageProblem
 */
export function factsOf(files: readonly PackageFile[]): PackageFacts {
  const manifest = manifestIn(files);
  const { name, version } = manifest;
  if (typeof name !== 'string' || !/^(@[a-z0-9-]+\/)?[a-z0-9][a-z0-9._-]{0,80}$/.test(name))
    throw new PackageProblem('package.json has no name that npm would take.');
  if (typeof version !== 'string' || !/^\d+\.\d+\.\d+([-+][0-9A-Za-z.+-]{1,60})?$/.test(version))
    throw new PackageProblem('package.json has no version like 1.2.3.');
  const needed = Object.keys(isRecord(manifest.dependencies) ? manifest.dependencies : {});
  const missing = needed.filter((one) => !(providedPackages as readonly string[]).includes(one));
  if (missing.length > 0)
    throw new PackageProblem(
      `It depends on ${missing.join(', ')}, which the host does not provide: bundle that into its own files. Provided are ${providedPackages.join(', ')}.`,
    );
  return { name, version, digest: digestOf(files) };
}

function manifestIn(files: readonly PackageFile[]): Record<string, unknown> {
  const file = files.find((one) => one.path === 'package.json');
  if (!file) throw new PackageProblem('It has no package.json.');
  try {
    const manifest: unknown = JSON.parse(file.content.toString('utf8'));
    if (isRecord(manifest)) return manifest;
  } catch {
    // Said below.
  }
  throw new PackageProblem('Its package.json is not a JSON object.');
}
