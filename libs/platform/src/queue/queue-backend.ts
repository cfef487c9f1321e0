import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { createPostgresBackend, type Processor, Queue, setDefaultBackendFactory, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import pg from 'pg';
import type { Env } from '../config/env.js';
import { Keyring } from '../crypto/keyring.js';
import { queueUrl } from '../database/roles.js';

/** Payload of every BullMQ job of ours: ids only. */
export interface Envelope {
  readonly county?: string;
  readonly outboxId?: string;
  readonly data: object;
}

/** Connections to PostgreSQL that do the queues' work, beside one that listens for each worker. */
const connectionsForWork = 14;

/**
 * The one place that knows where BullMQ keeps its jobs: Redis when `REDIS_URL` is set, otherwise the same
 * PostgreSQL (schema `bullmq`). Everything else is the same code on both.
 */
@Injectable()
export class QueueBackend implements OnApplicationShutdown {
  readonly kind: 'postgres' | 'redis';
  private readonly pool: pg.Pool | undefined;
  private readonly queues = new Map<string, Queue<Envelope>>();
  private readonly workers: Worker<Envelope>[] = [];
  private readonly redisClients: Redis[] = [];
  private closing: Promise<void> | undefined;

  constructor(
    private readonly env: Env,
    private readonly prefix = 'redmaple',
  ) {
    this.kind = env.REDIS_URL ? 'redis' : 'postgres';
    if (this.kind === 'postgres') {
      setDefaultBackendFactory(createPostgresBackend);
      this.pool = new pg.Pool({
        connectionString: queueUrl(env.DATABASE_URL, Keyring.parse(env.MASTER_KEY)),
        max: connectionsForWork,
        keepAlive: true,
        options: '-c search_path=bullmq',
        application_name: 'redmaple-queue',
      });
      this.pool.on('error', () => {});
      // One that dies in use fails its query; its own event would end the process.
      this.pool.on('connect', (client) => void client.on('error', () => {}));
      // Every queue and worker listens on the shared pool.
      this.pool.setMaxListeners(0);
    } else {
      setDefaultBackendFactory();
    }
  }

  /** The queue of an owner, opened on first use. */
  queue(owner: string): Queue<Envelope> {
    let queue = this.queues.get(owner);
    if (!queue) {
      queue = new Queue<Envelope>(owner, {
        connection: this.connection('queue'),
        prefix: this.prefix,
        // The outbox line is the record. A failed job kept under its id would keep every later try of it out.
        defaultJobOptions: { removeOnComplete: true, removeOnFail: true },
      });
      queue.on('error', () => {});
      this.queues.set(owner, queue);
    }
    return queue;
  }

  /** Starts a worker on an owner's queue. */
  worker(owner: string, concurrency: number, processor: Processor<Envelope>): Worker<Envelope> {
    const worker = new Worker<Envelope>(owner, processor, {
      connection: this.connection('worker'),
      prefix: this.prefix,
      concurrency,
      lockDuration: 30_000,
      stalledInterval: 5_000,
      // A worker's death is no fault of the job: BullMQ would give up after one stall, we let attempts decide.
      maxStalledCount: 50,
    });
    worker.on('error', () => {});
    this.workers.push(worker);
    // Each worker keeps one connection for LISTEN: were there no more than workers, they would wait for each other for ever.
    if (this.pool) this.pool.options.max = connectionsForWork + this.workers.length;
    return worker;
  }

  /** Asks the queue for a sign of life. @throws what the connection throws */
  async ping(): Promise<void> {
    if (this.pool) await this.pool.query('SELECT 1');
    else await this.queue('platform').getJobCounts('waiting');
  }

  /** Lets running jobs end, then closes every connection. Safe to call twice. */
  close(): Promise<void> {
    this.closing ??= this.closeAll();
    return this.closing;
  }

  onApplicationShutdown(): Promise<void> {
    return this.close();
  }

  private async closeAll(): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker.close()));
    await Promise.all([...this.queues.values()].map((queue) => queue.close()));
    for (const client of this.redisClients) client.disconnect();
    await this.pool?.end();
  }

  private connection(use: 'queue' | 'worker'): never {
    return (this.pool ?? this.redis(use)) as never;
  }

  private redis(use: 'queue' | 'worker'): Redis {
    const client = new Redis(this.env.REDIS_URL ?? '', {
      // Workers wait for Redis to come back; a producer must fail at once, the outbox keeps the line.
      maxRetriesPerRequest: use === 'worker' ? null : 1,
      enableOfflineQueue: use === 'worker',
      retryStrategy: (times) => Math.min(times * 100, 2_000),
    });
    client.on('error', () => {});
    this.redisClients.push(client);
    return client;
  }
}
