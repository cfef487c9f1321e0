import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Keyring } from '@redmaple/platform';
import { png } from '@redmaple/platform/testing';
import { type RunningPostgres, startPostgres } from '../../scripts/lib/embedded-postgres.mjs';
import { derivePassword, loadOrCreateMasterKey } from '../../scripts/lib/keys.mjs';
import { anyFreePort } from '../../scripts/lib/ports.mjs';
import { sqlOn } from '../ops/house.js';
import { Child, repository, until } from '../support/child.js';
import { callJson, staffHeaders, switchOn } from '../support/house-processes.mjs';
import { type Recruit, recruitsWithCodes, signUpBody } from '../support/recruits.mjs';

const county = '330681';
const limit = 400_000;

/** What an author elsewhere writes, checked by the compiler against the packed SDK. */
const source = (version: string, more: { column?: string } = {}): string => `
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { type AnswersOf, choice, countyColumn, definePlugin, defineTeamType, form, yesNo } from '@redmaple/plugins';

const questions = form({ hasGloves: yesNo(), plot: choice('north', 'south') });
export const north: AnswersOf<typeof questions>['plot'] = 'north';
// @ts-expect-error the form has no such plot: a package without types would let this pass
export const west: AnswersOf<typeof questions>['plot'] = 'west';

class CreateTrees1796000000000 implements MigrationInterface {
  async up(sql: QueryRunner): Promise<void> {
    await sql.query(\`CREATE TABLE tree (\${countyColumn}, id uuid PRIMARY KEY DEFAULT uuidv7(), name text NOT NULL)\`);
  }
  async down(sql: QueryRunner): Promise<void> {
    await sql.query('DROP TABLE tree');
  }
}
class AddColumn1796000001000 implements MigrationInterface {
  async up(sql: QueryRunner): Promise<void> {
    await sql.query('ALTER TABLE tree ADD COLUMN ${more.column ?? 'unused'} integer');
  }
  async down(sql: QueryRunner): Promise<void> {
    await sql.query('ALTER TABLE tree DROP COLUMN ${more.column ?? 'unused'}');
  }
}

export default definePlugin({
  id: 'camellia',
  version: '${version}',
  requires: '^1.4',
  counties: 'all',
  migrations: [CreateTrees1796000000000${more.column ? ', AddColumn1796000001000' : ''}],
  teamTypes: [
    defineTeamType({ code: 'gardeners', form: questions, requires: { qualifications: [], minAge: 18, insurance: false } }),
  ],
  labels: {
    'zh-CN': { gardeners: '茶花养护队', hasGloves: '自带手套', plot: '片区', north: '北片', south: '南片' },
    en: { gardeners: 'Camellia gardeners', hasGloves: 'Own gloves', plot: 'Plot', north: 'North', south: 'South' },
  },
});
`;

