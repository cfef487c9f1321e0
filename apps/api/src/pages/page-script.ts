import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const manifest = fileURLToPath(new URL('../../../web/dist/pages/.vite/manifest.json', import.meta.url));

/**
 * Address of the program that helps along on the public pages. Undefined where the web was not built, as in tests of the
 * API alone: the pages then are what they are without JavaScript.
 */
export function pageScript(): string | undefined {
  if (!existsSync(manifest)) return undefined;
  const entries = JSON.parse(readFileSync(manifest, 'utf8')) as Record<string, { file: string; isEntry?: boolean }>;
  const entry = Object.values(entries).find(({ isEntry }) => isEntry);
  return entry && `/pages/${entry.file}`;
}
