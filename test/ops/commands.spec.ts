import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startPostgres, type RunningPostgres } from '../../scripts/lib/embedded-postgres.mjs';
import { derivePassword, loadOrCreateMasterKey } from '../../scripts/lib/keys.mjs';
import { Child, repository } from '../support/child.js';
import { sqlOn, temporaryDirectory } from './house.js';

const admin = ['--admin', 'wang.fang:王芳', '--security', 'li.lei:李雷'];

describe('an operator on the embedded database', () => {
  const { directory, remove } = temporaryDirectory();
  const dataDir = path.join(directory, 'data');
  const cluster = path.join(dataDir, 'pg');
  const backup = path.join(directory, 'backup');
  let server: RunningPostgres | undefined;

  const start = async (): Promise<void> => {
    const password = derivePassword(
      loadOrCreateMasterKey(dataDir, () => {}),
      'superuser',
    );
    server = await startPostgres({ dataDir: cluster, password, fsync: false });
  };
  const stop = async (): Promise<void> => {
    await server?.stop('immediate');
    server = undefined;
  };

  beforeAll(start);

  afterAll(async () => {
    await stop();
    remove();
  });

  const spawn = (script: string, ...args: string[]): Child =>
    new Child([path.join(repository, 'scripts', script), ...args], {
      env: {
        DATA_DIR: dataDir,
        PORT: '0',
        PUBLIC_URL: 'https://maple.example',
        REDMAPLE_NO_INSTALL: '1',
        DATABASE_URL: undefined,
        MASTER_KEY: undefined,
        REDIS_URL: undefined,
      },
    });

  async function run(script: string, ...args: string[]): Promise<{ code: number | null; output: string }> {
    const child = spawn(script, ...args);
    const { code } = await child.ended;
    return { code, output: child.output };
  }

  const sql = <Row extends object>(text: string): Promise<Row[]> => sqlOn(server?.superuserUrl ?? '', text);

  it('migrates without showing a login, and seeds nothing', async () => {
    const { code, output } = await run('migrate.mjs');
    expect([code, output]).toEqual([0, expect.stringContaining('The database has the tables of this release.')]);
    expect(output).not.toContain('redmaple_app');
    expect(await sql('SELECT code FROM platform.county')).toEqual([]);
  });

  it('opens a county and gets two one-time links', async () => {
    const { code, output } = await run('county.mjs', 'create', '140830', '芮城县', ...admin);
    expect([code, output]).toEqual([0, expect.stringContaining('County 140830 芮城县 is registered.')]);
    expect(output.match(/https:\/\/maple\.example\/invitation\/140830#[\w-]{43}/g)).toHaveLength(2);
    expect(await run('county.mjs', 'list')).toMatchObject({ output: '140830\tactive\tregular\t芮城县\n' });
  });

  it('rehearses with what one line of JSON says, and ends it', async () => {
    const { output } = await run('county.mjs', 'rehearsal');
    const lines = output.trim().split('\n');
    expect(lines).toHaveLength(1);
    const { county, tokens } = JSON.parse(lines[0] ?? '') as { county: string; tokens: Record<string, string> };
    expect([county, Object.keys(tokens)]).toEqual(['99R001', expect.arrayContaining(['operator', 'liaison2'])]);
    expect(await run('county.mjs', 'rehearsal-end', county)).toMatchObject({ code: 0 });
    expect(await run('audit-verify.mjs')).toMatchObject({
      code: 0,
      output: expect.stringMatching(/99R001\t\d+ 行 rows\t0 待封 unsealed\t[0-9a-f]{64}/),
    });
  });

  it('backs up while it runs, the master key beside the keys and not beside the data', async () => {
    const { code, output } = await run('backup.mjs', '--to', backup);
    expect([code, output]).toEqual([0, expect.stringContaining(`${backup}-keys`)]);
    expect(readdirSync(`${backup}-keys`)).toContain('master.json');
    const { keys } = JSON.parse(readFileSync(path.join(dataDir, 'keys', 'master.json'), 'utf8')) as {
      keys: Record<string, string>;
    };
    for (const file of readdirSync(backup)) {
      expect(readFileSync(path.join(backup, file)).includes(keys.k1 ?? '?')).toBe(false);
    }
  });

  it('is told to stop `npm start` before a restore, a rotation or a reset', async () => {
    const lock = JSON.stringify(path.join(repository, 'scripts/lib/directory-lock.mjs'));
    const holder = new Child([
      '--input-type=module',
      '-e',
      `const { acquireLock } = await import(${lock}); acquireLock(${JSON.stringify(path.join(dataDir, 'start.lock'))});
       console.log('held'); setInterval(() => {}, 1000);`,
    ]);
    await holder.untilPrinted('held');
    for (const [script = '', ...args] of [
      ['restore.mjs', backup, '--replace'],
      ['demo-reset.mjs', '--yes'],
    ]) {
      expect(await run(script, ...args)).toMatchObject({ code: 1, output: expect.stringContaining('Stop it first') });
    }
    expect(await run('county.mjs', 'list')).toMatchObject({ code: 0 });
    holder.kill('SIGKILL');
    await holder.ended;
  });

  it('restores over what is there when asked to', async () => {
    await sql(`UPDATE platform.county SET name = '改坏了'`);
    const { code, output } = await run('restore.mjs', backup, '--replace');
    expect([code, output]).toEqual([0, expect.stringContaining('rows restored from')]);
    expect(await sql(`SELECT name FROM platform.county WHERE code = '140830'`)).toEqual([{ name: '芮城县' }]);
  });

  it('is refused a reset of a database with a real county', async () => {
    await stop();
    expect(await run('demo-reset.mjs', '--yes')).toMatchObject({
      code: 1,
      output: expect.stringContaining('real counties (140830)'),
    });
    expect(existsSync(path.join(cluster, 'postmaster.pid'))).toBe(false);
  });

  it('rotates the master key of a stopped installation', async () => {
    const { code, output } = await run('keys-rotate.mjs');
    expect([code, output]).toEqual([0, expect.stringContaining('New master key k2')]);
    const file = readFileSync(path.join(dataDir, 'keys', 'master.json'), 'utf8');
    expect(JSON.parse(file)).toMatchObject({ current: 'k2' });
  });

  it('starts no release older than the database, and is told which to start', async () => {
    await start();
    await sql(
      `INSERT INTO public.schema_migration ("timestamp", name) VALUES (2099000000000, 'AddMoonBase2099000000000')`,
    );
    for (const script of ['migrate.mjs', 'start.mjs']) {
      expect(await run(script)).toMatchObject({
        code: 1,
        output: expect.stringMatching(
          /migrations this release does not know \(AddMoonBase2099000000000\)[^]*newer release/,
        ),
      });
    }
  });

  it('throws a demo away after saying so, of whatever release, and keeps the keys', async () => {
    await sql(`DELETE FROM platform.county WHERE kind = 'regular'`);
    await stop();
    expect(await run('demo-reset.mjs')).toMatchObject({
      code: 1,
      output: expect.stringContaining('demo:reset -- --yes'),
    });
    expect(existsSync(cluster)).toBe(true);
    expect(await run('demo-reset.mjs', '--yes')).toMatchObject({ code: 0 });
    expect(existsSync(cluster)).toBe(false);
    expect(existsSync(path.join(dataDir, 'keys', 'master.json'))).toBe(true);
  });
});
