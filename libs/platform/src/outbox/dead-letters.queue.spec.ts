import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { currentCounty, withContext } from '../context/context.js';
import { metrics } from '../health/metrics.js';
import { defineJob } from '../queue/job-definition.js';
import { Handles } from '../queue/handles.js';
import { JobRegistry } from '../queue/job-registry.js';
import { QueueBackend } from '../queue/queue-backend.js';
import { WorkerHost } from '../queue/worker-host.js';
import {
  openTestHouse,
  otherCounty,
  queryAsOwner,
  queueBackends,
  testCounty,
  type TestHouse,
} from '../testing/index.js';
import { DeadLetters, type DeadLetterView } from './dead-letters.service.js';
import { Outbox } from './outbox.js';
import { OutboxStore } from './outbox-store.js';
import { Relay } from './relay.js';

const failThing = defineJob<{ id: string }>('parish.fail-thing', { attempts: 2, backoff: 10 });
const slowThing = defineJob<{ id: string }>('parish.slow-thing');
const roundThing = defineJob('parish.go-round', { schedule: { every: 400 } });
const once = defineJob('parish.go-once-round', { schedule: { every: 400 }, scope: 'system' });

@Injectable()
class Parish {
  broken = true;
  readonly tried: string[] = [];
  readonly done: string[] = [];
  readonly rounds: string[] = [];
  systemRounds = 0;

  @Handles(failThing)
  async fail({ id }: { id: string }): Promise<void> {
    this.tried.push(id);
    if (this.broken) throw new Error('王小明 15400001234\nhas no such thing');
    this.done.push(id);
  }

  @Handles(slowThing)
  async slow({ id }: { id: string }): Promise<void> {
    this.tried.push(id);
    await new Promise((resolve) => setTimeout(resolve, 700));
    this.done.push(id);
  }

  @Handles(roundThing)
  async goRound(): Promise<void> {
    this.rounds.push(currentCounty());
    if (currentCounty() === otherCounty) throw new Error('nothing works in this county');
  }

  @Handles(once)
  async goOnce(): Promise<void> {
    this.systemRounds++;
  }
}

