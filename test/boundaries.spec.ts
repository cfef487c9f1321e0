import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { checkBoundaries, describeViolation } from '../tools/boundaries.mjs';
import { repository } from './support/child.js';

describe('the boundaries between packages', () => {
  let house: string;

  beforeEach(() => {
    house = mkdtempSync(path.join(os.tmpdir(), 'redmaple-house-'));
    const names = [
      'apps/api',
      'apps/web',
      'apps/worker',
      'libs/platform',
      'libs/plugins',
      'libs/volunteers',
      'libs/training',
      'libs/forms',
      'libs/i18n',
    ];
    for (const directory of names) workspace(directory, `@redmaple/${path.basename(directory)}`);
    workspace('plugins/lake', '@redmaple/plugin-lake');
  });

  afterEach(() => rmSync(house, { recursive: true, force: true }));

  function workspace(
    directory: string,
    name: string,
    exports: Record<string, string> = { '.': './src/index.ts' },
  ): void {
    write(`${directory}/package.json`, JSON.stringify({ name, exports }));
    write(`${directory}/src/index.ts`, 'export {};\n');
  }

  function write(file: string, text: string): void {
    mkdirSync(path.dirname(path.join(house, file)), { recursive: true });
    writeFileSync(path.join(house, file), text);
  }

  /** What the checker says about one planted file, as `file:line [rule]`. */
  const found = () => checkBoundaries(house).map((one) => `${one.file}:${one.line} [${one.rule}]`);

  it('accepts the ways down: apps, domain libs, plugin SDK, platform, pure packages', () => {
    write(
      'apps/api/src/a.ts',
      `import { V } from '@redmaple/volunteers';\nimport { P } from '@redmaple/platform';\nexport const x = [V, P];\n`,
    );
    write(
      'libs/volunteers/src/a.ts',
      `import { T } from '@redmaple/plugins';\nexport * from './b.js';\nexport const t = T;\n`,
    );
    write('libs/volunteers/src/b.ts', `import { f } from '@redmaple/forms';\nexport const g = f;\n`);
    write('libs/platform/src/config/env.ts', 'export const env = process.env;\n');
    write('libs/platform/src/database/pool.ts', `import pg from 'pg';\nexport const pool = pg;\n`);
    write(
      'plugins/lake/src/a.ts',
      `import { definePlugin } from '@redmaple/plugins';\nimport { Entity } from 'typeorm';\nexport default [definePlugin, Entity];\n`,
    );
    write(
      'apps/web/console/src/a.ts',
      `import { f } from '@redmaple/forms';\nimport type { H } from '@redmaple/plugins/screen-host';\nexport const h: H = f;\n`,
    );
    expect(checkBoundaries(house)).toEqual([]);
  });

  it.each([
    [
      'a domain lib that imports another',
      'libs/training/src/x.ts',
      `import { V } from '@redmaple/volunteers';`,
      'layers',
    ],
    ['a lib that imports an app', 'libs/platform/src/x.ts', `import '@redmaple/api';`, 'layers'],
    [
      'the platform reaching up to the plugin SDK',
      'libs/platform/src/x.ts',
      `export { a } from '@redmaple/plugins';`,
      'layers',
    ],
    [
      'a pure package that imports the platform',
      'libs/forms/src/x.ts',
      `import type { C } from '@redmaple/platform';`,
      'layers',
    ],
    [
      'an app that imports a plugin',
      'apps/api/src/x.ts',
      `const lake = await import('@redmaple/plugin-lake');`,
      'layers',
    ],
    [
      'the web with code of the plugin SDK, where it may know a type',
      'apps/web/console/src/x.ts',
      `import { H } from '@redmaple/plugins/screen-host';`,
      'layers',
    ],
    [
      'the web with another type of the plugin SDK',
      'apps/web/console/src/x.ts',
      `import type { P } from '@redmaple/plugins';`,
      'layers',
    ],
    ['an app that imports the other app', 'apps/api/src/x.ts', `import '@redmaple/worker';`, 'layers'],
    [
      'a type import, hidden in a signature',
      'libs/training/src/x.ts',
      `export type A = import('@redmaple/volunteers').V;`,
      'layers',
    ],
    [
      'a test that imports upwards',
      'libs/training/src/x.spec.ts',
      `import { V } from '@redmaple/volunteers';`,
      'layers',
    ],
    ['a deep import', 'apps/api/src/x.ts', `import { V } from '@redmaple/volunteers/src/people.js';`, 'deep import'],
    [
      'a relative import that leaves the package',
      'libs/training/src/x.ts',
      `import { V } from '../../volunteers/src/index.js';`,
      'own files only',
    ],
    [
      'a plugin that imports the platform',
      'plugins/lake/src/x.ts',
      `import { U } from '@redmaple/platform';`,
      'layers',
    ],
    [
      'a plugin that reaches for what the house has',
      'plugins/lake/src/x.ts',
      `import { CountyPlugins } from '@redmaple/plugins/house';`,
      'plugin imports',
    ],
    [
      'a plugin that imports a foreign package',
      'plugins/lake/src/x.ts',
      `import axios from 'axios';`,
      'plugin imports',
    ],
    [
      'a plugin that reads files',
      'plugins/lake/src/x.ts',
      `import { readFile } from 'node:fs/promises';`,
      'plugin imports',
    ],
    [
      'process.env in a service',
      'libs/volunteers/src/x.ts',
      `export const a = process.env.DATABASE_URL;`,
      'environment',
    ],
    ['process.env behind a destructuring', 'apps/api/src/x.ts', `const { env } = process;`, 'environment'],
    ['process.env behind brackets', 'apps/api/src/x.ts', `export const a = process['env'];`, 'environment'],
    ['process.env through globalThis', 'apps/api/src/x.ts', `export const a = globalThis.process.env;`, 'environment'],
    ['the environment by import', 'apps/worker/src/x.ts', `import { env } from 'node:process';`, 'environment'],
    ['pg in a domain lib', 'libs/volunteers/src/x.ts', `import pg from 'pg';`, 'database access'],
    [
      'an injected repository',
      'libs/volunteers/src/x.ts',
      `import { InjectRepository } from '@nestjs/typeorm';`,
      'database access',
    ],
    [
      'an injected DataSource',
      'libs/volunteers/src/x.ts',
      `export class S { constructor(private readonly source: DataSource) {} }`,
      'database access',
    ],
    [
      'an injected Repository of an entity',
      'apps/api/src/x.ts',
      `export class S { constructor(readonly a: string, private readonly r: Repository<V>) {} }`,
      'database access',
    ],
  ])('reports %s', (_what, file, text, rule) => {
    write(file, `// first line\n${text}\n`);
    expect(found()).toContain(`${file}:2 [${rule}]`);
  });

  it('lets tests use what services must not', () => {
    write(
      'libs/volunteers/src/x.db.spec.ts',
      `import pg from 'pg';\nexport const url = [pg, process.env.TEST_DATABASE_URL];\n`,
    );
    write('plugins/lake/src/x.spec.ts', `import { expect } from '@jest/globals';\nexpect(1).toBe(1);\n`);
    expect(checkBoundaries(house)).toEqual([]);
  });

  it('keeps a testing kit that a package exports out of production code', () => {
    workspace('libs/platform', '@redmaple/platform', { '.': './src/index.ts', './testing': './src/testing/index.ts' });
    write('libs/volunteers/src/good.spec.ts', `import '@redmaple/platform/testing';\n`);
    write('libs/volunteers/src/bad.ts', `import '@redmaple/platform/testing';\n`);
    expect(found()).toEqual(['libs/volunteers/src/bad.ts:1 [testing kit]']);
  });

  it('reports packages that import each other the long way round', () => {
    write('libs/forms/src/x.ts', `import '@redmaple/plugins';\n`);
    write('libs/plugins/src/x.ts', `import '@redmaple/platform';\n`);
    write('libs/platform/src/x.ts', `import '@redmaple/forms';\n`);
    const cycle = checkBoundaries(house).find((one) => one.rule === 'cycle');
    expect(cycle?.message).toMatch(/@redmaple\/\w+ → @redmaple\/\w+ → @redmaple\/\w+ → @redmaple\/\w+/);
  });

  it('wants a layer for a new package before anything imports it', () => {
    workspace('libs/weather', '@redmaple/weather');
    expect(found()).toEqual(['libs/weather/package.json:1 [unknown package]']);
  });

  it('says how to put a violation right', () => {
    write('libs/training/src/x.ts', `import { V } from '@redmaple/volunteers';\n`);
    const [first] = checkBoundaries(house);
    expect(first && describeViolation(first)).toMatch(
      /^libs\/training\/src\/x\.ts:1 {2}\[layers\] .*\n {4}→ Share through a contract in @redmaple\/plugins/,
    );
  });

  it('hold in this repository', () => {
    expect(checkBoundaries(repository).map(describeViolation)).toEqual([]);
  });
});
