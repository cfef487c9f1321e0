import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it, jest } from '@jest/globals';
import { testMasterKey } from '@redmaple/platform/testing';
import { checkPackage, type PluginDefinition, resolvePackage } from '@redmaple/plugins/house';
import { describePlugin } from '@redmaple/plugins/testing';
import { check } from '../../apps/api/src/cli/plugins/check.js';
import { newPlugin } from '../../scripts/lib/new-plugin.mjs';
import { Child, repository } from '../support/child.js';
import { codeBlocks, repositoryFile } from '../support/documents.js';

// A repository in small, where packages find what they import; and a place far from it.
mkdirSync(path.join(repository, '.stamps'), { recursive: true });
const root = mkdtempSync(path.join(repository, '.stamps', 'new-plugin-'));
const away = mkdtempSync(path.join(tmpdir(), 'redmaple away '));
writeFileSync(
  path.join(root, 'tsconfig.json'),
  '{\n  "references": [\n    { "path": "plugins/maple-grove" },\n    { "path": "apps/api" }\n  ]\n}\n',
);
const who = ['--owner', "The market's office", '--county', '621102,140802'];

const inside = newPlugin(['market-desk', ...who, '--name', '集市服务台'], { root, cwd: root });
const outside = newPlugin(['patrol', '--owner', '安定区综治中心', '--county', 'all', '--in', '.'], { root, cwd: away });
const written = (await import(path.join(inside.directory, inside.definition))) as { default: PluginDefinition };

// What an author starts with keeps every promise.
describePlugin(written.default);

afterAll(() => {
  for (const folder of [root, away]) rmSync(folder, { recursive: true, force: true });
});

describe('npm run new:plugin', () => {
  it('writes a plugin that the repository builds and tests', () => {
    expect(inside.files.sort()).toEqual([
      'README.md',
      'package.json',
      'src/index.ts',
      'src/market-desk.spec.ts',
      'tsconfig.json',
    ]);
    expect(written.default).toMatchObject({ id: 'market-desk', counties: ['621102', '140802'] });
    expect(written.default.labels['zh-CN']['market-desk']).toBe('集市服务台');
    const { references } = JSON.parse(readFileSync(path.join(root, 'tsconfig.json'), 'utf8')) as {
      references: { path: string }[];
    };
    expect(references.map((one) => one.path)).toEqual(['plugins/maple-grove', 'plugins/market-desk', 'apps/api']);
    const readme = readFileSync(path.join(inside.directory, 'README.md'), 'utf8');
    expect(readme).toContain("The market's office");
    expect(readme).toContain('npm run plugins -- simulate plugins/market-desk --county 621102');
  });

  it('writes a package whose test runs without Jest, as the guide shows it', async () => {
    const { directory } = newPlugin(['desk-by-night', ...who, '--in', 'elsewhere'], { root, cwd: root });
    const file = path.join(directory, 'desk-by-night.test.mjs');
    expect(codeBlocks(repositoryFile('docs/plugins/authoring.md'), 'js', 'describe')).toEqual([
      readFileSync(file, 'utf8'),
    ]);
    const hooks = path.join(repository, 'libs/plugins/typescript-hooks.mjs');
    const child = new Child(['--no-warnings', '--conditions=source', '--import', hooks, '--test', file], {
      cwd: directory,
      env: { NODE_OPTIONS: undefined, NODE_TEST_CONTEXT: undefined },
    });
    expect([(await child.ended).code, child.output]).toEqual([0, expect.stringMatching(/keeps to the contract/)]);
  }, 120_000);

  it.each([
    [['Market', ...who], /is no id: use at most 40 small letters/],
    [['a--b', ...who], /is no id/],
    [['desk', '--county', 'all'], /Say who answers for it: --owner/],
    [['desk', '--owner', 'x'], /Say which counties it is meant for/],
    [['desk', '--owner', 'x', '--county', '6211'], /"6211" is no county/],
    [['desk', ...who, '--colour', 'red'], /npm run new:plugin/],
    [[...who], /npm run new:plugin/],
    [['market-desk', ...who], /exists already and was left as it is/],
  ])('says what is wrong with %j and writes nothing', (args, message) => {
    expect(() => newPlugin(args, { root, cwd: root })).toThrow(message);
    expect(existsSync(path.join(root, 'plugins', 'desk'))).toBe(false);
  });
});

