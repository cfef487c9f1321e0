import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { startPostgres, type RunningPostgres } from '../scripts/lib/embedded-postgres.mjs';
import { Child, isRunning, repository, until } from './support/child.js';

const password = 'p@ss word/ü';

describe('the embedded PostgreSQL', () => {
  let base: string;
  let dataDir: string;
  const servers: RunningPostgres[] = [];
  const holders: Child[] = [];

  beforeEach(() => {
    base = mkdtempSync(path.join(os.tmpdir(), 'redmaple pg '));
    dataDir = path.join(base, 'pg');
  });

  afterEach(async () => {
    for (const holder of holders.splice(0)) {
      holder.kill('SIGKILL');
      await holder.ended;
    }
    for (const server of servers.splice(0)) await server.stop('immediate');
    await until(() => !serverPid() || !isRunning(serverPid() ?? 0), 'the server has ended');
    rmSync(base, { recursive: true, force: true });
  });

  const start = async (options: Partial<Parameters<typeof startPostgres>[0]> = {}) => {
    const server = await startPostgres({ dataDir, password, fsync: false, ...options });
    servers.push(server);
    return server;
  };

  /** A server whose owner is another process, which a test can kill. */
  const startElsewhere = async () => {
    const module = JSON.stringify(path.join(repository, 'scripts/lib/embedded-postgres.mjs'));
    const code = `const { startPostgres } = await import(${module});
      const server = await startPostgres(${JSON.stringify({ dataDir, password, fsync: false })});
      console.log('pid=' + server.pid); setInterval(() => {}, 1000);`;
    const holder = new Child(['--input-type=module', '-e', code]);
    holders.push(holder);
    const match = await holder.untilPrinted(/pid=(\d+)/);
    return { holder, pid: Number(match[1]) };
  };

  function serverPid(): number | undefined {
    try {
      return Number(readFileSync(path.join(dataDir, 'postmaster.pid'), 'utf8').split('\n')[0]);
    } catch {
      return undefined;
    }
  }

  async function ask<T>(server: RunningPostgres, sql: string): Promise<T[]> {
    const client = new pg.Client({ connectionString: server.superuserUrl });
    await client.connect();
    try {
      return (await client.query(sql)).rows as T[];
    } finally {
      await client.end();
    }
  }

  it('creates a checksummed UTF-8 cluster of version 18 that finds Chinese by trigram and sorts it by pinyin', async () => {
    const server = await start();
    await ask(server, 'CREATE EXTENSION pg_trgm');
    const [facts] = await ask(
      server,
      `SELECT current_setting('server_version_num')::int >= 180000 AS new_enough, current_setting('server_encoding') AS encoding,
              current_setting('data_checksums') AS checksums, current_setting('max_connections') AS connections,
              similarity('红枫林志愿者', '红枫林') > 0.3 AS similar, current_setting('listen_addresses') AS listens`,
    );
    expect(facts).toEqual({
      new_enough: true,
      encoding: 'UTF8',
      checksums: 'on',
      connections: '200',
      similar: true,
      listens: '127.0.0.1',
    });
    const names = await ask<{ name: string }>(
      server,
      `SELECT name FROM unnest(ARRAY['张三','阿宝','李四']) AS name ORDER BY name COLLATE "zh-x-icu"`,
    );
    expect(names.map((row) => row.name)).toEqual(['阿宝', '李四', '张三']);
  });

  it('writes to disk before it acknowledges, unless a test asks otherwise', async () => {
    const server = await start({ fsync: true });
    const settings = await ask<{ name: string; setting: string }>(
      server,
      `SELECT name, setting FROM pg_settings WHERE name IN ('fsync', 'synchronous_commit', 'full_page_writes') ORDER BY name`,
    );
    expect(settings.map((row) => `${row.name}=${row.setting}`)).toEqual([
      'fsync=on',
      'full_page_writes=on',
      'synchronous_commit=on',
    ]);
    await server.stop();
    const fast = await start({ fsync: false });
    expect(await ask(fast, 'SHOW fsync')).toEqual([{ fsync: 'off' }]);
  });

  it('lets nobody in without the password, over TCP or the socket', async () => {
    const server = await start();
    const wrong = new pg.Client({
      host: server.host,
      port: server.port,
      user: 'postgres',
      password: 'guess',
      database: 'postgres',
    });
    await expect(wrong.connect()).rejects.toThrow(/password authentication failed/);
    expect(server.socketDir).toBeDefined();
    const local = new pg.Client({
      host: server.socketDir,
      port: server.port,
      user: 'postgres',
      password: 'guess',
      database: 'postgres',
    });
    await expect(local.connect()).rejects.toThrow(/password authentication failed/);
    expect(statSync(server.socketDir ?? '').mode & 0o777).toBe(0o700);
    expect(statSync(dataDir).mode & 0o777).toBe(0o700);
  });

  it('keeps its data over a clean stop and takes settings of the caller', async () => {
    const first = await start({ extraSettings: { work_mem: '7MB' } });
    expect(await ask(first, 'SHOW work_mem')).toEqual([{ work_mem: '7MB' }]);
    await ask(first, 'CREATE TABLE kept AS SELECT 1 AS one');
    await first.stop();
    await expect(first.whenExited).resolves.toMatchObject({ code: 0 });
    const second = await start();
    expect(await ask(second, 'SELECT one FROM kept')).toEqual([{ one: 1 }]);
  });

  it('writes no statement and no value into its log', async () => {
    const server = await start();
    await ask(server, 'CREATE TABLE person (phone text PRIMARY KEY)');
    await ask(server, `INSERT INTO person VALUES ('19900001234')`);
    await expect(ask(server, `INSERT INTO person VALUES ('19900001234')`)).rejects.toThrow(/duplicate key/);
    await expect(ask(server, `SELECT '19900001234x'::date`)).rejects.toThrow(/out of range|invalid input syntax/);
    await server.stop();
    const log = readFileSync(`${dataDir}.log`, 'utf8');
    expect(log).toContain('database system is shut down');
    expect(log).not.toContain('19900001234');
  });

  it('takes the next free port when its own is busy, and refuses a busy port it was told to take', async () => {
    const first = await start();
    await first.stop();
    const stranger = createServer().listen(first.port, '127.0.0.1');
    await new Promise((resolve) => stranger.once('listening', resolve));
    const second = await start();
    expect(second.port).toBeGreaterThan(first.port);
    await second.stop();
    await expect(start({ port: first.port })).rejects.toThrow(`Port ${first.port} is busy`);
    stranger.close();
  });

  it('works below a very long path, where no socket would fit', async () => {
    dataDir = path.join(base, 'a long name '.repeat(15), 'pg');
    const server = await start();
    expect(await ask(server, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    expect(Buffer.byteLength(server.socketDir ?? '')).toBeLessThan(90);
  });

  it('loses no acknowledged row when the server is killed with -9', async () => {
    const first = await start({ fsync: true });
    await ask(first, 'CREATE TABLE acknowledged AS SELECT generate_series(1, 1000) AS number');
    process.kill(first.pid, 'SIGKILL');
    await first.whenExited;
    const second = await start({ fsync: true });
    expect(await ask(second, 'SELECT count(*)::int AS rows FROM acknowledged')).toEqual([{ rows: 1000 }]);
  });

  it('starts after its pid file was left naming a stranger that lives', async () => {
    const first = await start();
    await ask(first, 'CREATE TABLE kept AS SELECT 1 AS one');
    process.kill(first.pid, 'SIGKILL');
    await first.whenExited;
    const file = path.join(dataDir, 'postmaster.pid');
    writeFileSync(file, readFileSync(file, 'utf8').replace(/^\d+/, String(process.ppid)));
    const second = await start();
    expect(second.adopted).toBe(false);
    expect(await ask(second, 'SELECT one FROM kept')).toEqual([{ one: 1 }]);
  });

  it('joins the server of another living owner and leaves it running', async () => {
    const { pid } = await startElsewhere();
    const joined = await start();
    expect(joined).toMatchObject({ adopted: true, pid });
    expect(await ask(joined, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await joined.stop();
    expect(isRunning(pid)).toBe(true);
  });

  it('is not left behind when its owner is killed with -9, and starts again at once', async () => {
    const { holder, pid } = await startElsewhere();
    holder.kill('SIGKILL');
    await holder.ended;
    const next = await start();
    expect(await ask(next, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    if (next.pid !== pid) await until(() => !isRunning(pid), 'the old server has ended');
    await next.stop();
    expect(isRunning(next.pid)).toBe(false);
  });

  it('starts over when the very first start was interrupted half-way', async () => {
    // What initdb leaves when it is killed: a directory without its final name.
    mkdirSync(path.join(`${dataDir}.init`, 'base'), { recursive: true });
    writeFileSync(path.join(`${dataDir}.init`, 'PG_VERSION'), '18\n');
    writeFileSync(`${dataDir}.init.pw`, 'left behind');
    const again = await start();
    expect(await ask(again, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    expect(existsSync(`${dataDir}.init`)).toBe(false);
    expect(existsSync(`${dataDir}.init.pw`)).toBe(false);
  });

  it('refuses a directory that is something else, and one of another version', async () => {
    dataDir = base;
    writeFileSync(path.join(base, 'letter.txt'), 'hello');
    await expect(startPostgres({ dataDir, password, fsync: false })).rejects.toThrow(/holds no PostgreSQL cluster/);
    writeFileSync(path.join(base, 'PG_VERSION'), '16\n');
    await expect(startPostgres({ dataDir, password, fsync: false })).rejects.toThrow(/made by PostgreSQL 16/);
    expect(readFileSync(path.join(base, 'letter.txt'), 'utf8')).toBe('hello');
  });
});
