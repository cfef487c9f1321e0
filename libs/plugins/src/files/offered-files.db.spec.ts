import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Files as FilesOfHouse, FileStore, withContext } from '@redmaple/platform';
import {
  jpeg,
  openTestHouse,
  otherCounty,
  png,
  queryAsOwner,
  testCounty,
  type TestHouse,
} from '@redmaple/platform/testing';
import { Files } from '../contracts/files.js';
import { definePlugin } from '../define/plugin.js';
import { KeptJobs } from '../effects/kept.jobs.js';
import { pluginsMigrations } from '../migrations/index.js';
import type { BoundService } from '../mounting/bound-service.js';
import { PluginsModule } from '../mounting/plugins.module.js';
import { CountyPlugins } from '../registry/county-plugins.js';
import { KeptData } from '../registry/kept/kept-data.service.js';
import { PluginsService } from '../registry/plugins.service.js';
import { PluginSwitch } from '../registry/plugin-switch.js';

const album = (id: string) =>
  definePlugin({
    id,
    version: '1.0.0',
    requires: '^1.4',
    counties: 'all',
    permissions: [{ service: 'Files', why: 'why' }],
    keeps: { personal: false, what: 'what', why: 'why', retentionDays: 30 },
    labels: { 'zh-CN': { why: '…', what: '…' }, en: { why: '…', what: '…' } },
  });

const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\nstartxref\n9\n%%EOF\n', 'latin1');
const day = 86_400_000;

