import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** Root of the repository. */
export const root = path.dirname(path.dirname(path.dirname(fileURLToPath(import.meta.url))));

/** @returns {string} absolute path of the directory that holds everything this installation writes */
export function dataDirectory() {
  return path.resolve(root, process.env.DATA_DIR || '.data');
}
