import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Child, type Ended, repository } from '../support/child.js';
import { tooNewIn } from './support/too-new.js';

const web = path.join(repository, 'apps', 'web');
const vite = path.join(repository, 'node_modules', 'vite', 'bin', 'vite.js');

/** The programs of volunteers and recruits have to run on phones of 2018 (Chrome 70, Safari 12). */
describe.each(['me', 'pages'])('the program /%s', (program) => {
  const folder = mkdtempSync(path.join(tmpdir(), `redmaple-${program}-`));
  let ended: Ended;
  let build: Child;

  beforeAll(async () => {
    const config = ['--config', `vite.${program}.config.ts`, '--configLoader', 'runner'];
    build = new Child([vite, 'build', ...config, '--logLevel', 'warn', '--outDir', folder, '--emptyOutDir'], {
      cwd: web,
      env: { NODE_ENV: 'production' },
    });
    ended = await build.ended;
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('is built without a warning', () => {
    expect(build.output).toBe('');
    expect(ended.code).toBe(0);
  });

  it('says nothing that an older phone does not understand', () => {
    const scripts = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.js'));
    expect(scripts.length).toBeGreaterThan(0);
    expect(tooNewIn(...scripts.map((file) => readFileSync(path.join(folder, file), 'utf8')))).toEqual([]);
  });
});

describe('the look at a program', () => {
  it.each([
    'const a = 12n;',
    'a ??= b;',
    'const c = a ?? b;',
    'a?.b;',
    'class A { b = 1; }',
    'class A { #b() {} }',
    'const a = /(?<!b)c/;',
    'Object.hasOwn(a, "b");',
    'Object.fromEntries(a);',
    'a.at(-1);',
    'a.replaceAll("b", "c");',
    'structuredClone(a);',
    'globalThis.a = 1;',
    'BigInt(7);',
    'new Intl.PluralRules("en");',
    'crypto.randomUUID();',
    'a.matchAll(b);',
  ])('sees what is too new in %s', (text) => {
    expect(tooNewIn(text)).toHaveLength(1);
  });

  it.each([
    'const a = { ...b, at: 1 }; a.at;',
    'try { a(); } catch { b(); }',
    'for (const a of b) c(a ? b : c);',
    'async function* a() { yield* b; }',
    'const a = typeof globalThis === "object" ? globalThis : self;',
    'const a = typeof crypto.randomUUID === "function" ? crypto.randomUUID() : b();',
    'const a = "12n ?? replaceAll(";',
    'const a = /(?<name>b)/u.exec(c);',
  ])('leaves %s alone', (text) => {
    expect(tooNewIn(text)).toEqual([]);
  });
});
