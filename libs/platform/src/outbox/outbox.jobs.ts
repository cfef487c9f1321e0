import { Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { Handles } from '../queue/handles.js';
import { defineJob } from '../queue/job-definition.js';
import { OutboxStore } from './outbox-store.js';

/** Handled lines are kept this many days, to answer "was it sent?". */
const keepDays = 7;

const purgeOutbox = defineJob('platform.purge-outbox', { schedule: { every: 3_600_000 }, scope: 'system' });

@Injectable()
export class OutboxJobs {
  constructor(
    private readonly store: OutboxStore,
    private readonly clock: Clock,
  ) {}

  @Handles(purgeOutbox)
  async purge(): Promise<void> {
    await this.store.purge(this.clock.now(), keepDays);
  }
}
