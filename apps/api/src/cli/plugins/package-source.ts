import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { type PackageFile, packageLimits, PackageProblem, readArchive } from '@redmaple/plugins/house';
import { CommandError, type CommandEnvironment } from '../house/command.js';

/**
 * The files of a package: of a tarball, or of a folder as `npm pack` would publish it. Nothing of the package runs.
 * @param source where npm was called is where relative paths start.
 */
export async function packageFiles(environment: CommandEnvironment, source: string): Promise<PackageFile[]> {
  const path = resolve(environment.INIT_CWD ?? '.', source);
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) throw new CommandError(`没有这个文件或目录 · There is no such file or folder: ${path}`);
  try {
    if (found.isDirectory()) return await packedFolder(path, environment.PATH);
    if (found.size > packageLimits.total) throw new PackageProblem('It is larger than 20 MB.');
    return readArchive(readFileSync(path));
  } catch (error) {
    if (error instanceof PackageProblem) throw refused(path, error.message);
    throw error;
  }
}

/** What to tell about a package that can't be installed. */
export function refused(name: string, reason: string): CommandError {
  return new CommandError(
    `不能安装 ${name}，系统未作改动 · ${name} can't be installed; nothing was changed:\n${reason}`,
  );
}

async function packedFolder(folder: string, PATH: string | undefined): Promise<PackageFile[]> {
  const directory = mkdtempSync(join(tmpdir(), 'redmaple-pack-'));
  try {
    await promisify(execFile)(
      'npm',
      [
        'pack',
        '--ignore-scripts',
        '--loglevel=error',
        `--cache=${join(directory, 'cache')}`,
        '--pack-destination',
        directory,
      ],
      { cwd: folder, timeout: 60_000, env: { PATH, HOME: directory } },
    );
    const [archive] = readdirSync(directory).filter((one) => one.endsWith('.tgz'));
    if (archive === undefined) throw new PackageProblem('npm pack made no tarball of it.');
    return readArchive(readFileSync(join(directory, archive)));
  } catch (error) {
    const said = (error as { stderr?: unknown }).stderr;
    if (typeof said === 'string') throw new PackageProblem(`npm pack failed: ${said.trim().slice(0, 500)}`);
    throw error;
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
