import { Injectable, Logger } from '@nestjs/common';
import type { Job } from 'bullmq';
import { Env } from '../config/env.js';
import { Counties } from '../access/counties.js';
import { OutboxStore } from '../outbox/outbox-store.js';
import type { JobRun } from './handles.js';
import { type JobDefinition, ownerOf } from './job-definition.js';
import { placeOf, withoutWords } from './job-failure.js';
import { JobRegistry } from './job-registry.js';
import { type Envelope, QueueBackend } from './queue-backend.js';
import { metrics } from '../health/metrics.js';

/** How often finished outbox lines are ticked off, in milliseconds. */
const flushEvery = 200;

interface JobTimers {
  readonly done: { observe(seconds: number): void };
  readonly failed: { observe(seconds: number): void };
}

/** Runs the jobs: one BullMQ worker per owner, periodic jobs upserted, finished outbox lines ticked off in batches. */
@Injectable()
export class WorkerHost {
  private readonly log = new Logger('Worker');
  private readonly timers = new Map<string, JobTimers>();
  private handled: string[] = [];
  private readonly writing = new Set<Promise<void>>();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly env: Env,
    private readonly registry: JobRegistry,
    private readonly backend: QueueBackend,
    private readonly store: OutboxStore,
    private readonly counties: Counties,
  ) {}

  async start(): Promise<void> {
    await this.upsertSchedules();
    for (const owner of this.registry.owners()) {
      const atOnce = this.registry.concurrencyOf(owner, this.env.WORKER_CONCURRENCY);
      const worker = this.backend.worker(owner, atOnce, (job) => this.process(job));
      worker.on('failed', (job, error) => this.keep(this.onFailed(job, error)));
    }
    this.timer = setInterval(() => this.keep(this.flush()), flushEvery);
  }

  async stop(): Promise<void> {
    await this.backend.close();
    clearInterval(this.timer);
    await Promise.allSettled(this.writing);
    await this.flush();
  }

  /** Runs one job; public so that the bench can put the same processor on a queue of its own. */
  async process(job: Job<Envelope>): Promise<unknown> {
    const { county, outboxId, data } = job.data;
    const run: JobRun = {
      outboxId,
      attempt: job.attemptsMade + 1,
      progress: (percent) => job.updateProgress(percent),
    };
    const started = performance.now();
    const seconds = this.timersOf(job.name);
    try {
      const definition = this.registry.get(job.name)?.definition;
      const result =
        county === undefined && definition?.scope === 'county'
          ? await this.inEachCounty(job.name, data, run)
          : await this.registry.run(job.name, county, data, run);
      if (outboxId !== undefined) this.handled.push(outboxId);
      seconds.done.observe((performance.now() - started) / 1000);
      return result;
    } catch (error) {
      seconds.failed.observe((performance.now() - started) / 1000);
      throw withoutWords(error);
    }
  }

  /** The two histograms of a job, looked up once: finding them by label costs more than a small job does. */
  private timersOf(job: string): JobTimers {
    let timers = this.timers.get(job);
    if (!timers) {
      timers = { done: metrics.jobSeconds.labels(job, 'done'), failed: metrics.jobSeconds.labels(job, 'failed') };
      this.timers.set(job, timers);
    }
    return timers;
  }

  /** Remembers what is being written, so that stopping waits for it. */
  private keep(work: Promise<void>): void {
    this.writing.add(work);
    void work.finally(() => this.writing.delete(work));
  }

  private async inEachCounty(name: string, data: object, run: JobRun): Promise<void> {
    const failures: string[] = [];
    for (const county of await this.counties.activeCodes()) {
      try {
        await this.registry.run(name, county, data, run);
      } catch (error) {
        const { message } = withoutWords(error);
        this.log.warn(
          { job: name, county, error: message, at: placeOf(error instanceof Error ? error : undefined) },
          'job failed in a county',
        );
        failures.push(`${county}: ${message}`);
      }
    }
    if (failures.length > 0) throw new JobFailedInCounties(failures);
  }

  private async onFailed(job: Job<Envelope> | undefined, error: Error): Promise<void> {
    if (!job) return;
    const dead = job.attemptsMade >= (job.opts.attempts ?? 1);
    // Only the kind of error: messages could repeat what a person typed.
    this.log.warn(
      { job: job.name, id: job.id, attempt: job.attemptsMade, dead, error: error.message, at: placeOf(error) },
      'job failed',
    );
    if (dead && job.data.outboxId !== undefined) {
      // Should this fail, the line counts as lost and the reconciler sends it again.
      await this.store.markDead(job.data.outboxId, error.message).catch(() => {});
    }
  }

  private async flush(): Promise<void> {
    if (this.handled.length === 0) return;
    const batch = this.handled;
    this.handled = [];
    try {
      await this.store.markHandled(batch);
    } catch {
      // The database is away: tick them off later. If the process dies first, the jobs run again.
      this.handled.push(...batch);
    }
  }

  /** Owners side by side: with many plugins the start would otherwise be the sum of their round trips. */
  private async upsertSchedules(): Promise<void> {
    const byOwner = new Map<string, JobDefinition<object>[]>();
    for (const { definition } of this.registry.all()) {
      const owner = ownerOf(definition.name);
      byOwner.set(owner, [...(byOwner.get(owner) ?? []), definition]);
    }
    await Promise.all([...byOwner].map(([owner, definitions]) => this.upsertSchedulesOf(owner, definitions)));
  }

  private async upsertSchedulesOf(owner: string, definitions: readonly JobDefinition<object>[]): Promise<void> {
    const queue = this.backend.queue(owner);
    const names = new Set<string>();
    for (const { name, schedule } of definitions) {
      if (!schedule) continue;
      names.add(name);
      const repeat =
        'every' in schedule ? { every: schedule.every } : { pattern: schedule.pattern, tz: schedule.timezone };
      await queue.upsertJobScheduler(name, repeat, { name, data: { data: {} }, opts: { attempts: 1 } });
    }
    for (const scheduler of await queue.getJobSchedulers()) {
      if (!names.has(scheduler.key)) await queue.removeJobScheduler(scheduler.key);
    }
  }
}

/** A periodic job that failed in some counties and went on in the others. */
class JobFailedInCounties extends Error {
  readonly code: string;

  constructor(failures: readonly string[]) {
    super(failures.join('; '));
    this.name = 'JobFailedInCounties';
    this.code = failures.join('; ');
  }
}
