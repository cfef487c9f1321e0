import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Child, isRunning, repository, until } from './support/child.js';

/** The smallest processes that keep the start protocol; each says what it was given and how it ended. */
const programs = {
  'apps/api/dist/migrate.js': `
    const started = await new Promise((resolve) => process.once('message', resolve));
    console.log('migrate got ' + Object.keys(started.env).sort().join());
    console.log(JSON.stringify({ appUrl: 'postgres://app:app-secret@localhost/x', auditorUrl: 'postgres://auditor:auditor-secret@localhost/x',
      firstStart: true, demo: [{ role: 'admin', roleName: '管理员', login: 'chen', password: 'maple-leaf', totpSecret: 'GEZDGNBVGY3TQOJQ' }] }));
    process.exit(process.env.MIGRATE_EXIT ? Number(process.env.MIGRATE_EXIT) : 0);`,
  'apps/api/dist/main.js': `
    console.log('api env ' + ['DATABASE_URL', 'MASTER_KEY', 'ADMIN_DATABASE_URL'].filter((name) => process.env[name]).join());
    process.once('disconnect', () => process.exit(0));
    process.once('SIGTERM', () => { console.log('api finished its requests'); process.exit(0); });
    const { env } = await new Promise((resolve) => process.once('message', resolve));
    console.log('api pid=' + process.pid + ' role=' + new URL(env.DATABASE_URL).username + ' embedded=' + env.EMBEDDED);
    process.send({ type: 'ready', url: 'http://localhost:' + env.PORT });
    setInterval(() => {}, 1000);`,
  'apps/worker/dist/main.js': `
    process.once('disconnect', () => process.exit(0));
    process.once('SIGTERM', () => { console.log('worker drained'); process.exit(0); });
    await new Promise((resolve) => process.once('message', resolve));
    process.send({ type: 'ready' });
    setInterval(() => {}, 1000);`,
};