describe('a package that an author elsewhere wrote', () => {
  const directory = mkdtempSync(path.join(os.tmpdir(), 'redmaple-packages-'));
  const author = path.join(directory, 'author');
  const dataDir = path.join(directory, 'data');
  let house: Child;
  let database: RunningPostgres;
  let base: string;
  let environment: Record<string, string | undefined>;
  let recruits: Recruit[];
  let operator: { authorization: string };

  const sql = <Row extends object>(text: string, values?: unknown[]): Promise<Row[]> =>
    sqlOn(database.superuserUrl, text, values);

  beforeAll(async () => {
    const port = String(await anyFreePort());
    base = `http://127.0.0.1:${port}/api/v1`;
    environment = {
      DATABASE_URL: undefined,
      MASTER_KEY: undefined,
      NODE_ENV: undefined,
      REDIS_URL: undefined,
      REDMAPLE_NO_INSTALL: '1',
      DATA_DIR: dataDir,
      PORT: port,
      PLUGINS: 'maple-grove',
      RATE_LIMIT_PUBLIC: '1000000',
    };
    house = new Child(['scripts/start.mjs'], { env: environment });
    await writePlugin();
    await house.untilPrinted('Ctrl-C stops everything', 300_000);
    const masterKey = loadOrCreateMasterKey(dataDir, () => {});
    // Joins the server of the house.
    database = await startPostgres({
      dataDir: path.join(dataDir, 'pg'),
      password: derivePassword(masterKey, 'superuser'),
    });
    operator = await staffHeaders(database.superuserUrl, county, ['operator']);
    recruits = await recruitsWithCodes({
      ownerUrl: database.superuserUrl,
      keyring: Keyring.parse(masterKey),
      county,
      count: 15_000,
      from: 100_000,
    });
  }, limit);

  afterAll(async () => {
    house.kill('SIGTERM');
    await house.ended;
    await database?.stop();
    rmSync(directory, { recursive: true, force: true });
  }, 60_000);

  /** Installs the packed SDK outside the repository and compiles two versions of a plugin against it. */
  async function writePlugin(): Promise<void> {
    const sdk = path.join(directory, 'sdk');
    await run(process.execPath, ['tools/pack-sdk.mjs', sdk], repository);
    write('package.json', { name: 'author', private: true });
    await run(
      'npm',
      [
        ...'install --prefer-offline --ignore-scripts --no-audit --no-fund --loglevel=error'.split(' '),
        ...readdirSync(sdk).map((file) => path.join(sdk, file)),
      ],
      author,
    );
    const compilerOptions = {
      target: 'es2022',
      module: 'nodenext',
      strict: true,
      skipLibCheck: true,
      declaration: true,
      types: [],
      rootDir: '.',
      outDir: '.',
    };
    write('tsconfig.json', { compilerOptions, include: ['v*/*.ts'], exclude: ['node_modules'] });
    for (const [folder, text] of Object.entries({ v1: source('1.0.0'), v2: source('1.1.0', { column: 'height' }) })) {
      write(`${folder}/package.json`, {
        name: 'red-maple-plugin-camellia',
        type: 'module',
        exports: './index.js',
        files: ['*.js', '*.d.ts'],
        version: /version: '([\d.]+)'/.exec(text)?.[1],
        peerDependencies: { '@redmaple/plugins': '^1.4.0' },
      });
      write(`${folder}/index.ts`, text);
    }
    await run(process.execPath, [path.join(repository, 'node_modules/typescript/bin/tsc')], author);
    // One that breaks the contract: an upgrade to it must change nothing.
    cpSync(path.join(author, 'v2'), path.join(author, 'broken'), { recursive: true });
    for (const file of ['index.js', 'package.json'])
      write(
        `broken/${file}`,
        read(`broken/${file}`).replace('1.1.0', '1.2.0').replace("counties: 'all'", 'counties: 5'),
      );
  }

  const read = (file: string): string => readFileSync(path.join(author, file), 'utf8');

  function write(file: string, content: string | object): void {
    mkdirSync(path.dirname(path.join(author, file)), { recursive: true });
    writeFileSync(path.join(author, file), typeof content === 'string' ? content : JSON.stringify(content));
  }

  async function run(command: string, args: readonly string[], cwd: string): Promise<string> {
    try {
      return (await promisify(execFile)(command, args, { cwd, maxBuffer: 10_000_000 })).stdout;
    } catch (error) {
      const { stdout, stderr } = error as { stdout?: string; stderr?: string };
      throw new Error(`${command} ${args.join(' ')}\n${stdout}\n${stderr}`, { cause: error });
    }
  }

  async function plugins(...args: string[]): Promise<{ code: number | null; output: string }> {
    const child = new Child(['scripts/plugins.mjs', ...args], { env: environment });
    const { code } = await child.ended;
    return { code, output: child.output };
  }

  async function openCall(teamType: string, seats: number): Promise<{ id: string; consentVersion: string }> {
    const created = await callJson(`${base}/calls`, {
      headers: operator,
      body: {
        title: '招募',
        content: '招募义警',
        riskNotice: '户外有风险',
        closesAt: new Date(Date.now() + 86_400_000).toISOString(),
        teamTypes: [{ code: teamType, seats }],
      },
    });
    const { id, version } = created.body as { id: string; version: number };
    const published = await callJson(`${base}/calls/${id}/publish`, { headers: operator, body: { version } });
    expect([created.status, published.status]).toEqual([201, 200]);
    const open = await callJson(`${base}/public/counties/${county}/calls/${id}`);
    return { id, consentVersion: (open.body as { consent: { version: string } }).consent.version };
  }

  it(
    'comes, is renewed and goes while people sign up: nobody is refused, nothing acknowledged is lost',
    async () => {
      const call = await openCall('maple-grove.river-patrol', 20_000);
      const address = `${base}/public/counties/${county}/calls/${call.id}/applications`;
      const end = new AbortController();
      const others: string[] = [];
      let acknowledged = 0;
      const people = Array.from({ length: 4 }, async () => {
        for (let recruit = recruits.pop(); recruit && !end.signal.aborted; recruit = recruits.pop()) {
          try {
            const { status } = await callJson(address, { body: signUpBody(recruit, call.consentVersion) });
            if (status === 201) acknowledged++;
            else others.push(String(status));
          } catch (error) {
            others.push(String((error as Error).cause ?? error));
          }
          await new Promise((resolve) => setTimeout(resolve, 30));
        }
      });
      try {
        const archive = (
          await run('npm', ['pack', '--ignore-scripts', '--loglevel=error'], path.join(author, 'v1'))
        ).trim();
        expect(await plugins('install', path.join(author, 'v1', archive))).toMatchObject({ code: 0 });
        await signUpWithItsForm();
        await sql(`INSERT INTO plugin_camellia.tree (county_code, name) VALUES ($1, '十八学士 "\\ 红')`, [county]);
        await sql(
          `INSERT INTO plugins.kept (county_code, plugin_id, key, value, changed_at)
           SELECT $1, id, 'bloom', '3', now() FROM unnest($2::text[]) id`,
          [county, ['camellia', 'magnolia']],
        );
        for (const id of ['camellia', 'magnolia']) await keepFileOf(id);
        const refusal = await plugins('upgrade', path.join(author, 'broken'));
        expect(refusal).toEqual({ code: 1, output: expect.stringMatching(/nothing was changed:\n.*counties/s) });
        expect(await plugins('upgrade', path.join(author, 'v2'))).toMatchObject({ code: 0 });
        expect((await plugins('list')).output).toMatch(new RegExp(`^camellia\\t1\\.1\\.0\\t${county}$`, 'm'));
        expect(await plugins('remove', 'camellia')).toMatchObject({ code: 0 });
      } finally {
        end.abort();
        await Promise.all(people);
      }
      expect(others).toEqual([]);
      const [row] = await sql<{ count: string }>('SELECT count(*) FROM volunteers.application WHERE call_id = $1', [
        call.id,
      ]);
      expect([Number(row?.count), acknowledged > 100]).toEqual([acknowledged, true]);
    },
    limit,
  );

  const photo = png();

  /** As the plugin would keep it through the service. */
  async function keepFileOf(id: string): Promise<void> {
    const [row] = await sql<{ id: string }>(
      `INSERT INTO platform.file (id, county_code, kept_by, client_id, purpose, media_type, size, sha256, created_at)
       VALUES (gen_random_uuid(), $1, 'plugin:' || $2, gen_random_uuid(), 'plugin', 'image/png', $3, sha256($4), now()) RETURNING id`,
      [county, id, photo.length, photo],
    );
    mkdirSync(path.join(dataDir, 'files', county), { recursive: true });
    writeFileSync(path.join(dataDir, 'files', county, row?.id ?? ''), photo);
  }

  /** Two people of the county switch it on; a volunteer answers what its form asks, and may not answer anything else. */
  async function signUpWithItsForm(): Promise<void> {
    const admin = await staffHeaders(database.superuserUrl, county, ['county-admin']);
    await switchOn({ url: base.replace(/\/api\/v1$/, '') }, database.superuserUrl, county, 'camellia');
    await until(async () => {
      const types = await callJson(`${base}/team-types`, { headers: admin });
      return JSON.stringify(types.body).includes('camellia.gardeners');
    }, 'the team type is offered');
    const call = await openCall('camellia.gardeners', 5);
    const address = `${base}/public/counties/${county}/calls/${call.id}/applications`;
    const recruit = recruits.pop();
    if (!recruit) throw new Error('Too few codes were issued.');
    const body = { ...signUpBody(recruit, call.consentVersion), teamType: 'camellia.gardeners' };
    const wrong = await callJson(address, { body: { ...body, answers: { hasGloves: true, plot: 'west' } } });
    expect([wrong.status, JSON.stringify(wrong.body)]).toEqual([400, expect.stringContaining('plot')]);
    const right = await callJson(address, { body: { ...body, answers: { hasGloves: true, plot: 'north' } } });
    expect(right.status).toBe(201);
  }

  it('leaves its data in the tables, and in an export that says where each row came from', async () => {
    const [name = ''] = readdirSync(path.join(dataDir, 'exports-of-plugins'));
    const folder = path.join(dataDir, 'exports-of-plugins', name);
    const rows = gunzipSync(readFileSync(path.join(folder, county, 'tree.jsonl.gz')))
      .toString()
      .trim()
      .split('\n');
    expect(rows.map((row) => JSON.parse(row) as unknown)).toEqual([
      { county_code: county, id: expect.any(String), name: '十八学士 "\\ 红', height: null },
    ]);
    const values = gunzipSync(readFileSync(path.join(folder, county, 'plugins.kept.jsonl.gz'))).toString();
    expect(JSON.parse(values)).toMatchObject({ plugin_id: 'camellia', key: 'bloom', value: 3 });
    const told = gunzipSync(readFileSync(path.join(folder, county, 'platform.file.jsonl.gz')))
      .toString()
      .trim();
    const file = JSON.parse(told) as { id: string; kept_by: string };
    expect(file.kept_by).toBe('plugin:camellia');
    expect(readdirSync(path.join(folder, county, 'files'))).toEqual([`${file.id}.png`]);
    expect(readFileSync(path.join(folder, county, 'files', `${file.id}.png`)).equals(photo)).toBe(true);
    expect(readFileSync(path.join(folder, 'labels.json'), 'utf8')).toContain('茶花养护队');
    expect(await sql('SELECT name FROM plugin_camellia.tree')).toHaveLength(1);
    expect(await sql('SELECT enabled FROM plugins.county_plugin WHERE plugin_id = $1', ['camellia'])).toEqual([
      { enabled: false },
    ]);
  });

  it(
    'is forgotten only when two people agree, and only with an export of all there is',
    async () => {
      const forget = (...people: string[]) =>
        plugins('forget', 'camellia', ...people.flatMap((person) => ['--confirmed-by', person]));
      expect(await forget('wang.fang', ' Wang.Fang ')).toMatchObject({ code: 1 });
      await sql(`INSERT INTO plugin_camellia.tree (county_code, name) VALUES ($1, '后来的')`, [county]);
      expect(await forget('wang.fang', 'li.lei')).toEqual({
        code: 1,
        output: expect.stringContaining('no export of camellia with all'),
      });
      await sql(`DELETE FROM plugin_camellia.tree WHERE name = '后来的'`);
      expect(await forget('wang.fang', 'li.lei')).toMatchObject({ code: 0 });
      expect(await sql(`SELECT FROM pg_namespace WHERE nspname = 'plugin_camellia'`)).toEqual([]);
      expect(await sql('SELECT plugin_id FROM plugins.kept')).toEqual([{ plugin_id: 'magnolia' }]);
      expect(await sql('SELECT kept_by FROM platform.file WHERE kept_by IS NOT NULL')).toEqual([
        { kept_by: 'plugin:magnolia' },
      ]);
      const audit = await sql<{ details: unknown }>(
        `SELECT details FROM audit.entry WHERE action = 'plugin.forgotten'`,
      );
      expect(audit.map((one) => one.details)).toEqual([{ confirmedBy: ['wang.fang', 'li.lei'] }]);
    },
    limit,
  );
});
