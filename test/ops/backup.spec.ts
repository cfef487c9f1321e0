import { appendFileSync, cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { houseMigrations } from '@redmaple/house';
import {
  AccountsService,
  asSystem,
  Audit,
  AuditJobs,
  AuditReader,
  Counties,
  ensureRoles,
  Keyring,
  migrate,
  Sessions,
  UnitOfWork,
  uuidv7,
  Vault,
} from '@redmaple/platform';
import { manifestFile, readManifest, writeManifest } from '../../apps/api/src/cli/backup/manifest.js';
import { restoreBackup, type RestorePlan, type RestoreReport } from '../../apps/api/src/cli/backup/restore-backup.js';
import { takeBackup } from '../../apps/api/src/cli/backup/take-backup.js';
import {
  emptyDatabase,
  keyring,
  newDatabase,
  openHouse,
  type OpsHouse,
  sqlOn,
  temporaryDirectory,
  testPlugins,
} from './house.js';

const counties = ['330681', '140830'];
const phones = ['19900000011', '19900000022'];

describe('a backup', () => {
  const { directory, remove } = temporaryDirectory();
  const data = path.join(directory, 'tuesday');
  const keys = path.join(directory, 'tuesday-keys');
  const files = path.join(directory, 'files');
  const photo = path.join('330681', '0190c0de-0000-4000-8000-000000000001');
  const wednesdayKeys = path.join(directory, 'wednesday-keys');
  const drops: (() => Promise<void>)[] = [];
  let house: OpsHouse;
  let staffToken: string;
  let people: string[];

  beforeAll(async () => {
    house = await openHouse(await newDatabase());
    for (const code of counties) {
      await house.get(Counties).register({ code, name: `县 ${code}` });
      await asSystem(code, 'test', () => fill(house));
    }
    people = await asSystem('330681', 'test', () => addPeople(house));
    staffToken = await asSystem('330681', 'test', () => openSession(house));
    mkdirSync(path.join(files, '330681'), { recursive: true });
    writeFileSync(path.join(files, photo), 'a photo of the dam');
    writeFileSync(`${path.join(files, photo)}.7.part`, 'a photo of');
    await takeBackup({
      ownerUrl: house.database.ownerUrl,
      keyring,
      to: data,
      keysTo: keys,
      files,
      now: new Date('2026-03-03T02:00:00Z'),
    });
    // After the backup the first of the two asks to be forgotten.
    await asSystem('330681', 'test', () => house.get(UnitOfWork).run(() => house.get(Vault).eraseKey(people[0] ?? '')));
    await takeBackup({
      ownerUrl: house.database.ownerUrl,
      keyring,
      keysTo: wednesdayKeys,
      now: new Date('2026-03-04T02:00:00Z'),
    });
  });

  afterEach(async () => {
    for (const drop of drops.splice(0).reverse()) await drop();
  });

  afterAll(async () => {
    await house.close();
    await house.database.drop();
    remove();
  });

  async function database(owner?: string): Promise<string> {
    const made = await emptyDatabase(owner);
    drops.push(made.drop);
    return made.url;
  }

  async function restore(ownerUrl: string, change: Partial<RestorePlan> = {}): Promise<RestoreReport> {
    return restoreBackup({
      ownerUrl,
      keyring,
      from: data,
      keysFrom: keys,
      plugins: await testPlugins(),
      replace: false,
      without: [],
      now: new Date(),
      ...change,
    });
  }

  /** The house on a restored database; closed with the test. */
  async function openRestored(url: string, closing = drops): Promise<OpsHouse> {
    const { pathname } = new URL(url);
    const at = (role: string): string => Object.assign(new URL(role), { pathname }).toString();
    const { appUrl, auditorUrl, migratorUrl } = house.database;
    const opened = await openHouse({
      ...house.database,
      ownerUrl: url,
      appUrl: at(appUrl),
      auditorUrl: at(auditorUrl),
      migratorUrl: at(migratorUrl),
    });
    closing.push(() => opened.close());
    return opened;
  }

  it('lies in two directories that only this user can enter, and no key lies with the data', () => {
    for (const one of [data, keys]) expect(statSync(one).mode & 0o777).toBe(0o700);
    expect(readdirSync(data).filter((name) => name.startsWith('keys.'))).toEqual([]);
    expect(readdirSync(keys).sort()).toEqual(['keys.person_key.copy.gz', manifestFile]);
    expect(readdirSync(data).filter((name) => name.startsWith('bullmq'))).toEqual([]);
  });

  it('takes uploaded files along, and brings them back', async () => {
    const elsewhere = path.join(directory, 'files-elsewhere');
    const { url, drop } = await emptyDatabase();
    drops.push(drop);
    await restore(url, { files: elsewhere });
    expect(readdirSync(path.join(elsewhere, '330681'))).toEqual([path.basename(photo)]);
    expect(readFileSync(path.join(elsewhere, photo), 'utf8')).toBe('a photo of the dam');
  });

  describe('restored into an empty database', () => {
    const kept: (() => Promise<void>)[] = [];
    let restored: OpsHouse;
    let report: RestoreReport;
    let after: Record<string, string>;

    beforeAll(async () => {
      const made = await emptyDatabase();
      kept.push(made.drop);
      report = await restore(made.url);
      after = await contents(made.url);
      restored = await openRestored(made.url, kept);
    });

    afterAll(async () => {
      for (const one of kept.splice(0).reverse()) await one();
    });

    it('has every row of every table, and the guards around them', async () => {
      const before = await contents(house.database.ownerUrl);
      expect(Object.keys(after)).toEqual(Object.keys(before));
      // Restoring signs everybody out, sends unfinished jobs again and writes one audit row a county; the keys of
      // the live database have changed since.
      const changed = ['platform.session', 'platform.outbox', 'audit.entry', 'keys.person_key'];
      for (const [table, digest] of Object.entries(after)) {
        expect([table, digest]).toEqual([table, changed.includes(table) ? digest : before[table]]);
      }
      const { ownerUrl } = restored.database;
      expect(await guards(ownerUrl)).toEqual(await guards(house.database.ownerUrl));
      expect(await guards(ownerUrl)).toContainEqual({ fact: 'trigger volunteers.application_event append_only O' });
    });

    it('works: roles, counties apart, chain intact', async () => {
      const named = (county: string) =>
        asSystem(county, 'test', () =>
          restored.get(UnitOfWork).run(() => restored.get(UnitOfWork).query('SELECT name FROM volunteers.person')),
        );
      expect(await named('330681')).toHaveLength(2);
      expect(await named('140830')).toHaveLength(0);
      const chain = await restored.get(AuditReader).verify('330681', new Date());
      expect(chain.faults).toEqual([]);
      expect(chain.sealed).toBeGreaterThan(0);
      const trail = await restored.get(AuditReader).page('140830', { limit: 1 });
      expect(trail[0]).toMatchObject({ action: 'database.restored', details: { takenAt: '2026-03-03T02:00:00.000Z' } });
      await expect(restored.sql('UPDATE audit.entry SET action = action')).rejects.toThrow('append-only');
    });

    it('has signed everybody out and sends unfinished jobs again', async () => {
      expect(await house.get(Sessions).find(staffToken)).toBeDefined();
      expect(await restored.get(Sessions).find(staffToken)).toBeUndefined();
      expect(report.resent).toBe(counties.length);
      const lines = await restored.sql<{ name: string }>(
        `SELECT name FROM platform.outbox WHERE sent_at IS NULL AND handled_at IS NULL ORDER BY name`,
      );
      expect(lines.map((one) => one.name)).toContain('sample.sent-not-handled');
      expect(lines.map((one) => one.name)).not.toContain('sample.handled');
    });

    it('with the keys of its own day reads everybody, which is why keys are not kept for long', async () => {
      expect(await readable(restored, people)).toEqual([
        { name: '翠鸟', phone: phones[0] },
        { name: '白鹭', phone: phones[1] },
      ]);
    });

    it('is not overwritten while API or worker use it', async () => {
      await restored.get(Counties).all();
      await expect(restore(restored.database.ownerUrl, { replace: true })).rejects.toThrow('stop them first');
    });
  });

  it('of yesterday with the keys of today keeps an erased person unreadable', async () => {
    const url = await database();
    const report = await restore(url, { keysFrom: wednesdayKeys });
    expect(report.erasedPeople).toBe(1);
    expect(await readable(await openRestored(url), people)).toEqual([
      { name: '', phone: undefined },
      { name: '白鹭', phone: phones[1] },
    ]);
  });

  it('put over a database in which somebody was erased does not bring them back', async () => {
    const url = await database();
    await restore(url, { keysFrom: wednesdayKeys });
    await expect(restore(url)).rejects.toThrow('not empty');
    const report = await restore(url, { replace: true });
    expect(report.erasedPeople).toBe(1);
    expect((await readable(await openRestored(url), people))[0]).toEqual({ name: '', phone: undefined });
  });

  describe('that was changed', () => {
    const copy = path.join(directory, 'copy');

    afterEach(() => rmSync(copy, { recursive: true, force: true }));

    async function expectRefusal(reason: string | RegExp, change: Partial<RestorePlan> = {}): Promise<void> {
      const url = await database();
      await expect(restore(url, { from: copy, ...change })).rejects.toThrow(reason);
      const tables = await sqlOn(
        url,
        `SELECT 1 FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`,
      );
      expect(tables).toEqual([]);
    }

    it('in one byte of one file is refused before anything is touched', async () => {
      cpSync(data, copy, { recursive: true });
      appendFileSync(path.join(copy, 'volunteers.person.copy.gz'), '\0');
      await expectRefusal('volunteers.person.copy.gz was changed or damaged');
    });

    it('by losing a file is refused', async () => {
      cpSync(data, copy, { recursive: true });
      rmSync(path.join(copy, 'audit.entry.copy.gz'));
      await expectRefusal('audit.entry.copy.gz is missing');
    });

    it('in its list of files is refused, which takes the master key to write', async () => {
      cpSync(data, copy, { recursive: true });
      const manifest = readManifest(copy, 'data', keyring);
      const forger = Keyring.parse(Buffer.alloc(32, 9).toString('base64'));
      writeManifest(copy, { ...manifest, files: manifest.files.slice(1) }, forger);
      await expectRefusal('was changed after it was written');
    });

    it('to one of a newer release is refused with the migrations that are unknown here', async () => {
      cpSync(data, copy, { recursive: true });
      const manifest = readManifest(copy, 'data', keyring);
      const migrations = [...manifest.migrations, 'AddMoonBase2099000000000'];
      writeManifest(copy, { ...manifest, release: '9.0.0', migrations }, keyring);
      await expectRefusal(/newer release \(9\.0\.0\).*AddMoonBase2099000000000/);
    });

    it('to one that was cut off is refused', async () => {
      cpSync(data, copy, { recursive: true });
      rmSync(path.join(copy, manifestFile));
      await expectRefusal('no readable manifest.json');
    });

    it('by older keys, another master key, or data for keys is refused', async () => {
      cpSync(wednesdayKeys, copy, { recursive: true });
      await expectRefusal('holds a backup of keys');
      rmSync(copy, { recursive: true });
      cpSync(keys, copy, { recursive: true });
      const older = { ...readManifest(keys, 'keys', keyring), createdAt: '2026-03-02T02:00:00.000Z' };
      writeManifest(copy, older, keyring);
      await expectRefusal('older than the data', { from: data, keysFrom: copy });
      const other = Keyring.parse(Buffer.alloc(32, 9).toString('base64'));
      await expectRefusal('another master key', { from: data, keyring: other });
    });
  });

  it('of an older release is brought up to this one', async () => {
    const older = houseMigrations.slice(0, 3);
    const old = await database();
    const { migratorUrl } = await ensureRoles(old, keyring);
    await migrate(migratorUrl, older);
    await sqlOn(old, `INSERT INTO platform.county (code, name) VALUES ('510903', '船山区')`);
    const to = path.join(directory, 'old');
    await takeBackup({ ownerUrl: old, keyring, to, keysTo: `${to}-keys`, now: new Date() });
    const url = await database();
    await restore(url, { from: to, keysFrom: `${to}-keys` });
    const ran = await sqlOn<{ name: string }>(url, 'SELECT name FROM public.schema_migration');
    expect(ran).toHaveLength(houseMigrations.length);
    expect(await sqlOn(url, 'SELECT code, name FROM platform.county')).toEqual([{ code: '510903', name: '船山区' }]);
  });

  it('is taken and restored by an owner who is no superuser, with every county in it', async () => {
    const owner = `owner_${process.pid}`;
    const server = process.env.TEST_DATABASE_URL ?? '';
    await sqlOn(server, `CREATE ROLE ${owner} LOGIN CREATEROLE CREATEDB PASSWORD 'pw'`);
    await sqlOn(
      server,
      `GRANT redmaple_migrator, redmaple_app, redmaple_auditor, redmaple_queue TO ${owner} WITH ADMIN OPTION`,
    );
    drops.push(async () => {
      await sqlOn(server, `DROP OWNED BY ${owner}`);
      await sqlOn(server, `DROP ROLE ${owner}`);
    });
    const asOwner = (url: string): string =>
      Object.assign(new URL(url), { username: owner, password: 'pw' }).toString();
    const first = await database(owner);
    await restore(asOwner(first));
    const to = path.join(directory, 'by-owner');
    await takeBackup({ ownerUrl: asOwner(first), keyring, to, keysTo: `${to}-keys`, now: new Date() });
    const second = await database(owner);
    await restore(asOwner(second), { from: to, keysFrom: `${to}-keys` });
    const [a, b] = [await contents(first), await contents(second)];
    expect({ ...b, 'audit.entry': a['audit.entry'] }).toEqual(a);
    expect(await sqlOn(second, 'SELECT 1 FROM audit.entry')).toHaveLength(
      (await sqlOn(first, 'SELECT 1 FROM audit.entry')).length + 2,
    );
  });

  it('is never written over another one', async () => {
    const again = takeBackup({
      ownerUrl: house.database.ownerUrl,
      keyring,
      to: data,
      keysTo: `${keys}2`,
      now: new Date(),
    });
    await expect(again).rejects.toThrow('is not empty');
  });
});

/** Staff, audit rows in a sealed chain, and outbox lines in every state. */
async function fill(house: OpsHouse): Promise<void> {
  const work = house.get(UnitOfWork);
  await house.get(AccountsService).invite({ login: 'operator', displayName: '运营', roles: ['operator'] });
  await work.run(async () => {
    for (let count = 0; count < 3; count++)
      await house.get(Audit).record('thing.done', { type: 'thing', id: `${count}` });
    await work.execute(
      `INSERT INTO platform.outbox (kind, name, payload, sent_at, handled_at)
       VALUES ('job', 'sample.sent-not-handled', '{}', now(), NULL), ('job', 'sample.handled', '{}', now(), now())`,
    );
  });
  await house.get(AuditJobs).seal();
}

async function addPeople(house: OpsHouse): Promise<string[]> {
  const [work, vault] = [house.get(UnitOfWork), house.get(Vault)];
  const ids: string[] = [];
  for (const [index, name] of ['翠鸟', '白鹭'].entries()) {
    const id = uuidv7(new Date());
    await work.run(async () => {
      const key = await vault.createKey(id);
      const phone = phones[index] ?? '';
      await work.execute(
        `INSERT INTO volunteers.person (id, name, document_type, sealed_document, document_index, sealed_phone, phone_index, created_at)
         VALUES ($1, $2, 'resident-id', $3, $4, $5, $6, now())`,
        [
          id,
          name,
          vault.sealFor(key, 'document', id),
          vault.blindIndex('document', id),
          vault.sealFor(key, 'phone', phone),
          vault.blindIndex('phone', phone),
        ],
      );
    });
    ids.push(id);
  }
  return ids;
}

async function openSession(house: OpsHouse): Promise<string> {
  const work = house.get(UnitOfWork);
  const row = await work.run(() =>
    work.one<{ id: string }>(`UPDATE platform.account SET status = 'active' RETURNING id`),
  );
  return (await house.get(Sessions).open('staff', { accountId: row?.id ?? '' })).token;
}

/** What can be read of people: the name in clear, the phone through their key. */
function readable(house: OpsHouse, ids: readonly string[]): Promise<{ name: string; phone: string | undefined }[]> {
  const [work, vault] = [house.get(UnitOfWork), house.get(Vault)];
  return asSystem('330681', 'test', () =>
    work.run(async () => {
      const keys = await vault.keysOf(ids);
      const rows = await work.query<{ id: string; name: string; sealed_phone: Buffer | null }>(
        'SELECT id, name, sealed_phone FROM volunteers.person WHERE id = ANY($1) ORDER BY array_position($1, id)',
        [ids],
      );
      return rows.map(({ id, name, sealed_phone: sealed }) => {
        const key = keys.get(id);
        return { name, phone: key && sealed ? vault.openFor(key, 'phone', sealed) : undefined };
      });
    }),
  );
}

/** A digest of all rows of each table. */
async function contents(url: string): Promise<Record<string, string>> {
  const tables = await sqlOn<{ name: string }>(
    url,
    `SELECT c.oid::regclass::text AS name FROM pg_class c WHERE c.relkind = 'r' AND c.relname <> 'schema_migration'
       AND c.relnamespace::regnamespace::text NOT IN ('pg_catalog', 'information_schema', 'bullmq') ORDER BY 1`,
  );
  const digests: Record<string, string> = {};
  for (const { name } of tables) {
    const [row] = await sqlOn<{ digest: string }>(
      url,
      `SELECT count(*) || ' ' || coalesce(md5(string_agg(md5(t::text), '' ORDER BY md5(t::text))), '') AS digest FROM ${name} t`,
    );
    digests[name] = row?.digest ?? '';
  }
  return digests;
}

/** Everything that guards the rows: constraints, triggers, row-level security, policies, privileges, sequences. */
function guards(url: string): Promise<{ fact: string }[]> {
  const ours = `n.nspname NOT IN ('pg_catalog', 'information_schema', 'bullmq') AND n.nspname NOT LIKE 'pg\\_%'`;
  return sqlOn(
    url,
    `SELECT fact FROM (
       SELECT 'constraint ' || k.conrelid::regclass || ' ' || k.conname || ' ' || k.convalidated || ' ' || pg_get_constraintdef(k.oid) AS fact
         FROM pg_constraint k JOIN pg_namespace n ON n.oid = k.connamespace WHERE ${ours} AND k.conrelid <> 0
       UNION ALL SELECT 'trigger ' || t.tgrelid::regclass || ' ' || t.tgname || ' ' || t.tgenabled::text
         FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE ${ours} AND NOT t.tgisinternal
       UNION ALL SELECT 'table ' || c.oid::regclass || ' ' || c.relrowsecurity || c.relforcerowsecurity || coalesce(c.relacl::text, '')
         FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE ${ours} AND c.relkind IN ('r', 'S')
       UNION ALL SELECT 'policy ' || p.polrelid::regclass || ' ' || p.polname || pg_get_expr(p.polqual, p.polrelid) FROM pg_policy p
       UNION ALL SELECT 'sequence ' || schemaname || '.' || sequencename || ' ' || coalesce(last_value::text, '-')
         FROM pg_sequences WHERE schemaname NOT IN ('bullmq', 'public')
     ) all_facts ORDER BY fact`,
  );
}