describe('files that plugins keep', () => {
  let house: TestHouse;
  let files: Files;
  let others: Files;

  beforeAll(async () => {
    const definitions = [album('album'), album('album-two')];
    const active = definitions.map((definition) => ({
      id: definition.id,
      package: { name: definition.id, directory: '', entry: '', version: '1.0.0' },
      definition,
    }));
    house = await openTestHouse({
      imports: [PluginsModule.forRoot({ active, skipped: [] }, { withControllers: false })],
      migrations: pluginsMigrations,
    });
    const each = house.get<BoundService<Files>>(Files);
    [files, others] = [each.boundTo('album'), each.boundTo('album-two')];
  }, 120_000);
  afterAll(() => house?.close());
  beforeEach(async () => {
    await queryAsOwner(house.database, 'DELETE FROM platform.file');
    await queryAsOwner(house.database, 'DELETE FROM plugins.county_plugin');
    for (const county of [testCounty, otherCounty])
      await house.inCounty(async () => {
        house.get<CountyPlugins>(CountyPlugins).forget();
        for (const id of ['album', 'album-two']) await house.get<PluginSwitch>(PluginSwitch).enable(id);
      }, county);
  });

  const photo = (more = '') => jpeg({ segments: [[0xe1, `Exif\0\0 30.1N 120.2E${more}`]] });
  const keep = (bytes: Uint8Array = photo(), clientId: string = randomUUID(), which = files, county = testCounty) =>
    house.inCounty(() => which.keep({ bytes, clientId }), county);
  const rows = () =>
    queryAsOwner<Record<string, unknown>>(
      house.database,
      'SELECT county_code, kept_by, uploaded_by, purpose FROM platform.file',
    );

  it('are kept without what is not seen, whoever asks, and read back as they were kept', async () => {
    const [taken, paper] = [await keep(), await keep(pdf)];
    expect([taken.type, paper.type]).toEqual(['image/jpeg', 'application/pdf']);
    const read = await house.inCounty(() => files.read(taken.id));
    expect(read).toEqual({ ...taken, bytes: expect.any(Buffer) });
    expect([read?.bytes.length, read?.bytes.includes('120.2E')]).toEqual([taken.size, false]);
    expect((await house.inCounty(() => files.read(paper.id)))?.bytes.equals(pdf)).toBe(true);
    const account = { kind: 'account' as const, id: randomUUID(), grants: [] };
    await withContext({ county: testCounty, actor: account, requestId: 'test', locale: 'zh-CN' }, () =>
      files.keep({ bytes: png(), clientId: randomUUID() }),
    );
    const own = { county_code: testCounty, kept_by: 'plugin:album', uploaded_by: null, purpose: 'plugin' };
    expect(await rows()).toEqual([own, own, own]);
    const trail = await queryAsOwner<{ asked: string | null }>(
      house.database,
      `SELECT details->>'askedBy' AS asked FROM audit.entry WHERE actor_id = 'plugin:album' AND details->'effects' = '["file.keep"]' ORDER BY id`,
    );
    expect(trail.map((one) => one.asked)).toEqual([null, null, account.id]);
    expect((await house.inCounty(() => files.list())).map((one) => one.id)).toHaveLength(3);
  });

  it('are the first file when sent again, and another plugin’s or county’s where the same id is used there', async () => {
    const clientId = randomUUID();
    const first = await keep(photo(), clientId);
    expect(await keep(png(), clientId.toUpperCase())).toEqual(first);
    expect((await keep(photo(), clientId, others)).id).not.toBe(first.id);
    expect((await keep(photo(), clientId, files, otherCounty)).id).not.toBe(first.id);
    expect(await rows()).toHaveLength(3);
  });

  it('are read and removed by nobody else: not by another plugin, not in another county, not by the core', async () => {
    const { id } = await keep();
    await queryAsOwner(
      house.database,
      `INSERT INTO platform.file (id, county_code, uploaded_by, client_id, purpose, media_type, size, sha256, created_at)
       VALUES ($1, $2, gen_random_uuid(), gen_random_uuid(), 'claim', 'image/jpeg', 1, sha256('x'::bytea), now())`,
      ['00000000-0000-4000-8000-000000000001', testCounty],
    );
    for (const [which, county, one] of [
      [others, testCounty, id],
      [files, otherCounty, id],
      [files, testCounty, '00000000-0000-4000-8000-000000000001'],
      [files, testCounty, randomUUID()],
      [files, testCounty, '../../etc/passwd'],
    ] as const) {
      expect(await house.inCounty(() => which.read(one), county)).toBeUndefined();
      expect(await house.inCounty(() => which.remove(one), county)).toBe(false);
    }
    expect(await house.inCounty(() => others.list())).toEqual([]);
    expect(await house.inCounty(() => house.get<FilesOfHouse>(FilesOfHouse).find('claim', [id]))).toEqual([]);
    expect((await house.inCounty(() => files.list())).map((one) => one.id)).toEqual([id]);
    expect(await house.inCounty(() => files.remove(id))).toBe(true);
    expect(await house.inCounty(() => files.remove(id))).toBe(false);
    expect(await house.inCounty(() => files.read(id))).toBeUndefined();
  });

  it.each<[string, unknown, string]>([
    ['no bytes', Buffer.alloc(0), 'files.needed'],
    ['a text in place of bytes', 'bytes', 'files.needed'],
    ['more than 10 MB', Buffer.alloc(10 * 1_048_576 + 1), 'files.tooLarge'],
    ['a page of the web', Buffer.from('<!doctype html>'), 'files.notAPaper'],
    [
      'a PDF that does something',
      Buffer.from(pdf.toString('latin1').replace('/Catalog', '/Catalog /JS (x)')),
      'files.active',
    ],
  ])('are not %s', async (_what, bytes, code) => {
    await expect(keep(bytes as Uint8Array)).rejects.toMatchObject({ code });
    await expect(keep(photo(), 'x')).rejects.toMatchObject({ code: 'request.invalid' });
    expect(await rows()).toEqual([]);
  });

  it('hold what was looked at, whatever the plugin does with its bytes meanwhile', async () => {
    const mine = Buffer.from(pdf);
    const keeping = keep(mine);
    mine.fill('<script>');
    const { id } = await keeping;
    expect((await house.inCounty(() => files.read(id)))?.bytes.equals(pdf)).toBe(true);
  });

  it('are not there when the caller’s transaction is rolled back, and their bytes are swept away', async () => {
    const broken = house.inCounty(async () => {
      await files.keep({ bytes: photo(), clientId: randomUUID() });
      throw new Error('after all');
    });
    await expect(broken).rejects.toThrow('after all');
    expect(await rows()).toEqual([]);
    const kept = await keep();
    house.clock.advance(Math.max(0, Date.now() - house.clock.now().getTime()) + 2 * day);
    await house.inCounty(() => house.get<FilesOfHouse>(FilesOfHouse).sweep());
    const left = (await house.get<FileStore>(FileStore).list(testCounty)).map((one) => one.id);
    expect(left).toEqual([kept.id]);
  });

  it('are five hundred and 200 MB at the most, also when two are sent at once; what was sent before is no more', async () => {
    const clientId = randomUUID();
    const first = await keep(photo(), clientId);
    const fill = (count: number, size: number) =>
      queryAsOwner(
        house.database,
        `INSERT INTO platform.file (id, county_code, kept_by, client_id, purpose, media_type, size, sha256, created_at)
         SELECT gen_random_uuid(), $1, 'plugin:album', gen_random_uuid(), 'plugin', 'image/jpeg', $3, sha256('x'::bytea), now()
         FROM generate_series(1, $2::int)`,
        [testCounty, count, size],
      );
    await fill(498, 1);
    const both = await Promise.allSettled([keep(), keep()]);
    expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(keep()).rejects.toMatchObject({ code: 'plugins.keepsTooManyFiles' });
    expect(await keep(photo(), clientId)).toEqual(first);
    // Swallowed, it leaves nothing either, in the rows or in the store.
    const stored = (await house.get<FileStore>(FileStore).list(testCounty)).length;
    await house.inCounty(() => files.keep({ bytes: photo(), clientId: randomUUID() }).catch(() => {}));
    expect((await house.get<FileStore>(FileStore).list(testCounty)).length).toBe(stored);
    expect(await rows()).toHaveLength(500);
    await keep(photo(), randomUUID(), others);
    await queryAsOwner(house.database, `DELETE FROM platform.file WHERE id <> $1`, [first.id]);
    await fill(1, 200 * 1_048_576 - 99);
    await expect(keep()).rejects.toMatchObject({ code: 'plugins.keepsTooManyFiles' });
  });

  it('are kept no longer than was agreed to, and listed where the plugin is off', async () => {
    const old = await keep();
    house.clock.advance(20 * day);
    const young = await keep(pdf);
    house.clock.advance(15 * day);
    await house.inCounty(() => house.get<KeptJobs>(KeptJobs).forget());
    expect((await house.inCounty(() => files.list())).map((one) => one.id)).toEqual([young.id]);
    expect(old.id).not.toBe(young.id);
    const off = await house.inCounty(async () => {
      const version = (await house.get<CountyPlugins>(CountyPlugins).locked('album'))?.version ?? 0;
      await house.get<PluginsService>(PluginsService).change('album', { enabled: false, version });
    });
    expect(off).toBeUndefined();
    await house.inCounty(async () => house.get<CountyPlugins>(CountyPlugins).forget());
    const data = house.get<KeptData>(KeptData);
    expect((await house.inCounty(() => data.tables('album'))).map((one) => one.name)).toEqual(['platform.file']);
    const shown = await house.inCounty(() => data.rows('album', 'platform.file'));
    expect(shown.rows).toEqual([[young.id, 'application/pdf', String(pdf.length), expect.any(String)]]);
    await expect(keep()).rejects.toMatchObject({ code: 'plugins.failed' });
  });

  it('end where the county did not agree to its keeping any', async () => {
    await queryAsOwner(
      house.database,
      `UPDATE plugins.county_plugin SET agreed = jsonb_set(agreed, '{services}', '[]')`,
    );
    await expect(keep()).rejects.toMatchObject({ code: 'plugins.failed' });
    expect(await rows()).toEqual([]);
  });

  it.each([
    ['of an account and a plugin', `gen_random_uuid(), 'plugin:album', 'plugin'`],
    ['of nobody', `NULL, NULL, 'claim'`],
    ['of a plugin, for something of the core', `NULL, 'plugin:album', 'claim'`],
    ['of an account, as a plugin’s', `gen_random_uuid(), NULL, 'plugin'`],
    ['of something else', `NULL, 'core', 'plugin'`],
  ])('cannot be %s, in the database either', async (_whose, values) => {
    const made = house.inCounty(() =>
      house.work.execute(
        `INSERT INTO platform.file (id, client_id, media_type, size, sha256, created_at, uploaded_by, kept_by, purpose)
         SELECT gen_random_uuid(), gen_random_uuid(), 'image/jpeg', 1, sha256('x'::bytea), now(), ${values}`,
      ),
    );
    await expect(made).rejects.toMatchObject({ code: '23514' });
  });
});
