import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { definePlugin } from '../define/plugin.js';
import { describeProblem } from './problems.js';
import { validateModules } from './validate-modules.js';

describe('the code of a package’s modules', () => {
  let folder: string;
  const plugin = definePlugin({
    id: 'rings',
    version: '1.0.0',
    requires: '^1.1',
    counties: 'all',
    pages: ['week', 'year'].map((id) => ({ id, roles: ['liaison'], view: { kind: 'module', file: `${id}.js` } })),
    labels: { 'zh-CN': {}, en: {} },
  });
  const good = 'export default (host) => () => null;';

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'redmaple-modules-'));
    put('week.js', good);
    put('year.js', good);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function put(path: string, content: string): void {
    mkdirSync(dirname(join(folder, 'web', path)), { recursive: true });
    writeFileSync(join(folder, 'web', path), content);
  }
  const found = () => validateModules(plugin, folder).map(describeProblem);

  it.each([
    good,
    'export default function week({ React }) { return () => React.createElement("p", null, "1"); }',
    'const week = () => () => null;\nexport { week as default };',
    'function week() { return () => null; }\nexport default week;',
    'const memo = (f) => f;\nexport default memo(() => () => null);',
    'let week = () => () => null;\nweek = (host) => () => host;\nexport default week;',
    'export { default } from "./parts/week.js";',
    'import week from "./parts/week.js";\nexport default week;',
    'import "./parts/week.js?v=2";\nexport default () => async () => (await import("./parts/more.js")).more;',
    'const where = "./any.js";\nexport default () => () => import(where);',
    'await Promise.resolve();\nexport default () => class extends Object { static #a = 1_000n ?? 2; };',
  ])('is accepted where a browser can use it: %s', (code) => {
    put('parts/week.js', 'import { more } from "../parts/more.js";\nexport default () => () => more;');
    put('parts/more.js', 'export const more = import.meta.url;');
    put('week.js', code);
    expect(found()).toEqual([]);
  });

  it.each([
    [
      'export default (host) => {\n  return <p>{host.t("a")}</p>;\n};',
      'web/week.js:2:10: Unexpected token. Mend this place',
    ],
    ['export default (host: unknown) => () => host;', 'web/week.js:1:21: Unexpected token. Mend this place'],
    ['export default () => () => null;\nreturn 1;', "web/week.js:2:1: 'return' outside of function. Mend this place"],
    ['<!doctype html>', 'web/week.js:1:1: Unexpected token. Mend this place'],
    [
      'module.exports = () => () => null;',
      'web/week.js:1: has no default export: write "export default (host) => Component"',
    ],
    ['export const week = () => () => null;', 'web/week.js:1: has no default export: write'],
    ['', 'web/week.js:1: has no default export: write'],
    ['\n\nexport default 7;', 'web/week.js:3: exports a value by default: write "export default (host) => Component"'],
    ['const week = { draw() {} };\nexport default week;', 'web/week.js:2: exports a value by default'],
    ['export default class Week {}', 'web/week.js:1: exports a class by default'],
    ['class Week {}\nexport { Week as default };', 'web/week.js:2: exports a class by default'],
    ['export default async () => () => null;', 'web/week.js:1: exports an async function by default'],
    ['export default function* week() {}', 'web/week.js:1: exports a generator by default'],
    [
      'import React from "react";\nexport default () => React;',
      'web/week.js:1: imports "react": browsers know no packages; take React and kit from host',
    ],
    [
      '\nexport * from "lodash/chunk.js";\nexport default () => () => 1;',
      'web/week.js:2: imports "lodash/chunk.js": browsers know',
    ],
    ['export default () => () => import("three");', 'web/week.js:1: imports "three": browsers know no packages'],
    [
      'import "https://cdn.example/x.js";\nexport default () => () => 1;',
      'web/week.js:1: imports "https://cdn.example/x.js": nothing is loaded from elsewhere',
    ],
    [
      'import "//cdn.example/x.js";\nexport default () => () => 1;',
      'web/week.js:1: imports "//cdn.example/x.js": nothing is loaded',
    ],
    [
      'import "node:fs";\nexport default () => () => 1;',
      'web/week.js:1: imports "node:fs": nothing is loaded from elsewhere',
    ],
    [
      'import { a } from "./gone.js";\nexport default () => () => a;',
      'web/week.js:1: imports "./gone.js", and the package has no file web/gone.js for browsers: put it into web/, or mend the name.',
    ],
    [
      'import "../index.js";\nexport default () => () => 1;',
      'web/week.js:1: imports "../index.js", and the package has no file index.js for browsers',
    ],
  ])('is refused with file, line and fix: %j', (code, expected) => {
    writeFileSync(join(folder, 'index.js'), '');
    put('week.js', code);
    expect(found()).toEqual([expect.stringContaining(expected)]);
  });

  it('is read as far as modules import each other, each once, and everything wrong is told', () => {
    put('week.js', `import './parts/a.js';\n${good}`);
    put('year.js', `import './parts/a.js';\n${good}`);
    put('parts/a.js', 'import "./b.js";\nimport "moment";');
    put('parts/b.js', 'import "./a.js";\nlet x = ;');
    // Nobody imports it, so nobody needs it to be a module.
    put('parts/worker.js', 'with (self) close();');
    expect(found()).toEqual([
      expect.stringContaining('web/parts/a.js:2: imports "moment"'),
      expect.stringContaining('web/parts/b.js:2:9: Unexpected token'),
    ]);
  });
});
