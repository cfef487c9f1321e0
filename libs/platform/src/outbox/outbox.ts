import { Injectable } from '@nestjs/common';
import { currentCounty } from '../context/context.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import type { EventDefinition, JobDefinition } from '../queue/job-definition.js';
import { OutboxWake } from './outbox-wake.js';

export interface EnqueueOptions {
  /** Not before this instant. */
  readonly at?: Date;
}

/**
 * What leaves a transaction leaves through here: a row in `platform.outbox`, written with the work itself. Rolled
 * back = nothing sent; committed = sent at least once.
 */
@Injectable()
export class Outbox {
  constructor(
    private readonly work: UnitOfWork,
    private readonly wake: OutboxWake,
  ) {}

  /** Announces that something happened. Must be called inside `UnitOfWork.run`. */
  async emit<Payload extends object>(event: EventDefinition<Payload>, payload: Payload): Promise<void> {
    await this.insert('event', event.name, payload, undefined);
  }

  /** Asks for a job. Must be called inside `UnitOfWork.run`. */
  async enqueue<Payload extends object>(
    job: JobDefinition<Payload>,
    payload: Payload,
    options: EnqueueOptions = {},
  ): Promise<void> {
    await this.insert('job', job.name, payload, options.at);
  }

  /** Asks for the same job for many payloads in one statement. */
  async enqueueMany<Payload extends object>(
    job: JobDefinition<Payload>,
    payloads: readonly { payload: Payload; at?: Date }[],
  ): Promise<void> {
    if (payloads.length === 0) return;
    currentCounty();
    await this.work.execute(
      `INSERT INTO platform.outbox (kind, name, payload, not_before)
       SELECT 'job', $1, p.payload, p.at FROM unnest($2::jsonb[], $3::timestamptz[]) AS p(payload, at)`,
      [job.name, payloads.map((one) => JSON.stringify(one.payload)), payloads.map((one) => one.at ?? null)],
    );
    this.wakeAfterCommit();
  }

  /** Wakes the relay after commit; for statements that write the outbox line themselves. */
  wakeAfterCommit(): void {
    this.work.afterCommit(() => this.wake.poke());
  }

  private async insert(kind: 'event' | 'job', name: string, payload: object, at: Date | undefined): Promise<void> {
    currentCounty();
    await this.work.execute('INSERT INTO platform.outbox (kind, name, payload, not_before) VALUES ($1, $2, $3, $4)', [
      kind,
      name,
      JSON.stringify(payload),
      at ?? null,
    ]);
    this.wakeAfterCommit();
  }
}
