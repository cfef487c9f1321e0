import { Injectable, Logger } from '@nestjs/common';
import pg from 'pg';
import { Clock } from '../clock/clock.js';
import { Env } from '../config/env.js';
import { showOutbox } from '../health/metrics.js';
import { toNotices } from '../live/live-notice.js';
import { ownerOf } from '../queue/job-definition.js';
import { JobRegistry } from '../queue/job-registry.js';
import { QueueBackend } from '../queue/queue-backend.js';
import { EventAudiences } from './event-audiences.js';
import { type OutboxLine, OutboxStore } from './outbox-store.js';
import { OutboxWake } from './outbox-wake.js';

const batchSize = 500;
/** Without a wake-up the relay looks this often, in milliseconds. */
const pollEvery = 1_000;
/** Pause after a failure (queue or database away), in milliseconds. */
const retryAfter = 500;
const reconcileEvery = 15_000;
/** A job unhandled this long after it was due is sent again, in seconds. */
const graceSeconds = 20;

/** Moves committed outbox lines to BullMQ with `jobId` = the line's id, and sends lost ones again. */
@Injectable()
export class Relay {
  private readonly log = new Logger('Relay');
  private stopped = true;
  private loop: Promise<void> | undefined;
  private wakeUp: (() => void) | undefined;
  private awake = false;
  private listener: pg.Client | undefined;
  private reconciler: NodeJS.Timeout | undefined;
  private looking: Promise<void> | undefined;

  constructor(
    private readonly env: Env,
    private readonly store: OutboxStore,
    private readonly registry: JobRegistry,
    private readonly backend: QueueBackend,
    private readonly clock: Clock,
    private readonly audiences: EventAudiences,
  ) {}

  start(): void {
    this.stopped = false;
    void this.listen();
    this.loop = this.run();
    this.reconciler = setInterval(() => void this.lookAfter(), reconcileEvery);
    this.looking = this.measure();
    this.audiences.start();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearInterval(this.reconciler);
    this.wake();
    await this.loop;
    await this.looking;
    await this.audiences.stop();
    await this.listener?.end().catch(() => {});
  }

  /** Sends everything that waits; for tests and for a last round before shutdown. */
  async drain(): Promise<void> {
    while ((await this.sendBatch()) > 0) {
      // Events expand into further lines.
    }
  }

  /** Sends unhandled jobs again that the queue may have lost. Returns how many. */
  async reconcile(): Promise<number> {
    try {
      const count = await this.store.resend(this.clock.now(), graceSeconds);
      if (count > 0) this.wake();
      return count;
    } catch {
      return 0;
    }
  }

  /** One round of what is done every few seconds: send lost jobs again, measure the backlog. */
  lookAfter(): Promise<void> {
    this.looking = this.reconcile().then(() => this.measure());
    return this.looking;
  }

  private async measure(): Promise<void> {
    try {
      showOutbox(await this.store.backlog(this.clock.now()));
    } catch {
      // The database is away; the next round measures again.
    }
  }

  private async run(): Promise<void> {
    while (!this.stopped) {
      this.awake = false;
      try {
        if ((await this.sendBatch()) > 0) continue;
        if (!this.awake) await this.sleep(pollEvery);
      } catch (error) {
        this.log.warn({ error: error instanceof Error ? error.name : 'unknown' }, 'relay could not send; trying again');
        await this.sleep(retryAfter);
      }
    }
  }

  private async sendBatch(): Promise<number> {
    let told = false;
    const count = await this.store.relay(batchSize, this.clock.now(), async (lines) => {
      const expandedEvents: string[] = [];
      const events = lines.filter((one) => one.kind === 'event');
      for (const line of events) {
        const names = this.registry.subscribersOf(line.name).map((one) => one.definition.name);
        if (names.length > 0) await this.store.addSubscriberJobs(line, names);
        expandedEvents.push(line.id);
      }
      await this.addToQueues(lines.filter((one) => one.kind === 'job'));
      await this.store.tellLive(toNotices(events));
      // Last: it takes locks that other relays wait for, and the queue may be slow.
      await this.audiences.keep(events);
      told = events.length > 0;
      return { expandedEvents };
    });
    if (told) this.audiences.kept();
    return count;
  }

  private async addToQueues(lines: readonly OutboxLine[]): Promise<void> {
    const byOwner = new Map<string, OutboxLine[]>();
    for (const line of lines) {
      const owner = ownerOf(line.name);
      byOwner.set(owner, [...(byOwner.get(owner) ?? []), line]);
    }
    for (const [owner, group] of byOwner) {
      await this.backend.queue(owner).addBulk(group.map((line) => this.toJob(line)));
    }
  }

  private toJob(line: OutboxLine) {
    const definition = this.registry.get(line.name)?.definition;
    const delay = line.not_before ? Math.max(0, line.not_before.getTime() - this.clock.now().getTime()) : 0;
    return {
      name: line.name,
      data: { county: line.county_code, outboxId: line.id, data: line.payload },
      opts: {
        jobId: line.id,
        delay,
        attempts: definition?.attempts ?? 1,
        backoff: { type: 'exponential' as const, delay: definition?.backoff ?? 1_000 },
      },
    };
  }

  private async listen(): Promise<void> {
    while (!this.stopped) {
      const client = new pg.Client({ connectionString: this.env.DATABASE_URL, keepAlive: true });
      const lost = new Promise<void>((resolve) => {
        client.once('end', resolve);
        client.on('error', () => resolve());
      });
      client.on('notification', () => this.wake());
      try {
        await client.connect();
        this.listener = client;
        await client.query(`LISTEN ${OutboxWake.channel}`);
        this.wake();
        await lost;
      } catch {
        // The poll goes on without wake-ups.
      }
      if (!this.stopped) await new Promise((resolve) => setTimeout(resolve, pollEvery));
    }
  }

  private wake(): void {
    this.awake = true;
    this.wakeUp?.();
  }

  private sleep(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(done, milliseconds);
      function done(): void {
        clearTimeout(timer);
        resolve();
      }
      this.wakeUp = done;
    });
  }
}
