import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Env, Keyring, readEnv, rolePassword, roles } from '@redmaple/platform';
import { parse } from 'yaml';
import { containerEnv } from '../scripts/lib/container-env.mjs';
import { Child, repository } from './support/child.js';

interface Service {
  image?: string;
  command?: string[];
  read_only?: boolean;
  cap_drop?: string[];
  security_opt?: string[];
  ports?: string[];
  environment?: Record<string, string>;
  secrets?: string[];
  volumes?: string[];
  networks?: string[];
  configs?: { source: string }[];
  healthcheck?: { test?: string[]; disable?: boolean };
  depends_on?: Record<string, { condition: string }>;
}

interface Compose {
  services: Record<string, Service>;
  secrets: Record<string, { environment: string }>;
  volumes: Record<string, unknown>;
  networks: Record<string, unknown>;
  configs: Record<string, { content: string }>;
}

const read = (file: string) => readFileSync(path.join(repository, file), 'utf8');
const compose = parse(read('docker-compose.yml'), { merge: true }) as Compose;
const service = (name: string): Service => compose.services[name] ?? {};
const ours = ['migrate', 'api', 'worker'];

describe('docker-compose.yml', () => {
  it('runs database, queue, migration, API, worker and the TLS proxy', () => {
    expect(Object.keys(compose.services).sort()).toEqual(['api', 'caddy', 'migrate', 'postgres', 'redis', 'worker']);
  });

  it.each(ours)('gives %s a read-only file system, no capability and no way to gain one', (name) => {
    expect(service(name)).toMatchObject({
      read_only: true,
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
    });
  });

  it('creates the database with the locale and checksums of the embedded one', () => {
    const embedded = read('scripts/lib/postgres-directory.mjs');
    const options = (service('postgres').environment?.POSTGRES_INITDB_ARGS ?? '').trim().split(/\s+/);
    expect(options).toContain('--lc-ctype=C.UTF-8');
    for (const option of options.filter((one) => !one.startsWith('--lc-ctype')))
      expect(embedded).toContain(`'${option}'`);
    expect(service('postgres').image).toMatch(/^postgres:18/);
  });

  it('lets Redis neither evict a job nor forget one', () => {
    const command = (service('redis').command ?? []).join(' ');
    expect(command).toContain('--maxmemory-policy noeviction');
    expect(command).toContain('--appendonly yes');
  });

  it('starts API and worker after the migration, and the proxy after the API is ready', () => {
    for (const name of ['api', 'worker']) {
      expect(service(name).depends_on).toMatchObject({
        migrate: { condition: 'service_completed_successfully' },
        redis: { condition: 'service_healthy' },
      });
    }
    expect(service('migrate').depends_on).toEqual({ postgres: { condition: 'service_healthy' } });
    expect(service('caddy').depends_on).toEqual({ api: { condition: 'service_healthy' } });
  });

  it('watches the health of everything that keeps running', () => {
    for (const [name, one] of Object.entries(compose.services)) {
      if (name === 'migrate') expect(one.healthcheck?.disable).toBe(true);
      else expect(one.healthcheck?.test?.length).toBeGreaterThan(1);
    }
  });

  it('opens ports of the proxy alone, which speaks HTTPS to the world', () => {
    const open = Object.entries(compose.services).filter(([, one]) => one.ports);
    expect(open.map(([name]) => name)).toEqual(['caddy']);
    expect(service('caddy').ports).toContain('443:443');
    expect(compose.configs.caddyfile?.content).toContain('reverse_proxy api:3000');
  });

  it('keeps secrets out of the file, and the owner’s password from API and worker', () => {
    expect(Object.values(compose.secrets).every((secret) => /^[A-Z_]+$/.test(secret.environment))).toBe(true);
    for (const name of ['api', 'worker']) expect(service(name).secrets).toEqual(['master_key', 'redis_password']);
    expect(read('docker-compose.yml')).not.toMatch(/PASSWORD:\s*\S/);
  });

  it('names only secrets, volumes, networks and configs that it declares', () => {
    for (const one of Object.values(compose.services)) {
      for (const secret of one.secrets ?? []) expect(compose.secrets).toHaveProperty(secret);
      for (const volume of one.volumes ?? []) expect(compose.volumes).toHaveProperty(volume.split(':')[0] ?? '');
      for (const network of one.networks ?? []) expect(compose.networks).toHaveProperty(network);
      for (const config of one.configs ?? []) expect(compose.configs).toHaveProperty(config.source);
    }
  });

  it.each(['api', 'worker'])(
    'sets for %s only variables that somebody reads, with values the process accepts',
    (name) => {
      const environment = { ...service(name).environment };
      const forContainer = ['DATABASE_HOST', 'DATABASE_NAME', 'REDIS_HOST', 'MASTER_KEY_FILE', 'REDIS_PASSWORD_FILE'];
      const known = Object.getOwnPropertyNames(readEnv({ DATABASE_URL: 'postgres://a@b/c', MASTER_KEY: 'x' }));
      const source = read('libs/platform/src/config/env.ts');
      for (const variable of Object.keys(environment)) {
        const isKnown =
          forContainer.includes(variable) ||
          known.includes(variable) ||
          new RegExp(`^  ${variable}[?:]`, 'm').test(source);
        expect([variable, isKnown]).toEqual([variable, true]);
      }
      // What Compose would substitute when nothing is set.
      const values = Object.entries(environment).map(([key, value]) => [
        key,
        value.replaceAll(/\$\{\w+:-([^}]*)\}/g, '$1'),
      ]);
      const secrets = { MASTER_KEY: Buffer.alloc(32, 1).toString('base64'), REDIS_PASSWORD: 'p w' };
      const settings = { ...Object.fromEntries(values), ...secrets } as Record<string, string>;
      expect(readEnv({ ...settings, ...containerEnv(name as 'api' | 'worker', settings) })).toBeInstanceOf(Env);
    },
  );
});

