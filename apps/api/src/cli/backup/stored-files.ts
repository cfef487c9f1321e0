import { cpSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** Where uploaded files lie below DATA_DIR, and below the directory of a backup. */
export const filesFolder = 'files';

/**
 * Copies uploaded files into a backup or out of it. A file never changes once its row is there, so that copying after the tables
 * were read takes along every file they speak of; whatever is there besides belongs to no row and is swept later.
 * @returns how many files there are now
 */
export function copyStoredFiles(from: string, to: string, { replace }: { readonly replace: boolean }): number {
  if (replace) rmSync(to, { recursive: true, force: true });
  if (!existsSync(from)) return 0;
  mkdirSync(to, { recursive: true, mode: 0o700 });
  cpSync(from, to, {
    recursive: true,
    // Their age tells the sweep which ones a request is still writing.
    preserveTimestamps: true,
    filter: (file) => !file.endsWith('.part'),
  });
  return readdirSync(to, { recursive: true, withFileTypes: true }).filter((one) => one.isFile()).length;
}

/** The uploaded files of an installation. */
export function storedFilesOf(dataDirectory: string): string {
  return join(dataDirectory, filesFolder);
}