describe('npm start', () => {
  let sandbox: string;
  const running: Child[] = [];

  beforeEach(() => {
    sandbox = mkdtempSync(path.join(os.tmpdir(), 'redmaple start '));
    cpSync(path.join(repository, 'scripts'), path.join(sandbox, 'scripts'), { recursive: true });
    symlinkSync(path.join(repository, 'node_modules'), path.join(sandbox, 'node_modules'));
    for (const name of ['package-lock.json', 'tsconfig.base.json'])
      cpSync(path.join(repository, name), path.join(sandbox, name));
    write('package.json', '{"type":"module"}');
    write('tsconfig.json', '{"files":[],"references":[{"path":"libs/one"}]}');
    write('libs/one/src/index.ts', 'export const one: number = 1;\n');
    write(
      'libs/one/tsconfig.json',
      '{"extends":"../../tsconfig.base.json","compilerOptions":{"rootDir":"src","outDir":"dist","tsBuildInfoFile":"dist/.tsbuildinfo","types":[]},"include":["src"]}',
    );
    for (const [file, text] of Object.entries(programs)) write(file, text);
  });

  afterEach(async () => {
    for (const child of running.splice(0)) {
      child.kill('SIGTERM');
      await child.ended;
    }
    const pid = databasePid();
    if (pid) await until(() => !isRunning(pid), 'the database has ended');
    rmSync(sandbox, { recursive: true, force: true });
  });

  function write(file: string, text: string): void {
    mkdirSync(path.dirname(path.join(sandbox, file)), { recursive: true });
    writeFileSync(path.join(sandbox, file), text);
  }

  function databasePid(): number | undefined {
    const file = path.join(sandbox, '.data/pg/postmaster.pid');
    return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : undefined;
  }

  function npmStart(env: Record<string, string | undefined> = {}): Child {
    const clean = {
      DATABASE_URL: undefined,
      REDIS_URL: undefined,
      MASTER_KEY: undefined,
      DATA_DIR: undefined,
      NODE_ENV: undefined,
    };
    const child = new Child(['scripts/start.mjs'], {
      cwd: sandbox,
      env: { ...clean, PORT: '0', REDMAPLE_NO_INSTALL: '1', ...env },
    });
    running.push(child);
    return child;
  }

  const upAndRunning = (child: Child) => child.untilPrinted('Ctrl-C stops everything');
  const pidOf = async (child: Child) => Number((await child.untilPrinted(/api pid=(\d+)/))[1]);

  it('shows address, inbox and demo accounts once all is ready, and no other secret', async () => {
    const child = npmStart({ PORT: '38123' });
    await upAndRunning(child);
    expect(child.output).toMatch(/http:\/\/localhost:38123\n/);
    expect(child.output).toContain('http://localhost:38123/api/v1/dev/counties/330681/inbox');
    expect(child.output).toMatch(/管理员 admin\s+chen\s+maple-leaf\s+\d{6}\s+GEZDGNBVGY3TQOJQ/);
    const key = readFileSync(path.join(sandbox, '.data/keys/master.json'), 'utf8');
    for (const secret of [
      ...Object.values((JSON.parse(key) as { keys: Record<string, string> }).keys),
      'app-secret',
      'auditor-secret',
      'postgresql://',
    ]) {
      expect(child.output).not.toContain(secret);
    }
  });

  it('gives the API the role app and the secrets in the start message only', async () => {
    const child = npmStart({ MASTER_KEY: Buffer.alloc(32, 7).toString('base64') });
    await upAndRunning(child);
    expect(child.output).toContain('migrate got ADMIN_DATABASE_URL,DATA_DIR,EMBEDDED,MASTER_KEY');
    expect(child.output).toContain('api env \n');
    expect(child.output).toMatch(/role=app embedded=1/);
  });

  it('never hands the given DATABASE_URL, which is the owner’s, to API or worker, and starts no database then', async () => {
    const child = npmStart({ DATABASE_URL: 'postgres://owner:owner-secret@localhost/x' });
    await upAndRunning(child);
    expect(child.output).toMatch(/role=app embedded=0/);
    expect(child.output).not.toContain('owner-secret');
    expect(child.output).not.toContain('/inbox');
    expect(databasePid()).toBeUndefined();
  });

  it('keeps the master key for this user only, with a copy, and restores it from there', async () => {
    const first = npmStart();
    await upAndRunning(first);
    first.kill('SIGTERM');
    await first.ended;
    const file = path.join(sandbox, '.data/keys/master.json');
    const key = readFileSync(file, 'utf8');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(path.dirname(file)).mode & 0o777).toBe(0o700);
    rmSync(path.dirname(file), { recursive: true });
    const second = npmStart();
    await upAndRunning(second);
    expect(readFileSync(file, 'utf8')).toBe(key);
    second.kill('SIGTERM');
    await second.ended;
    for (const name of ['keys', 'keys-backup']) rmSync(path.join(sandbox, '.data', name), { recursive: true });
    const third = npmStart();
    await expect(third.ended).resolves.toMatchObject({ code: 1 });
    expect(third.output).toContain('put the key file back from your backup');
  });

  it.each(['SIGINT', 'SIGTERM'] as const)(
    'lets API and worker finish on %s, then stops the database, and ends with 0',
    async (signal) => {
      const child = npmStart();
      await upAndRunning(child);
      const database = databasePid() ?? 0;
      child.kill(signal);
      await expect(child.ended).resolves.toEqual({ code: 0, signal: null });
      expect(child.output).toContain('api finished its requests');
      expect(child.output).toContain('worker drained');
      expect(isRunning(database)).toBe(false);
    },
  );

  it('stops everything with a message when the API dies', async () => {
    const child = npmStart();
    await upAndRunning(child);
    process.kill(await pidOf(child), 'SIGKILL');
    await expect(child.ended).resolves.toMatchObject({ code: 1 });
    expect(child.output).toContain('The api process ended unexpectedly (SIGKILL)');
    expect(child.output).toContain('worker drained');
  });

  it('stops with a message when the migration fails, without its last line', async () => {
    const child = npmStart({ MIGRATE_EXIT: '3' });
    await expect(child.ended).resolves.toMatchObject({ code: 1 });
    expect(child.output).toContain('could not be migrated (exit 3)');
    expect(child.output).not.toContain('app-secret');
  });

  it('brings the database back on the same port when it is killed', async () => {
    const child = npmStart();
    await upAndRunning(child);
    const portLine = () => readFileSync(path.join(sandbox, '.data/pg/postmaster.pid'), 'utf8').split('\n')[3];
    const [pid, port] = [databasePid() ?? 0, portLine()];
    process.kill(pid, 'SIGKILL');
    await child.untilPrinted('The database is back');
    expect(databasePid()).not.toBe(pid);
    expect(portLine()).toBe(port);
  });

  it('leaves nothing running when it is killed with -9, and starts again', async () => {
    const first = npmStart();
    await upAndRunning(first);
    const pids = [await pidOf(first), databasePid() ?? 0];
    first.kill('SIGKILL');
    await until(() => pids.every((pid) => !isRunning(pid)), 'API and database have ended');
    await upAndRunning(npmStart());
  });

  it('refuses a second start on the same directory and says who holds it', async () => {
    await upAndRunning(npmStart());
    const second = npmStart();
    await expect(second.ended).resolves.toMatchObject({ code: 1 });
    expect(second.output).toContain('Red Maple already runs on');
    expect(second.output).toContain('DATA_DIR=.data2 PORT=3001 npm start');
  });

  it('says which port is busy and how to take another', async () => {
    const stranger = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => stranger.once('listening', resolve));
    const address = stranger.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const child = npmStart({ PORT: String(port) });
    await expect(child.ended).resolves.toMatchObject({ code: 1 });
    expect(child.output).toContain(`Port ${port} is in use`);
    expect(child.output).toContain(`PORT=${port + 1} npm start`);
    stranger.close();
  });

  it('compiles again only after an input changed', async () => {
    const first = npmStart();
    await upAndRunning(first);
    expect(first.output).toContain('Compiled in');
    first.kill('SIGTERM');
    await first.ended;
    const second = npmStart();
    await upAndRunning(second);
    expect(second.output).not.toContain('Compil');
    second.kill('SIGTERM');
    await second.ended;
    write('libs/one/src/index.ts', 'export const one: number = "two";\n');
    const third = npmStart();
    await expect(third.ended).resolves.toMatchObject({ code: 1 });
    expect(third.output).toContain('The sources do not compile');
  });
});