describe('the image', () => {
  const dockerfile = read('Dockerfile');

  it('is built with the command developers and CI use, and runs as a user without rights', () => {
    expect(dockerfile).toContain('npm run build');
    expect(JSON.parse(read('package.json'))).toMatchObject({ scripts: { build: 'node scripts/build.mjs' } });
    expect(dockerfile).toMatch(/^USER node$/m);
    expect(dockerfile.match(/^FROM /gm)).toHaveLength(2);
    expect(dockerfile).toMatch(/^HEALTHCHECK /m);
  });

  it('calls only scripts that exist', () => {
    const called = [...`${dockerfile}\n${read('docker-compose.yml')}`.matchAll(/scripts\/[\w-]+\.mjs/g)].map(
      (match) => match[0],
    );
    expect(called).toContain('scripts/container.mjs');
    for (const script of called) expect(existsSync(path.join(repository, script))).toBe(true);
  });

  it('leaves secrets, data and history of the developer’s machine outside', () => {
    const ignored = read('.dockerignore').split('\n');
    for (const name of ['.git', '.data', '**/node_modules', '**/dist', '**/.env']) expect(ignored).toContain(name);
  });
});

describe('a container', () => {
  const masterKey = Buffer.alloc(32, 9).toString('base64');
  const base = { DATABASE_HOST: 'postgres', DATABASE_NAME: 'redmaple', MASTER_KEY: masterKey };

  it('logs in as the role app with the password that the migration gave it', () => {
    const env = containerEnv('api', base);
    const keyring = Keyring.parse(masterKey);
    expect(new URL(env.DATABASE_URL ?? '')).toMatchObject({
      username: roles.app,
      password: rolePassword(keyring, 'app'),
      host: 'postgres:5432',
    });
    expect(new URL(env.AUDITOR_DATABASE_URL ?? '')).toMatchObject({
      username: roles.auditor,
      password: rolePassword(keyring, 'auditor'),
    });
    expect(env).not.toHaveProperty('ADMIN_DATABASE_URL');
  });

  it('reads secrets from their files, and says which setting is missing', () => {
    const directory = mkdtempSync(path.join(os.tmpdir(), 'redmaple-secret-'));
    writeFileSync(path.join(directory, 'password'), 'p@ss\n');
    const env = containerEnv('migrate', { ...base, POSTGRES_PASSWORD_FILE: path.join(directory, 'password') });
    expect(env.ADMIN_DATABASE_URL).toBe('postgresql://postgres:p%40ss@postgres:5432/redmaple');
    rmSync(directory, { recursive: true });
    expect(() => containerEnv('migrate', base)).toThrow('POSTGRES_PASSWORD_FILE is not set');
    expect(() => containerEnv('api', { ...base, DATABASE_HOST: '' })).toThrow('DATABASE_HOST is not set');
  });

  describe('that migrates', () => {
    let sandbox: string;

    beforeEach(() => {
      sandbox = mkdtempSync(path.join(os.tmpdir(), 'redmaple-image-'));
      for (const file of [
        'scripts/container.mjs',
        'scripts/lib/container-env.mjs',
        'scripts/lib/keys.mjs',
        'scripts/lib/paths.mjs',
      ])
        copy(file);
      write('package.json', '{"type":"module"}');
    });

    afterEach(() => rmSync(sandbox, { recursive: true, force: true }));

    const copy = (file: string) => write(file, read(file));

    function write(file: string, text: string): void {
      mkdirSync(path.dirname(path.join(sandbox, file)), { recursive: true });
      writeFileSync(path.join(sandbox, file), text);
    }

    it('shows its progress, passes on its exit code, and keeps the logins out of the container’s log', async () => {
      write(
        'apps/api/dist/migrate.js',
        `console.log('3 migrations ran'); console.log(JSON.stringify({ appUrl: 'postgres://app:secret@x/y' })); process.exit(4);`,
      );
      const child = new Child(['scripts/container.mjs', 'migrate'], {
        cwd: sandbox,
        env: { ...base, POSTGRES_PASSWORD: 'x' },
      });
      await expect(child.ended).resolves.toMatchObject({ code: 4 });
      expect(child.output).toContain('3 migrations ran');
      expect(child.output).not.toContain('secret');
    });

    it('refuses a command it does not know', async () => {
      const child = new Child(['scripts/container.mjs', 'shell'], { cwd: sandbox, env: base });
      await expect(child.ended).resolves.toMatchObject({ code: 1 });
      expect(child.output).toContain('"shell" is not one of api, worker, migrate');
    });
  });
});
