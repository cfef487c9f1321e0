import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { Sessions } from '../access/sessions.js';
import { JobRegistry } from '../queue/job-registry.js';
import { defineEvent } from '../queue/job-definition.js';
import { Outbox } from '../outbox/outbox.js';
import { Relay } from '../outbox/relay.js';
import { metrics } from '../health/metrics.js';
import { EventReader, otherCounty, queryAsOwner, queueBackends, redisForTests } from '../testing/index.js';
import { openPlatformApi, type PlatformApi } from '../testing/platform-api.js';

const thingMoved = defineEvent<{ thingId: string; name?: string }>('thing.moved');

describe.each(queueBackends())('the live stream, with the queue on $name', ({ redis }) => {
  let api: PlatformApi;
  let relay: Relay;
  let url: string;

  beforeAll(async () => {
    api = await openPlatformApi({ more: () => (redis ? { REDIS_URL: redisForTests() ?? '' } : {}) as never });
    url = `${await api.app.getUrl()}/api/v1/events`;
    api.get<JobRegistry>(JobRegistry).collect();
    relay = api.get<Relay>(Relay);
    relay.start();
  });
  afterAll(async () => {
    await relay.stop();
    await api.close();
  });
  beforeEach(() => api.clock.set(undefined));

  const emit = (thingId: string, county?: string) =>
    api.inCounty(() => api.get<Outbox>(Outbox).emit(thingMoved, { thingId, name: '张三' }), county);
  const told = (thingId: string) => (reader: EventReader) =>
    reader.of('message').some((one) => one.data.thingId === thingId);

  it('greets, tells what happened in the county by ids alone, and nothing of another county', async () => {
    const { headers } = await api.staff(['operator']);
    const reader = await EventReader.open(url, headers);
    expect(reader.status).toBe(200);
    expect(reader.headers).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'x-accel-buffering': 'no',
      'cache-control': 'no-store, no-transform',
    });
    expect(reader.headers['content-encoding']).toBeUndefined();
    await reader.until(() => reader.of('hello').length === 1);
    expect(Date.parse(String(reader.of('hello')[0]?.data.now))).toBeGreaterThan(Date.now() - 10_000);
    // The connection to the database was opened for this stream: what happened before is looked at anew.
    await reader.until(() => reader.of('resync').length === 1);
    const [ours, theirs] = [randomUUID(), randomUUID()];
    await emit(theirs, otherCounty);
    await emit(ours);
    await reader.until(told(ours));
    expect(reader.of('message').map((one) => one.data)).toEqual([{ topic: 'thing.moved', thingId: ours }]);
    await reader.until(() => reader.of('beat').length > 0, 3_000);
    reader.close();
  });

  it('brings a change within a second after its commit', async () => {
    const { headers } = await api.staff(['liaison']);
    const reader = await EventReader.open(url, headers);
    const took: number[] = [];
    for (let round = 0; round < 15; round++) {
      const thingId = randomUUID();
      await emit(thingId);
      const committed = performance.now();
      await reader.until(told(thingId));
      took.push((reader.of('message').at(-1)?.at ?? Number.POSITIVE_INFINITY) - committed);
    }
    took.sort((one, other) => one - other);
    const [median, most] = [took[7] ?? Number.NaN, took[14] ?? Number.NaN];
    process.stdout.write(
      `commit → stream: median ${Math.round(median)} ms, longest ${Math.round(most)} ms of ${took.length}\n`,
    );
    expect(most).toBeLessThanOrEqual(1_000);
    reader.close();
  });

  it('says so when it may have missed something, and goes on', async () => {
    const { headers } = await api.staff(['operator']);
    const reader = await EventReader.open(url, headers);
    await reader.until(() => reader.of('hello').length === 1);
    const before = reader.of('resync').length;
    await queryAsOwner(
      api.database,
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'redmaple-live' AND datname = current_database()`,
    );
    await reader.until(() => reader.of('resync').length > before);
    const thingId = randomUUID();
    await emit(thingId);
    await reader.until(told(thingId));
    expect(reader.ended).toBe(false);
    reader.close();
  });

  it('ends within five seconds when the session is revoked, and when the account is disabled', async () => {
    const [one, two] = [await api.staff(['operator']), await api.staff(['operator'])];
    const [revoked, disabled] = await Promise.all([one, two].map(({ headers }) => EventReader.open(url, headers)));
    await api.inCounty(async () => {
      await api.get<Sessions>(Sessions).revokeAll(one.accountId);
      await api.work.execute(`UPDATE platform.account SET status = 'disabled' WHERE id = $1`, [two.accountId]);
    });
    await revoked?.until((reader) => reader.ended, 5_000);
    await disabled?.until((reader) => reader.ended, 5_000);
    expect((await EventReader.open(url, one.headers)).status).toBe(401);
  });

  it('is for staff with a session, twenty of each at most', async () => {
    expect((await EventReader.open(url, {})).status).toBe(401);
    const { token } = await api.inCounty(() => api.get<Sessions>(Sessions).open('recruit', { personId: randomUUID() }));
    expect((await EventReader.open(url, { authorization: `Bearer ${token}` })).status).toBe(403);
    const { headers } = await api.staff(['operator']);
    expect((await EventReader.open(`${url}?board=yes`, headers)).status).toBe(400);
    const readers = await Promise.all(Array.from({ length: 20 }, () => EventReader.open(url, headers)));
    expect(readers.map((reader) => reader.status)).toEqual(Array.from({ length: 20 }, () => 200));
    const gauge = async () => (await metrics.liveStreams.get()).values[0]?.value ?? 0;
    expect(await gauge()).toBeGreaterThanOrEqual(20);
    expect((await EventReader.open(url, headers)).status).toBe(429);
    for (const reader of readers) reader.close();
    const end = performance.now() + 5_000;
    while ((await gauge()) > 0 && performance.now() < end) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await gauge()).toBe(0);
    const again = await EventReader.open(url, headers);
    expect(again.status).toBe(200);
    again.close();
  });

  it('drops who does not read', async () => {
    const { token } = await api.staff(['operator']);
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname);
    socket.on('error', () => {});
    await new Promise((resolve) => socket.once('connect', resolve));
    socket.write(`GET /api/v1/events HTTP/1.1\r\nhost: ${hostname}\r\nauthorization: Bearer ${token}\r\n\r\n`);
    await new Promise((resolve) => socket.once('readable', resolve));
    const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
    const gauge = async () => (await metrics.liveStreams.get()).values[0]?.value ?? 0;
    expect(await gauge()).toBe(1);
    // Equal ones are told once in a transaction, so each has a number.
    const text = JSON.stringify({
      county: '330681',
      changes: Array.from({ length: 60 }, () => ({ topic: 'thing.moved', ids: { thingId: randomUUID() } })),
    }).replace(/}$/, ',"number":');
    const end = performance.now() + 20_000;
    for (let round = 0; (await gauge()) > 0 && performance.now() < end; round++)
      await queryAsOwner(
        api.database,
        `SELECT pg_notify('redmaple_live', $1 || ($2::int * 100 + n) || '}') FROM generate_series(1, 100) n`,
        [text, round],
      );
    expect(await gauge()).toBe(0);
    socket.resume();
    await closed;
  });
});

describe('a live stream at shutdown', () => {
  it('ends, so that closing waits for nobody', async () => {
    const api = await openPlatformApi();
    const { headers } = await api.staff(['operator']);
    const readers = await Promise.all(
      Array.from({ length: 3 }, async () => EventReader.open(`${await api.app.getUrl()}/api/v1/events`, headers)),
    );
    const began = performance.now();
    await api.close();
    expect(performance.now() - began).toBeLessThan(3_000);
    for (const reader of readers) await reader.until(({ ended }) => ended);
  });
});