describe.each(queueBackends())('jobs that fail, on $name', ({ redis }) => {
  let house: TestHouse;
  let parish: Parish;
  let letters: DeadLetters;
  let relay: Relay;
  let worker: WorkerHost;

  beforeAll(async () => {
    house = await openTestHouse({ providers: [Parish], redis });
    [parish, letters] = [house.get(Parish), house.get(DeadLetters)];
    house.get<JobRegistry>(JobRegistry).collect();
    [relay, worker] = [house.get(Relay), house.get(WorkerHost)];
    relay.start();
    await worker.start();
  });
  afterAll(async () => {
    await relay?.stop();
    await worker?.stop();
    await house?.close();
  });

  const enqueue = async (job: typeof failThing, county = testCounty): Promise<string> => {
    const id = randomUUID();
    await house.inCounty(() => house.get<Outbox>(Outbox).enqueue(job, { id }), county);
    return id;
  };
  const actor = { kind: 'account' as const, id: 'admin', grants: [] };
  const as = <T>(county: string, work: () => Promise<T>): Promise<T> =>
    withContext({ county, actor, requestId: 'test', locale: 'zh-CN' }, work);
  const dead = (county = testCounty): Promise<DeadLetterView[]> =>
    as(county, async () => (await letters.list({ limit: 50 })).items);
  const lineOf = async (id: string) =>
    (
      await queryAsOwner<{ id: string; dead_at: Date | null; handled_at: Date | null }>(
        house.database,
        `SELECT id, dead_at, handled_at FROM platform.outbox WHERE payload->>'id' = $1`,
        [id],
      )
    )[0];

  it('lie before the county’s eyes after their last attempt, without a word of the error, and go again when asked', async () => {
    parish.broken = true;
    const id = await enqueue(failThing);
    await until(async () => (await lineOf(id))?.dead_at != null);
    expect(parish.tried.filter((one) => one === id)).toHaveLength(2);
    const [letter] = (await dead()).filter((one) => one.job === 'parish.fail-thing');
    expect(letter).toMatchObject({ error: 'Error' });
    expect(await dead(otherCounty)).toEqual([]);
    await expect(as(otherCounty, () => letters.retry(letter?.id ?? ''))).rejects.toMatchObject({
      code: 'request.notFound',
    });
    parish.broken = false;
    await as(testCounty, () => letters.retry(letter?.id ?? ''));
    await until(() => parish.done.includes(id));
    await until(async () => (await lineOf(id))?.handled_at != null);
    expect(await dead()).toEqual([]);
    await expect(as(testCounty, () => letters.retry(letter?.id ?? ''))).rejects.toMatchObject({
      code: 'request.notFound',
    });
    const audit = await queryAsOwner(house.database, `SELECT 1 FROM audit.entry WHERE action = 'job.retried'`);
    expect(audit).toHaveLength(1);
  });

  it('die again when nothing has changed, however often a person tries', async () => {
    parish.broken = true;
    const id = await enqueue(failThing);
    for (let time = 1; time <= 2; time++) {
      await until(async () => (await lineOf(id))?.dead_at != null);
      expect(parish.tried.filter((one) => one === id)).toHaveLength(2 * time);
      await as(testCounty, async () => letters.retry((await lineOf(id))?.id ?? ''));
    }
    parish.broken = false;
    await until(() => parish.done.includes(id));
  });

  it('are sent again when their death could not be written down', async () => {
    parish.broken = true;
    const store = house.get<OutboxStore>(OutboxStore);
    const markDead = store.markDead.bind(store);
    store.markDead = () => Promise.reject(new Error('the database is away'));
    const id = await enqueue(failThing);
    await until(() => parish.tried.filter((one) => one === id).length === 2);
    await new Promise((resolve) => setTimeout(resolve, 200));
    store.markDead = markDead;
    parish.broken = false;
    await queryAsOwner(
      house.database,
      `UPDATE platform.outbox SET sent_at = sent_at - interval '1 minute', created_at = created_at - interval '1 minute' WHERE payload->>'id' = $1`,
      [id],
    );
    await relay.reconcile();
    await until(() => parish.done.includes(id));
  });

  it('and have no name that anybody knows die at once, and are seen', async () => {
    await house.inCounty(() =>
      house.work.execute(
        `INSERT INTO platform.outbox (kind, name, payload) VALUES ('job', 'parish.renamed-thing', '{"id":"renamed"}')`,
      ),
    );
    await until(async () => (await lineOf('renamed'))?.dead_at != null);
    expect((await dead()).map((one) => one.job)).toContain('parish.renamed-thing');
  });

  it('are counted for the monitoring', async () => {
    const { dead: count } = await house.get<OutboxStore>(OutboxStore).backlog(new Date());
    expect(count).toBe(1);
    await relay.lookAfter();
    const text = await metrics.registry.metrics();
    expect(text).toMatch(/^redmaple_jobs_dead 1$/m);
    expect(text).toMatch(/^redmaple_outbox_waiting 0$/m);
    expect(text).toMatch(/^redmaple_job_seconds_count\{job="parish\.fail-thing",outcome="failed"\} \d+$/m);
  });

  it('in one county keep a periodic job from no other, and once for the system means once', async () => {
    await until(() => parish.rounds.filter((county) => county === testCounty).length >= 2);
    expect(parish.rounds).toContain(otherCounty);
    await until(() => parish.systemRounds >= 2);
    const perCounty = parish.rounds.filter((county) => county === testCounty).length;
    expect(Math.abs(perCounty - parish.systemRounds)).toBeLessThanOrEqual(2);
  });

  it('leave nothing of their errors in the queue', async () => {
    parish.broken = true;
    const queue = house.get<QueueBackend>(QueueBackend).queue('parish');
    const id = await enqueue(failThing);
    await until(async () => (await lineOf(id))?.dead_at != null);
    expect(await queue.getJob((await lineOf(id))?.id ?? '')).toBeUndefined();
    expect(await queue.getFailedCount()).toBe(0);
  });

  it('or run are waited for when the worker stops, and ticked off', async () => {
    const id = await enqueue(slowThing);
    await until(() => parish.tried.includes(id));
    await relay.stop();
    await worker.stop();
    expect(parish.done).toContain(id);
    expect((await lineOf(id))?.handled_at).not.toBeNull();
  });
});

async function until(condition: () => boolean | Promise<boolean>, patience = 15_000): Promise<void> {
  const end = Date.now() + patience;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error('It did not happen in time.');
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
}
