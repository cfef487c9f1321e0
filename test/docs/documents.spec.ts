import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { demoAccounts } from '../../apps/api/src/demo/demo-accounts.js';
import { repository } from '../support/child.js';
import { codeBlocks, repositoryFile } from '../support/documents.js';

const readmes = ['README.md', 'README.zh-CN.md'] as const;
const documents = [
  ...readmes,
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  ...markdownBelow('docs'),
  ...markdownBelow('demo'),
  ...markdownBelow('plugins'),
];

describe('the documents', () => {
  it.each(documents)('%s leads nowhere that does not exist', (file) => {
    const text = repositoryFile(file);
    const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
    const broken = links.filter((target) => !/^[a-z]+:/.test(target) && !leadsSomewhere(file, target));
    expect(broken).toEqual([]);
  });

  it.each(documents)('%s names only commands that exist', (file) => {
    const { scripts } = JSON.parse(repositoryFile('package.json')) as { scripts: Record<string, string> };
    const named = [...repositoryFile(file).matchAll(/\bnpm run (?:--silent )?([a-z][a-z:-]*)/g)].map(
      ([, name = '']) => name,
    );
    expect([...new Set(named)].filter((name) => !(name in scripts))).toEqual([]);
  });

  it('show the same commands in both languages', () => {
    const [english, chinese] = readmes.map((file) => codeBlocks(repositoryFile(file), 'bash', 'thread'));
    expect(english?.length).toBeGreaterThan(5);
    expect(chinese).toEqual(english);
    const [shell, shellInChinese] = readmes.map((file) => codeBlocks(repositoryFile(file), 'sh'));
    expect(shellInChinese).toEqual(shell);
  });

  it.each(readmes)('%s tells of every demo account and of no other', (file) => {
    const cells = [...repositoryFile(file).matchAll(/^\| (`[a-z0-9]+`(?:[,、] ?`[a-z0-9]+`)*) \|/gm)];
    const logins = cells.flatMap(([, cell = '']) =>
      [...cell.matchAll(/`([a-z0-9]+)`/g)].map(([, login = '']) => login),
    );
    expect(logins.sort()).toEqual(demoAccounts.map((one) => one.login).sort());
  });
});

function markdownBelow(directory: string): string[] {
  return readdirSync(path.join(repository, directory), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md') && !file.includes('node_modules'))
    .map((file) => `${directory}/${file}`)
    .sort();
}

/** Whether a relative link leads to a file, and its anchor to a heading. */
function leadsSomewhere(from: string, target: string): boolean {
  const [file = '', anchor] = target.split('#');
  const absolute = path.join(repository, file === '' ? from : path.join(path.dirname(from), file));
  if (!existsSync(absolute)) return false;
  if (anchor === undefined || statSync(absolute).isDirectory()) return true;
  return anchorsOf(repositoryFile(path.relative(repository, absolute))).includes(anchor);
}

/** Anchors of the headings, as GitHub makes them. */
function anchorsOf(markdown: string): string[] {
  return [...markdown.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replaceAll(/\s/g, '-'),
  );
}
