import { openTestApi, otherCounty, type StaffToken, type TestApi, testCounty } from '@redmaple/api/testing';
import { jpeg } from '@redmaple/platform/testing';
import { JobRegistry, type JobRun, UnitOfWork } from '@redmaple/platform';
import { InstalledPlugins, PluginsService } from '@redmaple/plugins/house';
import { randomUUID } from 'node:crypto';

const base = '/api/v1/plugins/courier/post';

describe('services of which every plugin has its own', () => {
  let api: TestApi;
  let operator: StaffToken;
  let liaison: StaffToken;
  let walker: string;
  let people = 0;

  beforeAll(async () => {
    api = await openTestApi({ plugins: 'maple-grove,./test/fixtures/plugins/courier' });
    operator = await api.staff('operator');
    liaison = await api.staff('liaison');
    walker = await memberOf('courier.walkers');
  }, 120_000);
  afterAll(() => api?.close({ madeUp: true }));

  /** A volunteer in a team of this type. */
  async function memberOf(typeCode: string, county = testCounty): Promise<string> {
    const person = randomUUID();
    const work = api.get<UnitOfWork>(UnitOfWork);
    const row = await api.inCounty(async () => {
      await work.execute(
        `INSERT INTO volunteers.person (id, name, document_type, sealed_document, document_index, birth_date, created_at)
         VALUES ($1::uuid, '错例', 'passport', 'x', sha256($1::text::bytea), '1990-01-01', now())`,
        [person],
      );
      return work.one<{ id: string }>(
        `WITH v AS (INSERT INTO volunteers.volunteer (person_id, number, joined_at) VALUES ($1::uuid, $2, now()) RETURNING id),
           t AS (INSERT INTO volunteers.team (name, type_code, created_at) VALUES ($2, $3, $4) RETURNING id)
         INSERT INTO volunteers.membership (volunteer_id, team_id, role, answers, joined_at, valid_from)
         SELECT v.id, t.id, 'member', '{}', $4, $4 FROM v, t RETURNING volunteer_id AS id`,
        [person, `V00${String(++people).padStart(6, '0')}`, typeCode, api.clock.now()],
      );
    }, county);
    return row?.id ?? '';
  }

  const post = (path: string, body: object, who = operator) =>
    api.http().post(`${base}/${path}`).set(who.headers).set('idempotency-key', randomUUID()).send(body);
  const message = (volunteerId: string, key: string) => ({
    volunteerId,
    text: 'hello',
    params: { place: '北桥' },
    key,
  });
  const planned = () =>
    api.inCounty(async () =>
      (
        await api
          .get<UnitOfWork>(UnitOfWork)
          .query<{ key: string }>(
            `SELECT dedupe_key AS key FROM platform.delivery WHERE starts_with(dedupe_key, 'plugin:') ORDER BY dedupe_key DESC`,
          )
      ).map((one) => one.key),
    );

  it('are lent as frozen methods that know whose they are', async () => {
    expect(api.get<InstalledPlugins>(InstalledPlugins).skipped()).toEqual([]);
    const { body } = await api.http().get(`${base}/lent`).set(operator.headers).expect(200);
    expect(body).toEqual({
      held: [
        [['send'], true],
        [['of'], true],
        [['byIds', 'find'], true],
        [['keep', 'list', 'read', 'remove'], true],
      ],
      forged: 'no',
    });
  });

  it('send the plugin’s own texts to members of its teams, once for each key, where an operator asks', async () => {
    await post('send', message(walker, 'one')).expect(201, { sent: true });
    await post('send', message(walker, 'one')).expect(201, { sent: false });
    expect(await planned()).toEqual(['plugin:courier:own:one']);
    await post('send', message(walker, 'two'), liaison).expect(403);
    for (const stranger of [
      await memberOf('maple-grove.rescue'),
      await memberOf('courier.walkers', otherCounty),
      randomUUID(),
    ]) {
      const { body } = await post('send', message(stranger, 'three')).expect(400);
      expect(body.fields).toEqual([expect.objectContaining({ field: 'volunteerId', code: 'unknown' })]);
    }
    expect(await planned()).toEqual(['plugin:courier:own:one']);
  });

  it('send from a job of the plugin, which nobody asked for and which may run twice', async () => {
    await post('later', { volunteerId: walker }).expect(201);
    const run: JobRun = { attempt: 1, outboxId: randomUUID(), signal: new AbortController().signal } as never;
    api.get<JobRegistry>(JobRegistry).collect();
    for (const _ of [1, 2])
      await api.get<JobRegistry>(JobRegistry).run('courier.remind-walker', testCounty, { volunteerId: walker }, run);
    expect(await planned()).toEqual(['plugin:courier:own:one', `plugin:courier:own:job.${walker}`]);
    const { body } = await api.http().get(`${base}/files`).set(operator.headers).expect(200);
    expect(body).toEqual([expect.objectContaining({ type: 'application/pdf' })]);
  });

  it('give it what its county has set, without naming itself', async () => {
    const read = () => api.http().get(`${base}/settings`).set(operator.headers);
    expect((await read()).body).toEqual({ boxes: 2 });
    await api.inCounty(() =>
      api.get<PluginsService>(PluginsService).change('courier', { settings: { boxes: 7 }, version: 1 }),
    );
    expect((await read()).body).toEqual({ boxes: 7 });
  });

  it('read places of the core’s kinds and its own, without phones, and nobody else’s', async () => {
    const site = async (kind: string, facts?: object) =>
      (
        await api
          .http()
          .post('/api/v1/sites')
          .set(operator.headers)
          .send({ name: kind.replace('.', ' '), kind, ...(facts && { facts }) })
          .expect(201)
      ).body as { id: string };
    const dam = await site('river-dam');
    const box = await site('courier.box', { keeper: '王塘长 15401234567' });
    const water = await site('maple-grove.water', { waterKind: 'pond', bathing: false });
    const read = async (query: object) =>
      (await api.http().get(`${base}/places`).query(query).set(operator.headers).expect(200)).body as object[];
    expect(await read({})).toEqual([
      { id: dam.id, name: 'river-dam', kind: 'river-dam', facts: {}, inUse: true },
      { id: box.id, name: 'courier box', kind: 'courier.box', facts: { keeper: '王塘长 ***' }, inUse: true },
    ]);
    expect(await read({ ids: `${water.id},${box.id},nonsense` })).toEqual([expect.objectContaining({ id: box.id })]);
    expect(await read({ kinds: 'maple-grove.water' })).toEqual([]);
    const tooMany = Array.from({ length: 501 }, (_, index) => `k${index}`).join(',');
    const refused = await api.http().get(`${base}/places`).query({ kinds: tooMany }).set(operator.headers);
    expect([refused.status, refused.body.code]).toEqual([422, 'plugins.asksTooMuch']);
  });

  it('keep what people send the plugin, cleaned, and give it back to it', async () => {
    const get = (path: string) => api.http().get(`${base}/files${path}`).set(operator.headers);
    const send = (bytes: Buffer, clientId: string = randomUUID()) =>
      api
        .http()
        .post(`${base}/files`)
        .set(operator.headers)
        .field('clientId', clientId)
        .attach('file', bytes, { filename: '../../x.php' });
    const photo = jpeg({ segments: [[0xe1, 'Exif\0\0 30.1N 120.2E']] });
    const clientId = randomUUID();
    const kept = (await send(photo, clientId).expect(201)).body as { id: string; size: number };
    expect(kept).toMatchObject({ id: expect.stringMatching(/^[0-9a-f-]{36}$/), type: 'image/jpeg' });
    expect((await send(photo, clientId).expect(201)).body).toEqual(kept);
    const read = await get(`/${kept.id}`).expect(200).expect('content-type', 'image/jpeg');
    expect([(read.body as Buffer).length, (read.body as Buffer).includes('120.2E')]).toEqual([kept.size, false]);
    const page = await send(Buffer.from('<!doctype html><script>alert(1)</script>'));
    expect([page.status, page.body.code]).toEqual([400, 'files.notAPaper']);
    // Of the core, and of nobody.
    const core = await api.inCounty(() =>
      api.get<UnitOfWork>(UnitOfWork).one<{ id: string }>(
        `INSERT INTO platform.file (id, uploaded_by, client_id, purpose, media_type, size, sha256, created_at)
         VALUES (gen_random_uuid(), $1, $2, 'claim', 'image/jpeg', 1, sha256('x'::bytea), now()) RETURNING id`,
        [operator.accountId, randomUUID()],
      ),
    );
    for (const id of [core?.id ?? '', randomUUID(), 'x']) {
      await get(`/${id}`).expect(404);
      await post(`files/${id}/remove`, {}).expect(201, { removed: false });
    }
    await post(`files/${kept.id}/remove`, {}).expect(201, { removed: true });
    await get(`/${kept.id}`).expect(404);
  });

  it('are shown to the two who decide, with the words it may send', async () => {
    const admin = await api.staff('county-admin');
    const { body } = await api.http().get('/api/v1/plugins/courier').set(admin.headers).expect(200);
    const parts = (body.manifest.parts as { kind: string; label: object }[]).filter((one) => one.kind === 'messages');
    expect(parts.map((one) => one.label)).toEqual([{ 'zh-CN': '明天到{{place}}', en: 'Tomorrow at {{place}}' }]);
  });
});
