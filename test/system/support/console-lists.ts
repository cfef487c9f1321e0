import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const source = fileURLToPath(new URL('../../../apps/web/console/src/', import.meta.url));

function files(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.tsx') || name.endsWith('.ts'))
    .map((name) => join(folder, name));
}

function foundIn(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(([, found = '']) => found);
}

const button = /<ExportButton\s+list="([^"]+)"/g;

/** Codes of the lists that the console offers to take along. */
export function exportButtons(): string[] {
  return files(join(source, 'rooms')).flatMap((name) => foundIn(readFileSync(name, 'utf8'), button));
}

/** Routes that the console reads page by page, as `/api/v1/teams/{id}/members`. */
export function listsReadByConsole(): string[] {
  const texts = files(join(source, 'rooms')).map((name) => readFileSync(name, 'utf8'));
  return [...new Set(texts.flatMap((text) => foundIn(text, /use(?:List|Search)\(\s*'([^']+)'/g)))];
}

/** The console's pages, and whether something on each can be taken along. */
export function pagesOfConsole(): { readonly key: string; readonly exported: boolean }[] {
  const text = readFileSync(join(source, 'app/rooms.ts'), 'utf8');
  return [...text.matchAll(/key: '(\w+)',[^}]*?import\('([^']+)\.js'\)/gs)].map(([, key = '', path = '']) => ({
    key,
    exported: exportsSomething(join(source, 'app', path), new Set()),
  }));
}

/** Whether a part, or a part that it is made of, offers a list. */
function exportsSomething(path: string, seen: Set<string>): boolean {
  if (seen.has(path)) return false;
  seen.add(path);
  let text: string;
  try {
    text = readFileSync(`${path}.tsx`, 'utf8');
  } catch {
    return false;
  }
  if (foundIn(text, button).length > 0) return true;
  const parts = foundIn(text, /'(\.\/[^']+)\.js'/g);
  return parts.some((part) => exportsSomething(join(dirname(path), part), seen));
}
