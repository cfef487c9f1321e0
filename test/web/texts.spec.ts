import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { keysWithDifferentParams, LOCALES, mergeTexts, missingKeys, type Texts } from '@redmaple/i18n';
import ts from 'typescript';
import { repository } from '../support/child.js';

/** What people see in a browser: the console, the volunteers' pages, the public pages. */
const roots = ['apps/web/console/src', 'apps/web/me/src', 'apps/web/shared', 'libs/public-pages/src'];

const files = roots
  .flatMap((folder) =>
    readdirSync(path.join(repository, folder), { recursive: true, encoding: 'utf8' }).map(
      (file) => `${folder}/${file}`,
    ),
  )
  .filter((file) => /\.tsx?$/.test(file) && !/\.spec\.tsx?$|\.generated\.ts$/.test(file));
const tables = files.filter((file) => file.endsWith('.texts.ts'));
const programs = files.filter((file) => !file.endsWith('.texts.ts'));

/** Attributes that somebody reads or hears. */
const spoken = /^(title|label|placeholder|alt|extra|hint|description|okText|cancelText|aria-label|aria-description)$/;
const chinese = /\p{Script=Han}/u;
/** Two letters in a row are a word; a unit or a sign is not. */
const word = /\p{L}{2}/u;

async function textsOf(file: string): Promise<Texts[]> {
  const exported = (await import(pathToFileURL(path.join(repository, file)).href)) as Record<string, unknown>;
  return Object.values(exported).filter(
    (one): one is Texts => typeof one === 'object' && one !== null && 'byLocale' in one,
  );
}

/** One after the other: the test runner's loader stumbles over modules that are imported at once. */
async function textsIn(files: readonly string[]): Promise<Texts[]> {
  const all: Texts[] = [];
  for (const file of files) all.push(...(await textsOf(file)));
  return all;
}

/** Words that stand in the program instead of in a table of texts, with their place. */
function hardCoded(file: string): string[] {
  const source = ts.createSourceFile(
    file,
    readFileSync(path.join(repository, file), 'utf8'),
    ts.ScriptTarget.Latest,
    true,
  );
  const found: string[] = [];
  const report = (node: ts.Node, text: string): void => {
    const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
    found.push(`${file}:${line + 1} ${text.trim().slice(0, 40)}`);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isJsxText(node) && word.test(node.text)) report(node, node.text);
    else if (ts.isStringLiteralLike(node)) {
      const attribute = node.parent;
      const heard = ts.isJsxAttribute(attribute) && spoken.test(attribute.name.getText(source)) && word.test(node.text);
      if (heard || chinese.test(node.text)) report(node, node.text);
    } else if (ts.isTemplateHead(node) || ts.isTemplateMiddle(node) || ts.isTemplateTail(node)) {
      if (chinese.test(node.text)) report(node, node.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** Keys that a program asks for as they are: `t('a.b')`. */
function keysIn(file: string): string[] {
  const text = readFileSync(path.join(repository, file), 'utf8');
  return [...text.matchAll(/\bt\(\s*'([\w.-]+)'/g)].map(([, key]) => key ?? '');
}

describe('the words on the screens', () => {
  let all: Texts[];
  beforeAll(async () => {
    all = await textsIn(tables);
  });

  it('are there in both languages, with the same params, and never empty', () => {
    expect(all.length).toBeGreaterThan(1);
    expect(all.flatMap((one) => missingKeys(one))).toEqual([]);
    expect(all.flatMap((one) => keysWithDifferentParams(one))).toEqual([]);
    const empty = all.flatMap((one) =>
      LOCALES.flatMap((locale) => [...one.byLocale[locale]].filter(([, text]) => text.trim() === '')),
    );
    expect(empty).toEqual([]);
  });

  it('never say two things under one key of the console, where rooms and frame speak together', async () => {
    const own = await textsIn(tables.filter((file) => file.startsWith('apps/web/console/')));
    expect(() => mergeTexts(...own)).not.toThrow();
  });

  it('stand in the tables of texts, not in the programs', () => {
    expect(programs.flatMap(hardCoded)).toEqual([]);
  });

  it('are there for every key that a program names', () => {
    const known = new Set(
      all.flatMap((one) => [...one.byLocale['zh-CN'].keys()].map((key) => key.replace(/_other$/, ''))),
    );
    const missing = programs.flatMap((file) =>
      keysIn(file)
        .filter((key) => !known.has(key))
        .map((key) => `${file}: ${key}`),
    );
    expect(missing).toEqual([]);
  });
});
