import { randomUUID } from 'node:crypto';
import { interleave, load, median, numberOption, percentile, report, round, spread } from './lib/bench.mjs';
import { benchCounty, openBenchHouse } from './lib/house.mjs';

// npm run bench:queue: no-op jobs through registry, unit of work and county context against a bare BullMQ Worker on the
// same backend at the same concurrency; and the time from commit to handled through the relay.

const jobs = numberOption('jobs', 20_000);
const rounds = numberOption('rounds', 5);
const concurrency = numberOption('concurrency', 10);
const limit = 0.9;

const house = await openBenchHouse({ redis: true });
const platform = await import('@redmaple/platform');
const { NestFactory } = await import('@nestjs/core');
const { Injectable, Module } = await import('@nestjs/common');
const { WorkerModule } = await import('../apps/worker/dist/worker.module.js');

const noop = platform.defineJob('bench.do-nothing');
const timed = platform.defineJob('timed.note-arrival');
/** @type {Map<string, (at: number) => void>} */
const arrivals = new Map();

/** Does nothing, inside a unit of work of its county. */
class NoopJobs {
  constructor(work) {
    this.work = work;
  }
  async doNothing() {
    await this.work.run(async () => {});
  }
  async noteArrival({ id }) {
    arrivals.get(id)?.(performance.now());
  }
}
Injectable()(NoopJobs);
Reflect.defineMetadata('design:paramtypes', [platform.UnitOfWork], NoopJobs);
for (const [method, job] of [
  ['doNothing', noop],
  ['noteArrival', timed],
]) {
  platform.Handles(job)(NoopJobs.prototype, method, Object.getOwnPropertyDescriptor(NoopJobs.prototype, method));
}

const results = [];
for (const backendName of ['postgres', 'redis']) results.push(await measure(backendName));
await house.close();
const ratio = Math.min(...results.map((one) => one.ratio));
report({ name: 'queue', jobs, rounds, concurrency, backends: results, ratio, goal: limit });
process.exit(0);

async function measure(backendName) {
  const env = house.env(backendName === 'redis' ? { REDIS_URL: house.redisUrl ?? '' } : {});
  class BenchModule {}
  Module({ imports: [WorkerModule.forRoot(env, house.plugins)], providers: [NoopJobs] })(BenchModule);
  const app = await NestFactory.createApplicationContext(BenchModule, { logger: false });
  const counties = app.get(platform.Counties);
  if (!(await counties.all()).has(benchCounty)) await counties.register({ code: benchCounty, name: '诸暨市' });
  app.get(platform.JobRegistry).collect();
  console.log(`${backendName}: ${jobs} jobs, concurrency ${concurrency}, load ${load()}`);
  const backend = app.get(platform.QueueBackend);
  const host = app.get(platform.WorkerHost);
  const ours = () => timeRun(backend, noop.name, (job) => host.process(job));
  const bare = () => timeRun(backend, noop.name, async () => {});
  await timeRun(backend, noop.name, async () => {}, Math.min(2_000, jobs)); // warm-up, not counted
  const { a, b } = await interleave(rounds, { a: ours, b: bare });
  const ratios = a.map((value, index) => value / (b[index] ?? 1));
  const latency = await relayLatency(app, host);
  await app.close();
  return {
    backend: backendName,
    oursPerSecond: round(median(a), 0),
    barePerSecond: round(median(b), 0),
    ratio: round(median(ratios)),
    spread: { ours: spread(a), bare: spread(b) },
    commitToHandledMs: latency,
  };
}

/** Jobs a second: all added first, then the clock runs from the worker's start to the last job's end. */
async function timeRun(backend, name, processor, count = jobs) {
  const owner = `bench${randomUUID().slice(0, 8)}`;
  const queue = backend.queue(owner);
  for (let added = 0; added < count; added += 1_000) {
    await queue.addBulk(
      Array.from({ length: Math.min(1_000, count - added) }, (_, index) => ({
        name,
        data: { county: benchCounty, data: { id: String(added + index) } },
      })),
    );
  }
  let done = 0;
  let finish;
  const finished = new Promise((resolve) => (finish = resolve));
  const started = performance.now();
  const worker = backend.worker(owner, concurrency, processor);
  worker.on('completed', () => {
    if (++done === count) finish();
  });
  await finished;
  const seconds = (performance.now() - started) / 1000;
  await worker.close();
  await queue.obliterate({ force: true });
  return count / seconds;
}

/** From the answer of COMMIT to the handler's first line, one event at a time. */
async function relayLatency(app, host) {
  const relay = app.get(platform.Relay);
  await host.start();
  relay.start();
  const work = app.get(platform.UnitOfWork);
  const outbox = app.get(platform.Outbox);
  /** @type {number[]} */
  const times = [];
  for (let one = 0; one < 210; one++) {
    const id = randomUUID();
    const arrived = new Promise((resolve) => arrivals.set(id, resolve));
    await platform.asSystem(benchCounty, 'bench', () => work.run(() => outbox.enqueue(timed, { id })));
    const committed = performance.now();
    times.push(/** @type {number} */ (await arrived) - committed);
    arrivals.delete(id);
  }
  await relay.stop();
  await host.stop();
  const warm = times.slice(10);
  return { p50: round(percentile(warm, 0.5), 1), p95: round(percentile(warm, 0.95), 1) };
}
