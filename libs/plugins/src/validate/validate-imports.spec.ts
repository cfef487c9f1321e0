import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { describeProblem } from './problems.js';
import { validateImports } from './validate-imports.js';

describe("what a plugin's own code reaches for", () => {
  let directory: string;

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'redmaple-imports-'));
  });
  afterEach(() => rmSync(directory, { recursive: true, force: true }));

  function problems(files: Readonly<Record<string, string>>): string[] {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(join(directory, name, '..'), { recursive: true });
      writeFileSync(join(directory, name), text);
    }
    return validateImports(directory, join(directory, 'index.mjs')).map(describeProblem);
  }

  it('is what it is offered, its own files, and any name it gives itself', () => {
    const index = `import { Injectable } from '@nestjs/common';
      import { definePlugin } from '@redmaple/plugins';
      import { Column } from 'typeorm';
      import { IsString } from 'class-validator';
      export * from './parts/salt.js';
      const later = () => import('./parts/more.mjs');
      class Reading { process(require) { return require.eval + this.constructor.name; } }
      const steps = { process: 1, eval: 2 };
      export default definePlugin({ process: steps.process, types: [Function, Reading, later, Injectable, Column, IsString] });`;
    const files = { 'index.mjs': index, 'parts/salt.js': `import '../index.mjs';`, 'parts/more.mjs': '' };
    expect(problems(files)).toEqual([]);
  });

  it.each([
    [`import fs from 'node:fs';`, /index\.mjs:2.*imports "node:fs": a plugin imports @redmaple\/plugins, /],
    [`import { PluginFaults } from '@redmaple/plugins/house';`, /imports "@redmaple\/plugins\/house"/],
    [`export { createRequire } from 'module';`, /imports "module"/],
    [`await import('pg');`, /imports "pg"/],
    ['await import(`./${name}.js`);', /index\.mjs:2.*imports what it works out first/],
    [`const { Client } = require('pg');`, /uses require: write an import/],
    ['const key = process.env.MASTER_KEY;', /uses process: settings/],
    ['const key = globalThis.process.env;', /uses globalThis/],
    [`eval('1');`, /uses eval/],
    [`const run = new Function('return process');`, /makes a function from text/],
    [`const made = [].map.constructor('return process')();`, /calls a constructor it was not given/],
    [`const { [process.pid]: one } = {};`, /uses process/],
    [`import './nowhere.js';`, /imports "\.\/nowhere\.js", which is not there/],
    [
      `import '../../../../etc/hostname';`,
      /imports "\.\.\/\.\.\/\.\.\/\.\.\/etc\/hostname", a file outside its package/,
    ],
    ['const broken = ;', /Unexpected token.*Mend this place/],
  ])('is refused where it says %s', (line, expected) => {
    const found = problems({ 'index.mjs': `import { definePlugin } from '@redmaple/plugins';\n${line}` });
    expect(found).toEqual([expect.stringMatching(expected)]);
  });

  it('is looked for in every file that is reached, with its place', () => {
    const files = {
      'index.mjs': `import './one.js';`,
      'one.js': `import './two.mjs';`,
      'two.mjs': '\n\nprocess.exit();',
    };
    expect(problems(files)).toEqual([expect.stringMatching(/^two\.mjs:3/)]);
  });

  it('can not be a link to a file elsewhere, nor a package of its own', () => {
    mkdirSync(join(directory, 'node_modules/pg'), { recursive: true });
    writeFileSync(join(directory, 'node_modules/pg/index.js'), '');
    symlinkSync('/etc/hostname', join(directory, 'linked.js'));
    expect(problems({ 'index.mjs': `import './linked.js';\nimport './node_modules/pg/index.js';` })).toEqual([
      expect.stringMatching(/index\.mjs:1.*outside its package/),
      expect.stringMatching(/index\.mjs:2.*outside its package/),
    ]);
  });
});