describe('npm run plugins -- check', () => {
  const environment = {
    ADMIN_DATABASE_URL: process.env.TEST_DATABASE_URL,
    MASTER_KEY: testMasterKey,
    INIT_CWD: away,
  };

  async function report(...args: string[]): Promise<{ code: number | undefined; text: string }> {
    const lines: string[] = [];
    const spy = jest.spyOn(process.stdout, 'write').mockImplementation((line) => lines.push(String(line)) > 0);
    try {
      return { code: await check.run(environment, args), text: lines.join('') };
    } finally {
      spy.mockRestore();
    }
  }

  it('finds nothing in a package that lies elsewhere with nothing installed, and keeps its version to upgrade from', async () => {
    const { code, text } = await report('patrol', '--remember');
    expect(text).toContain('✔ 符合契约 · keeps to the contract');
    expect([code, text]).toEqual([0, expect.stringContaining('It keeps the contract.')]);
    const file = path.join(outside.directory, 'previous', '0.1.0.json');
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ version: '0.1.0', migrations: [] });
    const index = path.join(outside.directory, 'index.mjs');
    const next = readFileSync(index, 'utf8').replace("'0.1.0'", "'0.2.0'").replace('max: 40', 'max: 4, min: 3');
    writeFileSync(index, next.replace('min: 1, ', ''));
    const after = await report('patrol');
    expect(after.code).toBe(1);
    expect(after.text).toContain('→ From 0.1.0: night-patrol.hoursPerWeek would no longer take what people answered');
  }, 180_000);

  it('takes the tables of a plugin up and down on a database of its own', async () => {
    const { code, text } = await report(path.join(repository, 'test/fixtures/plugins/lake'));
    expect(text).toContain('✔ 表能建、能撤、能再建');
    expect([code, text]).toEqual([0, expect.stringContaining('It keeps the contract.')]);
  }, 180_000);

  it('warns of statements in a migration that touch no row or take data away, and calls the plugin sound all the same', async () => {
    const file = path.join(outside.directory, 'index.mjs');
    const text = readFileSync(file, 'utf8');
    const migration = `class AddTurn1767225600000 {
      async up(sql) {
        await sql.query(\`CREATE TABLE turn (id uuid PRIMARY KEY, \${countyColumn}, note text)\`);
        await sql.query('UPDATE turn SET note = NULL');
        await sql.query('ALTER TABLE turn DROP COLUMN note');
      }
      async down(sql) { await sql.query('DROP TABLE turn'); }
    }\n`;
    writeFileSync(
      file,
      text
        .replace('import { ', 'import { countyColumn, ')
        .replace('export default', `${migration}export default`)
        .replace("counties: 'all',", "counties: 'all', migrations: [AddTurn1767225600000],"),
    );
    try {
      const before = path.join(outside.directory, 'previous');
      rmSync(before, { recursive: true, force: true });
      const { code, text: said } = await report('patrol');
      expect([code, said]).toEqual([0, expect.stringContaining('It keeps the contract.')]);
      expect(said).toContain('迁移里有这些语句，请留意 · Statements in its migrations to mind');
      expect(said.match(/⚠ AddTurn1767225600000: \S+(?: COLUMN)?/g)).toEqual([
        '⚠ AddTurn1767225600000: UPDATE',
        '⚠ AddTurn1767225600000: DROP COLUMN',
      ]);
    } finally {
      writeFileSync(file, text);
    }
  }, 180_000);

  it('survives a package that never comes to an end', async () => {
    const { promises } = await checkPackage(
      resolvePackage('./test/fixtures/plugins/looping-at-load', repository),
      2_000,
    );
    expect(promises).toEqual([
      expect.objectContaining({
        title: 'can be loaded',
        problems: ['It did not come to an end within 2 s: look for a loop or an await that never ends.'],
      }),
    ]);
  }, 180_000);
});
