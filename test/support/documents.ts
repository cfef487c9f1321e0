import { readFileSync } from 'node:fs';
import path from 'node:path';
import { repository } from './child.js';

/** The text of a file of the repository. */
export function repositoryFile(file: string): string {
  return readFileSync(path.join(repository, file), 'utf8');
}

/**
 * The fenced blocks of a language in a Markdown text, in their order.
 * @param mark only blocks right after the line `<!-- mark -->`
 */
export function codeBlocks(markdown: string, language: string, mark?: string): string[] {
  const fence = '```';
  const before = mark === undefined ? '' : `<!-- ${mark} -->\n+`;
  const pattern = new RegExp(`${before}${fence}${language}\\n([\\s\\S]*?)^${fence}$`, 'gm');
  return [...markdown.matchAll(pattern)].map((found) => found[1] ?? '');
}
